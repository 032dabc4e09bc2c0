"""Starts the program anew once this one has let go of everything."""

import atexit
import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QProcess


def start_program(arguments: Sequence[str]) -> None:
    """Start the program; a packaged one is its own interpreter."""
    packaged = getattr(sys, "frozen", False)
    own = [] if packaged else ["-P", "-m", "desktop"]
    QProcess.startDetached(sys.executable, [*own, *arguments])


def start_again() -> None:
    """Have the program follow itself, on the same folder: the caller ends it."""
    atexit.register(partial(start_program, sys.argv[1:]))
