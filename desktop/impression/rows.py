"""The rows of a table on their way out of the window, read page by page in short transactions."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from core.clock import get_zone
from core.rapports.cellules import Cellule
from core.rapports.tableau import Total
from desktop.formats import format_numeric_day, format_time
from desktop.models.columns import Column, Head

R = TypeVar("R")
T = TypeVar("T")
_PAGE = 500
_SAMPLE = 200


class OpenTable(Protocol):
    """A table whose rows can be read, as often as one likes."""

    @property
    def title(self) -> str: ...

    @property
    def heads(self) -> Sequence[Head]: ...

    @property
    def count(self) -> int: ...

    @property
    def totals(self) -> tuple[Total, ...]: ...

    def cells(self) -> Iterator[tuple[Cellule, ...]]: ...

    def texts(self) -> Iterator[tuple[str, ...]]: ...

    def sample(self) -> tuple[tuple[str, ...], ...]: ...


class Rows(Generic[R]):
    """The rows of one answer, read page by page in short transactions."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[R]],
        rows: tuple[Sequence[int], Callable[[Sequence[int]], tuple[R, ...]]],
        *,
        totals: tuple[Total, ...],
        fuseau: str,
    ) -> None:
        self.title = title
        self.heads: Sequence[Head] = columns
        self.totals = totals
        self._columns = columns
        self._ids, self._fetch = rows
        self._zone = get_zone(fuseau)

    @property
    def count(self) -> int:
        """Return how many rows there are to read."""
        return len(self._ids)

    def cells(self) -> Iterator[tuple[Cellule, ...]]:
        """Read typed cells, instants in the time of the boutique."""
        return self._read(self._ids, self._cell)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Read cells as they stand on paper: as on screen, but whole numbers and plain dates."""
        return self._read(self._ids, self._text)

    def sample(self) -> tuple[tuple[str, ...], ...]:
        """Read some texts of the beginning and some of the end, which often differ."""
        ids = [*self._ids[:_SAMPLE], *self._ids[_SAMPLE:][-_SAMPLE:]]
        return tuple(self._read(ids, self._text))

    def _read(
        self, ids: Sequence[int], convert: Callable[[Column[R], R], T]
    ) -> Iterator[tuple[T, ...]]:
        for start in range(0, len(ids), _PAGE):
            for row in self._fetch(ids[start : start + _PAGE]):
                yield tuple(convert(column, row) for column in self._columns)

    def _cell(self, column: Column[R], row: R) -> Cellule:
        value = column.value_of(row)
        return self._localise(value) if isinstance(value, datetime) else value

    def _text(self, column: Column[R], row: R) -> str:
        value = column.value_of(row)
        match value:
            case datetime():
                local = self._localise(value)
                return f"{format_numeric_day(local)} {format_time(local)}"
            case str():
                return value or column.cell(row).text
            case _:
                return column.cell(row).text

    def _localise(self, instant: datetime) -> datetime:
        try:
            return instant.astimezone(self._zone)
        except OverflowError:  # the last hours of year 9999 have no local time
            return instant


def rank_of(key: str, columns: Sequence[Head]) -> int:
    """Return where the column of a sum stands; the second place where it is not shown."""
    return next((rank for rank, head in enumerate(columns) if head.sort_key == key), 1)
