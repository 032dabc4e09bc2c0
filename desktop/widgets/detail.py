"""The parts of a detail panel: facts, lines, notes, and what happened in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, Tone, active, draw_icon, scaled, text_width, tone
from desktop.theme.painting import (
    State,
    draw_state,
    draw_text,
    fill_round,
    state_width_of,
    stroke_round,
)
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import ElidedLabel, Label

_LABEL_WIDTH = 88
_DOT = 18
_RAIL = 30
_PILL = 6
_ICONS = {
    Tone.OK: "circle-check",
    Tone.DANGER: "circle-alert",
    Tone.INFO: "info",
}
"""What a note wears of itself; the others warn."""
_MONTANT_STYLES = (Style.BIG, Style.FIGURE, Style.H2, Style.SMALLS)


class StatePill(QWidget):
    """One state, as in a table; outlined where it stands on its own soft colour."""

    def __init__(self, state: State, *, outlined: bool = False) -> None:
        super().__init__()
        self._state = state
        self._outlined = outlined
        self.setAccessibleName(state.text)
        self.setFixedSize(state_width_of(state.text), scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_state(painter, QRectF(self.rect()), self._state)
        if self._outlined:
            stroke_round(painter, QRectF(self.rect()), tone(self._state.tone).line, _PILL)
        painter.end()


class BigMontant(QWidget):
    """The amount that a panel is about."""

    def __init__(self, parts: tuple[str, str]) -> None:
        super().__init__()
        self._number, self._unit = parts
        self.setAccessibleName(" ".join(parts))
        self.setFixedHeight(scaled(40))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._width_in(Style.BIG), scaled(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # An amount of many digits is better small than cut.
        style = next(
            (s for s in _MONTANT_STYLES if self._width_in(s) <= self.width()), _MONTANT_STYLES[-1]
        )
        box = QRectF(self.rect())
        draw_text(painter, box, self._number, style=style, color=active().text)
        unit = box.adjusted(text_width(style, self._number) + 4, 5, 0, 0)
        draw_text(painter, unit, self._unit, style=Style.BODY, color=active().text3)
        painter.end()

    def _width_in(self, style: Style) -> int:
        return text_width(style, self._number) + text_width(Style.BODY, self._unit) + 4


class Facts(QWidget):
    """Label and value, a line each."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, scaled(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, Style.SMALL, Ink.TEXT3), row, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(value, Style.BODY, wrap=True)
            shown.setAccessibleName(f"{name} : {value}")
            grid.addWidget(shown, row, 1)


class Rule(QWidget):
    """A line between two sections."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().line)
        painter.end()


class TwoLines(QWidget):
    """Two lines of words at the left, two at the right: an article of a sale."""

    def __init__(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.setAccessibleName(", ".join((*left, *right)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(ElidedLabel(left[0], Style.MEDIUM, Ink.TEXT, expanding=True), 0, 0)
        grid.addWidget(Label(right[0], Style.MEDIUM), 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(ElidedLabel(left[1], Style.SMALL, Ink.TEXT3, expanding=True), 1, 0)
        below = Label(right[1], Style.SMALL, Ink.TEXT2)
        grid.addWidget(below, 1, 1, Qt.AlignmentFlag.AlignRight)
        self._grid = grid

    def add_words(self, words: str) -> None:
        """Append words that are shown whole, however long."""
        self._grid.addWidget(Label(words, Style.SMALL, Ink.TEXT2, wrap=True), 2, 0, 1, 2)


class LinkedLines(QWidget):
    """Two lines of words, and the button that leads to what they tell of."""

    asked = Signal()

    def __init__(self, name: str, left: tuple[str, str], right: tuple[str, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(TwoLines(left, right), 1)
        self.see = Button(self.tr("Voir"), Kind.LINK)
        self.see.setAccessibleName(self.tr("Voir {name}").format(name=name))
        self.see.clicked.connect(self.asked)
        row.addWidget(self.see)


class Note(QWidget):
    """A card in the colour of a state: what happened, and what it means."""

    def __init__(
        self, which: Tone, title: str, sentence: str, icon_name: str | None = None
    ) -> None:
        super().__init__()
        self._tone = which
        self._icon_name = icon_name or _ICONS.get(which, "triangle-alert")
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 11, 14, 12)
        column.setSpacing(3)
        column.addWidget(Label(title, Style.STRONG, wrap=True))
        column.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        colors = tone(self._tone)
        fill_round(painter, box, colors.soft, 8)
        stroke_round(painter, box, colors.line, 8)
        draw_icon(painter, self._icon_name, QRectF(14, 13, 17, 17), colors.text)
        painter.end()


@dataclass(frozen=True, slots=True)
class Happening:
    """One point of the timeline."""

    tone: Tone
    icon: str
    title: str
    detail: str
    time: str


class Timeline(QWidget):
    """What happened to a sale on its way here."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        super().__init__()
        self.happenings = tuple(happenings)
        self._marks: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for happening in happenings:
            column.addWidget(self._make_point(happening))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for above, below in zip(self._marks, self._marks[1:], strict=False):
            top = above.y() + _DOT + 2
            painter.fillRect(QRectF(_DOT / 2, top, 1, below.y() - top), active().border)
        for mark, happening in zip(self._marks, self.happenings, strict=True):
            colors = tone(happening.tone)
            dot = QRectF(0, mark.y(), _DOT, _DOT)
            fill_round(painter, dot, colors.soft, _DOT / 2)
            draw_icon(painter, happening.icon, dot.adjusted(4, 4, -4, -4), colors.text)
        painter.end()

    def _make_point(self, happening: Happening) -> QWidget:
        point = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(happening.title, Style.BODY, Ink.TEXT, expanding=True))
        if happening.detail:
            words.addWidget(ElidedLabel(happening.detail, Style.SMALL, Ink.TEXT3, expanding=True))
        row = QHBoxLayout(point)
        row.setContentsMargins(_RAIL, 0, 0, 0)
        row.addLayout(words, 1)
        time = Label(happening.time, Style.SMALL, Ink.TEXT3)
        row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        self._marks.append(point)
        return point
