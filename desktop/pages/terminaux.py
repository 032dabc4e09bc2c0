"""The Terminaux page: where terminals connect, who asks in, who is let in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.boutiques import Boutique
from core.errors import CoreError
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal
from desktop.dialogs.approbation import ApprobationDialog
from desktop.formats import plural
from desktop.pages.board import MARGIN
from desktop.pages.page import Page, Services, Surroundings
from desktop.theme import Tone
from desktop.widgets.page_head import PageHead
from desktop.widgets.terminal_rows import AddressCard, TerminalAction, TerminalCard, TerminalRow


@dataclass(frozen=True, slots=True)
class Known:
    """All terminals, those that ask in first, and the boutiques they may belong to."""

    terminaux: tuple[Terminal, ...]
    boutiques: tuple[Boutique, ...]


class TerminauxPage(Page):
    """Pending terminals of all boutiques, and those of the boutique on screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._known = Known((), ())
        self.head = PageHead(_tr("Terminaux"))
        self.addresses = AddressCard()
        self.waiting = TerminalCard(_tr("À autoriser"))
        self.let_in = TerminalCard(_tr("Reliés à cette boutique"))
        self._lay_out()
        self.addresses.retry.clicked.connect(self.server_asked)
        services.bridge.terminaux_changed.connect(self.mark_stale)
        services.bridge.lot_received.connect(self._on_boutique_event)

    def show_surroundings(self, surroundings: Surroundings) -> None:
        super().show_surroundings(surroundings)
        self.addresses.show_status(surroundings.server)

    def refresh(self) -> None:
        self.start_refresh()
        self.services.tasks.run(self._load, self._on_loaded, self._on_failed)

    def tick(self) -> None:
        self._show_rows()

    def open_approval(self, terminal: Terminal) -> ApprobationDialog:
        """Ask the owner about one terminal."""
        services = (self.services.core.terminaux, self.services.tasks)
        dialog = ApprobationDialog(terminal, self._known.boutiques, services, self)
        dialog.decided.connect(self._on_decided)
        dialog.open()
        return dialog

    def _load(self) -> Known:
        core = self.services.core
        return Known(core.terminaux.list_terminaux(), core.boutiques.list_boutiques())

    def _on_loaded(self, known: Known) -> None:
        self.refreshed()
        self._known = known
        self._show_rows()

    def _on_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _show_rows(self) -> None:
        pending = [t for t in self._known.terminaux if t.boutique_id is None]
        mine = [t for t in self._known.terminaux if t.boutique_id == self.boutique.id]
        asking = [t for t in pending if t.etat is EtatTerminal.EN_ATTENTE]
        self.waiting.show_rows([self._make_row(t) for t in pending])
        self.waiting.setVisible(bool(pending))
        self.let_in.show_rows([self._make_row(t) for t in mine])
        self.let_in.show_sentence(
            "" if mine else _tr("Aucun terminal n’est encore relié à cette boutique.")
        )
        self.head.caption.setText(_caption(mine, asking))

    def _make_row(self, terminal: Terminal) -> TerminalRow:
        row = TerminalRow(terminal, self.services.times)
        row.acted.connect(partial(self._on_acted, terminal))
        return row

    def _on_acted(self, terminal: Terminal, action: TerminalAction) -> None:
        terminaux, serie = self.services.core.terminaux, terminal.numero_serie
        works: dict[TerminalAction, Callable[[], Terminal]] = {
            TerminalAction.REFUSE: partial(terminaux.refuse, serie),
            TerminalAction.DEACTIVATE: partial(terminaux.deactivate, serie),
            TerminalAction.ACTIVATE: partial(terminaux.activate, serie),
        }
        if action is TerminalAction.APPROVE:
            self.open_approval(terminal)
        else:
            self.services.tasks.run(works[action], self._on_decided)

    def _on_decided(self, terminal: Terminal) -> None:
        name = terminal.nom_terminal or terminal.numero_serie
        words = {
            EtatTerminal.ACTIF: _tr("Terminal autorisé"),
            EtatTerminal.INACTIF: _tr("Terminal désactivé"),
            EtatTerminal.REFUSE: _tr("Terminal refusé"),
        }
        self.word_said.emit(Tone.OK, words.get(terminal.etat, _tr("Terminal modifié")), name)
        self.mark_stale()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.addresses, self.waiting, self.let_in):
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 18, MARGIN, 18)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addWidget(scroll, 1)


def _caption(mine: Sequence[Terminal], asking: Sequence[Terminal]) -> str:
    active = sum(terminal.etat is EtatTerminal.ACTIF for terminal in mine)
    words = plural(active, _tr("{n} terminal actif"), _tr("{n} terminaux actifs"))
    if asking:
        waiting = plural(len(asking), _tr("{n} à autoriser"), _tr("{n} à autoriser"))
        words = f"{words}, {waiting}"
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("TerminauxPage", text)
