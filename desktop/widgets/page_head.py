"""The head of a page: its title, one line about what it shows, its actions at the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label


class PageHead(QWidget):
    """The caption changes with what is shown; `tools` takes what stands at the right."""

    resized = Signal(int)
    """How wide it is now."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label("", Style.BODY, Ink.TEXT3, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, Style.TITLE))
        words.addWidget(self.caption)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(words, 1)
        row.addLayout(self.tools)
        row.addLayout(self._actions)

    def add_action(self, button: Button) -> None:
        """Append a button at the right; the primary one comes last."""
        self._actions.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())
