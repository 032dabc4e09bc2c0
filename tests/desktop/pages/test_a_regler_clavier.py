"""À régler without a mouse: every remedy, one sale and several, filters, search and views."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.terminaux import Terminal
from core.vocabulaire import EtatEntree, Remede
from desktop.dialogs.reglement import ReglementDialog
from desktop.models.remedes import remede_words
from desktop.pages.a_regler import AReglerPage
from desktop.widgets.choice_chip import ChoiceChip
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import (
    MATIN,
    add_terminal,
    entree_of,
    sell,
    sell_by,
    show,
    shown,
    stock_of,
)
from tests.desktop.screen import menu_texts, press_key, type_into, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_WALK = 60
Send = Callable[[Magasin, int, Terminal, int], None]


@pytest.fixture
def savon(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=20)


@pytest.fixture
def autre(magasin: Magasin) -> Terminal:
    return add_terminal(magasin)


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


def focus_of(page: AReglerPage) -> QWidget:
    """Return what has the keyboard: in the dialog in front, else in the page."""
    modal = QApplication.activeModalWidget()
    top: QWidget = modal if isinstance(modal, QDialog) else page
    focused: QWidget | None = top.focusWidget()
    return top if focused is None else focused


def press(page: AReglerPage, key: Qt.Key) -> None:
    press_key(focus_of(page), key)


def tab_to(page: AReglerPage, name: str) -> QWidget:
    """Walk with Tab until the control whose accessible name begins so has the keyboard."""
    seen: list[str] = []
    for _ in range(LONG_WALK):
        focused = focus_of(page)
        if focused.accessibleName().startswith(name):
            return focused
        press(page, Qt.Key.Key_Tab)
        seen.append(focused.accessibleName())
    pytest.fail(f"Tab never reaches {name}: {seen}")


def send_short(magasin: Magasin, savon: int, _: Terminal, number: int) -> None:
    sell(magasin, f"N-{number}", (savon, 20 + number))


def send_unknown(magasin: Magasin, _: int, __: Terminal, number: int) -> None:
    sell(magasin, f"N-{number}", (999, number))


def send_conflict(magasin: Magasin, savon: int, _: Terminal, number: int) -> None:
    sell(magasin, f"N-{number}", (savon, number))
    sell(magasin, f"N-{number}", (savon, 2 + number))


def send_twin(magasin: Magasin, savon: int, autre: Terminal, number: int) -> None:
    sell_by(magasin, autre, f"N-{number}", (savon, number), date_vente=MATIN)
    sell(magasin, f"N-{number}", (savon, number), date_vente=MATIN)


@dataclass(frozen=True, slots=True)
class Cas:
    """What is sent, the stock of soap once one sale, or both, are settled, and the button."""

    send: Send
    stocks: tuple[int, int]
    title: str = ""
    etat: EtatEntree = EtatEntree.REJOUEE


CAS = {
    Remede.ENTREE: Cas(send_short, (0, 0)),
    Remede.NEGATIF: Cas(send_short, (-1, -23)),
    Remede.ARTICLE: Cas(send_unknown, (19, 17)),
    Remede.DISTINCTE: Cas(send_conflict, (16, 10)),
    Remede.DOUBLON: Cas(send_conflict, (19, 17), etat=EtatEntree.CLASSEE),
    Remede.CLASSER: Cas(send_short, (20, 20), etat=EtatEntree.CLASSEE),
    Remede.REMPLACEMENT: Cas(send_twin, (19, 17), "Ce terminal remplace Caisse 2"),
    Remede.TOUJOURS_DISTINCTES: Cas(
        send_twin, (18, 14), "Toujours distinctes entre ce terminal et Caisse 2"
    ),
}
DIRECT = {Remede.CLASSER: "Classer…"}


def fill_in(qtbot: QtBot, page: AReglerPage, remede: Remede) -> None:
    """Wait for the dialog, say what it must be told, and confirm: by key alone."""
    wait_for(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = page.deeds.dialog
    assert dialog is not None
    if remede is Remede.ARTICLE:
        editor = tab_to(page, "Article")
        while not editor.property("placeholderText"):
            press(page, Qt.Key.Key_Tab)
            editor = focus_of(page)
        type_into(editor, "A1")
        press_key(editor, Qt.Key.Key_Return)
    if remede is Remede.CLASSER:
        press_key(dialog, Qt.Key.Key_Return)
    else:
        assert isinstance(dialog, ReglementDialog)
        settle = dialog.settle_button
        wait_for(qtbot, settle.isEnabled)
        tab_to(page, settle.accessibleName())
        press(page, Qt.Key.Key_Space)
    wait_for(qtbot, lambda: not dialog.isVisible())


@pytest.mark.parametrize("remede", CAS)
def test_one_sale_is_settled_by_key(
    qtbot: QtBot,
    magasin: Magasin,
    page: AReglerPage,
    *,
    remede: Remede,
    savon: int,
    autre: Terminal,
) -> None:
    cas = CAS[remede]
    cas.send(magasin, savon, autre, 1)
    show(qtbot, page)
    shown(qtbot, page, 1)
    page.setFocus()
    tab_to(page, page.view.accessibleName())
    tab_to(page, cas.title or remede_words()[remede].title)
    press(page, Qt.Key.Key_Space)
    if remede is not Remede.NEGATIF:
        fill_in(qtbot, page, remede)
    wait_for(qtbot, lambda: entree_of(magasin).etat is cas.etat)
    assert entree_of(magasin).remede is remede
    assert stock_of(magasin, savon) == cas.stocks[0]
    wait_for(qtbot, page.board.is_empty_shown)


@pytest.mark.parametrize("remede", CAS)
def test_several_sales_are_settled_by_key(
    qtbot: QtBot,
    magasin: Magasin,
    page: AReglerPage,
    *,
    remede: Remede,
    savon: int,
    autre: Terminal,
) -> None:
    """The header of a group ticks it; the menu of the bar has every remedy."""
    cas = CAS[remede]
    for number in (1, 2):
        cas.send(magasin, savon, autre, number)
    show(qtbot, page)
    page.setFocus()
    view = tab_to(page, page.view.accessibleName())
    press_key(view, Qt.Key.Key_Home, CTRL)
    press_key(view, Qt.Key.Key_Space)
    assert set(page.deeds.ticked()) == {1, 2}
    if remede in DIRECT:
        tab_to(page, DIRECT[remede])
        press(page, Qt.Key.Key_Space)
    else:
        tab_to(page, "Autres remèdes")
        press(page, Qt.Key.Key_Space)
        menu = page.board.bulk.others.menu_shown
        assert menu is not None
        wait_for(qtbot, menu.isVisible)
        place = menu_texts(menu).index(f"{remede_words()[remede].title}…")
        for _ in range(place + 1):
            press_key(menu, Qt.Key.Key_Down)
        press_key(menu, Qt.Key.Key_Return)
    fill_in(qtbot, page, remede)
    wait_for(qtbot, lambda: {entree_of(magasin, n).etat for n in (1, 2)} == {cas.etat})
    assert {entree_of(magasin, n).remede for n in (1, 2)} == {remede}
    assert stock_of(magasin, savon) == cas.stocks[1]


def test_a_replay_by_key_alone_and_in_bulk(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number in (1, 2):
        sell(magasin, f"N-{number}", (savon, 20 + number))
    magasin.core.quarantaine.classer(2, "essai")
    show(qtbot, page)
    shown(qtbot, page, 1)
    page.setFocus()
    tab_to(page, "Rejouer la vente")
    press(page, Qt.Key.Key_Space)
    wait_for(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QDialog))
    dialog = page.deeds.dialog
    assert dialog is not None
    press_key(dialog, Qt.Key.Key_Escape)
    wait_for(qtbot, lambda: not dialog.isVisible())
    assert entree_of(magasin).etat is EtatEntree.A_REGLER


def test_some_of_a_group_are_ticked_and_let_go_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number in (1, 2, 3):
        sell(magasin, f"N-{number}", (savon, 20 + number))
    show(qtbot, page)
    page.setFocus()
    view = tab_to(page, page.view.accessibleName())
    press_key(view, Qt.Key.Key_Home, CTRL)
    press_key(view, Qt.Key.Key_Down)
    press_key(view, Qt.Key.Key_Space)
    press_key(view, Qt.Key.Key_Down)
    press_key(view, Qt.Key.Key_Down)
    press_key(view, Qt.Key.Key_Space)
    assert len(page.deeds.ticked()) == 2
    press_key(view, Qt.Key.Key_Escape)
    assert page.deeds.ticked() == ()
    assert not page.board.bulk.isVisible()


def test_tab_goes_from_the_filters_to_the_list_to_what_is_done(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "N-1", (savon, 30))
    show(qtbot, page)
    shown(qtbot, page, 1)
    page.setFocus()
    page.view.toggle(1)
    names: list[str] = []
    for _ in range(LONG_WALK):
        press(page, Qt.Key.Key_Tab)
        names.append(focus_of(page).accessibleName())
    wanted = (
        "À régler, 1",
        "Filtrer par Raison",
        "Filtrer par Article",
        "Vues",
        "Rechercher : Numéro, article, terminal",
        page.view.accessibleName(),
        "Rejouer",
        "Autres remèdes",
        "Faire une entrée, puis rejouer",
        "Classer avec un motif",
    )
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)


def test_searched_and_let_go_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number in (1, 2):
        sell(magasin, f"N-{number}", (savon, 20 + number))
    show(qtbot, page)
    page.activateWindow()
    wait_for(qtbot, page.isActiveWindow)
    press_key(page, Qt.Key.Key_F, CTRL)
    assert focus_of(page) is page.board.search
    type_into(focus_of(page), "N-2")
    wait_for(qtbot, lambda: list(page.model.entries()) == [2])
    press(page, Qt.Key.Key_Tab)
    tab_to(page, page.view.accessibleName())
    press(page, Qt.Key.Key_Escape)
    wait_for(qtbot, lambda: len(page.model.entries()) == 2)
    assert page.board.search.text() == ""


@pytest.mark.parametrize(
    ("chip", "typed", "left"),
    [
        ("Filtrer par Raison", "inconnu", [2]),
        ("Filtrer par Terminal", "Caisse 2", [3]),
        ("Filtrer par Article", "Savon", [1, 3]),
    ],
)
def test_filtered_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, *, chip: str, typed: str, left: list[int]
) -> None:
    savon = make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=20)
    autre = add_terminal(magasin)
    sell(magasin, "N-1", (savon, 30))
    sell(magasin, "N-2", (999, 1))
    sell_by(magasin, autre, "N-3", (savon, 40))
    show(qtbot, page)
    page.setFocus()
    button = tab_to(page, chip)
    assert isinstance(button, ChoiceChip)
    press_key(button, Qt.Key.Key_Return)
    popup = button.popup
    assert popup is not None
    type_into(popup.search, typed)
    wait_for(qtbot, lambda: popup.list.count() == 1 and popup.list.currentRow() == 0)
    press_key(popup.list, Qt.Key.Key_Space)
    wait_for(qtbot, lambda: sorted(page.model.entries()) == left)
    press_key(popup.search, Qt.Key.Key_Escape)
    press_key(popup, Qt.Key.Key_Escape)
    press_key(button, Qt.Key.Key_Delete)
    wait_for(qtbot, lambda: len(page.model.entries()) == 3)


def test_tabs_and_views_are_reached_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "N-1", (savon, 30))
    magasin.core.quarantaine.classer(1, "essai")
    sell(magasin, "N-2", (savon, 31))
    show(qtbot, page)
    page.setFocus()
    tab_to(page, "À régler, 1")
    for _ in range(2):
        press(page, Qt.Key.Key_Right)
    wait_for(qtbot, lambda: list(page.model.entries()) == [1])
    button = tab_to(page, "Vues")
    press_key(button, Qt.Key.Key_Space)
    menu = page.board.tools.itemAt(0)
    assert menu is not None
    assert menu.widget() is button
