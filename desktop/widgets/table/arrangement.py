"""The owner's own columns: which are shown, in what order, how wide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

from desktop.models.columns import Head


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Columns by name; one that is not named in `order` stands where it was made for."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


def order_columns(heads: Sequence[Head], choice: ColumnChoice) -> list[int]:
    """Return every column in the order of the choice."""
    ranks = {name: rank for rank, name in enumerate(choice.order)}
    places: list[tuple[int, int]] = []
    rank = -1
    for column, head in enumerate(heads):
        rank = ranks.get(head.name, rank)
        places.append((rank, column))
    return [column for _, column in sorted(places)]


class Arrangement(QObject):
    """Holds the choice of one table; `changed` tells that the owner made another."""

    changed = Signal()
    reordered = Signal()
    """The choice was replaced: sections want their places and widths."""

    def __init__(self, header: QHeaderView, heads: Sequence[Head]) -> None:
        super().__init__(header)
        self._header = header
        self._heads = tuple(heads)
        self._placing = False
        self._withheld: frozenset[int] = frozenset()
        self.choice = ColumnChoice()
        header.sectionMoved.connect(self._on_section_moved)

    def shown(self) -> tuple[int, ...]:
        """Return the columns that the owner wants to see, in their order."""
        hidden = self.choice.hidden
        return tuple(
            column
            for column in order_columns(self._heads, self.choice)
            if self._heads[column].name not in hidden and column not in self._withheld
        )

    def withhold(self, columns: frozenset[int]) -> None:
        """Show none of these columns for now, whatever the owner chose."""
        if columns != self._withheld:
            self._withheld = columns
            self.reordered.emit()

    def show_choice(self, choice: ColumnChoice) -> None:
        """Replace the choice, without announcing it; one that hides everything counts as none."""
        names = {head.name for head in self._heads}
        self.choice = replace(choice, hidden=()) if names <= set(choice.hidden) else choice
        self._placing = True
        for place, column in enumerate(order_columns(self._heads, self.choice)):
            self._header.moveSection(self._header.visualIndex(column), place)
        self._placing = False
        self.reordered.emit()

    def set_shown(self, column: int, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        name = self._heads[column].name
        hidden = tuple(other for other in self.choice.hidden if other != name)
        self._choose(replace(self.choice, hidden=hidden if shown else (*hidden, name)))

    def keep_width(self, column: int, width: int) -> None:
        """Take note of a width that the owner gave."""
        widths = {**self.choice.widths, self._heads[column].name: width}
        self._choose(replace(self.choice, widths=widths))

    def reset(self) -> None:
        """Go back to the columns as they were made."""
        self._choose(ColumnChoice())

    def _choose(self, choice: ColumnChoice) -> None:
        self.show_choice(choice)
        self.changed.emit()

    def _on_section_moved(self) -> None:
        if self._placing:
            return
        places = range(self._header.count())
        order = tuple(self._heads[self._header.logicalIndex(place)].name for place in places)
        self._choose(replace(self.choice, order=order))
