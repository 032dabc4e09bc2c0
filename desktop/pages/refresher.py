"""Turns a hail of events into a few refreshes a second, never two at a time."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_INTERVAL_MS = 250
_REST = 4
"""A slow list rests so many times as long as it took: reading starves neither the terminals nor
the window, which waits for the interpreter as long as a worker computes."""


class Refresher(QObject):
    """`ask` as often as you like; answer each `due` with `finish`."""

    due = Signal()

    def __init__(self, parent: QObject | None = None, interval_ms: int = _INTERVAL_MS) -> None:
        super().__init__(parent)
        self._interval_ms = interval_ms
        self._asked = False
        self._running = 0
        self._took = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether a refresh runs or has been asked for."""
        return self._asked or self._running > 0

    def ask(self) -> None:
        """Refresh at once if the last time is long past, else as soon as it is."""
        self._asked = True
        if not self._running and not self._timer.isActive():
            self._begin()

    def ask_now(self) -> None:
        """Refresh at once: the owner asked for another list and the last answer is void."""
        self._timer.stop()
        self._begin()

    def finish(self) -> None:
        """Say that the refresh is over, well or badly."""
        self._running -= 1
        self._timer.start(max(self._interval_ms, _REST * self._took.elapsed()))

    def _begin(self) -> None:
        self._asked = False
        self._running += 1
        self._took.start()
        self.due.emit()

    def _on_timeout(self) -> None:
        if self._asked and not self._running:
            self._begin()
