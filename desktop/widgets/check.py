"""A box to tick, with the sentence of what it means."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.theme import Style, active, scaled, text_width
from desktop.theme.painting import draw_text
from desktop.widgets.table.tick_box import TickState, draw_tick_box

_TEXT_AT = 26


class Check(QAbstractButton):
    """The whole line can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(Style.BODY, self.text()) + _TEXT_AT + 4, scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_tick_box(painter, box, TickState.ALL if self.isChecked() else TickState.NONE)
        color = active().text if self.isEnabled() else active().disabled
        words = box.adjusted(_TEXT_AT, 0, 0, 0)
        draw_text(painter, words, self.text(), style=Style.BODY, color=color)
        painter.end()
