"""What the owner does to terminals, from the rows that ask in or from the open panel."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.terminal import RenommerDialog
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.dialog import NoticeDialog
from desktop.widgets.side_panel import SidePanel
from desktop.widgets.terminal_rows import TerminalAction


class TerminalActions(QObject):
    """Each decision is core's; the boards follow from what core then announces."""

    word_said = Signal(Tone, str, str)

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._boutiques: Sequence[Boutique] = ()
        self._asking: Sequence[Terminal] = ()

    def note(self, asking: Sequence[Terminal], boutiques: Sequence[Boutique]) -> None:
        """Take note of who waits to be let in, and of where to."""
        self._asking, self._boutiques = asking, boutiques

    def act(self, terminal: Terminal, action: TerminalAction) -> None:
        """Do what a button of a row or of the panel asks."""
        terminaux, serie = self._services.core.terminaux, terminal.numero_serie
        works: dict[TerminalAction, Callable[[], Terminal]] = {
            TerminalAction.REFUSE: partial(terminaux.refuse, serie),
            TerminalAction.DEACTIVATE: partial(terminaux.deactivate, serie),
            TerminalAction.ACTIVATE: partial(terminaux.activate, serie),
        }
        if action is TerminalAction.APPROVE:
            self.open_approval(terminal)
        else:
            self._services.tasks.run(works[action], self._on_decided)

    def open_approval(self, terminal: Terminal) -> ApprobationDialog:
        """Ask the owner about one terminal."""
        services = (self._services.core.terminaux, self._services.tasks)
        dialog = ApprobationDialog(terminal, self._boutiques, services, self._page)
        dialog.decided.connect(self._on_decided)
        dialog.open()
        return dialog

    def rename(self, terminal: Terminal) -> None:
        """Ask for another name."""
        services = (self._services.core.terminaux, self._services.tasks)
        dialog = RenommerDialog(terminal, services, self._page.window())
        dialog.renamed.connect(self._on_renamed)
        dialog.open()

    def replace(self, terminal: Terminal) -> None:
        """Go on with the one new device that asks in, or say how one does."""
        if len(self._asking) == 1:
            self.open_approval(self._asking[0])
            return
        sentence = self.tr(
            "Allumez le nouvel appareil et donnez-lui l’adresse de ce serveur. Il apparaît alors "
            "en haut de cette page : en l’autorisant, choisissez « Ce terminal remplace : {nom} ». "
            "L’ancien appareil est désactivé et son historique est gardé."
        )
        NoticeDialog(
            self.tr("Remplacer l’appareil de {nom}").format(nom=terminal.nom_terminal),
            sentence.format(nom=terminal.nom_terminal),
            self.tr("Compris"),
            parent=self._page.window(),
        ).open()

    def copy_serie(self, serie: str) -> None:
        """Put a serial number into the clipboard."""
        QGuiApplication.clipboard().setText(serie)
        self.word_said.emit(Tone.OK, self.tr("Numéro de série copié"), serie)

    def forget_paire(self, boutique_id: int, paire_id: int) -> None:
        """Let equal numbers of two terminals be looked at again; the event shows it."""
        work = partial(self._services.core.distincts.forget, boutique_id, paire_id)
        self._services.tasks.run(work, self._on_paire_forgotten)

    def _on_paire_forgotten(self, _forgotten: bool) -> None:
        self.word_said.emit(
            Tone.OK,
            self.tr("Les mêmes numéros seront de nouveau comparés"),
            self.tr("Ce qui a été enregistré reste compté."),
        )

    def _on_renamed(self, terminal: Terminal) -> None:
        self.word_said.emit(Tone.OK, self.tr("Terminal renommé"), terminal.nom_terminal)

    def _on_decided(self, terminal: Terminal) -> None:
        name = terminal.nom_terminal or terminal.numero_serie
        words = {
            EtatTerminal.ACTIF: self.tr("Terminal autorisé"),
            EtatTerminal.INACTIF: self.tr("Terminal désactivé"),
            EtatTerminal.REFUSE: self.tr("Terminal refusé"),
        }
        self.word_said.emit(Tone.OK, words.get(terminal.etat, self.tr("Terminal modifié")), name)


class TerminalFoot(QObject):
    """The buttons below the open terminal."""

    def __init__(self, actions: TerminalActions, panel: SidePanel) -> None:
        super().__init__(panel)
        self._actions = actions
        self._terminal: Terminal | None = None
        self.rename_button = Button(self.tr("Renommer"))
        self.replace_button = Button(self.tr("Remplacer l’appareil"))
        self.activate_button = Button(self.tr("Réactiver"))
        self.deactivate_button = Button(self.tr("Désactiver"), Kind.DANGER)
        panel.show_foot(
            self.rename_button,
            self.replace_button,
            self.activate_button,
            harmful=self.deactivate_button,
        )
        self.rename_button.clicked.connect(partial(self._run, actions.rename))
        self.replace_button.clicked.connect(partial(self._run, actions.replace))
        for button, action in (
            (self.activate_button, TerminalAction.ACTIVATE),
            (self.deactivate_button, TerminalAction.DEACTIVATE),
        ):
            button.clicked.connect(partial(self._act, action))

    def show_terminal(self, terminal: Terminal) -> None:
        """Offer what can be done with this one."""
        self._terminal = terminal
        active = terminal.etat is EtatTerminal.ACTIF
        self.replace_button.setVisible(active)
        self.deactivate_button.setVisible(active)
        self.activate_button.setVisible(not active)

    def _run(self, work: Callable[[Terminal], None]) -> None:
        if self._terminal is not None:
            work(self._terminal)

    def _act(self, action: TerminalAction) -> None:
        if self._terminal is not None:
            self._actions.act(self._terminal, action)
