"""Pages are made when they are wanted, or once the window has nothing else to do."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.articles import ArticlesPage
from desktop.pages.comptage import ComptagePage
from desktop.pages.fiche import FichePage
from desktop.pages.fiche_tabs import INFOS, LIVRE, POURQUOI, PRIX, VENTES
from desktop.pages.inventaires import InventairePage
from desktop.pages.registry import list_pages
from desktop.pages.stack import PageStack
from tests.desktop.conftest import Magasin
from tests.desktop.screen import wait_for

FICHE_TABS = (LIVRE, POURQUOI, VENTES, PRIX, INFOS)


@pytest.fixture
def stack(qtbot: QtBot, magasin: Magasin) -> PageStack:
    stack = PageStack(magasin.services, list_pages())
    stack.built.connect(lambda page: page.show_boutique(magasin.boutique))
    qtbot.addWidget(stack)
    return stack


def test_only_the_page_at_the_front_is_made_before_the_window_shows(stack: PageStack) -> None:
    stack.bring("ventes")
    assert stack.made() == (stack["ventes"],)
    assert (stack.current_name(), stack.current()) == ("ventes", stack["ventes"])


def test_the_others_follow_and_leave_the_first_at_the_front(qtbot: QtBot, stack: PageStack) -> None:
    stack.bring("articles")
    stack.show()
    wait_for(qtbot, lambda: len(stack.made()) == len(list_pages()))
    assert stack.current_name() == "articles"
    assert [page for page in stack.made() if page.isVisible()] == [stack["articles"]]


def test_what_pages_put_off_follows_part_by_part(qtbot: QtBot, stack: PageStack) -> None:
    stack.bring("ventes")
    stack.show()
    articles, inventaire = stack["articles"], stack["inventaire"]
    assert isinstance(articles, ArticlesPage)
    assert isinstance(inventaire, InventairePage)
    assert (articles.findChildren(FichePage), inventaire.findChildren(ComptagePage)) == ([], [])
    wait_for(qtbot, lambda: count_tabs(articles) == len(FICHE_TABS))
    wait_for(qtbot, lambda: len(inventaire.findChildren(ComptagePage)) == 1)
    assert not articles.fiche_host.is_open()
    assert not inventaire.is_counting()


def count_tabs(articles: ArticlesPage) -> int:
    fiche = articles.fiche_host.fiche
    return 0 if fiche is None else fiche.places.count()


def test_a_page_is_made_once(stack: PageStack) -> None:
    assert stack["terminaux"] is stack["terminaux"]
    assert set(stack) == {each.name for each in list_pages()}
    assert "caisse_noire" not in stack
    with pytest.raises(KeyError):
        stack["caisse_noire"]
