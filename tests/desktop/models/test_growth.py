"""A list that grew is the list that core would give, at the price of its new rows."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.listes import Totaux, Tri
from desktop.models.growth import load_grown, merge_new
from desktop.models.table import load_snapshot

DEBUT = datetime(2026, 3, 25, tzinfo=UTC)
NEWEST = Tri("instant", descendant=True)


@dataclass(frozen=True, slots=True)
class TimedRow:
    """A row sold at an instant, under a word."""

    id: int
    minutes: int

    @property
    def instant(self) -> datetime:
        return DEBUT + timedelta(minutes=self.minutes)

    @property
    def mot(self) -> str:
        return str(self.minutes)


@dataclass
class TimedSource:
    """Rows 1…n, each with its minute; counts what it is asked for."""

    minutes: list[int]
    whole_lists: int = 0
    fetched: list[int] = field(default_factory=list)

    def list_ids(self, filtre: int, tri: Tri, after_id: int | None = None) -> "array[int]":
        self.whole_lists += after_id is None
        first = (after_id or 0) + 1
        ids = [i for i in range(first, len(self.minutes) + 1) if self.minutes[i - 1] >= 0]
        return array("q", sorted(ids, key=self._key, reverse=tri.descendant))

    def list_rows(self, ids: Sequence[int]) -> tuple[TimedRow, ...]:
        self.fetched.extend(ids)
        return tuple(TimedRow(i, self.minutes[i - 1]) for i in ids)

    def total(self, filtre: int) -> Totaux:
        return Totaux(len(self.minutes))

    def _key(self, row_id: int) -> tuple[int, int]:
        return self.minutes[row_id - 1], row_id


def grow(source: TimedSource, before: int, tri: Tri = NEWEST) -> "array[int] | None":
    """Show the first rows, then let the others come."""
    everything, source.minutes = source.minutes, source.minutes[:before]
    shown = load_snapshot(source, (0, tri), None, range(20))
    source.minutes = everything
    source.whole_lists, source.fetched = 0, []
    grown = load_grown(source, source.list_ids, (0, tri), shown, seen=range(20))
    assert source.whole_lists == 0
    return None if grown is None else grown.ids


def test_rows_above_all_others_cost_a_few_reads() -> None:
    source = TimedSource(list(range(3_000)))
    assert grow(source, 1_000) == array("q", range(3_000, 0, -1))
    assert len(set(source.fetched)) <= 3 + 2 * 20


def test_a_row_finds_its_place_near_the_top() -> None:
    source = TimedSource([*range(500), 490, 505])
    ids = grow(source, 500)
    assert ids is not None
    assert list(ids[:3]) == [502, 500, 499]
    assert ids == source.list_ids(0, NEWEST)


def test_a_row_from_long_ago_asks_for_the_whole_list() -> None:
    assert grow(TimedSource([*range(500), 3]), 500) is None


def test_a_list_that_did_not_grow_stays() -> None:
    source = TimedSource(list(range(30)))
    assert grow(source, 30) == array("q", range(30, 0, -1))
    assert grow(TimedSource([]), 0) == array("q")
    assert grow(TimedSource([1, 2]), 0) == array("q", [2, 1])


def test_only_the_database_sorts_texts() -> None:
    assert grow(TimedSource([*range(30), 40]), 30, Tri("mot")) is None
    assert grow(TimedSource([*range(30), 40]), 30, Tri("unknown")) is None


@pytest.mark.parametrize("descendant", [True, False])
@given(minutes=st.lists(st.integers(-1, 400), max_size=300), share=st.integers(0, 300))
def test_a_grown_list_is_what_core_would_give(
    minutes: list[int], share: int, *, descendant: bool
) -> None:
    source = TimedSource(minutes)
    tri = Tri("instant", descendant=descendant)
    ids = grow(source, min(share, len(minutes)), tri)
    if ids is not None:
        assert ids == source.list_ids(0, tri)


def test_a_row_that_vanished_meanwhile_asks_for_the_whole_list() -> None:
    class Forgetful(TimedSource):
        def list_rows(self, ids: Sequence[int]) -> tuple[TimedRow, ...]:
            return super().list_rows(ids)[1:]

    source = Forgetful([1, 2, 3])
    assert merge_new(source, NEWEST, array("q", [2, 1]), array("q", [3])) is None
