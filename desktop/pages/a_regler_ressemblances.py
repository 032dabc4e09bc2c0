"""A card of sales that an entry may double, each with a way to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.ventes.ressemblance import Ressemblance
from desktop.formats import Times, format_money, number_of
from desktop.models.columns import Ink
from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import ElidedLabel, Label


class RessemblanceCard(QWidget):
    """Title, sentence, and a row a sale."""

    vente_asked = Signal(int)
    entree_asked = Signal(int)

    def __init__(self, words: tuple[str, str], found: Sequence[Ressemblance], times: Times) -> None:
        super().__init__()
        self._times = times
        title, sentence = words
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 11, 10, 8)
        column.setSpacing(3)
        column.addWidget(Label(title, Style.STRONG, wrap=True))
        if sentence:
            column.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))
        for ressemblance in found:
            column.addLayout(self._make_row(ressemblance))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, colors = QRectF(self.rect()), tone(Tone.INFO)
        fill_round(painter, box, active().surface, 8)
        stroke_round(painter, box, colors.line, 8)
        draw_icon(painter, "copy", QRectF(14, 13, 17, 17), colors.text)
        painter.end()

    def _make_row(self, found: Ressemblance) -> QHBoxLayout:
        words = [number_of(found.numero_facture, found.rang) or self.tr("Sans numéro")]
        if found.montant is not None and found.devise is not None:
            words.append(format_money(found.montant, found.devise))
        if found.terminal_nom:
            words.append(found.terminal_nom)
        recorded = found.vente_id is not None
        words.append(self.tr("enregistrée") if recorded else self.tr("à régler aussi"))
        words.append(
            self.tr("reçue {when}").format(when=self._times.relative(found.date_reception))
        )
        row = QHBoxLayout()
        row.addWidget(ElidedLabel("  ·  ".join(words), Style.BODY, Ink.TEXT, expanding=True), 1)
        see = Button(self.tr("Voir"), Kind.LINK)
        see.setAccessibleName(self.tr("Voir {numero}").format(numero=found.numero_facture))
        see.clicked.connect(partial(self._on_see, found))
        row.addWidget(see)
        return row

    def _on_see(self, found: Ressemblance) -> None:
        if found.vente_id is not None:
            self.vente_asked.emit(found.vente_id)
        elif found.entree_id is not None:
            self.entree_asked.emit(found.entree_id)
