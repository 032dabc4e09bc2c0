"""Only the rows that are seen: fetched in a worker by pages, with a ghost standing in meanwhile."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from core.errors import CoreError
from core.listes import Totaux, Tri
from desktop.models.changes import Step, compare
from desktop.models.columns import Cell, Column
from desktop.models.ids import IdModel
from desktop.tasks import Tasks

if TYPE_CHECKING:
    from array import array

PAGE = 256
_KEPT_ROWS = 16 * PAGE
_NEAR = 48
"""Rows from the edge of a page at which its neighbour is fetched as well."""
_WAITING_MAX = 3
"""Pages waiting for a worker; while the owner drags the scroll bar, older wishes are void."""


class Row(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Row)
F_contra = TypeVar("F_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class Source(Protocol[F_contra, R_co]):
    """The three questions that every list of core answers."""

    def list_ids(self, filtre: F_contra, tri: Tri) -> "array[int]": ...

    def list_rows(self, ids: Sequence[int]) -> tuple[R_co, ...]: ...

    def total(self, filtre: F_contra) -> Totaux: ...


@dataclass(frozen=True, slots=True)
class Snapshot(Generic[R]):
    """One answer of core, ready to be shown; `steps` is None where the list is another one."""

    ids: "array[int]"
    steps: tuple[Step, ...] | None
    rows: Mapping[int, R]
    totaux: Totaux
    last_id: int
    """Above it are only rows that core did not have yet."""


class TableModel(IdModel, Generic[R]):
    """One model for every table of rows of type R."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[int]], tuple[R, ...]],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._tasks = tasks
        self._rows: OrderedDict[int, R] = OrderedDict()
        self._stale: set[int] = set()
        self._vanished: set[int] = set()
        self._snapshots = 0
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._in_flight: int | None = None

    def show_snapshot(self, snapshot: Snapshot[R]) -> None:
        """Show what a worker loaded; rows outside of it are fetched again when they are seen."""
        self._snapshots += 1
        self._vanished.clear()
        self._stale = set(self._rows)
        self._keep_rows(snapshot.rows)
        self.show_ids(snapshot.ids, snapshot.steps)

    def forget(self) -> None:
        """Drop all rows: the same ids will stand for other ones."""
        self._snapshots += 1
        self._rows.clear()
        self._stale.clear()

    def row_at(self, position: int) -> R | None:
        """Return a row if it is at hand; else, and where it may be outdated, ask for its page."""
        row_id = self.ids[position]
        row = self._rows.get(row_id)
        if (row is None or row_id in self._stale) and row_id not in self._vanished:
            self._want(position // PAGE)
        elif row is not None:
            self._rows.move_to_end(row_id)
            self._want_neighbour(position)
        return row

    def cell(self, position: int, column: int) -> Cell | None:
        row = self.row_at(position)
        return None if row is None else self.columns[column].cell(row)

    def tooltip(self, position: int, column: int) -> str:
        explain = self.columns[column].tooltip
        row = self.row_at(position)
        return explain(row) if explain and row is not None else ""

    def _want(self, page: int) -> None:
        if page == self._in_flight:
            return
        self._waiting[page] = None
        self._waiting.move_to_end(page)
        if len(self._waiting) > _WAITING_MAX:
            self._waiting.popitem(last=False)
        self._fetch_next()

    def _want_neighbour(self, position: int) -> None:
        """Fetch ahead, so that slow scrolling never meets a ghost."""
        for ahead in (position + _NEAR, position - _NEAR):
            other = ahead // PAGE
            if other != position // PAGE and 0 <= ahead < len(self.ids):
                missing = self.ids[ahead]
                if missing not in self._rows:
                    self._want(other)

    def _fetch_next(self) -> None:
        if self._in_flight is None and self._waiting:
            page, _ = self._waiting.popitem()
            self._in_flight = page
            wanted = self.ids[page * PAGE : (page + 1) * PAGE]
            self._tasks.run(
                partial(self._fetch, wanted),
                partial(self._on_rows_fetched, self._snapshots, wanted),
                self._on_fetch_failed,
            )

    def _on_rows_fetched(self, asked_at: int, wanted: "array[int]", rows: tuple[R, ...]) -> None:
        self._in_flight = None
        fetched = {row.id: row for row in rows}
        if asked_at == self._snapshots:
            self._keep_rows(fetched)
            self._vanished.update(set(wanted).difference(fetched))
        else:
            # Read before the snapshot now shown: good for an empty place, not as the last word.
            older = {row_id: fetched[row_id] for row_id in fetched if row_id not in self._rows}
            self._keep_rows(older)
            self._stale.update(older)
        self.announce_all()
        self._fetch_next()

    def _on_fetch_failed(self, error: CoreError) -> None:
        self._in_flight = None
        self._tasks.failed.emit(error)

    def _keep_rows(self, rows: Mapping[int, R]) -> None:
        for row_id, row in rows.items():
            self._rows[row_id] = row
            self._rows.move_to_end(row_id)
        self._stale.difference_update(rows)
        while len(self._rows) > _KEPT_ROWS:
            gone, _ = self._rows.popitem(last=False)
            self._stale.discard(gone)


def load_snapshot(
    source: Source[F_contra, R],
    question: tuple[F_contra, Tri],
    shown: "array[int] | None",
    seen: range,
) -> Snapshot[R]:
    """Ask core, in a worker; `shown` is None for another list, else the ids now on screen.

    The rows in sight come with the answer, so that a live refresh never shows a ghost.
    """
    filtre, tri = question
    ids = source.list_ids(filtre, tri)
    return fill_snapshot(source, filtre, (ids, max(ids, default=0)), shown, seen=seen)


def fill_snapshot(
    source: Source[F_contra, R],
    filtre: F_contra,
    listed: tuple["array[int]", int],
    shown: "array[int] | None",
    *,
    seen: range,
) -> Snapshot[R]:
    """Add to a list, given with its last id, the rows in sight and the total."""
    ids, last_id = listed
    steps = None if shown is None else compare(shown, ids)
    wanted = dict.fromkeys(ids[seen.start : seen.stop])
    if shown is not None:
        wanted.update(dict.fromkeys(shown[seen.start : seen.stop]))
    rows = source.list_rows(tuple(wanted))
    return Snapshot(ids, steps, {row.id: row for row in rows}, source.total(filtre), last_id)
