"""A bug is told once, with what a technician needs, and the program goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.bugs import BugDesk
from desktop.dialogs.bogue import BogueDialog
from desktop.excepthook import ExceptionReporter
from tests.desktop.screen import click, find_button, label_texts, press_key, wait_for


@pytest.fixture
def reporter(qtbot: QtBot, _dressed: None, expected_logs: list[str]) -> ExceptionReporter:
    assert qtbot is not None
    expected_logs.append("unexpected error")
    return ExceptionReporter()


@pytest.fixture
def bugs(reporter: ExceptionReporter, tmp_path: Path) -> BugDesk:
    return BugDesk(reporter, tmp_path, reporter)


def report(qtbot: QtBot, reporter: ExceptionReporter, error: Exception) -> None:
    with qtbot.waitSignal(reporter.bug_found):
        reporter.report(type(error), error, None)


def shown(bugs: BugDesk) -> BogueDialog:
    assert bugs.dialog is not None
    assert bugs.dialog.isVisible()
    return bugs.dialog


def test_several_bugs_make_one_dialog(
    qtbot: QtBot, reporter: ExceptionReporter, bugs: BugDesk
) -> None:
    report(qtbot, reporter, ZeroDivisionError("premier"))
    dialog = shown(bugs)
    for number in range(20):
        report(qtbot, reporter, ValueError(f"n° {number}"))
    assert shown(bugs) is dialog
    assert any(text.startswith("21 erreurs") for text in label_texts(dialog))
    assert "ZeroDivisionError: premier" in dialog.details.toPlainText()
    bugs.close()


def test_the_same_bug_is_not_told_again_at_once(
    qtbot: QtBot, reporter: ExceptionReporter, bugs: BugDesk
) -> None:
    report(qtbot, reporter, ZeroDivisionError("chaque minute"))
    click(find_button(shown(bugs), "Continuer"))
    report(qtbot, reporter, ZeroDivisionError("chaque minute"))
    assert bugs.dialog is not None
    assert not bugs.dialog.isVisible()
    report(qtbot, reporter, ZeroDivisionError("un autre"))
    assert "un autre" in shown(bugs).details.toPlainText()
    bugs.close()


def test_its_details_can_be_copied_and_its_folder_opened(
    qtbot: QtBot, reporter: ExceptionReporter, tmp_path: Path
) -> None:
    opened: list[Path] = []
    with qtbot.waitSignal(reporter.bug_found) as found:
        reporter.report(ValueError, ValueError("<b>gras</b>"), None)
    dialog = BogueDialog(found.args[0], tmp_path, show_folder=opened.append)
    qtbot.addWidget(dialog)
    dialog.show()
    click(find_button(dialog, "Copier les détails"))
    assert "ValueError: <b>gras</b>" in QGuiApplication.clipboard().text()
    click(find_button(dialog, "Ouvrir les journaux"))
    assert opened == [tmp_path]
    with qtbot.waitSignal(dialog.quit_asked):
        click(find_button(dialog, "Quitter"))


def test_enter_goes_on(qtbot: QtBot, reporter: ExceptionReporter, bugs: BugDesk) -> None:
    report(qtbot, reporter, KeyError("x"))
    dialog = shown(bugs)
    press_key(dialog, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: not dialog.isVisible())
    bugs.close()
