"""A key as it is printed on the keyboard."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Style, active, scaled, text_width
from desktop.theme.painting import draw_text, fill_round, stroke_round

_RADIUS = 5
_PADDING = 7


class Keycap(QWidget):
    """« Ctrl+K » in a small frame."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(Style.TINY, self.keys) + 2 * _PADDING, scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().sunken, _RADIUS)
        stroke_round(painter, box, active().btnborder, _RADIUS)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, box, self.keys, style=Style.TINY, color=active().text2, align=middle)
        painter.end()
