"""The gestures that tick rows: the box at the left, Ctrl, Shift, Space and Ctrl+A."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QTableView

from desktop.models.ids import IdModel
from desktop.theme import scaled
from desktop.widgets.table.ticks import Ticks

_GUTTER = 32
_LEFT = Qt.MouseButton.LeftButton
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def gutter() -> int:
    """Return the width of the boxes' place, left of the first column."""
    return scaled(_GUTTER)


class Ticking(QObject):
    """Each `take_…` tells whether the event was its own."""

    def __init__(self, view: QTableView, model: IdModel, ticks: Ticks) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._ticks = ticks
        self._last_id: int | None = None

    def take_press(self, event: QMouseEvent) -> bool:
        """Tick by the box or by Ctrl; with Shift every row from the last one ticked."""
        point = event.position().toPoint()
        row = self._view.rowAt(point.y())
        ctrl, shift = event.modifiers() & _CTRL, event.modifiers() & _SHIFT
        meant = self.is_gutter(point) or ctrl or shift
        if event.button() != _LEFT or row < 0 or not meant:
            return False
        if shift:
            self._tick_range(row)
        else:
            self._toggle(row)
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """Tick the current row by Space, all by Ctrl+A."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._ticks.add(self._model.ids)
        elif event.key() == Qt.Key.Key_Space and self._view.currentIndex().isValid():
            self._toggle(self._view.currentIndex().row())
        else:
            return False
        return True

    def toggle_all(self) -> None:
        """Tick every row, or none where all are ticked."""
        if len(self._ticks) == len(self._model.ids):
            self._ticks.clear()
        else:
            self._ticks.add(self._model.ids)

    def is_gutter(self, point: QPoint) -> bool:
        """Tell whether a point lies where the boxes are."""
        return point.x() < gutter()

    def _toggle(self, row: int) -> None:
        self._last_id = self._model.id_at(row)
        self._ticks.toggle(self._last_id)

    def _tick_range(self, row: int) -> None:
        start = None if self._last_id is None else self._model.position_of(self._last_id)
        if start is None:
            start = max(self._view.currentIndex().row(), 0)
        first, last = sorted((start, row))
        self._ticks.add(self._model.ids[first : last + 1])
