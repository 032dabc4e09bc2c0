"""The rows on screen: selection and scroll position through what arrives live."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.table import TableModel, load_snapshot
from desktop.tasks import Tasks
from desktop.theme import Mode, Tone, active, set_theme, tone
from desktop.theme.tokens import DARK
from desktop.widgets.table.card import TableCard
from desktop.widgets.table.total_row import Totals
from tests.desktop.models.source import COLUMNS, TRI, NumberRow, NumberSource
from tests.desktop.screen import (
    click,
    move_mouse,
    press_key,
    wait_for,
)


@dataclass
class Board:
    """A table on screen with its source."""

    source: NumberSource
    model: TableModel[NumberRow]
    card: TableCard

    def refresh(self) -> None:
        seen = self.card.view.seen()
        self.model.show_snapshot(load_snapshot(self.source, (0, TRI), self.model.ids, seen))

    def top_text(self) -> str:
        """Return what the row at the top edge says."""
        row = self.card.view.rowAt(0)
        return str(self.model.index(row, 0).data())

    def offset(self) -> int:
        """Return by how many pixels the top row is scrolled out."""
        return self.card.view.rowViewportPosition(self.card.view.rowAt(0))


MakeBoard = Callable[[int], Board]


@pytest.fixture
def make_board(qtbot: QtBot, tasks: Tasks) -> MakeBoard:
    def make(count: int) -> Board:
        source = NumberSource(count)
        model = TableModel[NumberRow](COLUMNS, source.list_rows, tasks)
        card = TableCard(model, "Nombres")
        qtbot.addWidget(card)
        model.show_snapshot(load_snapshot(source, (0, TRI), None, range(60)))
        card.resize(500, 400)
        card.show()
        return Board(source, model, card)

    return make


def test_at_the_top_the_news_is_seen(make_board: MakeBoard) -> None:
    board = make_board(1_000)
    board.source.count = 1_002
    board.refresh()
    assert board.top_text() == "1002/0"


def test_further_down_nothing_moves(make_board: MakeBoard) -> None:
    board = make_board(1_000)
    board.card.view.verticalScrollBar().setValue(10 * 34 + 7)
    before = board.top_text(), board.offset()
    board.source.count = 1_005
    board.refresh()
    assert (board.top_text(), board.offset()) == before
    board.source.count = 1_000
    board.refresh()
    assert (board.top_text(), board.offset()) == before


def test_a_list_in_another_order_keeps_the_row_at_the_top(make_board: MakeBoard) -> None:
    board = make_board(400)
    board.card.view.verticalScrollBar().setValue(50 * 34)
    top = board.top_text()
    ids = board.model.ids[:]
    ids[0], ids[399] = ids[399], ids[0]
    board.model.show_ids(ids, None)
    assert board.top_text() == top


def test_the_current_row_stays_the_same_sale(make_board: MakeBoard) -> None:
    board = make_board(100)
    view = board.card.view
    view.choose(97)
    board.source.count = 104
    board.refresh()
    assert board.model.id_at(view.currentIndex().row()) == 97
    board.model.show_ids(board.model.ids[::-1], None)
    assert board.model.id_at(view.currentIndex().row()) == 97
    assert view.look.current_row == view.currentIndex().row()


def test_choosing_says_which_row_once(make_board: MakeBoard) -> None:
    board = make_board(100)
    chosen: list[int] = []
    board.card.view.row_chosen.connect(chosen.append)
    click(board.card.view.viewport(), QPoint(60, 34 * 2 + 10))
    board.source.count = 101
    board.refresh()
    press_key(board.card.view, Qt.Key.Key_Down)
    assert chosen == [98, 97]


def test_the_keyboard_enters_without_choosing(qtbot: QtBot, make_board: MakeBoard) -> None:
    board = make_board(100)
    view = board.card.view
    chosen: list[int] = []
    view.row_chosen.connect(chosen.append)
    view.clearFocus()
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert view.look.current_row == 0
    assert chosen == []
    press_key(view, Qt.Key.Key_Return)
    assert chosen == [100]


def test_a_current_row_that_leaves_is_no_longer_current(make_board: MakeBoard) -> None:
    board = make_board(10)
    board.card.view.choose(10)
    board.model.show_ids(board.model.ids[5:], None)
    assert not board.card.view.currentIndex().isValid()
    assert board.card.view.look.current_row == -1


def test_the_end_of_a_long_list_is_shown_once_fetched(qtbot: QtBot, make_board: MakeBoard) -> None:
    board = make_board(200_000)
    view = board.card.view
    view.scrollToBottom()
    last = board.model.index(199_999, 0)
    wait_for(qtbot, lambda: last.data() == "1/0")
    assert view.visualRect(last).isValid()


def row_color(board: Board, row: int) -> QColor:
    """Return the colour behind a row, right of its text."""
    view = board.card.view
    y = view.rowViewportPosition(row) + 4
    return view.viewport().grab().toImage().pixelColor(view.columnWidth(0) - 4, y)


def test_a_new_row_is_tinted_then_fades(qtbot: QtBot, make_board: MakeBoard) -> None:
    board = make_board(50)
    plain = active().surface
    board.card.view.clear_choice()
    assert row_color(board, 0) == plain
    board.source.count = 51
    board.refresh()
    assert row_color(board, 0).green() > row_color(board, 0).red()
    assert row_color(board, 1) == plain
    assert board.card.view.look.freshness(51) > 0
    qtbot.waitUntil(lambda: row_color(board, 0) == plain, timeout=8_000)


def test_the_current_and_the_hovered_row_are_marked(qtbot: QtBot, make_board: MakeBoard) -> None:
    board = make_board(50)
    view = board.card.view
    view.choose(48)
    assert row_color(board, 2) == active().accentsoft
    move_mouse(view.viewport(), QPoint(60, 34 * 4 + 8))
    wait_for(qtbot, lambda: row_color(board, 4) == active().hover)


def test_a_theme_switch_repaints_the_rows(qapp: QApplication, make_board: MakeBoard) -> None:
    board = make_board(50)
    set_theme(qapp, Mode.DARK)
    assert row_color(board, 1) == DARK.surface
    set_theme(qapp, Mode.LIGHT)


def test_a_row_on_its_way_is_a_ghost(make_board: MakeBoard) -> None:
    board = make_board(5_000)
    view = board.card.view
    view.scrollTo(board.model.index(4_000, 0))
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(20, view.viewport().height() // 2 // 34 * 34 + 16).isValid()
    assert board.model.index(4_000, 0).data() == ""


def test_narrow_tables_drop_columns_and_wide_ones_fill(make_board: MakeBoard) -> None:
    board = make_board(5)
    header = board.card.view.head
    assert header.length() == board.card.view.viewport().width()
    board.card.resize(130, 300)
    assert header.isSectionHidden(1)
    board.card.resize(800, 300)
    assert not header.isSectionHidden(1)


def test_the_total_row_says_what_is_summed(make_board: MakeBoard) -> None:
    board = make_board(5)
    row = board.card.total_row
    row.show_totals(Totals("5 lignes", "ventes nettes", {1: (("1 000", "FC"), ("12,50", "$"))}))
    assert row.accessibleName() == "5 lignes ventes nettes 1 000FC 12,50$"
    two_lines = row.sizeHint().height()
    row.show_totals(Totals("5 lignes"))
    assert row.sizeHint().height() < two_lines
    assert not row.grab().isNull()
    assert tone(Tone.OK).soft.isValid()
