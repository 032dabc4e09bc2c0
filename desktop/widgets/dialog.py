"""The frame of every dialog: title and subject, content, buttons with the primary one last."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, active, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.focus_ring import FocusRing
from desktop.widgets.labels import Label
from desktop.widgets.mnemonics import Lettered, give_letters

_WIDTH = 520
MARGIN = 24
"""What a dialog leaves free at its left and at its right."""


class Dialog(QDialog):
    """Esc closes it, Enter presses its default button."""

    def __init__(self, title: str, subject: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(scaled(_WIDTH))
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.setSpacing(0)
        column.addWidget(Label(title, Style.TITLE, wrap=True))
        if subject:
            column.addSpacing(2)
            column.addWidget(Label(subject, Style.BODY, Ink.TEXT2, wrap=True))
        column.addSpacing(16)
        column.addLayout(self.content)
        column.addStretch(1)
        column.addSpacing(20)
        column.addLayout(self._buttons)
        self._ring = FocusRing(self)

    def showEvent(self, event: QShowEvent) -> None:
        # Long verbs beside each other may need more: no button is ever cut.
        give_letters(list_lettered(self))
        margins = 2 * MARGIN
        self.setFixedWidth(max(self.width(), self._buttons.sizeHint().width() + margins))
        # Qt has guessed a height from the width of the title alone; only one asked for counts.
        asked = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        self.fit_height(least=self.height() if asked else 0)
        super().showEvent(event)

    def fit_height(self, least: int = 0) -> None:
        """Take the height that what is shown now needs.

        Unlike `adjustSize`, it does not stop at two thirds of a small screen and cut wrapped lines.
        """
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(least, layout.totalHeightForWidth(self.width())))

    def add_button(self, text: str, kind: Kind = Kind.PLAIN, *, default: bool = False) -> Button:
        """Append a button, named by its verb."""
        button = Button(text, kind)
        button.setDefault(default)
        self._buttons.addWidget(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().surface)
        painter.end()


def list_lettered(window: QWidget) -> list[Lettered]:
    """Return what Alt with a letter presses or leads to in a dialog, its buttons first."""
    buttons = [b for b in window.findChildren(Button) if b.words().strip()]
    labels = [w for w in window.findChildren(Label) if isinstance(w.buddy(), QWidget)]
    return [*buttons, *labels]


class NoticeDialog(Dialog):
    """One sentence and one button; `detail` is for whoever helps the owner."""

    def __init__(
        self,
        title: str,
        sentence: str,
        button: str,
        *,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self.content.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))
        if detail:
            self.content.addWidget(Label(detail, Style.SMALL, Ink.TEXT3, wrap=True))
        self.add_button(button, Kind.PRIMARY, default=True).clicked.connect(self.accept)
