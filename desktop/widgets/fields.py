"""Fields of a form: a label above, help below, and an error in its place that says what to type."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from desktop.models.columns import Ink
from desktop.theme import Style, Tone, active, draw_icon, font, scaled, text_width, tone
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.choices import Choice
from desktop.widgets.labels import Label

_ICON = 14
_CHEVRON = 16
_TITLE = 400
"""Width from which the title of an option takes a second line."""
_SIDES = 4


class _ErrorMark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "circle-alert", QRectF(self.rect()), tone(Tone.DANGER).text)
        painter.end()


class Field(QWidget):
    """A label and its editor."""

    def __init__(self, name: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self._editor = editor
        self._help_text = help_text
        editor.setAccessibleName(name)
        label = Label(name, Style.SMALLM, Ink.TEXT2)
        label.setBuddy(editor)
        self._help = Label(help_text, Style.SMALL, Ink.TEXT3, wrap=True)
        self._error = Label("", Style.SMALL, Ink.DANGER, wrap=True)
        self._mark = _ErrorMark(self)
        below = QHBoxLayout()
        below.setSpacing(5)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(label)
        column.addWidget(editor)
        column.addWidget(self._help)
        column.addLayout(below)
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Show what is wrong instead of the help; an empty sentence shows the help again."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._mark.setVisible(bool(sentence))
        self._help.setVisible(bool(self._help_text) and not sentence)
        self._editor.setAccessibleDescription(sentence or self._help_text)
        mark_wrong(self._editor, wrong=bool(sentence))

    def show_help(self, sentence: str) -> None:
        """Replace the help below the editor."""
        self._help_text = sentence
        self._help.setText(sentence)
        self.show_error(self.error())

    def error(self) -> str:
        """Return what is shown as wrong."""
        return self._error.text()


def mark_wrong(editor: QWidget, *, wrong: bool) -> None:
    """Give an editor the border of what is wrong, or take it away."""
    editor.setProperty("state", "error" if wrong else "")
    # A style sheet looks at a dynamic property only when the widget is polished again.
    editor.style().unpolish(editor)
    editor.style().polish(editor)


def make_line_edit(placeholder: str = "", maximum: int = 100) -> QLineEdit:
    """Make a one-line editor."""
    editor = QLineEdit()
    editor.setPlaceholderText(placeholder)
    editor.setMaxLength(maximum)
    return editor


class ChoiceBox(QComboBox):
    """A list to choose from, with a chevron of the theme."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(Style.BODY))
        for choice in choices:
            self.addItem(choice.text, choice.value)

    def value(self) -> str:
        """Return the chosen value."""
        return str(self.currentData())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - _SIDES
        right = Qt.TextElideMode.ElideRight
        # The style cuts a long name in the middle of a letter, without a word.
        option.currentText = option.fontMetrics.elidedText(option.currentText, right, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 28, (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
        draw_icon(painter, "chevron-down", box, active().text3)
        painter.end()


class OptionTile(QAbstractButton):
    """One of a few options that need a sentence each: a title, and what it means in practice."""

    def __init__(
        self, value: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 10, 14, 11)
        column.setSpacing(2)
        for label in (
            Label(title, Style.STRONG, wrap=text_width(Style.STRONG, title) > scaled(_TITLE)),
            Label(sentence, Style.SMALL, Ink.TEXT2, wrap=True),
        ):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        fill_round(painter, box, active().accentsoft if chosen else active().surface, 8)
        stroke_round(painter, box, active().accent if chosen else active().btnborder, 8)
        dot = QRectF(13, 12, 16, 16)
        fill_round(painter, dot, active().accent if chosen else active().surface, 8)
        stroke_round(painter, dot, active().accent if chosen else active().control, 8)
        if chosen:
            fill_round(painter, dot.adjusted(5, 5, -5, -5), active().onaccent, 3)
        painter.end()
