"""One movement in full: what it did, who wrote it and why, what it hangs together with."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.corrections import DetailMouvement
from core.mouvements import Mouvement
from desktop.formats import Times, format_number, format_signed, plural, tell_received
from desktop.models.columns import NOTHING, Ink
from desktop.models.mouvements import motif_words, stock_words, type_states
from desktop.sentences import say
from desktop.theme import Style
from desktop.theme.painting import State
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import BigMontant, Facts, LinkedLines, Rule, StatePill
from desktop.widgets.effet_stock import EffetStock
from desktop.widgets.labels import ElidedLabel, Label

_MARGINS = (20, 4, 20, 20)


class MouvementDetail(QWidget):
    """Built anew for each movement."""

    vente_asked = Signal(int)
    article_asked = Signal(int)
    mouvement_asked = Signal(int)
    """A sale, an article or another movement is wanted in full, by its id."""
    reference_copied = Signal(str)

    def __init__(self, detail: DetailMouvement, times: Times) -> None:
        super().__init__()
        self.detail = detail
        self._times = times
        moved = detail.mouvement
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addLayout(self._make_name(moved))
        column.addLayout(_make_quantite(moved))
        column.addWidget(Facts(self._facts(moved)))
        if moved.reference_document:
            column.addLayout(self._make_reference(moved))
        if moved.commentaire:
            words = Label(say(moved.commentaire), Style.BODY, wrap=True)
            column.addLayout(_make_pair(self.tr("Commentaire"), words))
        self._add_links(column)
        self._add_undoing(column)
        column.addStretch(1)

    def _make_name(self, moved: Mouvement) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(moved.article_nom, Style.STRONG, expanding=True))
        self.article_button = Button(self.tr("Voir l’article"), Kind.LINK)
        self.article_button.clicked.connect(partial(self.article_asked.emit, moved.article_id))
        row.addWidget(self.article_button)
        return row

    def _facts(self, moved: Mouvement) -> list[tuple[str, str]]:
        effect = self.tr("{avant} → {apres}").format(
            avant=format_number(moved.stock_avant), apres=format_number(moved.stock_apres)
        )
        effect = effect if moved.suivi_stock else NOTHING
        motif = NOTHING if moved.motif is None else motif_words()[moved.motif]
        return [
            (self.tr("N°"), format_number(moved.seq)),
            *self._dates(moved),
            (self.tr("Code"), moved.article_code),
            (self.tr("Stock"), effect),
            (self.tr("Motif"), motif),
            (self.tr("Par"), moved.utilisateur or NOTHING),
        ]

    def _dates(self, moved: Mouvement) -> list[tuple[str, str]]:
        """Tell of a sale when it was sold and when it came in, of all else when it was written."""
        sold, told = self.detail.date_vente, self._times.told(moved.date_mouvement)
        if sold is None:
            return [(self.tr("Date"), told)]
        received = tell_received(self._times, sold, moved.date_mouvement)
        return [(self.tr("Vendu"), self._times.told(sold)), (self.tr("Reçu"), received)]

    def _make_reference(self, moved: Mouvement) -> QHBoxLayout:
        """Show the whole reference, however long, with what it leads to."""
        row = QHBoxLayout()
        # A number has no blank: it may be broken after each dash and underscore.
        text = moved.reference_document.replace("-", "-\u200b").replace("_", "_\u200b")
        self.reference = Label(text, Style.BODY, wrap=True)
        row.addLayout(_make_pair(self.tr("Référence"), self.reference), 1)
        self.copy_button = Button(self.tr("Copier la référence"), Kind.ICON, "copy")
        self.copy_button.clicked.connect(
            partial(self.reference_copied.emit, moved.reference_document)
        )
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self.vente_button = Button(self.tr("Voir la vente"), Kind.LINK)
        self.vente_button.setVisible(moved.vente_id is not None)
        self.vente_button.clicked.connect(partial(self.vente_asked.emit, moved.vente_id or 0))
        row.addWidget(self.vente_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_links(self, column: QVBoxLayout) -> None:
        """Append what it corrects and what corrects it, each a press away."""
        corrige = self.detail.corrige
        for title, others in (
            (self.tr("Corrige"), () if corrige is None else (corrige,)),
            (self.tr("Corrigé par"), self.detail.corrections),
        ):
            if others:
                column.addWidget(Rule())
                column.addWidget(Label(title, Style.H2))
            for other in others:
                column.addWidget(self._make_link(other))

    def _make_link(self, other: Mouvement) -> LinkedLines:
        kind = type_states()[other.type_mouvement].text
        name = self.tr("{kind} n° {n}").format(kind=kind, n=format_number(other.seq))
        words = (name, f"{self._times.short(other.date_mouvement)} · {other.utilisateur}")
        line = LinkedLines(name, words, (format_signed(other.quantite), stock_words(other)))
        line.asked.connect(partial(self.mouvement_asked.emit, other.id))
        return line

    def _add_undoing(self, column: QVBoxLayout) -> None:
        """Append what undoing it would do, or why it cannot be."""
        column.addWidget(Rule())
        column.addWidget(Label(self.tr("Annuler ce mouvement"), Style.H2))
        self.effect = EffetStock(self.tr("Stock"))
        self.obstacle = Label(say(self.detail.obstacle), Style.BODY, Ink.TEXT2, wrap=True)
        if self.detail.obstacle:
            column.addWidget(self.obstacle)
        else:
            if self.detail.mouvement.suivi_stock:
                self.effect.show_effect(self.detail.stock, self.detail.stock_annule)
            column.addWidget(self.effect)


def _make_pair(title: str, words: Label) -> QVBoxLayout:
    """Put words that may be long under their title."""
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Label(title, Style.SMALL, Ink.TEXT3))
    column.addWidget(words)
    return column


def _make_quantite(moved: Mouvement) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    unit = plural(abs(moved.quantite), _tr("pièce"), _tr("pièces"))
    row.addWidget(BigMontant((format_signed(moved.quantite), unit)))
    row.addStretch(1)
    state = type_states()[moved.type_mouvement]
    pill = StatePill(State(state.text, state.tone, state.icon))
    row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _tr(text: str) -> str:
    return QCoreApplication.translate("MouvementDetail", text)
