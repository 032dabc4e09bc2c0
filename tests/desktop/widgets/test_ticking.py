"""Ticked rows: every gesture that ticks, and what becomes of ticks when the list changes."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.table import TableModel, load_snapshot
from desktop.tasks import Tasks
from desktop.widgets.table.card import TableCard
from desktop.widgets.table.ticks import Ticks
from tests.desktop.models.source import COLUMNS, TRI, NumberRow, NumberSource
from tests.desktop.screen import click, find_button, label_texts, press_key

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROW = 34


@pytest.fixture
def source() -> NumberSource:
    return NumberSource(100)


@pytest.fixture
def model(source: NumberSource, tasks: Tasks) -> TableModel[NumberRow]:
    model = TableModel[NumberRow](COLUMNS, source.list_rows, tasks)
    model.show_snapshot(load_snapshot(source, (0, TRI), None, range(60)))
    return model


@pytest.fixture
def card(qtbot: QtBot, model: TableModel[NumberRow]) -> TableCard:
    card = TableCard(model, "Nombres")
    qtbot.addWidget(card)
    card.resize(500, 400)
    card.show()
    return card


def ticked(card: TableCard, model: TableModel[NumberRow]) -> tuple[int, ...]:
    return card.view.look.ticks.in_order_of(model.ids)


def box_of(row: int) -> QPoint:
    return QPoint(12, ROW * row + 12)


def press_at(card: TableCard, row: int, modifier: Qt.KeyboardModifier) -> None:
    place = QPoint(120, ROW * row + 12)
    QTest.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_the_box_ticks_and_chooses_nothing(card: TableCard, model: TableModel[NumberRow]) -> None:
    card.view.clear_choice()
    click(card.view.viewport(), box_of(2))
    assert ticked(card, model) == (98,)
    assert not card.view.currentIndex().isValid()
    click(card.view.viewport(), box_of(2))
    assert ticked(card, model) == ()


def test_a_click_beside_the_box_ticks_nothing(
    card: TableCard, model: TableModel[NumberRow]
) -> None:
    click(card.view.viewport(), QPoint(120, ROW * 2 + 12))
    assert ticked(card, model) == ()
    assert card.view.currentIndex().row() == 2


def test_ctrl_and_shift(card: TableCard, model: TableModel[NumberRow]) -> None:
    press_at(card, 1, CTRL)
    press_at(card, 4, SHIFT)
    assert ticked(card, model) == (99, 98, 97, 96)
    press_at(card, 2, CTRL)
    assert ticked(card, model) == (99, 97, 96)


def test_shift_alone_begins_at_the_current_row(
    card: TableCard, model: TableModel[NumberRow]
) -> None:
    card.view.choose(99)
    press_at(card, 3, SHIFT)
    assert ticked(card, model) == (99, 98, 97)


def test_space_ticks_the_current_row_and_ctrl_a_all(
    card: TableCard, model: TableModel[NumberRow]
) -> None:
    card.view.choose(97)
    press_key(card.view, Qt.Key.Key_Space)
    assert ticked(card, model) == (97,)
    press_key(card.view, Qt.Key.Key_A, CTRL)
    assert len(ticked(card, model)) == 100


def test_the_box_of_the_header_ticks_all_or_none(
    card: TableCard, model: TableModel[NumberRow]
) -> None:
    click(card.view.head.viewport(), QPoint(12, 12))
    assert len(ticked(card, model)) == 100
    click(card.view.head.viewport(), QPoint(12, 12))
    assert ticked(card, model) == ()


def test_a_double_click_opens_and_one_on_the_box_does_not(qtbot: QtBot, card: TableCard) -> None:
    viewport = card.view.viewport()
    with qtbot.waitSignal(card.view.row_opened) as opened:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(120, ROW + 12))
    assert opened.args == [99]
    with qtbot.assertNotEmitted(card.view.row_opened):
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=box_of(1))


def test_enter_opens(qtbot: QtBot, card: TableCard) -> None:
    card.view.choose(97)
    with qtbot.waitSignal(card.view.row_opened) as opened:
        press_key(card.view, Qt.Key.Key_Return)
    assert opened.args == [97]


def test_ticks_follow_their_rows(
    card: TableCard, source: NumberSource, model: TableModel[NumberRow]
) -> None:
    card.view.look.ticks.add((100, 98))
    source.count = 103
    model.show_snapshot(load_snapshot(source, (0, TRI), model.ids, range(40)))
    assert ticked(card, model) == (100, 98)
    model.show_ids(model.ids[::-1], None)
    assert ticked(card, model) == (98, 100)


def test_a_row_that_leaves_is_no_longer_ticked(
    card: TableCard, source: NumberSource, model: TableModel[NumberRow]
) -> None:
    card.view.look.ticks.add((100, 98))
    source.count = 99
    model.show_snapshot(load_snapshot(source, (0, TRI), model.ids, range(40)))
    assert len(card.view.look.ticks) == 1
    model.show_ids(array("q", [1, 2]), None)
    assert len(card.view.look.ticks) == 0


def test_the_bar_says_how_many_and_what_can_be_done(card: TableCard) -> None:
    done: list[str] = []
    card.selection_bar.add_action("Ajuster", "sliders-horizontal", lambda: done.append("ajuster"))
    assert not card.selection_bar.isVisible()
    card.view.look.ticks.add((3, 2))
    assert card.selection_bar.isVisible()
    assert "2 lignes choisies" in label_texts(card.selection_bar)
    assert card.rect().contains(card.selection_bar.geometry())
    click(find_button(card.selection_bar, "Ajuster"))
    assert done == ["ajuster"]
    assert not card.grab().isNull()
    click(find_button(card.selection_bar, "Ne plus rien choisir"))
    assert not card.selection_bar.isVisible()


def test_a_million_ticks_keep_their_order() -> None:
    ids = array("q", range(1_000_000, 0, -1))
    ticks = Ticks()
    ticks.add(ids)
    assert ticks.in_order_of(ids) == tuple(ids)
    ticks.toggle(5)
    ticks.keep_only(array("q", [7, 5, 6]))
    assert ticks.in_order_of(array("q", [7, 6, 5])) == (7, 6)
