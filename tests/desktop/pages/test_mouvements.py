"""The Mouvements page: the book, with the stock before and after each line."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.pages.mouvements import MouvementsPage
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[MouvementsPage]:
    page = MouvementsPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def book(magasin: Magasin) -> None:
    """Write an opening stock, a sale, a breakage and a count."""
    core, boutique = magasin.core, magasin.boutique
    nido = make_article(core, boutique, "A1", nom="Nido")
    record(core, magasin.terminal, make_vente("FAC-1", (nido, 2)))
    for kind, pieces, motif in (
        (TypeMouvement.SORTIE, 1, Motif.CASSE),
        (TypeMouvement.AJUSTEMENT, 5, Motif.COMPTAGE),
    ):
        core.stock.record_mouvement(CommandeMouvement(boutique.id, nido, kind, pieces, motif))


def show(qtbot: QtBot, page: MouvementsPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


@pytest.mark.usefixtures("book")
def test_the_book_line_by_line(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    assert column_texts(page.model, "Type") == ["Ajustement", "Sortie", "Vente", "Entrée"]
    assert column_texts(page.model, "Quantité") == ["+5", "−1", "−2", "+10"]
    assert column_texts(page.model, "Avant") == ["7", "8", "10", "0"]
    assert column_texts(page.model, "Après") == ["12", "7", "8", "10"]
    assert column_texts(page.model, "Motif")[:2] == ["Comptage", "Casse"]
    assert column_texts(page.model, "Référence")[2] == "FAC-1"
    totals = page.board.card.total_row.shown_totals()
    assert list(totals.sums.values()) == [(("+15", ""), ("−3", ""))]
    assert page.board.head.caption.text() == "4 mouvements sur la période"
    assert not page.grab().isNull()


@pytest.mark.usefixtures("book")
def test_types_narrow_the_list(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    assert page.board.tabs.buttons["VENTE"].accessibleName() == "Ventes, 1"
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["VENTE"])
    assert column_texts(page.model, "Quantité") == ["−2"]


@pytest.mark.usefixtures("book")
def test_an_old_book_is_a_period_away(qtbot: QtBot, magasin: Magasin, page: MouvementsPage) -> None:
    magasin.clock.advance(timedelta(days=45))
    show(qtbot, page)
    assert "Aucun mouvement sur cette période" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(find_button(page.board.empty, "Voir tous les mouvements"))
    assert page.model.rowCount() == 4
