"""How rows look beside their cells: which is current, hovered, or has just come in."""

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.widgets.table.ticks import Ticks

_FADE_MS = 4_000
_FRAME_MS = 100


class RowLook(QObject):
    """What the delegate asks about a row; the view keeps it up to date."""

    faded = Signal()
    """A tint changed: the rows in sight want painting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticks = Ticks(self)
        self.current_row = -1
        self.hovered_row = -1
        self.first_column = 0
        self.focused = False
        self.animated = True
        self._came: dict[int, int] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._on_frame)

    def mark_new(self, row_ids: Iterable[int]) -> None:
        """Tint these rows for four seconds."""
        now = self._clock.elapsed()
        self._came.update(dict.fromkeys(row_ids, now))
        self._frames.start()

    def freshness(self, row_id: int) -> float:
        """Return 1 for a row that came this instant, falling to 0; steady where nothing moves."""
        came = self._came.get(row_id)
        if came is None:
            return 0.0
        left = 1 - (self._clock.elapsed() - came) / _FADE_MS
        return max(left, 0.0) if self.animated else float(left > 0)

    def _on_frame(self) -> None:
        now = self._clock.elapsed()
        self._came = {row: came for row, came in self._came.items() if now - came < _FADE_MS}
        if not self._came:
            self._frames.stop()
        self.faded.emit()
