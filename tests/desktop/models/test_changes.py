"""The steps between two lists lead from the one to the other."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.changes import Step, compare


def ids(*values: int) -> "array[int]":
    return array("q", values)


def take(old: "array[int]", steps: tuple[Step, ...]) -> "array[int]":
    result = old[:]
    for step in steps:
        del result[step.first : step.first + step.removed]
        result[step.first : step.first] = step.ids
    return result


def test_new_sales_at_the_top_are_one_run() -> None:
    assert compare(ids(3, 2, 1), ids(5, 4, 3, 2, 1)) == (Step(0, 0, ids(5, 4)),)


def test_a_late_sale_goes_to_its_place() -> None:
    assert compare(ids(9, 7, 1), ids(9, 8, 7, 1)) == (Step(1, 0, ids(8)),)


def test_what_leaves_and_what_comes_are_separate_runs() -> None:
    old, new = ids(1, 2, 3, 4, 5), ids(1, 6, 3, 5, 7)
    steps = compare(old, new)
    assert steps is not None
    assert take(old, steps) == new
    assert [bool(step.removed) for step in steps] == [True, True, False, False]


def test_nothing_changed() -> None:
    assert compare(ids(1, 2), ids(1, 2)) == ()
    assert compare(ids(), ids()) == ()


def test_a_shuffled_list_is_another_list() -> None:
    assert compare(ids(1, 2, 3), ids(3, 2, 1)) is None


def test_a_hundred_scattered_changes_are_another_list() -> None:
    assert compare(ids(*range(200)), ids(*range(0, 200, 2))) is None


def test_a_million_rows_and_one_more() -> None:
    old = array("q", range(1_000_000))
    new = old[:]
    new.insert(700_000, -1)
    assert compare(old, new) == (Step(700_000, 0, ids(-1)),)


@pytest.mark.parametrize("size", [8_191, 8_192, 8_193, 16_384])
def test_ends_are_compared_across_chunks(size: int) -> None:
    old = array("q", range(size))
    for place in (0, 1, size // 2, size - 1, size):
        new = old[:]
        new.insert(place, -1)
        assert compare(old, new) == (Step(place, 0, ids(-1)),)


unique_ids = st.lists(st.integers(0, 60), unique=True, max_size=40)


@given(unique_ids, unique_ids)
def test_steps_lead_there_or_there_are_none(before: list[int], after: list[int]) -> None:
    old, new = ids(*before), ids(*after)
    steps = compare(old, new)
    if steps is not None:
        assert take(old, steps) == new


@given(unique_ids, st.data())
def test_rows_that_only_come_or_only_leave_are_always_steps(
    rows: list[int], data: st.DataObject
) -> None:
    kept = [row for row in rows if data.draw(st.booleans())]
    arriving, leaving = compare(ids(*kept), ids(*rows)), compare(ids(*rows), ids(*kept))
    assert arriving is not None
    assert leaving is not None
    assert take(ids(*kept), arriving) == ids(*rows)
    assert take(ids(*rows), leaving) == ids(*kept)
