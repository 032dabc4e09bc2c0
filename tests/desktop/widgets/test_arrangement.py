"""The owner's columns: hidden, moved, drawn wide, and back again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.columns import Head
from desktop.models.table import TableModel, load_snapshot
from desktop.tasks import Tasks
from desktop.widgets.table.arrangement import ColumnChoice, order_columns
from desktop.widgets.table.card import TableCard
from desktop.widgets.table.columns_button import ColumnsButton
from tests.desktop.models.source import COLUMNS, TRI, NumberRow, NumberSource
from tests.desktop.screen import menu_texts

HEADS = tuple(Head(title=title, key=title) for title in "abcd")


@pytest.fixture
def card(qtbot: QtBot, tasks: Tasks) -> TableCard:
    source = NumberSource(30)
    model = TableModel[NumberRow](COLUMNS, source.list_rows, tasks)
    model.show_snapshot(load_snapshot(source, (0, TRI), None, range(30)))
    card = TableCard(model, "Nombres")
    qtbot.addWidget(card)
    card.resize(600, 300)
    card.show()
    return card


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((), [0, 1, 2, 3]),
        (("d", "c", "b", "a"), [3, 2, 1, 0]),
        (("c", "a"), [2, 3, 0, 1]),
        (("gone", "d", "a", "b", "c"), [3, 0, 1, 2]),
    ],
)
def test_a_column_that_is_not_named_stands_after_its_neighbour(
    order: tuple[str, ...], expected: list[int]
) -> None:
    assert order_columns(HEADS, ColumnChoice(order)) == expected


def test_the_menu_hides_and_shows_but_never_the_last(qtbot: QtBot, card: TableCard) -> None:
    button = ColumnsButton(card)
    qtbot.addWidget(button)
    button.show()
    button.open_menu()
    menu = button.menu_shown
    assert menu is not None
    assert menu_texts(menu)[:2] == ["Numéro", "Encore"]
    menu.actions()[1].trigger()
    assert card.view.arrangement.shown() == (0,)
    assert card.view.head.isSectionHidden(1)
    menu.close()
    button.open_menu()
    menu = button.menu_shown
    assert menu is not None
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    assert card.view.arrangement.shown() == (0, 1)
    menu.close()


def test_a_choice_that_hides_everything_is_none(card: TableCard) -> None:
    names = tuple(column.name for column in COLUMNS)
    card.view.arrangement.show_choice(ColumnChoice(hidden=names))
    assert card.view.arrangement.shown() == (0, 1)


def test_a_column_is_dragged_to_another_place(qtbot: QtBot, card: TableCard) -> None:
    with qtbot.waitSignal(card.view.arrangement.changed):
        card.view.head.moveSection(1, 0)
    assert card.view.arrangement.choice.order == (COLUMNS[1].name, COLUMNS[0].name)
    assert card.view.arrangement.shown() == (1, 0)
    assert card.view.look.first_column == 1


def test_a_width_is_drawn_and_kept(qtbot: QtBot, card: TableCard) -> None:
    header = card.view.head
    edge = QPoint(header.sectionSize(0) - 1, 10)
    before = header.sectionSize(0)
    with qtbot.waitSignal(card.view.arrangement.changed):
        QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
        QTest.mouseMove(header.viewport(), edge + QPoint(50, 0))
        QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(50, 0))
    assert header.sectionSize(0) == before + 50
    card.resize(700, 300)
    assert header.sectionSize(0) == before + 50
    assert header.length() == card.view.viewport().width()


def test_widths_that_no_longer_fit_give_way(card: TableCard) -> None:
    widths = {COLUMNS[0].name: 4_000}
    card.view.arrangement.show_choice(ColumnChoice(widths=widths))
    assert card.view.head.length() == card.view.viewport().width()
