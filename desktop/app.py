"""Puts the program together: core, the sync server's thread, and the window; and takes it apart."""

import argparse
import gc
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from core.application import Core, open_core
from core.boutiques import Boutique
from core.config import Settings
from core.errors import CoreError
from core.ventes.commandes import VenteIllisible, VenteRecue
from desktop.bridge import EventBridge
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.excepthook import ExceptionReporter
from desktop.formats import Times
from desktop.journal import open_journal
from desktop.main_window import MainWindow
from desktop.messages import headline
from desktop.pages.page import Services
from desktop.preferences import Preferences
from desktop.server_status import STARTING, ServerState, ServerStatus
from desktop.tasks import Tasks
from desktop.theme import app_icon
from desktop.theme.system import follow_system
from desktop.widgets.dialog import NoticeDialog

if TYPE_CHECKING:
    from syncserver.server import SyncServer

logger = logging.getLogger(__name__)

EXIT_REFUSED = 2
SWITCH_S = 0.001
"""How long another thread may keep the window waiting for the interpreter; Python's own is 5 ms."""
_PORT_BUSY = "PORT_BUSY"


class Desk(QObject):
    """All that lives between the opening of core and its closing."""

    settled = Signal()
    """The server listens, or has said why it does not."""

    def __init__(self, core: Core, make_server: "Callable[[], SyncServer]") -> None:
        super().__init__()
        self._core = core
        self._make_server = make_server
        self.server: SyncServer | None = None
        self._status = STARTING
        self.tasks = Tasks(self)
        self.bridge = EventBridge(core.events, self)
        self.reporter = ExceptionReporter(self)
        self.window: MainWindow | None = None
        self.first_start: PremierDemarrageDialog | None = None
        self.bug_notice: NoticeDialog | None = None
        self.reporter.bug_found.connect(self._on_bug_found)

    def open(self) -> None:
        """Show the window, or first ask for a boutique where there is none; start to listen."""
        self._start_server()
        boutiques = self._core.boutiques.list_boutiques()
        if boutiques:
            self._show_window(boutiques)
            return
        contexte = Contexte(self._core, self.tasks, self.bridge)
        self.first_start = PremierDemarrageDialog(contexte)
        self.first_start.boutique_added.connect(self._on_boutique_added)
        self.first_start.rejected.connect(QCoreApplication.quit)
        self.first_start.show()

    def close(self) -> None:
        """Stop in the order in which one uses the other; core is closed by whoever opened it."""
        self.tasks.close()
        if self.server is not None:
            self.server.stop()
        self.bridge.close()
        for shown in (self.window, self.first_start, self.bug_notice):
            if shown is not None:
                shown.close()
                shown.deleteLater()

    def _show_window(self, boutiques: Sequence[Boutique]) -> None:
        times = Times(self._core.clock, boutiques[0].fuseau)
        preferences = Preferences(self._core.parametres, self.tasks)
        services = Services(self._core, self.tasks, self.bridge, times, preferences, _lire_vente)
        self.window = MainWindow(services, boutiques)
        self.window.show_server(self._status)
        self.window.server_asked.connect(self._start_server)
        self.window.show()

    def _start_server(self) -> None:
        self._show_status(STARTING)
        self.tasks.run(self._serve, self._on_server_started, self._on_server_refused)

    def _serve(self) -> tuple[str, ...]:
        """Listen, and return the addresses; runs in a worker, which `close` waits for."""
        if self.server is None:
            self.server = self._make_server()
        self.server.start()
        return self.server.addresses()

    def _on_boutique_added(self, boutique: Boutique) -> None:
        self._show_window([boutique])

    def _on_server_started(self, addresses: tuple[str, ...]) -> None:
        self._show_status(ServerStatus(ServerState.ONLINE, addresses))
        self.settled.emit()

    def _on_server_refused(self, error: CoreError) -> None:
        state = ServerState.PORT_BUSY if error.code == _PORT_BUSY else ServerState.STOPPED
        self._show_status(ServerStatus(state, sentence=error.message))
        if self.window is not None:
            self.window.show_error(error)
        self.settled.emit()

    def _show_status(self, status: ServerStatus) -> None:
        self._status = status
        if self.window is not None:
            self.window.show_server(status)

    def _on_bug_found(self, kind: str) -> None:
        if self.bug_notice is not None and self.bug_notice.isVisible():
            return
        journal = self._core.settings.data_dir / "journal"
        self.bug_notice = NoticeDialog(
            self.tr("Comptoir a rencontré un problème"),
            self.tr(
                "Ce que vous faisiez n’a peut-être pas abouti. Les ventes déjà reçues sont en "
                "sécurité et vous pouvez continuer à travailler."
            ),
            self.tr("Continuer"),
            detail=self.tr("Le journal technique ({kind}) est dans {folder}").format(
                kind=kind, folder=journal
            ),
            parent=self.window,
        )
        self.bug_notice.open()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the window is closed; 2 where the data folder cannot be opened."""
    options = _parse(arguments)
    app = make_app()
    follow_system(app)
    settings = Settings(options.data_dir) if options.data_dir else Settings.default()
    try:
        core = open_core(settings)
    except CoreError as error:
        _tell(error)
        return EXIT_REFUSED
    journal = open_journal(settings.data_dir)
    desk = Desk(core, partial(_make_server, core, options.port))
    desk.settled.connect(_freeze)
    desk.reporter.install()
    try:
        desk.open()
        core.maintenance.start()
        return app.exec()
    finally:
        desk.close()
        desk.reporter.uninstall()
        core.close()
        logging.getLogger().removeHandler(journal)
        journal.close()


def make_app() -> QApplication:
    """Make the one QApplication of the process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Comptoir")
    app.setWindowIcon(app_icon())
    return app


def _make_server(core: Core, port: int | None) -> "SyncServer":
    """Make the server; FastAPI takes longer to import than the window takes to open."""
    from syncserver.server import PORT, SyncServer  # noqa: PLC0415 - the window comes first

    return SyncServer(core, port=PORT if port is None else port)


def _lire_vente(charge: bytes, boutique: Boutique) -> VenteRecue | VenteIllisible:
    """Read a kept sale as the server does."""
    from syncserver.lecture import read_charge  # noqa: PLC0415 - the window comes first

    return read_charge(charge, boutique)


def _freeze() -> None:
    """Keep the window lively: collect less, and let the interpreter change hands sooner.

    No collection walks what start-up made, and a server thread that decodes a batch holds the
    interpreter for a whole interval each time.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_S)


def _tell(error: CoreError) -> None:
    title = headline(error)
    close = QCoreApplication.translate("Desk", "Fermer")
    NoticeDialog(title, error.message, close).exec()


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="comptoir", description=__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--port", type=int)
    return parser.parse_args(arguments)
