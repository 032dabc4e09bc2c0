"""What À régler is narrowed to: saved views, and the sales that hold an article."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.dialogs.vue import NomVueDialog
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_outils import Ordre
from desktop.pages.page import Services
from desktop.pages.views_button import ViewsButton
from desktop.preferences import Preferences
from desktop.widgets.chip import Option, Setting
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import add_terminal, sell, sell_by, show
from tests.desktop.screen import choose_line, click, menu_texts, press_key, wait_for


def open_page(qtbot: QtBot, magasin: Magasin, services: Services) -> AReglerPage:
    page = AReglerPage(services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    show(qtbot, page)
    return page


@pytest.fixture
def riz(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A2", nom="Riz", quantite_stock=50)


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin, riz: int) -> Iterator[AReglerPage]:
    sell(magasin, "FAC-1", (riz, 60))
    sell(magasin, "FAC-2", (999, 1), (riz, 2))
    sell(magasin, "FAC-3", (999, 4))
    sell(magasin, "FAC-4", (riz, 1), (riz, 70))
    yield open_page(qtbot, magasin, magasin.services)
    magasin.services.tasks.close()


def reopen(qtbot: QtBot, magasin: Magasin, page: AReglerPage) -> AReglerPage:
    """Open the page as the next window does, once a worker has kept what was chosen."""
    page.hide()
    core, tasks = magasin.core, magasin.services.tasks
    Preferences(core.parametres, tasks).write("fence", 1)
    wait_for(qtbot, lambda: core.parametres.read("fenetre.fence") is not None)
    services = replace(magasin.services, preferences=Preferences(core.parametres, tasks))
    return open_page(qtbot, magasin, services)


def views_of(page: AReglerPage) -> ViewsButton:
    button = page.board.findChild(ViewsButton)
    assert button is not None
    return button


def choose_view(page: AReglerPage, text: str) -> None:
    button = views_of(page)
    click(button)
    menu = button.menu_shown
    assert menu is not None
    choose_line(menu, text)
    menu.close()


def test_a_view_keeps_tab_search_chips_and_order(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    board = page.board
    with qtbot.waitSignal(page.list_shown):
        board.filters.choose("raison", Setting((Option("ARTICLE_NOT_FOUND", "Article inconnu"),)))
    with qtbot.waitSignal(page.list_shown):
        board.card.ordre.choose(Ordre.ANCIENNES)
    with qtbot.waitSignal(page.list_shown):
        board.search.setText("FAC-3")
    assert list(page.model.entries()) == [3]
    choose_view(page, "Enregistrer cette vue…")
    dialog = page.window().findChild(NomVueDialog)
    assert dialog is not None
    dialog.editor.setText("Inconnus")
    click(dialog.save_button)
    with qtbot.waitSignal(page.list_shown):
        choose_view(page, "Vue d’origine")
    assert (board.search.text(), board.filters.settings()) == ("", {})
    assert set(page.model.entries()) == {1, 2, 3, 4}
    assert board.card.ordre.tri().descendant
    again = reopen(qtbot, magasin, page)
    assert set(again.model.entries()) == {1, 2, 3, 4}
    with qtbot.waitSignal(again.list_shown):
        choose_view(again, "Inconnus")
    assert list(again.model.entries()) == [3]
    assert again.board.search.text() == "FAC-3"
    assert again.board.filters.chips["raison"].accessibleName() == "Raison : Article inconnu"
    assert not again.board.card.ordre.tri().descendant
    button = views_of(again)
    click(button)
    assert button.menu_shown is not None
    assert "Inconnus" in menu_texts(button.menu_shown)
    (action,) = (a for a in button.menu_shown.actions() if a.text().replace("&", "") == "Inconnus")
    assert action.isChecked()
    button.menu_shown.close()


def test_a_view_is_renamed_and_forgotten(page: AReglerPage) -> None:
    page.state.save_view("Tout")
    (view,) = page.state.views
    page.state.rename_view(view, "Tout voir")
    assert [kept.nom for kept in page.state.views] == ["Tout voir"]
    page.state.delete_view(page.state.views[0])
    assert page.state.views == ()
    assert set(page.model.entries()) == {1, 2, 3, 4}


def test_narrowed_to_the_sales_that_hold_an_article(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    """Short of it or held back for another article; the tabs count no others either."""
    page.show_narrowed({"article": Setting((Option(str(riz), "Riz"),))})
    wait_for(qtbot, lambda: set(page.model.entries()) == {1, 2, 4})
    assert page.board.tabs.buttons["A_REGLER"].accessibleName() == "À régler, 3"
    filtre, tri = page.question()
    assert set(magasin.core.quarantaine.list_ids(filtre, tri)) == {1, 2, 4}
    magasin.core.quarantaine.classer(1, "essai")
    wait_for(qtbot, lambda: set(page.model.entries()) == {2, 4})
    assert page.board.tabs.buttons["CLASSEES"].accessibleName() == "Classées, 1"
    sell(magasin, "FAC-5", (riz, 80))
    wait_for(qtbot, lambda: set(page.model.entries()) == {2, 4, 5})
    with qtbot.waitSignal(page.list_shown):
        press_key(page.board.filters.chips["article"], Qt.Key.Key_Delete)
    assert set(page.model.entries()) == {2, 3, 4, 5}


def test_an_article_that_no_sale_holds_leaves_none(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    sel = make_article(magasin.core, magasin.boutique, "A3", nom="Sel")
    page.show_narrowed({"article": Setting((Option(str(sel), "Sel"),))})
    wait_for(qtbot, page.board.is_empty_shown)
    filtre, tri = page.question()
    assert list(magasin.core.quarantaine.list_ids(filtre, tri)) == []


def test_what_is_opened_narrowed_forgets_what_was_searched(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    autre = add_terminal(magasin)
    sell_by(magasin, autre, "FAC-9", (riz, 90))
    with qtbot.waitSignal(page.list_shown):
        page.board.search.setText("FAC-3")
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["TOUTES"])
    page.show_narrowed({"terminal": Setting((Option(str(autre.id), "Caisse 2"),))})
    wait_for(qtbot, lambda: list(page.model.entries()) == [5])
    assert page.board.search.text() == ""
    assert page.board.tabs.value() == "A_REGLER"
