"""The box of a row, and that of the header, which may be ticked in part."""

from enum import Enum, auto

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.theme import active, draw_icon
from desktop.theme.painting import fill_round, stroke_round

_SIZE = 16.0
_RADIUS = 4.0


class TickState(Enum):
    """How many of the rows behind a box are ticked."""

    NONE = auto()
    SOME = auto()
    ALL = auto()

    @classmethod
    def of(cls, ticked: int, rows: int) -> "TickState":
        """Return the state of the header's box."""
        if not ticked:
            return cls.NONE
        return cls.ALL if ticked == rows else cls.SOME


def draw_tick_box(painter: QPainter, rect: QRectF, state: TickState) -> None:
    """Draw the box at the left of `rect`, centred vertically."""
    box = QRectF(rect.left(), rect.center().y() - _SIZE / 2, _SIZE, _SIZE)
    if state is TickState.NONE:
        fill_round(painter, box, active().surface, _RADIUS)
        stroke_round(painter, box, active().control, _RADIUS)
        return
    fill_round(painter, box, active().accent, _RADIUS)
    if state is TickState.ALL:
        draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), active().onaccent)
    else:
        dash = QRectF(box.left() + 4, box.center().y() - 1, _SIZE - 8, 2)
        fill_round(painter, dash, active().onaccent, 1)
