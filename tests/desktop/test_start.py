"""The first second: something on screen at once, or a sentence where no folder can be opened."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.config import Settings
from desktop import start
from desktop.start import EXIT_REFUSED
from desktop.widgets.curtain import Curtain
from desktop.widgets.dialog import NoticeDialog
from tests.builders import make_boutique, open_tmp_core
from tests.desktop.screen import label_texts

# What a curtain must not wait for.
HEAVY = ("sqlalchemy", "desktop.main_window", "fastapi")


def close_notice(app: QApplication, seen: list[str], timer: QTimer) -> None:
    """Close the dialog that blocks, and keep what it said."""
    for widget in app.topLevelWidgets():
        if isinstance(widget, NoticeDialog) and widget.isVisible():
            timer.stop()
            seen.extend(label_texts(widget))
            widget.accept()


def run_refused(app: QApplication, folder: Path) -> list[str]:
    """Run the program on a folder that it cannot open, and return what it said."""
    seen: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: close_notice(app, seen, timer))
    timer.start(20)
    assert start.main(["--data-dir", str(folder)]) == EXIT_REFUSED
    return seen


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QApplication:
    """Return the one QApplication of the tests, which the program then takes for its own."""
    monkeypatch.setattr(start, "make_app", lambda: qapp)
    return qapp


def test_a_foreign_file_is_a_sentence(program: QApplication, tmp_path: Path) -> None:
    Settings(tmp_path).fichier.write_bytes(b"no database at all" * 100)
    assert "Ce fichier n’est pas à Comptoir" in run_refused(program, tmp_path)


def test_a_second_comptoir_is_a_sentence(program: QApplication, tmp_path: Path) -> None:
    other = open_tmp_core(tmp_path)
    assert "Comptoir est déjà ouvert" in run_refused(program, tmp_path)
    other.close()


def test_arguments_are_those_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        start.main(["--nonsense"])
    assert "--data-dir" in capsys.readouterr().err


def test_the_curtain_looks_like_the_window(qtbot: QtBot) -> None:
    curtain = Curtain()
    qtbot.addWidget(curtain)
    curtain.show()
    picture = curtain.grab().toImage()
    assert picture.pixelColor(100, 400) != picture.pixelColor(700, 400)


def test_the_curtain_waits_for_nothing_heavy() -> None:
    code = f"import desktop.start, sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


# A process of its own: Qt lets the event loop of an application end only once.
WHOLE_PROGRAM = """
import sys
import threading
from PySide6.QtCore import QTimer
from desktop import start

def look(app, timer):
    titles = [w.metaObject().className() for w in app.topLevelWidgets() if w.isVisible()]
    print(*titles)
    print(*(thread.name for thread in threading.enumerate()))
    if "MainWindow" in titles and "Curtain" not in titles:
        timer.stop()
        app.quit()

def make_app(make=start.make_app):
    made = make()
    timer = QTimer(made)
    timer.timeout.connect(lambda: look(made, timer))
    timer.start(100)
    return made

start.make_app = make_app
sys.exit(start.main(["--port", "0", "--data-dir", sys.argv[1]]))
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
    # Something is on screen before the window is, and leaves once the window is there.
    assert "Curtain" in done.stdout.splitlines()[0]
    # The daily copy and the checkpoints are the program's own work.
    assert "maintenance" in done.stdout.split()
    assert (tmp_path / "fenetre.ini").exists()
    core = open_tmp_core(tmp_path)
    assert len(core.boutiques.list_boutiques()) == 1
    core.close()


@pytest.mark.usefixtures("qapp")
def test_what_is_read_at_start_is_never_looked_through_again(tmp_path: Path) -> None:
    """Going through all of it would hold the window for a tenth of a second."""
    gc.unfreeze()
    opened = start.load(Settings(tmp_path))
    opened.core.close()
    assert gc.get_freeze_count() > 50_000
