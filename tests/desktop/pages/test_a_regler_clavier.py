"""À régler without a mouse: every remedy, one sale and several, filters, search and views."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.terminaux import Terminal
from core.ventes.commandes import ResultatVente, VenteClassee, VenteRefusee, VenteRejouee
from core.vocabulaire import EtatEntree, Remede
from desktop.dialogs.reglement import ReglementDialog
from desktop.models.remedes import remede_words
from desktop.pages.a_regler import AReglerPage
from desktop.widgets.choice_chip import ChoiceChip
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.pages.clavier import LONG_WALK, focus_of, press, tab_to
from tests.desktop.pages.regler import (
    MATIN,
    add_terminal,
    entree_of,
    receive,
    sell,
    sell_by,
    show,
    shown,
    stock_of,
)
from tests.desktop.screen import menu_texts, press_key, type_into, wait_for

CTRL = Qt.KeyboardModifier.ControlModifier
DELIVERED = 100
Send = Callable[[Magasin, int, Terminal, int], ResultatVente]


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


def send_short(magasin: Magasin, savon: int, _: Terminal, number: int) -> ResultatVente:
    return sell(magasin, f"N-{number}", (savon, 20 + number))


def send_before_delivery(magasin: Magasin, savon: int, _: Terminal, number: int) -> ResultatVente:
    return sell(magasin, f"N-{number}", (savon, DELIVERED * number))


def send_unknown(magasin: Magasin, _: int, __: Terminal, number: int) -> ResultatVente:
    return sell(magasin, f"N-{number}", (999, number))


def send_conflict(magasin: Magasin, savon: int, _: Terminal, number: int) -> ResultatVente:
    sell(magasin, f"N-{number}", (savon, number))
    return sell(magasin, f"N-{number}", (savon, 2 + number))


def send_by_other(magasin: Magasin, savon: int, autre: Terminal, number: int) -> ResultatVente:
    return sell_by(magasin, autre, f"N-{number}", (savon, number), date_vente=MATIN)


def send_twin(magasin: Magasin, savon: int, _: Terminal, number: int) -> ResultatVente:
    return sell(magasin, f"N-{number}", (savon, number), date_vente=MATIN)


@dataclass(frozen=True, slots=True)
class Cas:
    """What is sent, the stock of soap once one sale, or both, are settled, and the button."""

    send: Send
    stocks: tuple[int, int]
    title: str = ""
    etat: EtatEntree = EtatEntree.REJOUEE
    answer: type[VenteRejouee | VenteClassee] = VenteRejouee
    """What the terminal is told at its next sending."""
    first: Send | None = None
    """What comes before what is refused."""
    is_delivered: bool = False
    """Whether what lacked comes in after the sale was refused."""


CAS = {
    Remede.REJOUER: Cas(send_before_delivery, (20, 20), is_delivered=True),
    Remede.ENTREE: Cas(send_short, (0, 0)),
    Remede.NEGATIF: Cas(send_short, (-1, -23)),
    Remede.ARTICLE: Cas(send_unknown, (19, 17)),
    Remede.DISTINCTE: Cas(send_conflict, (16, 10)),
    Remede.DOUBLON: Cas(send_conflict, (19, 17), etat=EtatEntree.CLASSEE),
    Remede.CLASSER: Cas(send_short, (20, 20), etat=EtatEntree.CLASSEE, answer=VenteClassee),
    Remede.REMPLACEMENT: Cas(
        send_twin, (19, 17), "Ce terminal remplace Caisse 2", first=send_by_other
    ),
    Remede.TOUJOURS_DISTINCTES: Cas(
        send_twin,
        (18, 14),
        "Toujours distinctes entre ce terminal et Caisse 2",
        first=send_by_other,
    ),
}
AT_ONCE = {Remede.REJOUER, Remede.NEGATIF}
"""What one sale needs no dialog for."""
DIRECT = {Remede.REJOUER: "Rejouer", Remede.CLASSER: "Classer…"}


def refuse(magasin: Magasin, cas: Cas, savon: int, autre: Terminal, *, number: int) -> None:
    """Have a sale refused, and what it lacked come in where that is the case."""
    if cas.first is not None:
        cas.first(magasin, savon, autre, number)
    assert isinstance(cas.send(magasin, savon, autre, number), VenteRefusee)
    if cas.is_delivered:
        receive(magasin, savon, DELIVERED * number)


def assert_answered(
    magasin: Magasin, cas: Cas, savon: int, autre: Terminal, *, number: int
) -> None:
    """Send the sale again: it is known, by the id that its entry names, and nothing moves."""
    before = stock_of(magasin, savon)
    answer = cas.send(magasin, savon, autre, number)
    assert isinstance(answer, cas.answer)
    if isinstance(answer, VenteRejouee):
        assert answer.vente.id == entree_of(magasin, number).vente_id
        (vente,) = magasin.core.ventes.list_rows([answer.vente.id])
        assert vente.numero_facture == f"N-{number}"
    assert stock_of(magasin, savon) == before


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
    refuse(magasin, cas, savon, autre, number=1)
    show(qtbot, page)
    shown(qtbot, page, 1)
    page.setFocus()
    tab_to(page, page.view.accessibleName())
    tab_to(page, cas.title or remede_words()[remede].title)
    press(page, Qt.Key.Key_Space)
    if remede not in AT_ONCE:
        fill_in(qtbot, page, remede)
    wait_for(qtbot, lambda: entree_of(magasin).etat is cas.etat)
    assert entree_of(magasin).remede is remede
    assert stock_of(magasin, savon) == cas.stocks[0]
    assert_answered(magasin, cas, savon, autre, number=1)
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
        refuse(magasin, cas, savon, autre, number=number)
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
    for number in (1, 2):
        assert_answered(magasin, cas, savon, autre, number=number)


def test_the_whole_list_is_replayed_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, *, savon: int, autre: Terminal
) -> None:
    """Once the dialog was looked at and left: leaving it settles nothing."""
    cas = CAS[Remede.REJOUER]
    refuse(magasin, cas, savon, autre, number=1)
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
    assert stock_of(magasin, savon) == 20 + DELIVERED
    press(page, Qt.Key.Key_Space)
    fill_in(qtbot, page, Remede.REJOUER)
    wait_for(qtbot, lambda: entree_of(magasin).etat is EtatEntree.REJOUEE)
    assert entree_of(magasin).remede is Remede.REJOUER
    assert stock_of(magasin, savon) == 20
    assert_answered(magasin, cas, savon, autre, number=1)
    wait_for(qtbot, page.board.is_empty_shown)


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
