"""The À régler page: why a sale waits, and what its terminal sent."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.vocabulaire import CodeRefus
from desktop.models.a_regler import reasons
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_detail import EntreeDetail
from tests.builders import make_article, make_illisible, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, label_texts, wait_for


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


def show(qtbot: QtBot, page: AReglerPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


def detail_of(qtbot: QtBot, page: AReglerPage, row: int) -> EntreeDetail:
    page.open_row(page.model.id_at(row))
    wait_for(qtbot, page.panel.isVisible)
    content = page.panel.content()
    assert isinstance(content, EntreeDetail)
    return content


def test_a_sale_beyond_the_stock_says_what_is_missing(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    savon = make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (savon, 5)))
    show(qtbot, page)
    assert column_texts(page.model, "Raison") == ["Stock insuffisant"]
    assert column_texts(page.model, "Article") == ["Savon"]
    assert column_texts(page.model, "Manque") == ["2"]
    detail = detail_of(qtbot, page, 0)
    assert "Vendu 5, en stock 3 : il manque 2." in label_texts(detail)
    assert '"FAC-1"' in detail.payload.toPlainText()
    assert not page.grab().isNull()


def test_an_unreadable_sale_shows_its_bytes_whatever_they_are(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    record(magasin.core, magasin.terminal, make_illisible("FAC-9", b'"<b>\xff</b>"'))
    show(qtbot, page)
    assert column_texts(page.model, "Montant") == ["–"]
    detail = detail_of(qtbot, page, 0)
    assert detail.payload.toPlainText() == '"<b>\ufffd</b>"'


def test_nothing_to_settle_is_good_news(qtbot: QtBot, page: AReglerPage) -> None:
    show(qtbot, page)
    assert "Rien à régler" in label_texts(page.board.empty)


def test_a_sale_that_comes_in_appears(qtbot: QtBot, magasin: Magasin, page: AReglerPage) -> None:
    show(qtbot, page)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    wait_for(qtbot, lambda: page.model.rowCount() == 1)
    assert column_texts(page.model, "Article") == ["Article n° 999"]
    assert page.board.tabs.buttons["A_REGLER"].accessibleName() == "À régler, 1"


def test_the_panel_of_a_sale_that_was_filed_closes(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    show(qtbot, page)
    detail_of(qtbot, page, 0)
    magasin.core.quarantaine.classer(page.model.id_at(0), "erreur de saisie")
    wait_for(qtbot, lambda: not page.panel.isVisible())
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["TOUTES"])
    detail = detail_of(qtbot, page, 0)
    assert "erreur de saisie" in label_texts(detail)


@pytest.mark.parametrize("code", list(CodeRefus))
def test_every_reason_is_worded(code: CodeRefus) -> None:
    reason = reasons()[code]
    assert code.value not in reason.state.text
    assert reason.sentence.endswith(".")
