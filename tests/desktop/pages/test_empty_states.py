"""A list that has nothing says why, and offers the one thing that leads on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.qr import QrDialog
from desktop.dialogs.reseau import ReseauDialog
from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.journal import JournalPage
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.page import Page, Services, Surroundings
from desktop.pages.periode import Periode
from desktop.pages.terminaux import TerminauxPage
from desktop.pages.ventes import VentesPage
from desktop.server_status import ServerState, ServerStatus
from desktop.widgets.empty_state import EmptyState
from tests.builders import make_boutique
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, label_texts, wait_for

ONLINE = ServerStatus(ServerState.ONLINE, ("192.168.1.20:8000",))
MakePage = Callable[[Services], Page]
LISTS = (AReglerPage, ArticlesPage, JournalPage, MouvementsPage, TerminauxPage, VentesPage)


def show(
    qtbot: QtBot, magasin: Magasin, make: MakePage, server: ServerStatus = ONLINE
) -> tuple[Page, EmptyState]:
    """Show a page of a boutique in which nothing has ever happened, over all time."""
    page = make(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(make_boutique(magasin.core, nom="Neuve"))
    page.show_surroundings(Surroundings(server, terminals=1))
    if isinstance(page, JournalPage | MouvementsPage | VentesPage):
        page.periode.choose(Periode.TOUT)
    page.show()
    empty = page.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    wait_for(qtbot, empty.isVisible)
    return page, empty


def button_of(empty: EmptyState) -> QPushButton:
    (button,) = [b for b in empty.findChildren(QPushButton) if b.isVisible()]
    return button


def visible_names(empty: EmptyState) -> list[str]:
    return [b.accessibleName() for b in empty.findChildren(QPushButton) if b.isVisible()]


@pytest.mark.parametrize("make", LISTS)
def test_every_empty_list_has_a_sentence_and_one_button(
    qtbot: QtBot, magasin: Magasin, make: MakePage
) -> None:
    _, empty = show(qtbot, magasin, make)
    assert button_of(empty).accessibleName()
    assert any(text.endswith(".") for text in label_texts(empty))
    assert not empty.grab().isNull()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (AReglerPage, "ventes"),
        (JournalPage, "terminaux"),
        (MouvementsPage, "articles"),
        (VentesPage, "terminaux"),
    ],
)
def test_the_button_of_a_list_that_never_had_a_row_leads_to_where_rows_come_from(
    qtbot: QtBot, magasin: Magasin, make: MakePage, name: str
) -> None:
    page, empty = show(qtbot, magasin, make)
    with qtbot.waitSignal(page.page_asked) as asked:
        click(button_of(empty))
    assert asked.args == [name]


def test_a_terminal_is_invited_by_a_code(qtbot: QtBot, magasin: Magasin) -> None:
    page, empty = show(qtbot, magasin, TerminauxPage)
    click(button_of(empty))
    assert page.findChild(QrDialog) is not None


def test_without_a_network_the_way_is_tested(qtbot: QtBot, magasin: Magasin) -> None:
    page, empty = show(qtbot, magasin, TerminauxPage, ServerStatus(ServerState.ONLINE))
    assert any("aucun réseau" in text for text in label_texts(empty))
    click(button_of(empty))
    assert page.findChild(ReseauDialog) is not None


def test_a_server_that_stands_still_is_started_and_then_gives_its_address(
    qtbot: QtBot, magasin: Magasin
) -> None:
    stopped = ServerStatus(ServerState.STOPPED, sentence="Pris.")
    page, empty = show(qtbot, magasin, TerminauxPage, stopped)
    with qtbot.waitSignal(page.server_asked):
        click(button_of(empty))
    page.show_surroundings(Surroundings(ONLINE, terminals=1))
    wait_for(qtbot, lambda: "Montrer le QR code" in visible_names(empty))
    assert visible_names(empty) == ["Montrer le QR code"]
