"""A table in its rounded card: header, rows and total row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.ids import IdModel
from desktop.theme import active
from desktop.widgets.table.selection_bar import SelectionBar
from desktop.widgets.table.total_row import TotalRow
from desktop.widgets.table.view import TableView

_RADIUS = 10.0


class _Corners(QWidget):
    """Lies over the card and paints its corners: a frame's radius does not clip its children."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, card = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        card.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(whole.subtracted(card), active().canvas)
        painter.setPen(QPen(active().border, 1))
        painter.drawPath(card)
        painter.end()


class _HeaderCorner(QWidget):
    """Fills the place above the scroll bar, beside the header."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().sunken)
        painter.fillRect(0, self.height() - 1, self.width(), 1, active().border)
        painter.end()


class TableCard(QFrame):
    """Rows, header and totals behind one rounded outline."""

    def __init__(self, model: IdModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = model.heads
        self.view = TableView(model, name, self)
        self.total_row = TotalRow(self.view.head, self)
        corner = _HeaderCorner(self.view)
        corner.setFixedHeight(self.view.head.sizeHint().height())
        self.view.addScrollBarWidget(corner, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.total_row)
        self._corners = _Corners(self)
        self.selection_bar = SelectionBar(self)
        ticks = self.view.look.ticks
        self.selection_bar.cleared.connect(ticks.clear)
        ticks.changed.connect(self._on_ticks_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corners.setGeometry(self.rect())
        self._corners.raise_()

    def _on_ticks_changed(self) -> None:
        self.selection_bar.show_count(len(self.view.look.ticks))
