"""Labels that show any text as it is: never as markup, never wider than their place."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.formats import plain_tooltip
from desktop.models.columns import Ink
from desktop.theme import Style, font, metrics, text_width
from desktop.theme.painting import draw_text
from desktop.widgets.mnemonics import mark, plain

_QSS_INKS = {Ink.TEXT: "", Ink.TEXT2: "2", Ink.TEXT3: "3", Ink.DANGER: "danger"}


class Label(QLabel):
    """A plain-text label in a style of the theme; wraps where it is told to."""

    def __init__(
        self,
        text: str = "",
        style: Style = Style.BODY,
        ink: Ink = Ink.TEXT,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style))
        self.setProperty("ink", _QSS_INKS[ink])
        self.setWordWrap(wrap)
        self._words = ""
        self.setText(text)

    def text(self) -> str:
        """Return what it says, without the mark of its letter."""
        return self._words

    def setText(self, text: str) -> None:
        """Replace the text; a label that leads to a field must not take its `&` for a letter."""
        self._words = text
        super().setText(plain(text) if isinstance(self.buddy(), QWidget) else text)

    def setBuddy(self, buddy: QWidget) -> None:
        """Lead to a field."""
        super().setBuddy(buddy)
        self.setText(self._words)

    def words(self) -> str:
        """Return what its letter is chosen from."""
        return self._words

    def give_letter(self, place: int) -> None:
        """Let Alt with the letter at `place` lead to its field; -1 for none."""
        super().setText(mark(self._words, place))


class ElidedLabel(QWidget):
    """One line that ends in « … » where it does not fit, and then says all in its tooltip."""

    def __init__(
        self,
        text: str = "",
        style: Style = Style.BODY,
        ink: Ink = Ink.TEXT,
        *,
        expanding: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._ink = ink
        self._text = ""
        wide = QSizePolicy.Policy.Expanding if expanding else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Replace the text."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._style, self._text), int(metrics(self._style).height()) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_text(painter, box, self._text, style=self._style, color=self._ink.color())
        painter.end()
