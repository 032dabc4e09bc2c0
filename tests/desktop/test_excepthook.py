"""A bug in any thread ends in the log and before the owner."""

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.excepthook import ExceptionReporter


@pytest.fixture
def reporter(_dressed: None) -> Iterator[ExceptionReporter]:
    reporter = ExceptionReporter()
    before = sys.excepthook, threading.excepthook
    reporter.install()
    yield reporter
    reporter.uninstall()
    sys.excepthook, threading.excepthook = before


def test_a_bug_is_logged_and_announced(
    qtbot: QtBot, reporter: ExceptionReporter, expected_logs: list[str]
) -> None:
    expected_logs.append("unexpected error")
    error = ZeroDivisionError("bug")
    with qtbot.waitSignal(reporter.bug_found) as blocker:
        sys.excepthook(ZeroDivisionError, error, None)
    assert blocker.args is not None
    assert blocker.args[0].kind == "ZeroDivisionError"


def test_a_bug_of_a_thread_is_announced_here(
    qtbot: QtBot, reporter: ExceptionReporter, expected_logs: list[str]
) -> None:
    expected_logs.append("unexpected error")
    with qtbot.waitSignal(reporter.bug_found) as blocker:
        worker = threading.Thread(target=lambda: 1 // 0)
        worker.start()
    worker.join()
    assert blocker.args is not None
    assert blocker.args[0].kind == "ZeroDivisionError"


def test_interrupting_the_program_is_no_bug(
    qtbot: QtBot, reporter: ExceptionReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.assertNotEmitted(reporter.bug_found, wait=20):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.usefixtures("qtbot")
def test_python_gets_its_hooks_back() -> None:
    reporter = ExceptionReporter()
    before = sys.excepthook
    reporter.install()
    reporter.uninstall()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before
