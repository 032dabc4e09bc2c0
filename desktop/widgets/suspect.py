"""One thing to look at beside an explanation: its icon, what it is, what it may mean."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, Tone, draw_icon, tone
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label


class SuspectRow(QWidget):
    """A card in its own colour; its link leads to the rows."""

    see_asked = Signal()

    def __init__(self, look: tuple[Tone, str], title: str, sentence: str) -> None:
        super().__init__()
        self._tone, self._icon = look
        self.see_button = Button(self.tr("Voir"), Kind.LINK)
        self.see_button.setAccessibleName(self.tr("Voir : {title}").format(title=title))
        self.see_button.clicked.connect(self.see_asked)
        head = QHBoxLayout()
        head.addWidget(Label(title, Style.STRONG, wrap=True), 1)
        head.addWidget(self.see_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 9, 10, 11)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Label(sentence, Style.SMALL, Ink.TEXT2, wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        colors = tone(self._tone)
        fill_round(painter, box, colors.soft, 8)
        stroke_round(painter, box, colors.line, 8)
        draw_icon(painter, self._icon, QRectF(14, 15, 17, 17), colors.text)
        painter.end()
