"""The windowed model: ids of all, rows of what is seen, and what arrives live."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.errors import StorageUnavailable
from desktop.models.table import PAGE, TableModel, load_snapshot
from desktop.tasks import Tasks
from tests.desktop.models.source import COLUMNS, TRI, NumberRow, NumberSource
from tests.desktop.screen import wait_for

Model = TableModel[NumberRow]


def make_model(source: NumberSource, tasks: Tasks) -> Model:
    model = Model(COLUMNS, source.list_rows, tasks)
    model.show_snapshot(load_snapshot(source, (0, TRI), None, range(40)))
    return model


def refresh(model: Model, source: NumberSource, seen: range = range(40)) -> None:
    model.show_snapshot(load_snapshot(source, (0, TRI), model.ids, seen))


def text_at(model: Model, row: int) -> str:
    return str(model.index(row, 0).data())


def test_it_is_a_sound_model(qtmodeltester: ModelTester, tasks: Tasks) -> None:
    source = NumberSource(1_000)
    model = make_model(source, tasks)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt leaves it bare
    source.count = 1_003
    refresh(model, source)
    source.count = 990
    refresh(model, source)
    assert model.rowCount() == 990
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_the_rows_in_sight_come_with_the_list(tasks: Tasks) -> None:
    source = NumberSource(100_000)
    model = make_model(source, tasks)
    assert model.rowCount() == 100_000
    assert [text_at(model, row) for row in range(3)] == ["100000/0", "99999/0", "99998/0"]
    assert [len(ids) for ids in source.fetched] == [40]


def test_rows_far_away_are_fetched_by_pages_when_they_are_looked_at(
    qtbot: QtBot, tasks: Tasks
) -> None:
    source = NumberSource(100_000)
    model = make_model(source, tasks)
    assert text_at(model, 99_999) == ""
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert text_at(model, 99_999) == "1/0"
    assert all(len(ids) <= PAGE for ids in source.fetched)


def test_memory_of_rows_is_bounded(qtbot: QtBot, tasks: Tasks) -> None:
    source = NumberSource(100_000)
    model = make_model(source, tasks)
    for row in range(0, 100_000, 5 * PAGE):
        if not text_at(model, row):
            with qtbot.waitSignal(model.dataChanged):
                pass
    assert len(model._rows) <= 16 * PAGE  # noqa: SLF001 - the bound is the promise


def test_an_outdated_row_is_shown_until_the_new_one_is_there(qtbot: QtBot, tasks: Tasks) -> None:
    source = NumberSource(2_000)
    model = make_model(source, tasks)
    text_at(model, 1_000)
    wait_for(qtbot, lambda: text_at(model, 1_000) == "1000/0")
    source.version = 1
    refresh(model, source)
    assert text_at(model, 0) == "2000/1"
    assert text_at(model, 1_000) == "1000/0"
    wait_for(qtbot, lambda: text_at(model, 1_000) == "1000/1")


def test_a_row_that_vanished_stays_a_ghost_and_is_not_asked_for_again(
    qtbot: QtBot, tasks: Tasks
) -> None:
    source = NumberSource(1_000, missing=frozenset({1}))
    model = make_model(source, tasks)
    with qtbot.waitSignal(model.dataChanged):
        text_at(model, 999)
    asked = len(source.fetched)
    assert text_at(model, 999) == ""
    with qtbot.assertNotEmitted(model.dataChanged, wait=30):
        text_at(model, 999)
    assert len(source.fetched) == asked


def test_runs_of_new_rows_are_announced(qtbot: QtBot, tasks: Tasks) -> None:
    source = NumberSource(500)
    model = make_model(source, tasks)
    source.count = 503
    with qtbot.waitSignals([model.rowsInserted]) as _, qtbot.assertNotEmitted(model.modelReset):
        refresh(model, source)
    assert text_at(model, 0) == "503/0"


def test_a_failed_fetch_is_announced_and_tried_again(qtbot: QtBot, tasks: Tasks) -> None:
    source = NumberSource(1_000)
    failing = [True]

    def fetch(ids: Sequence[int]) -> tuple[NumberRow, ...]:
        if failing:
            failing.clear()
            raise StorageUnavailable("occupé")
        return source.list_rows(ids)

    model = Model(COLUMNS, fetch, tasks)
    model.show_snapshot(load_snapshot(source, (0, TRI), None, range(10)))
    with qtbot.waitSignal(tasks.failed):
        text_at(model, 900)
    with qtbot.waitSignal(model.dataChanged):
        text_at(model, 900)
    assert text_at(model, 900) == "100/0"


def test_roles(tasks: Tasks) -> None:
    model = make_model(NumberSource(3), tasks)
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3/0"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Numéro"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole) is None


def test_positions_and_ids(tasks: Tasks) -> None:
    model = make_model(NumberSource(10), tasks)
    assert model.id_at(0) == 10
    assert model.position_of(1) == 9
    assert model.position_of(77) is None


@pytest.mark.parametrize("size", [0, 1])
def test_short_lists(tasks: Tasks, size: int) -> None:
    model = make_model(NumberSource(size), tasks)
    refresh(model, NumberSource(size))
    assert model.rowCount() == size
