"""How one list of ids becomes the next: the rows that left and the rows that came."""

from array import array
from dataclasses import dataclass

_CHUNK = 8_192
_MIDDLE_MAX = 20_000
_STEPS_MAX = 64


@dataclass(frozen=True, slots=True)
class Step:
    """A run of rows to remove at `first`, or, where `ids` is not empty, to insert there."""

    first: int
    removed: int
    ids: "array[int]"


def compare(old: "array[int]", new: "array[int]") -> tuple[Step, ...] | None:
    """Return the steps from `old` to `new`, in order; None where rows were shuffled.

    Runs in a worker: the common ends are compared by slices, only what lies between is walked.
    """
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(left), len(right)) > _MIDDLE_MAX and left and right:
        return None
    kept = set(left).intersection(right) if left and right else set()
    if [i for i in left if i in kept] != [i for i in right if i in kept]:
        return None
    steps = (*_removals(left, kept, head), *_insertions(right, kept, head))
    return steps if len(steps) <= _STEPS_MAX else None


def _common_head(old: "array[int]", new: "array[int]") -> int:
    limit = min(len(old), len(new))
    at = 0
    while at < limit and old[at : at + _CHUNK] == new[at : at + _CHUNK]:
        at += _CHUNK
    while at < limit and old[at] == new[at]:
        at += 1
    return min(at, limit)


def _common_tail(old: "array[int]", new: "array[int]", head: int) -> int:
    limit = min(len(old), len(new)) - head
    size = 0
    while size + _CHUNK <= limit and (
        old[len(old) - size - _CHUNK : len(old) - size]
        == new[len(new) - size - _CHUNK : len(new) - size]
    ):
        size += _CHUNK
    while size < limit and old[len(old) - size - 1] == new[len(new) - size - 1]:
        size += 1
    return size


def _removals(left: "array[int]", kept: set[int], offset: int) -> list[Step]:
    """Return the runs that go, last first, so that earlier positions stay true."""
    runs = _runs(left, kept)
    return [Step(offset + first, len(ids), array("q")) for first, ids in reversed(runs)]


def _insertions(right: "array[int]", kept: set[int], offset: int) -> list[Step]:
    """Return the runs that come, first first, each at its final position."""
    return [Step(offset + first, 0, ids) for first, ids in _runs(right, kept)]


def _runs(ids: "array[int]", kept: set[int]) -> "list[tuple[int, array[int]]]":
    """Return the stretches of `ids` that are not kept, with their positions."""
    if not kept:
        return [(0, ids)] if ids else []
    runs: list[tuple[int, array[int]]] = []
    for position, row_id in enumerate(ids):
        if row_id in kept:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == position:
            runs[-1][1].append(row_id)
        else:
            runs.append((position, array("q", [row_id])))
    return runs
