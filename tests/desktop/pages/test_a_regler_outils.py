"""Around the list of À régler: banner, own replays, order, foot, copy, export and print."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.ventes.commandes import VenteCreee
from core.vocabulaire import PolitiqueStock
from desktop.dialogs.reglement import ReglementDialog
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_outils import Ordre
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import (
    detail_of,
    sell,
    show,
)
from tests.desktop.screen import click, find_button, press_key, wait_for


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def savon(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)


def says(dialog: ReglementDialog, words: str) -> bool:
    return dialog.summary.text().startswith(words)


def test_ten_short_sales_in_a_day_offer_to_accept_them(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    """On the first days the stock is not entered yet and every sale would be refused."""
    for number in range(9):
        sell(magasin, f"FAC-{number}", (savon, 4 + number))
    show(qtbot, page)
    assert page.regles.banners.sentences() == {}
    sell(magasin, "FAC-9", (savon, 40))
    wait_for(qtbot, page.regles.banners.isVisible)
    (sentence,) = page.regles.banners.sentences().values()
    assert sentence.startswith("10 ventes refusées aujourd’hui faute de stock.")
    click(find_button(page.regles.banners, "Rejouer tout"))
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    wait_for(qtbot, partial(says, dialog, "10 seraient encore refusées"))
    click(dialog.cancel_button)
    with qtbot.waitSignal(page.word_said):
        click(find_button(page.regles.banners, "Accepter et alerter"))
    boutique = magasin.core.boutiques.get_boutique(magasin.boutique.id)
    assert boutique.politique_stock is PolitiqueStock.ACCEPTER
    wait_for(qtbot, lambda: not page.regles.banners.isVisible())
    assert isinstance(sell(magasin, "FAC-50", (savon, 50)), VenteCreee)
    click(page.board.replay_all)
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    wait_for(qtbot, dialog.settle_button.isEnabled)
    with qtbot.waitSignal(dialog.settled):
        click(dialog.settle_button)
    wait_for(qtbot, page.board.is_empty_shown)


def test_the_short_sales_of_yesterday_are_no_news(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number in range(10):
        sell(magasin, f"FAC-{number}", (savon, 4 + number))
    magasin.clock.advance(timedelta(days=1))
    show(qtbot, page)
    assert page.regles.banners.sentences() == {}


def test_the_boutique_may_let_them_be_replayed_by_themselves(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    show(qtbot, page)
    button = page.board.auto_button
    assert button.accessibleName() == "Rejeu automatique : non"
    click(button)
    dialog = page.regles.dialog
    assert dialog is not None
    assert dialog.manual.isChecked()
    click(dialog.automatic)
    with qtbot.waitSignal(page.word_said):
        click(dialog.submit)
    assert magasin.core.boutiques.get_boutique(magasin.boutique.id).rejeu_auto
    wait_for(qtbot, lambda: button.accessibleName() == "Rejeu automatique : oui")


def test_the_foot_says_how_many_and_how_much(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5), montant_total=125_000)
    sell(magasin, "FAC-2", (savon, 6), montant_total="12.50", devise="USD")
    show(qtbot, page)
    assert page.board.card.foot.words().split() == ["2", "ventes", "125", "000", "FC", "12,50", "$"]


@pytest.mark.parametrize(
    ("ordre", "ids"),
    [(Ordre.RECENTES, [3, 2, 1]), (Ordre.ANCIENNES, [1, 2, 3]), (Ordre.MONTANT, [2, 1, 3])],
)
def test_the_list_has_the_order_that_the_owner_chose(
    qtbot: QtBot,
    magasin: Magasin,
    page: AReglerPage,
    *,
    savon: int,
    ordre: Ordre,
    ids: list[int],
) -> None:
    for number, montant in enumerate((500, 900, 100)):
        sell(magasin, f"FAC-{number}", (savon, 5 + number), montant_total=montant)
        magasin.clock.advance(timedelta(minutes=1))
    show(qtbot, page)
    with qtbot.waitSignal(page.list_shown):
        page.board.card.ordre.choose(ordre)
    assert list(page.model.entries()) == ids
    filtre, tri = page.question()
    assert list(magasin.core.quarantaine.list_ids(filtre, tri)) == ids


def test_copied_exported_and_printed_by_key(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5), montant_total=125_000)
    show(qtbot, page)
    detail_of(qtbot, page)
    page.view.setFocus()
    with qtbot.waitSignal(page.copier.copied):
        press_key(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert {"FAC-1", "Savon", "2"} <= set(copied)
    with qtbot.waitSignal(page.export_asked) as asked:
        press_key(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["print"]
    press_key(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    menu = page.board.export_button.menu_shown
    assert menu is not None
    menu.close()
