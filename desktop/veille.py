"""Keeps the computer from going to sleep while terminals may send."""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from shutil import which
from typing import Protocol

from PySide6.QtCore import QCoreApplication

logger = logging.getLogger(__name__)

_CONTINUOUS = 0x8000_0000
_SYSTEM_REQUIRED = 0x0000_0001


class Hold(Protocol):
    """What keeps the computer awake until it is released."""

    def release(self) -> None: ...


class KeepAwake:
    """Asks the system once; where it cannot be asked, nothing happens."""

    def __init__(self, take: Callable[[], Hold | None] | None = None) -> None:
        self._take = take or take_hold
        self._hold: Hold | None = None

    @property
    def is_held(self) -> bool:
        """Whether the system has been asked and has not refused."""
        return self._hold is not None

    def hold(self, *, awake: bool) -> None:
        """Keep the computer awake from now on, or let it sleep again."""
        if awake and self._hold is None:
            self._hold = self._take()
        elif not awake and self._hold is not None:
            self._hold.release()
            self._hold = None


class Inhibitor:
    """A child process that holds the lock of a Linux session."""

    def __init__(self, command: Sequence[str]) -> None:
        # The program is found on PATH and every argument is ours.
        self._child = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def release(self) -> None:
        """Close its pipe, which ends it."""
        if self._child.stdin is not None:
            self._child.stdin.close()
        try:
            self._child.wait(2)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


class WindowsHold:
    """The request of the calling thread, which must be the one that lasts: the window's."""

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set_state = set_state
        set_state(_CONTINUOUS | _SYSTEM_REQUIRED)

    def release(self) -> None:
        """Take the request back."""
        self._set_state(_CONTINUOUS)


def take_hold() -> Hold | None:
    """Ask this system; None where it offers no way."""
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415 - there is no such thing elsewhere

        return WindowsHold(windll.kernel32.SetThreadExecutionState)
    return start_inhibitor(_list_commands())


def _list_commands() -> Sequence[Sequence[str]]:
    """List what may hold this computer awake, for as long as `cat` runs.

    It ends with our end of its pipe: even a program that is killed lets the computer sleep again.
    """
    why = QCoreApplication.translate(
        "KeepAwake", "Les terminaux envoient leurs ventes à cet ordinateur."
    )
    return (
        ("systemd-inhibit", "--what=sleep:idle", "--who=Comptoir", f"--why={why}", "cat"),
        ("gnome-session-inhibit", "--inhibit", "suspend:idle", "--reason", why, "cat"),
    )


def start_inhibitor(commands: Sequence[Sequence[str]]) -> Inhibitor | None:
    """Start the first of these that this computer has."""
    for name, *arguments in commands:
        path = which(name)
        if path is None:
            continue
        try:
            return Inhibitor([path, *arguments])
        except OSError:
            logger.info("%s does not start", name)
    return None
