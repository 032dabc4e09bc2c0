"""Which columns stay, and how wide they are."""

from dataclasses import replace

from desktop.models.columns import Head
from desktop.widgets.table.fitting import choose_columns, share_width

HEADS = (
    Head(title="Code"),
    Head(title="Nom", stretch=3),
    Head(title="Seuil", leaves=2),
    Head(title="Date", leaves=1, stretch=1),
)
WIDTHS = {0: 80, 1: 200, 2: 60, 3: 100}


def shared(room: int) -> dict[int, int]:
    staying = choose_columns(WIDTHS, HEADS, room)
    return share_width({column: WIDTHS[column] for column in staying}, HEADS, room)


def test_all_stay_where_there_is_room() -> None:
    assert shared(440) == {0: 80, 1: 200, 2: 60, 3: 100}


def test_spare_width_goes_to_those_that_stretch() -> None:
    assert shared(840) == {0: 80, 1: 500, 2: 60, 3: 200}


def test_the_highest_number_leaves_first() -> None:
    assert sorted(shared(400)) == [0, 1, 3]
    assert sorted(shared(300)) == [0, 1]


def test_no_last_column_is_ever_cut() -> None:
    assert sum(shared(200).values()) == 200


def test_the_first_takes_the_spare_where_none_that_stretches_has_stayed() -> None:
    assert share_width({0: 80, 2: 60}, HEADS, 200) == {0: 140, 2: 60}
    assert share_width({0: 80, 2: 60}, HEADS, 200, given={2}) == {0: 80, 2: 60}


def test_a_table_without_stretch_keeps_its_widths() -> None:
    fixed = [replace(head, stretch=0) for head in HEADS]
    assert share_width({0: 80, 1: 200}, fixed, 900) == {0: 80, 1: 200}
