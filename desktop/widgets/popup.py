"""A small panel that opens below what was pressed and closes by Esc or a click elsewhere."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.theme import active
from desktop.theme.painting import fill_round, stroke_round

_RADIUS = 10
_BELOW = 4


class Popup(QFrame):
    """Deletes itself once closed; `content` takes what it shows."""

    gone = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(14, 12, 14, 12)
        self.content.setSpacing(10)

    def show_below(self, anchor: QWidget) -> None:
        """Open below a widget, within its screen."""
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + _BELOW))
        screen = anchor.screen().availableGeometry()
        place.setX(max(min(place.x(), screen.right() - self.width()), screen.left()))
        place.setY(max(min(place.y(), screen.bottom() - self.height()), screen.top()))
        self.move(place)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.gone.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().raised, _RADIUS)
        stroke_round(painter, box, active().border, _RADIUS)
        painter.end()
