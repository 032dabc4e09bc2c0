"""A surface with a thin outline: what belongs together on a page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, active
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.labels import ElidedLabel, Label

_RADIUS = 10


def empty(layout: QLayout) -> None:
    """Delete the widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()


class Card(QWidget):
    """`column` takes what stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 13, 16, 13)
        self.column.setSpacing(8)

    def show_content(self, *widgets: QWidget) -> None:
        """Put these in place of what stood in it, which is deleted."""
        empty(self.column)
        for widget in widgets:
            self.column.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill_round(painter, box, active().surface, _RADIUS)
        stroke_round(painter, box, active().border, _RADIUS)
        painter.end()


class FigureCard(Card):
    """One figure: what it is, how much, and a line about it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.column.setSpacing(1)
        self.column.addWidget(Label(name, Style.SMALLM, Ink.TEXT2))
        self.figure = ElidedLabel("", Style.FIGURE, Ink.TEXT)
        self.detail = Label("", Style.SMALL, Ink.TEXT3, wrap=True)
        self.column.addWidget(self.figure)
        self.column.addWidget(self.detail)
        # A neighbour may need one line more: figures stay on one line with each other.
        self.column.addStretch(1)

    def show_figure(self, figure: str, detail: str) -> None:
        """Show another figure."""
        self.figure.setText(figure)
        self.detail.setText(detail)
        self.setAccessibleName(" ".join((f"{self._name} :", figure, detail)).strip())
