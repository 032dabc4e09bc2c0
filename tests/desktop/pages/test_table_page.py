"""What every page with a table can do: its keys, its exports, opening one row."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.ventes.annulation import CommandeAnnulation
from desktop.pages.periode import Periode
from desktop.pages.ventes import VentesPage
from desktop.widgets.chip import Option, Setting
from tests.builders import MIDI, identify, make_article, make_lot, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import column_texts, label_texts, press_key, type_into, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier
USD = Setting((Option("USD", "Dollars"),))


@pytest.fixture
def article(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", quantite_stock=100)


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin, article: int) -> Iterator[VentesPage]:
    ventes = (make_vente(f"FAC-{n}", (article, n)) for n in (1, 2, 3))
    record(magasin.core, magasin.terminal, *ventes)
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    magasin.services.tasks.close()


def texts_of(widget: QWidget | None) -> list[str]:
    return [] if widget is None else label_texts(widget)


def test_a_click_alone_opens_nothing_and_an_open_panel_follows(
    qtbot: QtBot, page: VentesPage
) -> None:
    page.view.choose(page.model.id_at(1))
    assert not page.panel.isVisible()
    press_key(page.view, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: "FAC-2" in texts_of(page.panel.content()))
    press_key(page.view, Qt.Key.Key_Down)
    wait_for(qtbot, lambda: "FAC-1" in texts_of(page.panel.content()))


def test_escape_closes_the_panel_then_empties_the_search(qtbot: QtBot, page: VentesPage) -> None:
    press_key(page.view, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(page.board.search.hasFocus)
    with qtbot.waitSignal(page.list_shown):
        type_into(page.board.search, "FAC")
    page.open_row(page.model.id_at(0))
    wait_for(qtbot, page.panel.isVisible)
    page.board.search.setFocus()
    press_key(page.board.search, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.board.search.text() == "FAC"
    with qtbot.waitSignal(page.list_shown):
        press_key(page.view, Qt.Key.Key_Escape)
    assert page.board.search.text() == ""


def test_a_row_that_the_filters_hide_is_opened_all_the_same(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, article: int
) -> None:
    magasin.clock.advance(timedelta(days=-40))
    old = make_vente("VIEILLE", (article, 1), date_vente=MIDI - timedelta(days=40))
    record(magasin.core, magasin.terminal, old)
    magasin.clock.advance(timedelta(days=40))
    with qtbot.waitSignal(page.list_shown):
        page.board.filters.choose("devise", USD)
    page.open_row(4)
    wait_for(qtbot, lambda: "VIEILLE" in texts_of(page.panel.content()))
    assert "Vente 4 sur 4" in label_texts(page.panel)
    assert not page.board.filters.settings()
    assert column_texts(page.model, "N°")[-1] == "VIEILLE"


def test_a_row_may_be_asked_for_before_the_page_is_shown(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    other = VentesPage(magasin.services)
    qtbot.addWidget(other)
    other.show_boutique(magasin.boutique)
    magasin.clock.advance(timedelta(days=1))
    other.open_row(2)
    other.show()
    wait_for(qtbot, lambda: "FAC-2" in texts_of(other.panel.content()))
    assert other.periode.value() == Periode.TOUT
    assert page.isVisible()


def test_a_row_that_does_not_exist_is_refused_by_core(qtbot: QtBot, page: VentesPage) -> None:
    with qtbot.waitSignal(page.services.tasks.failed):
        page.open_row(99)
    assert not page.panel.isVisible()


@pytest.mark.parametrize(("position", "kind"), [(0, "xlsx"), (1, "csv"), (2, "pdf"), (4, "print")])
def test_the_list_can_be_asked_for_as_a_file(
    qtbot: QtBot, page: VentesPage, position: int, kind: str
) -> None:
    press_key(page, Qt.Key.Key_E, CTRL)
    menu = page.export_button.menu_shown
    assert menu is not None
    with qtbot.waitSignal(page.export_asked) as asked:
        menu.actions()[position].trigger()
    assert asked.args == [kind]
    menu.close()


def test_ctrl_p_asks_for_paper_and_f5_reads_again(qtbot: QtBot, page: VentesPage) -> None:
    with qtbot.waitSignal(page.export_asked) as asked:
        press_key(page, Qt.Key.Key_P, CTRL)
    assert asked.args == ["print"]
    page.view.look.ticks.add((1,))
    with qtbot.waitSignal(page.list_shown):
        press_key(page, Qt.Key.Key_F5)
    assert page.selected_ids() == (1,)


def test_the_selection_is_told_in_the_order_of_the_list(qtbot: QtBot, page: VentesPage) -> None:
    asked: list[tuple[int, ...]] = []
    button = page.add_selection_action(
        "Encaisser", "hand-coins", lambda: asked.append(page.selected_ids())
    )
    with qtbot.waitSignal(page.selection_changed):
        page.view.look.ticks.add((1, 3))
    button.click()
    assert asked == [(3, 1)]
    with qtbot.waitSignal(page.list_shown):
        page.view.head.sectionClicked.emit(0)
    assert page.selected_ids() == (1, 3)
    with qtbot.waitSignal(page.list_shown):
        page.board.filters.choose("devise", USD)
    assert page.selected_ids() == ()


def test_a_late_sale_goes_to_its_place_and_a_new_one_to_the_top(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, article: int
) -> None:
    late = make_vente("TARD", (article, 1), date_vente=MIDI - timedelta(hours=2))
    soon = make_vente("NEUVE", (article, 1), date_vente=MIDI + timedelta(seconds=5))
    record(magasin.core, magasin.terminal, late, soon)
    wait_for(qtbot, lambda: page.model.rowCount() == 5)
    assert column_texts(page.model, "N°") == ["NEUVE", "FAC-3", "FAC-2", "FAC-1", "TARD"]
    totals = page.board.card.total_row.shown_totals()
    assert totals.count == "5 lignes"


def test_a_sale_that_was_sent_again_says_so(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, article: int
) -> None:
    sent = make_vente("TROP", (article, 500))
    record(magasin.core, magasin.terminal, sent)
    magasin.clock.advance(timedelta(minutes=1))
    again = make_vente("FAC-1", (article, 1))
    lot = make_lot(again)
    magasin.core.ventes.record_batch(identify(magasin.core, magasin.terminal), lot)
    page.open_row(1)
    wait_for(qtbot, lambda: "Renvoyée par le terminal" in texts_of(page.panel.content()))
    texts = texts_of(page.panel.content())
    assert "déjà connue : rien n’a bougé, lot n° 3, 192.168.1.20" in texts
    assert texts.count("Reçue, 1 mouvement écrit") == 1


def test_a_debt_that_is_cancelled_leaves_the_debts(
    qtbot: QtBot, magasin: Magasin, page: VentesPage, article: int
) -> None:
    """More than an addition: the whole list is read again."""
    record(magasin.core, magasin.terminal, make_vente("DETTE", (article, 1), paye=False))
    with qtbot.waitSignal(page.list_shown):
        page.board.tabs.buttons["DETTES"].click()
    wait_for(qtbot, lambda: column_texts(page.model, "N°") == ["DETTE"])
    identifie = identify(magasin.core, magasin.terminal)
    magasin.core.ventes.cancel_own(identifie, CommandeAnnulation("DETTE"))
    wait_for(qtbot, lambda: page.model.rowCount() == 0)
