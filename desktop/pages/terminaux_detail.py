"""One terminal in full: what looks wrong, who it is, what it sent last and what waits of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.distincts import Paire
from core.lots import LotSync
from core.quarantaine import Entree
from core.suivi import SuiviTerminal
from desktop.formats import Times, format_number, plural, shorten_numero
from desktop.models.alertes_terminal import warnings_of
from desktop.models.columns import NOTHING, Ink
from desktop.models.journal import route_word
from desktop.models.raisons import reasons
from desktop.models.terminaux import state_of
from desktop.theme import Style, Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Facts, Note, Rule, StatePill, TwoLines
from desktop.widgets.labels import ElidedLabel, Label

DERNIERS = 8
"""Requests and entries shown; the journal and À régler have them all."""
_MARGINS = (20, 4, 20, 20)


@dataclass(frozen=True, slots=True)
class FullTerminal:
    """A terminal, its last requests, and its first sales that wait."""

    suivi: SuiviTerminal
    lots: tuple[LotSync, ...]
    entrees: tuple[Entree, ...]
    paires: tuple[Paire, ...] = ()
    """Those that say that this terminal and another are always told apart."""


class TerminalDetail(QWidget):
    """Built anew for each terminal."""

    serie_copied = Signal(str)
    lot_asked = Signal(int)
    entree_asked = Signal(int)
    journal_asked = Signal()
    a_regler_asked = Signal()
    paire_forgotten = Signal(int)

    def __init__(self, full: FullTerminal, times: Times) -> None:
        super().__init__()
        self._full = full
        self._times = times
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addLayout(self._make_name())
        for warning in warnings_of(full.suivi, times):
            column.addWidget(Note(Tone.WARN, warning.title, warning.sentence))
        column.addWidget(Facts(self._facts()))
        column.addWidget(Rule())
        column.addLayout(self._make_lots())
        if full.entrees:
            column.addLayout(self._make_entrees())
        for paire in full.paires:
            column.addWidget(self._make_paire(paire))
        column.addStretch(1)

    def _make_paire(self, paire: Paire) -> QWidget:
        """Say that two terminals are told apart, and offer to take it back."""
        own = self._full.suivi.terminal.id
        other = paire.second_nom if own == paire.premier_id else paire.premier_nom
        words = self.tr("Ventes toujours distinctes de {terminal}").format(terminal=other)
        who = self.tr("décidé par {who}, {when}").format(
            who=paire.utilisateur, when=self._times.short(paire.date_decision)
        )
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(TwoLines((words, who), ("", "")), 1)
        forget = Button(self.tr("Ne plus distinguer"), Kind.LINK)
        forget.setAccessibleName(f"{words} : {forget.words()}")
        forget.clicked.connect(partial(self.paire_forgotten.emit, paire.id))
        row.addWidget(forget)
        return widget

    def _make_name(self) -> QHBoxLayout:
        terminal = self._full.suivi.terminal
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(terminal.nom_terminal, Style.STRONG, expanding=True))
        row.addWidget(StatePill(state_of(terminal)), 0, Qt.AlignmentFlag.AlignVCenter)
        self.copy_button = Button(self.tr("Copier le numéro de série"), Kind.ICON, "copy")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        row.addWidget(self.copy_button)
        return row

    def _facts(self) -> list[tuple[str, str]]:
        row, times = self._full.suivi, self._times
        terminal, compte = row.terminal, row.compte
        seen, sold = terminal.derniere_activite, row.derniere_vente
        counts = (
            plural(compte.recues, self.tr("{n} reçue"), self.tr("{n} reçues")),
            plural(compte.creees, self.tr("{n} créée"), self.tr("{n} créées")),
            plural(compte.rejouees, self.tr("{n} doublon"), self.tr("{n} doublons")),
            plural(compte.refusees, self.tr("{n} refusée"), self.tr("{n} refusées")),
        )
        facts = [
            (self.tr("N° de série"), terminal.numero_serie),
            (self.tr("Vu"), self.tr("jamais") if seen is None else times.told(seen)),
            (self.tr("Dern. vente"), self.tr("aucune") if sold is None else times.told(sold)),
            (self.tr("Aujourd’hui"), ", ".join(counts)),
            (self.tr("Adresse"), terminal.adresse_ip or NOTHING),
            (self.tr("Version"), terminal.version_app_maui or NOTHING),
            (self.tr("Horloge"), self._clock()),
            (self.tr("Relié"), times.told(terminal.date_creation)),
        ]
        if row.remplace:
            facts.append((self.tr("Remplace"), row.remplace))
        return facts

    def _clock(self) -> str:
        row = self._full.suivi
        if row.date_horloge is None:
            return self.tr("pas encore mesurée")
        if row.ecart_horloge_s is None:
            return self.tr("à l’heure")
        return self.tr("mesurée {when}").format(when=self._times.relative(row.date_horloge))

    def _make_lots(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(
            self._make_head(self.tr("Derniers envois"), self.tr("Journal"), self.journal_asked.emit)
        )
        for lot in self._full.lots:
            created = plural(lot.creees, self.tr("{n} créée"), self.tr("{n} créées"))
            others = (
                (lot.rejouees, self.tr("{n} doublon"), self.tr("{n} doublons")),
                (lot.refusees, self.tr("{n} refusée"), self.tr("{n} refusées")),
            )
            words = [created, *(plural(n, one, many) for n, one, many in others if n)]
            received = plural(lot.recues, self.tr("{n} reçue"), self.tr("{n} reçues"))
            when = self._times.short(lot.date_reception)
            line = TwoLines((when, route_word(lot)), (received, ", ".join(words)))
            see = self.tr("Voir l’envoi de {heure}").format(heure=when)
            column.addWidget(self._make_line(line, see, partial(self.lot_asked.emit, lot.id)))
        if not self._full.lots:
            sentence = self.tr("Ce terminal n’a encore rien envoyé.")
            column.addWidget(Label(sentence, Style.SMALL, Ink.TEXT3, wrap=True))
        return column

    def _make_entrees(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        count = self._full.suivi.a_regler
        title = f"{self.tr('À régler')} ({format_number(count)})"
        column.addLayout(self._make_head(title, self.tr("Tout voir"), self.a_regler_asked.emit))
        words = reasons()
        for entree in self._full.entrees:
            numero = shorten_numero(entree.numero_facture) or self.tr("Sans numéro")
            when = self._times.short(entree.date_derniere)
            line = TwoLines((numero, words[entree.raison].state.text), (when, ""))
            see = self.tr("Voir {numero}").format(numero=numero)
            column.addWidget(self._make_line(line, see, partial(self.entree_asked.emit, entree.id)))
        return column

    def _make_head(self, title: str, link: str, slot: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(title, Style.H2))
        row.addStretch(1)
        button = Button(link, Kind.LINK)
        button.setAccessibleName(f"{title} : {link}")
        button.clicked.connect(slot)
        row.addWidget(button)
        return row

    def _make_line(self, line: TwoLines, name: str, slot: Callable[[], None]) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 1)
        see = Button(self.tr("Voir"), Kind.LINK)
        see.setAccessibleName(name)
        see.clicked.connect(slot)
        row.addWidget(see)
        return widget

    def _on_copy_clicked(self) -> None:
        self.serie_copied.emit(self._full.suivi.terminal.numero_serie)
