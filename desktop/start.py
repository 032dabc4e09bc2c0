"""The first second: something to see at once, while the rest of the program is being read."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.config import Settings
from core.errors import CoreError, FileCorrupt
from desktop.demo_start import demo_settings, prepare
from desktop.langue import LangueSetting, speak
from desktop.sentences import say
from desktop.theme import app_icon
from desktop.theme.system import Apparence, Look
from desktop.widgets.curtain import Curtain
from desktop.window_state import WindowState

if TYPE_CHECKING:
    from core.application import Core

T = TypeVar("T")

EXIT_REFUSED = 2
_LIFT_MS = 100
"""The curtain goes once the window behind it is painted, so that nothing flickers."""

Run = Callable[[QApplication, Look, "Core", int | None], int]


@dataclass(frozen=True, slots=True)
class Opened:
    """The open core, and what runs the window on it."""

    core: "Core"
    run: Run


class _Waiter(QObject):
    finished = Signal()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the window is closed; 2 where the data folder cannot be opened."""
    # Start-up makes hundreds of thousands of objects and drops none: looking for waste is waste.
    gc.disable()
    try:
        return _start(parse(arguments))
    finally:
        gc.enable()


def _start(options: argparse.Namespace) -> int:
    app = make_app()
    settings = choose_settings(options)
    speak(app, LangueSetting(settings.data_dir).read())
    state = WindowState(settings.data_dir)
    look = Look()
    look.choose(state.look() or Apparence.SYSTEME)
    curtain = Curtain()
    state.restore_or_fit(curtain)
    curtain.show()
    try:
        if options.demo:
            prepare(settings, curtain)
        opened = _open(settings)
    except CoreError as error:
        curtain.close()
        tell(error)
        return EXIT_REFUSED
    try:
        if not curtain.isVisible():
            return 0
        QTimer.singleShot(_LIFT_MS, curtain.close)
        return opened.run(app, look, opened.core, options.port)
    finally:
        opened.core.close()


def choose_settings(options: argparse.Namespace) -> Settings:
    """Return the data folder that the command line means."""
    if options.demo:
        return demo_settings(options.data_dir)
    return Settings(options.data_dir) if options.data_dir else Settings.default()


def load(settings: Settings) -> Opened:
    """Read the program and open the file in a thread, while the curtain is painted; CoreError."""
    return wait_for(partial(_load, settings))


def wait_for(work: Callable[[], T]) -> T:
    """Do something in a thread, while what is on screen is painted; return what it returns."""
    waiter, loop = _Waiter(), QEventLoop()
    # Queued: a loop that has not begun yet cannot be told to end.
    waiter.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    with ThreadPoolExecutor(1, thread_name_prefix="start") as pool:
        future = pool.submit(work)
        future.add_done_callback(lambda _done: waiter.finished.emit())
        loop.exec()
        return future.result()


def _open(settings: Settings) -> Opened:
    """Open the folder; of a damaged file a copy is offered, and the file refused without one."""
    try:
        return load(settings)
    except FileCorrupt:
        # Only here: it needs what a start has no time for.
        from desktop.rescue import accept_rescue  # noqa: PLC0415 - after the curtain

        if not accept_rescue(settings, wait_for):
            raise
        return load(settings)


def make_app() -> QApplication:
    """Make the one QApplication of the process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Comptoir")
    app.setWindowIcon(app_icon())
    return app


def tell(error: CoreError) -> None:
    """Say why the program cannot open, and wait until it is read."""
    # By now reading them costs nobody a wait.
    from desktop.messages import headline  # noqa: PLC0415 - after the curtain
    from desktop.widgets.dialog import NoticeDialog  # noqa: PLC0415 - after the curtain

    close = QCoreApplication.translate("Desk", "Fermer")
    NoticeDialog(headline(error), say(error.message), close).exec()


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="comptoir", description=__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--demo", action="store_true")
    return parser.parse_args(arguments)


def _load(settings: Settings) -> Opened:
    """Import what takes a second to import; the tables and the pages hang on SQLAlchemy."""
    from core.application import open_core  # noqa: PLC0415 - after the curtain
    from desktop.app import run  # noqa: PLC0415 - after the curtain

    # What was read stays: to look for waste in all of it would hold the window for a tenth of a
    # second once the server listens.
    gc.freeze()
    return Opened(open_core(settings), run)
