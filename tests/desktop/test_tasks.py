"""Work goes to a thread, its result comes home to the thread of the window."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from core.errors import ArticleNotFound, CoreError
from desktop.tasks import Tasks
from tests.desktop.screen import wait_for


def fail_with(error: Exception) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


def refuse_result(result: int) -> None:
    pytest.fail(f"there was no result to expect: {result}")


def test_work_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, int]] = []

    def keep(worker: int) -> None:
        seen.append((worker, threading.get_ident()))

    tasks.run(threading.get_ident, keep)
    wait_for(qtbot, lambda: bool(seen))
    ((worker, home),) = seen
    assert home == threading.get_ident() != worker


def test_a_named_error_goes_to_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[CoreError] = []
    tasks.run(fail_with(ArticleNotFound("absent")), refuse_result, errors.append)
    wait_for(qtbot, lambda: bool(errors))
    assert errors[0].message == "absent"


def test_a_named_error_that_nobody_asked_for_is_announced(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as blocker:
        tasks.run(fail_with(ArticleNotFound("absent")), refuse_result)
    assert blocker.args is not None
    assert isinstance(blocker.args[0], ArticleNotFound)


def test_a_bug_is_raised_at_home(qtbot: QtBot, tasks: Tasks) -> None:
    with capture_exceptions() as caught:
        tasks.run(fail_with(ZeroDivisionError("bug")), refuse_result)
        wait_for(qtbot, lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_after_closing_nobody_is_called(qtbot: QtBot) -> None:
    tasks = Tasks()
    begun, go_on = threading.Event(), threading.Event()
    called: list[bool] = []

    def work() -> bool:
        begun.set()
        return go_on.wait(5)

    tasks.run(work, called.append)
    assert begun.wait(5)
    go_on.set()
    tasks.close()
    tasks.run(go_on.is_set, called.append)
    with qtbot.assertNotEmitted(tasks.failed, wait=50):
        pass
    assert called == []
