"""Adds to a list only what is newer than it: what a live refresh costs then stays small."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from core.listes import Tri
from desktop.models.table import Row, Snapshot, Source, fill_snapshot

_HEAD = 128
"""Rows from the top among which a newcomer may have its place."""
_NEW_MAX = 256
"""Newcomers that are put among them one by one."""

F_contra = TypeVar("F_contra", contravariant=True)
F = TypeVar("F")
R = TypeVar("R", bound=Row)


class GrowingIds(Protocol[F_contra]):
    """A list of core whose rows never change their place, so that new ones alone can be asked."""

    def __call__(self, filtre: F_contra, tri: Tri, after_id: int) -> "array[int]": ...


def load_grown(
    source: Source[F, R],
    list_new: GrowingIds[F],
    question: tuple[F, Tri],
    shown: Snapshot[R],
    *,
    seen: range,
) -> Snapshot[R] | None:
    """Ask core, in a worker, for what is above the last id known; None asks for the whole list."""
    filtre, tri = question
    new = list_new(filtre, tri, shown.last_id)
    ids = merge_new(source, tri, shown.ids, new)
    if ids is None:
        return None
    last_id = max(shown.last_id, max(new, default=0))
    return fill_snapshot(source, filtre, (ids, last_id), shown.ids, seen=seen)


def merge_new(
    source: Source[F, R], tri: Tri, shown: "array[int]", new: "array[int]"
) -> "array[int] | None":
    """Return the list with `new`, itself in order; None where a newcomer's place is not the top.

    Runs in a worker. The rows at the edges tell it: rows that all stand above the first one shown
    cost three reads, however many they are.
    """
    if not new or not shown:
        return new or shown
    edge = shown[min(len(shown), _HEAD) - 1]
    ranks = _rank(source, tri, (new[-1], shown[0], edge))
    if ranks is None:
        return None
    if ranks[new[-1]] < ranks[shown[0]]:
        return new + shown
    if len(new) > _NEW_MAX or (len(shown) > _HEAD and ranks[new[-1]] > ranks[edge]):
        return None
    return _interleave(source, tri, shown, new)


def _interleave(
    source: Source[F, R], tri: Tri, shown: "array[int]", new: "array[int]"
) -> "array[int] | None":
    top = shown[:_HEAD] + new
    ranks = _rank(source, tri, top)
    if ranks is None:
        return None
    return array("q", sorted(top, key=ranks.__getitem__)) + shown[_HEAD:]


def _rank(source: Source[F, R], tri: Tri, ids: Iterable[int]) -> dict[int, int] | None:
    """Return the order of rows by what they are sorted by; None where core alone can tell it."""
    wanted = tuple(dict.fromkeys(ids))
    keys: list[tuple[int | datetime, int]] = []
    for row in source.list_rows(wanted):
        value = getattr(row, tri.colonne, None)
        # Texts are sorted by the database, in an order of its own.
        if not isinstance(value, int | datetime):
            return None
        keys.append((value, row.id))
    if len(keys) != len(wanted):
        return None
    ordered = _sort(keys, descending=tri.descendant)
    return {row_id: rank for rank, (_, row_id) in enumerate(ordered)}


def _sort(
    keys: Sequence[tuple[int | datetime, int]], *, descending: bool
) -> list[tuple[int | datetime, int]]:
    """Sort as core does: rows of equal value by id, in the same direction."""
    return sorted(keys, key=_by_value, reverse=descending)


def _by_value(key: tuple[int | datetime, int]) -> tuple[float, int]:
    value, row_id = key
    return (value.timestamp() if isinstance(value, datetime) else value), row_id
