"""Python's garbage collector, kept to the moments when Qt is at nothing."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Collects in the UI thread, from its event loop, and nowhere else.

    By itself Python collects in whichever thread has made one object too many, in the midst of
    whatever that was at. A dropped window, which is a cycle, would then be deleted by a worker, or
    under the hands of Qt while it goes through that very window: either ends the process.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over: from here on nothing is collected but by `start`."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)

    def start(self) -> None:
        """Leave what start-up made out of every later collection, and collect from now on."""
        gc.collect()
        gc.freeze()
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose threshold is passed, as Python itself would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
