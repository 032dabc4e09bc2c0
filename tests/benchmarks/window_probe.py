"""`python -m tests.benchmarks.window_probe KIND FOLDER PORT`: the real program, watched.

KIND is timer, table, articles or tour. It starts as the program does, says `painted` on its first
line once the window itself is on screen, not the curtain before it, then one line of JSON with what
it measured, and quits.
"""

import sys
from unittest.mock import patch

from PySide6.QtWidgets import QApplication

from core.config import Settings
from desktop import start
from tests.benchmarks.stretches import WatchedApplication

_load = start._load  # noqa: SLF001 - the window is to be watched before it exists


def load_watched(settings: Settings) -> start.Opened:
    """Load the program as it loads itself, and put a probe on its desk."""
    opened = _load(settings)
    # Only here: what it imports is what the program imports behind its curtain.
    from desktop import app  # noqa: PLC0415
    from tests.benchmarks.window_watch import WatchedDesk  # noqa: PLC0415

    patch.object(app, "Desk", WatchedDesk).start()
    return opened


if __name__ == "__main__":
    app = WatchedApplication if sys.argv[1] == "tour" else QApplication
    with patch.object(start, "_load", load_watched), patch.object(start, "QApplication", app):
        sys.exit(start.main(["--data-dir", sys.argv[2], "--port", sys.argv[3]]))
