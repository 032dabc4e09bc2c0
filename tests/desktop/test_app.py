"""The program put together and taken apart, with its real server."""

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.application import Core
from core.config import Settings
from desktop import app as desktop_app
from desktop.app import EXIT_REFUSED, Desk
from desktop.journal import open_journal
from desktop.main_window import MainWindow
from desktop.widgets.dialog import NoticeDialog
from syncserver.server import SyncServer
from tests.builders import make_boutique, open_tmp_core
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

STARTS = 20
HOST = "127.0.0.1"


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def shown_window(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def make_desk(core: Core, port: int = 0) -> Desk:
    return Desk(core, partial(SyncServer, core, HOST, port))


def wait_until_online(qtbot: QtBot, desk: Desk) -> SyncServer:
    """Return the server once the window says that it listens."""
    pill = shown_window(desk).top_bar.server_pill
    wait_for(qtbot, lambda: "En ligne" in pill.accessibleName())
    assert desk.server is not None
    assert f"{HOST}:{desk.server.port}" in pill.accessibleName()
    return desk.server


def test_it_starts_and_stops_twenty_times(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    for _ in range(STARTS):
        desk = make_desk(core)
        desk.open()
        server = wait_until_online(qtbot, desk)
        assert server.is_running
        desk.close()
        assert not server.is_running


@pytest.mark.usefixtures("qtbot")
def test_a_desk_closed_at_once_leaves_no_server(core: Core) -> None:
    make_boutique(core)
    desk = make_desk(core)
    desk.open()
    desk.close()
    assert desk.server is None or not desk.server.is_running


def test_a_busy_port_is_a_sentence_and_the_window_opens_all_the_same(
    qtbot: QtBot, core: Core, taken_port: int
) -> None:
    make_boutique(core)
    desk = make_desk(core, taken_port)
    desk.open()
    window = shown_window(desk)
    wait_for(qtbot, window.toast.isVisible)
    assert window.isVisible()
    assert window.top_bar.server_pill.words()[0] == "Port occupé"
    sentence = f"Le port {taken_port} est déjà utilisé par un autre programme"
    assert any(sentence in text for text in label_texts(window.toast))
    desk.close()


def test_a_port_that_became_free_can_be_tried_again(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        desk = make_desk(core, other.getsockname()[1])
        desk.open()
        wait_for(qtbot, shown_window(desk).toast.isVisible)
    shown_window(desk).show_page("terminaux")
    click(find_button(shown_window(desk), "Réessayer"))
    wait_until_online(qtbot, desk)
    desk.close()


def test_an_empty_folder_asks_for_a_boutique_first(qtbot: QtBot, core: Core) -> None:
    desk = make_desk(core)
    desk.open()
    assert desk.window is None
    assert desk.first_start is not None
    editors = desk.first_start.findChildren(QLineEdit)
    nom = next(e for e in editors if e.accessibleName() == "Nom de la boutique")
    type_into(nom, "Alimentation Mama Odette")
    press_key(desk.first_start, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: desk.window is not None and desk.window.isVisible())
    name = shown_window(desk).top_bar.boutique_button.accessibleName()
    assert name == "Boutique : Alimentation Mama Odette"
    desk.close()


def test_a_bug_is_told_once_and_work_goes_on(
    qtbot: QtBot, core: Core, expected_logs: list[str]
) -> None:
    expected_logs.append("unexpected error")
    make_boutique(core)
    desk = make_desk(core)
    desk.open()
    error = ZeroDivisionError("bug")
    desk.reporter.report(ZeroDivisionError, error, None)
    wait_for(qtbot, lambda: desk.bug_notice is not None)
    notice = desk.bug_notice
    assert notice is not None
    with qtbot.waitSignal(desk.reporter.bug_found):
        desk.reporter.report(ZeroDivisionError, error, None)
    assert desk.bug_notice is notice
    assert any("ZeroDivisionError" in text for text in label_texts(notice))
    click(find_button(notice, "Continuer"))
    assert shown_window(desk).isVisible()
    desk.close()


def close_notice(app: QApplication, seen: list[str]) -> None:
    """Close the dialog that blocks, and keep what it said."""
    for widget in app.topLevelWidgets():
        if isinstance(widget, NoticeDialog) and widget.isVisible():
            seen.extend(label_texts(widget))
            widget.accept()


def run_refused(app: QApplication, folder: Path) -> list[str]:
    """Run the program on a folder that it cannot open, and return what it said."""
    seen: list[str] = []
    QTimer.singleShot(200, lambda: close_notice(app, seen))
    assert desktop_app.main(["--data-dir", str(folder)]) == EXIT_REFUSED
    return seen


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QApplication:
    """Return the one QApplication of the tests, which the program then takes for its own."""
    monkeypatch.setattr(desktop_app, "make_app", lambda: qapp)
    return qapp


def test_a_foreign_file_is_a_sentence(program: QApplication, tmp_path: Path) -> None:
    Settings(tmp_path).fichier.write_bytes(b"no database at all" * 100)
    assert "Ce fichier n’est pas à Comptoir" in run_refused(program, tmp_path)


def test_a_second_comptoir_is_a_sentence(program: QApplication, tmp_path: Path) -> None:
    other = open_tmp_core(tmp_path)
    assert "Comptoir est déjà ouvert" in run_refused(program, tmp_path)
    other.close()


# A process of its own: Qt lets the event loop of an application end only once.
WHOLE_PROGRAM = """
import sys
import threading
from PySide6.QtCore import QTimer
from desktop import app

def make_app(make=app.make_app):
    made = make()
    QTimer.singleShot(400, lambda: print(*(thread.name for thread in threading.enumerate())))
    QTimer.singleShot(500, made.closeAllWindows)
    return made

app.make_app = make_app
sys.exit(app.main(["--port", "0", "--data-dir", sys.argv[1]]))
"""


def test_the_whole_program_from_start_to_end(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    make_boutique(core)
    core.close()
    done = subprocess.run(
        [sys.executable, "-c", WHOLE_PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    # The daily copy and the checkpoints are the program's own work.
    assert "maintenance" in done.stdout.split()
    core = open_tmp_core(tmp_path)
    assert len(core.boutiques.list_boutiques()) == 1
    core.close()


def test_arguments_are_those_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        desktop_app.main(["--nonsense"])
    assert "--data-dir" in capsys.readouterr().err


def test_a_line_of_the_journal_cannot_be_forged(tmp_path: Path) -> None:
    root = logging.getLogger()
    level = root.level
    journal = open_journal(tmp_path)
    logging.getLogger("desktop").info("nom : %s", "a\nb")
    error = ZeroDivisionError()
    logging.getLogger("desktop").info("trace", exc_info=error)
    root.removeHandler(journal)
    root.setLevel(level)
    journal.close()
    text = (tmp_path / "journal" / "comptoir.log").read_text(encoding="utf-8")
    first, second = (json.loads(line) for line in text.splitlines())
    assert first["message"] == "nom : a\nb"
    assert "ZeroDivisionError" in second["trace"]
