"""What a page shows instead of an empty table: why it is empty, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, active, draw_icon
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label

_CARDS = ((30, 0, 180, 0.45), (15, 30, 210, 0.7), (0, 60, 240, 1.0))
_CARD_HEIGHT = 54


@dataclass(frozen=True, slots=True)
class EmptyText:
    """Title, sentence and button; `filtered` is the plainer form for a search without result."""

    icon: str
    title: str
    sentence: str
    button: str = ""
    button_icon: str = ""
    filtered: bool = False


class _Art(QWidget):
    """Three ghost rows, the nearest with the subject's icon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.icon = ""
        self.setFixedSize(QSize(240, 60 + _CARD_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for left, top, width, opacity in _CARDS:
            painter.setOpacity(opacity)
            card = QRectF(left, top, width, _CARD_HEIGHT)
            fill_round(painter, card, active().surface, 10)
            stroke_round(painter, card, active().border, 10)
        tile = QRectF(14, 60 + 11, 32, 32)
        fill_round(painter, tile, active().accentsoft, 8)
        draw_icon(painter, self.icon, tile.adjusted(7, 7, -7, -7), active().accenttext)
        for left, top, width in ((58, 77, 92), (58, 93, 60), (184, 85, 42)):
            fill_round(painter, QRectF(left, top, width, 8), active().pressed, 4)
        painter.end()


class EmptyState(QWidget):
    """Centred in the place of the table."""

    pressed = Signal()
    """The one button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = _Art(self)
        self._title = Label("", Style.TITLE)
        self._sentence = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self._fact = Label("", Style.SMALL, Ink.TEXT3)
        self._button: Button | None = None
        self._place = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._art, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addLayout(self._place)
        column.addSpacing(4)
        self._fact.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._fact)
        column.addStretch(3)

    def show_text(self, text: EmptyText, fact: str = "") -> None:
        """Say why, and offer what."""
        self._art.icon = text.icon
        self._art.update()
        self._title.setText(text.title)
        self._sentence.setText(text.sentence)
        self._fact.setText(fact)
        self._fact.setVisible(bool(fact))
        self._replace_button(text)

    def _replace_button(self, text: EmptyText) -> None:
        if self._button is not None:
            self._place.removeWidget(self._button)
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        if text.button:
            kind = Kind.PLAIN if text.filtered else Kind.PRIMARY
            self._button = Button(text.button, kind, text.button_icon, self)
            self._button.clicked.connect(self.pressed)
            self._place.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
