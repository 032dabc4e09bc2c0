"""What can be done with the ticked rows: a bar that floats over the foot of the table."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.formats import plural
from desktop.theme import Style, active, scaled
from desktop.theme.painting import draw_shadow, fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label

_SHADOW = 14
_RADIUS = 10
_ABOVE = 58
"""Above the total row, which has 48 at most."""


class _Separator(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().border)
        painter.end()


class SelectionBar(QFrame):
    """Hidden while nothing is ticked; hovers at the bottom centre of its parent."""

    cleared = Signal()
    """The owner wants nothing ticked any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Lignes choisies"))
        self._count = Label("", Style.STRONG)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(4)
        self.clear_button = Button(self.tr("Ne plus rien choisir"), Kind.ICON, "x")
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + 16, _SHADOW + 8, _SHADOW + 8, _SHADOW + 8)
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addWidget(_Separator())
        row.addLayout(self._actions)
        row.addWidget(_Separator())
        row.addWidget(self.clear_button)
        self.hide()
        parent.installEventFilter(self)

    def add_action(self, text: str, icon_name: str, slot: Callable[[], object]) -> Button:
        """Append a button; `slot` asks the page which rows are meant."""
        button = Button(text, Kind.GHOST, icon_name)
        button.clicked.connect(slot)
        self._actions.addWidget(button)
        return button

    def show_count(self, count: int) -> None:
        """Say how many rows are ticked; none hides the bar."""
        words = plural(count, self.tr("{n} ligne choisie"), self.tr("{n} lignes choisies"))
        self._count.setText(words)
        self.setVisible(count > 0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, box, _RADIUS, _SHADOW)
        fill_round(painter, box, active().raised, _RADIUS)
        stroke_round(painter, box, active().border, _RADIUS)
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self.isVisibleTo(parent):
            return
        self.adjustSize()
        left = (parent.width() - self.width()) // 2
        top = parent.height() - scaled(_ABOVE) - self.height() + _SHADOW
        self.move(max(left, 0), max(top, 0))
        self.raise_()
