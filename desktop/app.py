"""Puts the program together: core, the sync server's thread, and the window; and takes it apart."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.application import Core
from core.boutiques import Boutique
from core.depart import tell_depart
from core.journalisation import folder_of, open_journal
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.essai import Essai
from desktop.bridge import EventBridge
from desktop.bugs import BugDesk
from desktop.collector import Collector
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.entrance import Entrance
from desktop.excepthook import ExceptionReporter
from desktop.formats import Times
from desktop.langue import LangueSetting
from desktop.main_window import MainWindow
from desktop.pages.page import Services
from desktop.preferences import Preferences
from desktop.server_control import Server, ServerControl, read_port
from desktop.server_status import ServerState, ServerStatus
from desktop.shell import Shell
from desktop.tasks import Tasks
from desktop.theme.system import Look
from desktop.veille import KeepAwake

if TYPE_CHECKING:
    from syncserver.server import SyncServer

SWITCH_S = 0.001
"""How long another thread may keep the window waiting for the interpreter; Python's own is 5 ms."""
_AFTER_PAINT_MS = 50
"""The server's libraries take longer to import than the window to appear: it comes first."""


class Desk(QObject):
    """All that lives between the opening of core and its closing."""

    settled = Signal()
    """The server listens, or has said why it does not."""

    def __init__(
        self,
        core: Core,
        make_server: Callable[[], Server],
        awake: KeepAwake | None = None,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self._core = core
        self._awake = awake
        self._look = look or Look()
        self.tasks = Tasks(self)
        self.bridge = EventBridge(core.events, self)
        self.reporter = ExceptionReporter(self)
        self.bugs = BugDesk(self.reporter, folder_of(core.settings.data_dir), self)
        self.control = ServerControl(make_server, core.parametres, self.tasks, self)
        self.shell: Shell | None = None
        contexte = Contexte(core, self.tasks, self.bridge, LangueSetting(core.settings.data_dir))
        self.entrance = Entrance(contexte, self.control, self)
        self.entrance.opened.connect(self._show_window)
        self.entrance.left.connect(self._leave)
        self.control.settled.connect(self.settled)
        self.control.status_changed.connect(self._on_status_changed)

    @property
    def window(self) -> MainWindow | None:
        """The window, once there is a boutique to show."""
        return None if self.shell is None else self.shell.window

    @property
    def server(self) -> "Server | None":
        """The sync server, once it was made."""
        return self.control.server

    @property
    def first_start(self) -> PremierDemarrageDialog | None:
        """The first start, while it is on screen."""
        return self.entrance.first_start

    def open(self) -> None:
        """Show the window, or first ask for a boutique or for the PIN; start to listen."""
        self.entrance.open()
        QTimer.singleShot(_AFTER_PAINT_MS, self.control.start)

    def close(self) -> None:
        """Stop in the order in which one uses the other; core is closed by whoever opened it."""
        self.tasks.close()
        self._core.prepare_close()
        self.control.stop()
        self.bridge.close()
        self.bugs.close()
        self.entrance.close()
        if self._awake is not None:
            self._awake.hold(awake=False)
        if self.shell is not None:
            self.shell.close()

    def _show_window(self, boutiques: Sequence[Boutique]) -> None:
        times = Times(self._core.clock, boutiques[0].fuseau)
        preferences = Preferences(self._core.parametres, self.tasks)
        trial = partial(essayer, self._core)
        services = Services(
            self._core, self.tasks, self.bridge, times, preferences, lire_vente, trial
        )
        self.shell = Shell(services, boutiques, self.control, self._look)
        self.bugs.stand_before(self.shell.window)
        self.shell.show()
        self.entrance.attend(self.shell.window, services)
        self.shell.menu.add_command("premier_demarrage")

    def _leave(self) -> None:
        """End without a question: the owner has just chosen what follows."""
        if self.shell is not None:
            self.shell.closing.quit()
        QCoreApplication.quit()

    def _on_status_changed(self, status: ServerStatus) -> None:
        if self._awake is not None:
            self._awake.hold(awake=status.state is ServerState.ONLINE)


def run(app: QApplication, look: Look, core: Core, port: int | None) -> int:
    """Run on an open core until the window is closed."""
    journal = open_journal(core.settings.data_dir)
    tell_depart(core.depart)
    desk = Desk(core, partial(make_announced_server, core, port), KeepAwake(), look)
    collector = Collector(desk)
    desk.settled.connect(collector.start)
    desk.settled.connect(settle)
    desk.reporter.install()
    try:
        desk.open()
        core.maintenance.start()
        core.rejeu_auto.start(lire_vente)
        return app.exec()
    finally:
        desk.close()
        desk.reporter.uninstall()
        journal.close()


def make_server(core: Core, port: int | None) -> "SyncServer":
    """Make the server, in a worker: on the port asked for, else on the one that was kept."""
    from syncserver.server import PORT, SyncServer  # noqa: PLC0415 - the window comes first

    return SyncServer(core, port=read_port(core.parametres, PORT) if port is None else port)


def make_announced_server(core: Core, port: int | None) -> "SyncServer":
    """Make the server that terminals find by its name as well."""
    from syncserver.announced import AnnouncedServer  # noqa: PLC0415 - the window comes first

    return AnnouncedServer(core, port=make_server(core, port).port)


def lire_vente(charge: bytes, boutique: Boutique) -> VenteRecue | VenteIllisible:
    """Read a kept sale as the server does."""
    from syncserver.lecture import read_charge  # noqa: PLC0415 - the window comes first

    return read_charge(charge, boutique)


def essayer(core: Core, numero_serie: str, corps: bytes) -> Essai:
    """Answer a request as the server would, and record nothing."""
    from syncserver.essai import try_request  # noqa: PLC0415 - the window comes first

    return try_request(core, numero_serie, corps)


def settle() -> None:
    """Let the interpreter change hands sooner: the server holds it for a whole interval."""
    sys.setswitchinterval(SWITCH_S)
