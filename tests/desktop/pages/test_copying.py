"""Copies of cells and rows: in full, with tabs, and never as a formula."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.pages.copying import to_cell
from desktop.pages.ventes import VentesPage
from tests.builders import MIDI, make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, menu_texts, press_key

NUMERO = "QRU50NU-20260325022946724-ee5a273d"
CTRL = Qt.KeyboardModifier.ControlModifier
LIGNE = (
    f"{NUMERO}\tmercredi 25 mars 2026 à 12:00:00\tmercredi 25 mars 2026 à 12:00:00\t"
    "Caisse 1 – Mama Chantal\t2\t50 000 FC\tEspèces\tAppliquée"
)


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    riz = make_article(magasin.core, magasin.boutique, "A1")
    earlier = make_vente("FAC-2", (riz, 1), date_vente=MIDI - timedelta(minutes=2))
    record(magasin.core, magasin.terminal, make_vente(NUMERO, (riz, 2)), earlier)
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    page.activateWindow()
    yield page
    magasin.services.tasks.close()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def focus_table(qtbot: QtBot, page: VentesPage) -> None:
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)


def test_ctrl_c_copies_the_current_row_in_full(qtbot: QtBot, page: VentesPage) -> None:
    focus_table(qtbot, page)
    page.view.choose(page.model.id_at(0))
    with qtbot.waitSignal(page.word_said) as said:
        press_key(page.view, Qt.Key.Key_C, CTRL)
    assert said.args is not None
    assert said.args[1] == "1 ligne copiée"
    assert clipboard() == LIGNE


def test_the_ticked_rows_and_the_columns_that_are_shown(qtbot: QtBot, page: VentesPage) -> None:
    for column in (1, 2, 3, 6, 7):
        page.view.arrangement.set_shown(column, shown=False)
    page.view.look.ticks.add(page.model.ids)
    with qtbot.waitSignal(page.word_said) as said:
        click(find_button(page.board.card.selection_bar, "Copier"))
    assert said.args is not None
    assert said.args[1] == "2 lignes copiées"
    assert clipboard() == f"{NUMERO}\t2\t50 000 FC\nFAC-2\t1\t25 000 FC"


def test_a_cell_is_copied_from_the_menu(qtbot: QtBot, page: VentesPage) -> None:
    page.view.customContextMenuRequested.emit(QPoint(80, 12))
    menu = page.copier.menu_shown
    assert menu is not None
    assert menu_texts(menu) == ["Copier la cellule", "Copier la ligne"]
    with qtbot.waitSignal(page.word_said):
        menu.actions()[0].trigger()
    assert clipboard() == NUMERO
    with qtbot.waitSignal(page.word_said):
        menu.actions()[1].trigger()
    assert clipboard() == LIGNE
    menu.close()


def test_nothing_is_copied_below_the_rows(page: VentesPage) -> None:
    page.view.customContextMenuRequested.emit(QPoint(80, 500))
    assert page.copier.menu_shown is None


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Lait\tNido\n400 g", "Lait Nido 400 g"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-cmd", "'-cmd"),
        ("+8", "+8"),
        ("−5", "−5"),
        ("-5", "-5"),
        ("\t=1+1", "'=1+1"),
        ("", ""),
    ],
)
def test_no_text_becomes_a_formula(text: str, cell: str) -> None:
    assert to_cell(text) == cell
