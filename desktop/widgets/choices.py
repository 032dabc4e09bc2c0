"""One of several: tabs with counts, and the segmented control. One Tab stop, arrows inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.formats import format_number
from desktop.theme import Style, Tone, active, scaled, text_width
from desktop.theme.painting import badge_width, draw_badge, draw_text, fill_round, stroke_round

_UNDERLINE = 3
_TAB_GAP = 7
_CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and its word; a tab also has the colour of its count."""

    value: str
    text: str
    tone: Tone = Tone.NEUTRAL


class ChoiceButton(QAbstractButton):
    """One of several."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setText(choice.text)
        self.setAccessibleName(choice.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_word(self, text: str) -> None:
        """Replace the word."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()


class TabButton(ChoiceButton):
    """A word and its count; as wide as its boldest form, so that nothing shifts.

    Tabs of different things have nothing to count.
    """

    count = 0
    counted = True

    def show_count(self, count: int) -> None:
        """Replace the count."""
        self.count = count
        self.setAccessibleName(f"{self.choice.text}, {format_number(count)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        badge = _TAB_GAP + badge_width(format_number(self.count)) if self.counted else 0
        return QSize(self._word_width() + badge + 4, scaled(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        style = Style.STRONG if current else Style.MEDIUM
        color = active().text if current or self.underMouse() else active().text2
        middle = (self.height() - _UNDERLINE) / 2
        box = QRectF(2, 0, self._word_width(), self.height() - _UNDERLINE)
        draw_text(painter, box, self.text(), style=style, color=color)
        if self.counted:
            right = QPointF(self.width() - 2, middle)
            shown_tone = self.choice.tone if self.count else Tone.NEUTRAL
            draw_badge(painter, right, format_number(self.count), shown_tone)
        if current:
            line = QRectF(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE)
            fill_round(painter, line, active().accent, _UNDERLINE / 2)
        painter.end()

    def _word_width(self) -> int:
        return text_width(Style.STRONG, self.text())


class SegmentButton(ChoiceButton):
    """A word on a raised thumb when it is the chosen one."""

    def sizeHint(self) -> QSize:
        return QSize(text_width(Style.STRONG, self.text()) + 24, scaled(34) - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        box = QRectF(self.rect())
        if current:
            fill_round(painter, box, active().thumb if self.isEnabled() else active().sunken, 5)
            stroke_round(painter, box, active().border, 5)
        style = Style.STRONG if current else Style.MEDIUM
        color = active().text if current or self.underMouse() else active().text2
        if not self.isEnabled():
            color = active().text2 if current else active().disabled
        draw_text(painter, box, self.text(), style=style, color=color, align=_CENTER)
        painter.end()


class _ChoiceRow(QWidget):
    """Buttons of which exactly one is checked."""

    chosen = Signal(str)
    """The value that the owner chose."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, ChoiceButton] = {}
        self.row = QHBoxLayout(self)
        self.group.buttonClicked.connect(self._on_clicked)

    def value(self) -> str:
        """Return the chosen value."""
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Choose without announcing it."""
        self.buttons[value].setChecked(True)

    def add(self, button: ChoiceButton) -> None:
        """Append a button; the first is chosen until another one is."""
        self.group.addButton(button)
        self.row.addWidget(button)
        button.setChecked(not self.buttons)
        self.buttons[button.choice.value] = button

    def _on_clicked(self, button: ChoiceButton) -> None:
        self.chosen.emit(button.choice.value)


class TabRow(_ChoiceRow):
    """Tabs over a line; the counts come from core."""

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        counted: bool = True,
    ) -> None:
        super().__init__(name, parent)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(scaled(18))
        self._tabs = {choice.value: TabButton(choice, self) for choice in choices}
        for tab in self._tabs.values():
            tab.counted = counted
            self.add(tab)
        self.row.addStretch(1)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each tab has."""
        for value, tab in self._tabs.items():
            tab.show_count(counts.get(value, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, active().border)
        painter.end()


class Segmented(_ChoiceRow):
    """Two to five exclusive choices on one track."""

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.row.setContentsMargins(4, 4, 4, 4)
        self.row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for choice in choices:
            self.add(SegmentButton(choice, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_round(painter, QRectF(self.rect()), active().track, 8)
        painter.end()
