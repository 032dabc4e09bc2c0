"""The rows that the owner ticked, by their ids, whatever comes, leaves or is sorted anew."""

from collections.abc import Iterable
from itertools import filterfalse
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from array import array


class Ticks(QObject):
    """A set of ids that says when it changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: set[int] = set()

    def __contains__(self, row_id: int) -> bool:
        return row_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def in_order_of(self, ids: "array[int]") -> tuple[int, ...]:
        """Return what is ticked, as the list has it."""
        return tuple(filter(self._ids.__contains__, ids)) if self._ids else ()

    def toggle(self, row_id: int) -> None:
        """Tick a row, or no longer."""
        self._ids ^= {row_id}
        self.changed.emit()

    def add(self, ids: Iterable[int]) -> None:
        """Tick these rows as well."""
        before = len(self._ids)
        self._ids.update(ids)
        if len(self._ids) != before:
            self.changed.emit()

    def drop(self, ids: Iterable[int]) -> None:
        """Take the tick from rows that left the list."""
        if self._ids and not self._ids.isdisjoint(gone := set(ids)):
            self._ids -= gone
            self.changed.emit()

    def keep_only(self, ids: "array[int]") -> None:
        """Take the tick from every row that another list does not hold."""
        if self._ids:
            self.drop(tuple(filterfalse(set(ids).__contains__, self._ids)))

    def clear(self) -> None:
        """Tick nothing."""
        if self._ids:
            self._ids.clear()
            self.changed.emit()
