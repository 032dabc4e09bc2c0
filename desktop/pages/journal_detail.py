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
_SHOWN = 50
"""Sales shown at once: with all 1,000 of a batch the panel would stall."""
_FIRST = {SortVente.REFUSEE: 0, SortVente.CREEE: 1, SortVente.REJOUEE: 2}
"""What wants the owner's eye comes first."""


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
        self._ventes = sorted(ventes, key=_rank)
        self._first = 0
        self._shown = QWidget()
        self._rows = QVBoxLayout()
        self._rows.addWidget(self._shown)
        column.addLayout(self._rows)
        column.addLayout(self._make_turning())
        self._turn(0)
        return column

    def _make_turning(self) -> QHBoxLayout:
        """Make what leads to the sales before and after those shown."""
        row = QHBoxLayout()
        self.range = Label("", Style.SMALL, Ink.TEXT3)
        self.before_button = Button(self.tr("Précédentes"), Kind.LINK)
        self.after_button = Button(self.tr("Suivantes"), Kind.LINK)
        self.before_button.clicked.connect(partial(self._turn, -_SHOWN))
        self.after_button.clicked.connect(partial(self._turn, _SHOWN))
        row.addWidget(self.range)
        row.addStretch(1)
        row.addWidget(self.before_button)
        row.addWidget(self.after_button)
        return row

    def _turn(self, step: int) -> None:
        """Show the sales that many further on."""
        self._first += step
        count = len(self._ventes)
        end = min(self._first + _SHOWN, count)
        old, self._shown = self._shown, self._make_page(self._ventes[self._first : end])
        self._rows.replaceWidget(old, self._shown)
        old.hide()
        old.deleteLater()
        if step:
            # At once, not when the event loop comes to it; at first there is no parent yet.
            self._shown.show()
        words = self.tr("{first} à {last} sur {count}").format(
            first=format_number(self._first + 1),
            last=format_number(end),
            count=format_number(count),
        )
        self.range.setText(words)
        self.before_button.setEnabled(self._first > 0)
        self.after_button.setEnabled(end < count)
        for widget in (self.range, self.before_button, self.after_button):
            widget.setVisible(count > _SHOWN)

    def _make_page(self, ventes: Sequence[VenteDuLot]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for position, vente in enumerate(ventes):
            if position:
                column.addWidget(Rule())
            column.addWidget(self._make_row(vente))
        return page

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


def _rank(vente: VenteDuLot) -> int:
    return _FIRST[vente.sort]
