"""One request in full: what it brought, and what was told of each of its sales."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.limites import CONSERVATION_CORPS
from core.lots import LotSync, SortVente, VenteDuLot
from desktop.formats import Times, format_number, plural, shorten_numero
from desktop.models.columns import NOTHING, Ink
from desktop.models.journal import duration_word, route_word
from desktop.theme import Style, Tone
from desktop.theme.painting import State
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Facts, Rule, StatePill
from desktop.widgets.labels import ElidedLabel, Label

_MARGINS = (20, 4, 20, 20)
_SHOWN_MAX = 100
"""Sales shown one by one; the body holds them all."""


@dataclass(frozen=True, slots=True)
class FullLot:
    """A request, what it told of each sale, and its body; None once these are forgotten."""

    lot: LotSync
    ventes: tuple[VenteDuLot, ...] | None
    corps: bytes | None


class LotDetail(QWidget):
    """Built anew for each request."""

    vente_asked = Signal(int)
    entree_asked = Signal(int)
    """A sale, or an entry, is wanted in full, by its id."""
    payload_asked = Signal(str, str)

    def __init__(self, full: FullLot, times: Times) -> None:
        super().__init__()
        self._full = full
        self._times = times
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        title = times.told(full.lot.date_reception)
        column.addWidget(Label(title[:1].upper() + title[1:], Style.H2, wrap=True))
        column.addWidget(Facts(self._facts(full.lot)))
        column.addWidget(Rule())
        column.addLayout(self._make_head())
        column.addLayout(self._make_rows())
        column.addStretch(1)

    def _facts(self, lot: LotSync) -> list[tuple[str, str]]:
        counts = (
            plural(lot.creees, self.tr("{n} créée"), self.tr("{n} créées")),
            plural(lot.rejouees, self.tr("{n} doublon"), self.tr("{n} doublons")),
            plural(lot.refusees, self.tr("{n} refusée"), self.tr("{n} refusées")),
        )
        return [
            (self.tr("Lot"), self.tr("n° {n}").format(n=format_number(lot.id))),
            (self.tr("Terminal"), lot.terminal_nom),
            (self.tr("Adresse"), lot.adresse_ip or NOTHING),
            (self.tr("Route"), route_word(lot)),
            (self.tr("Ventes"), ", ".join(counts)),
            (self.tr("Durée"), duration_word(lot)),
        ]

    def _make_head(self) -> QHBoxLayout:
        lot = self._full.lot
        row = QHBoxLayout()
        words = plural(lot.recues, self.tr("{n} vente reçue"), self.tr("{n} ventes reçues"))
        row.addWidget(Label(words, Style.H2))
        row.addStretch(1)
        self.payload_button = Button(self.tr("Contenu reçu"), Kind.LINK)
        self.payload_button.setVisible(self._full.corps is not None)
        self.payload_button.clicked.connect(self._on_payload_clicked)
        row.addWidget(self.payload_button)
        return row

    def _make_rows(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        ventes = self._full.ventes
        if ventes is None:
            days = format_number(CONSERVATION_CORPS.days)
            sentence = self.tr("Le détail et le contenu d’un envoi sont gardés {n} jours.")
            column.addWidget(Label(sentence.format(n=days), Style.BODY, Ink.TEXT3, wrap=True))
            return column
        for position, vente in enumerate(ventes[:_SHOWN_MAX]):
            if position:
                column.addWidget(Rule())
            column.addWidget(self._make_row(vente))
        self._add_rest(column, ventes)
        return column

    def _add_rest(self, column: QVBoxLayout, ventes: Sequence[VenteDuLot]) -> None:
        rest = len(ventes) - _SHOWN_MAX
        if rest > 0:
            words = plural(rest, self.tr("et {n} autre"), self.tr("et {n} autres"))
            column.addWidget(Label(words, Style.SMALL, Ink.TEXT3))

    def _make_row(self, vente: VenteDuLot) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        numero = shorten_numero(vente.numero_facture) or self.tr("Sans numéro")
        word = ElidedLabel(numero, Style.MEDIUM, expanding=True)
        row.addWidget(word, 1)
        row.addWidget(StatePill(self._state(vente)), 0, Qt.AlignmentFlag.AlignVCenter)
        if vente.cle is not None:
            see = Button(self.tr("Voir"), Kind.LINK)
            see.setAccessibleName(self.tr("Voir {numero}").format(numero=numero))
            see.clicked.connect(partial(self._on_see, vente))
            row.addWidget(see)
        return widget

    def _state(self, vente: VenteDuLot) -> State:
        return {
            SortVente.CREEE: State(self.tr("Créée"), Tone.OK, "check"),
            SortVente.REJOUEE: State(self.tr("Doublon évité"), Tone.NEUTRAL, "copy"),
            SortVente.REFUSEE: State(self.tr("Refusée"), Tone.WARN, "triangle-alert"),
        }[vente.sort]

    def _on_see(self, vente: VenteDuLot) -> None:
        if vente.cle is None:
            return
        refused = vente.sort is SortVente.REFUSEE
        (self.entree_asked if refused else self.vente_asked).emit(vente.cle)

    def _on_payload_clicked(self) -> None:
        # Whatever the bytes are, they are shown: what is not UTF-8 appears as U+FFFD.
        content = (self._full.corps or b"").decode(errors="replace")
        lot = self.tr("Lot n° {n}").format(n=format_number(self._full.lot.id))
        self.payload_asked.emit(lot, content)
