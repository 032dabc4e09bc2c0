"""The head of a page: its title, one line about what it shows, its actions at the right."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, scaled
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label

_WORDS = 220
"""The least width of the words; where the actions leave less, they stand below."""


class PageHead(QWidget):
    """The caption changes with what is shown; `tools` takes what stands at the right."""

    resized = Signal(int)
    """How wide it is now."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label("", Style.BODY, Ink.TEXT3, wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(Label(title, Style.TITLE))
        self._words.addWidget(self.caption)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        self._beside.addStretch(1)
        self._beside.addLayout(self.tools)
        self._beside.addLayout(self._actions)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._beside)

    def add_action(self, button: Button) -> None:
        """Append a button at the right; the primary one comes last."""
        self._actions.addWidget(button)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_actions()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())
        self._place_actions()

    def _place_actions(self) -> None:
        """Put the actions beside the words, or below them where both do not fit."""
        words = max(self._words.minimumSize().width(), scaled(_WORDS)) + self._row.spacing()
        fits = words + self._beside.sizeHint().width() <= self.width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = beside if fits else below
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
