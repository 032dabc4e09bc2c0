"""A list of numbers that answers as core's lists do, and counts what it is asked."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.listes import Totaux, Tri
from desktop.models.columns import Column, TextCell


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row whose text names its id and its version."""

    id: int
    version: int = 0


@dataclass
class NumberSource:
    """Rows 1…n, highest first; `fetched` keeps what was read."""

    count: int
    version: int = 0
    missing: frozenset[int] = frozenset()
    fetched: list[tuple[int, ...]] = field(default_factory=list)

    def list_ids(self, filtre: int, tri: Tri) -> "array[int]":
        ids = array("q", range(1, self.count + 1))
        if tri.descendant:
            ids.reverse()
        return ids

    def list_rows(self, ids: Sequence[int]) -> tuple[NumberRow, ...]:
        self.fetched.append(tuple(ids))
        return tuple(NumberRow(i, self.version) for i in ids if i not in self.missing)

    def total(self, filtre: int) -> Totaux:
        return Totaux(self.count)


def number_cell(row: NumberRow) -> TextCell:
    return TextCell(f"{row.id}/{row.version}")


COLUMNS = (
    Column(title="Numéro", cell=number_cell, sort_key="id", widest="8 888 888"),
    Column(title="Encore", cell=number_cell, stretch=1, leaves=1, widest="8 888 888"),
)
TRI = Tri("id", descendant=True)
