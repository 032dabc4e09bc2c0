"""The computer stays awake while the server runs, and may sleep again afterwards."""

import sys
from pathlib import Path

import pytest

from desktop.veille import KeepAwake, WindowsHold, start_inhibitor


class Lock:
    """Counts how often it is let go."""

    def __init__(self) -> None:
        self.released = 0

    def release(self) -> None:
        self.released += 1


def test_it_is_asked_once_and_released_once() -> None:
    taken: list[Lock] = []

    def take() -> Lock:
        taken.append(Lock())
        return taken[-1]

    awake = KeepAwake(take)
    awake.hold(awake=False)
    awake.hold(awake=True)
    awake.hold(awake=True)
    assert awake.is_held
    awake.hold(awake=False)
    awake.hold(awake=False)
    assert ([lock.released for lock in taken], awake.is_held) == ([1], False)


def test_a_system_that_cannot_be_asked_changes_nothing() -> None:
    awake = KeepAwake(lambda: None)
    awake.hold(awake=True)
    awake.hold(awake=False)
    assert not awake.is_held


def test_windows_is_told_and_told_again() -> None:
    told: list[int] = []

    def set_state(flags: int) -> int:
        told.append(flags)
        return 0

    WindowsHold(set_state).release()
    assert told == [0x8000_0001, 0x8000_0000]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked without a child process")
def test_the_inhibitor_ends_with_its_pipe(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    script = tmp_path / "inhibit"
    script.write_text(f"#!/bin/sh\n\"$@\"\ntouch '{ended}'\n", encoding="utf-8")
    script.chmod(0o755)
    hold = start_inhibitor([("no-such-program-here", "cat"), (str(script), "cat")])
    assert hold is not None
    assert not ended.exists()
    hold.release()
    assert ended.exists()


def test_without_any_of_the_programs_there_is_no_hold() -> None:
    assert start_inhibitor([("no-such-program-here", "cat")]) is None
