"""A column of a table: its title, and how a row becomes the cell that the delegate paints."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from core.rapports.cellules import Cellule, Somme
from core.vocabulaire import Devise
from desktop.formats import format_money, format_number, money_parts
from desktop.theme import Style, Tone, active, tone
from desktop.theme.painting import State

R = TypeVar("R")
NOTHING = "–"
"""Shown where a row has no value."""


class Ink(StrEnum):
    """The colour of a cell's text, by role, so that it follows a change of theme."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"

    def color(self) -> QColor:
        """Return the colour in force."""
        if self in _PLAIN_INKS:
            color: QColor = getattr(active(), self.value)
            return color
        return tone(Tone(self.value)).text


_PLAIN_INKS = frozenset({Ink.TEXT, Ink.TEXT2, Ink.TEXT3})


class Align(Enum):
    """Where a column's text begins or ends."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight


class Kind(Enum):
    """What the cells of a column are, and so how wide they are around their text."""

    TEXT = auto()
    MONEY = auto()
    STATE = auto()


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words or a quantity."""

    text: str
    ink: Ink = Ink.TEXT2
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """An amount in minor units; None where the row has none."""

    centimes: int | None
    devise: Devise
    ink: Ink = Ink.TEXT
    style: Style = Style.MEDIUM

    @property
    def text(self) -> str:
        """Return number and unit, as a screen reader says them."""
        return NOTHING if self.centimes is None else format_money(self.centimes, self.devise)

    @property
    def parts(self) -> tuple[str, str]:
        """Return number and unit apart, as they are painted."""
        if self.centimes is None:
            return NOTHING, ""
        return money_parts(self.centimes, self.devise)


@dataclass(frozen=True, slots=True)
class StateCell:
    """A pill, or a quiet state."""

    state: State

    @property
    def text(self) -> str:
        """Return the word of the state."""
        return self.state.text


Cell = TextCell | MoneyCell | StateCell


def pieces_cell(value: int, ink: Ink = Ink.TEXT, style: Style = Style.STRONG) -> TextCell:
    """Make the cell of a quantity."""
    return TextCell(format_number(value), ink, style)


def stock_cell(
    value: int, ink: Ink = Ink.TEXT, style: Style = Style.STRONG, *, suivi: bool
) -> TextCell:
    """Make the cell of a stock: of an article that keeps none, it means nothing."""
    return pieces_cell(value, ink, style) if suivi else TextCell(NOTHING, Ink.TEXT3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The heading of a column; `widest` is the longest text to expect, which sets its width."""

    title: str
    sort_key: str = ""
    """Name of core's sort column; empty where the column cannot be sorted."""
    key: str = ""
    """What the owner's choice of columns knows it by; not needed beside a `sort_key`."""
    align: Align = Align.LEFT
    widest: str = ""
    stretch: int = 0
    """Share of the spare width; 0 keeps the measured width."""
    leaves: int = 0
    """In a narrow window the highest leaves first; 0 always stays."""
    kind: Kind = Kind.TEXT

    @property
    def name(self) -> str:
        """Return what a choice of columns is remembered by, in whatever language."""
        return self.key or self.sort_key or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Head, Generic[R]):
    """A heading, and what a row shows below it."""

    cell: Callable[[R], Cell]
    tooltip: Callable[[R], str] | None = None
    value: Callable[[R], Cellule] | None = None
    """What a file holds where the text of the cell is no good: a count, an instant, a number."""

    def value_of(self, row: R) -> Cellule:
        """Return what a file holds for this row: the cell's own meaning unless `value` says it."""
        if self.value is not None:
            return self.value(row)
        cell = self.cell(row)
        if isinstance(cell, MoneyCell):
            return None if cell.centimes is None else Somme(cell.centimes, cell.devise)
        return None if cell.text == NOTHING else cell.text
