"""The journal of synchronisation: one row a request, and what each told of each sale."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.limites import VENTES_PAR_LOT_MAX
from desktop.pages.journal import JournalPage
from desktop.pages.journal_detail import LotDetail
from desktop.pages.periode import Periode
from desktop.widgets.buttons import Button
from tests.builders import make_article, make_terminal, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts, wait_for


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[JournalPage]:
    page = JournalPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def savon(magasin: Magasin) -> int:
    """Push two requests an hour apart: a sale, then its replay beside a refusal."""
    savon = make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)
    vente = make_vente("FAC-1", (savon, 1))
    record(magasin.core, magasin.terminal, vente)
    magasin.clock.advance(timedelta(hours=1))
    record(magasin.core, magasin.terminal, vente, make_vente("FAC-2", (savon, 9)))
    return savon


def show(qtbot: QtBot, page: JournalPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


def detail_of(qtbot: QtBot, page: JournalPage, lot_id: int) -> LotDetail:
    page.open_row(lot_id)
    wait_for(qtbot, page.panel.isVisible)
    content = page.panel.content()
    assert isinstance(content, LotDetail)
    return content


def test_one_row_a_request_with_what_became_of_its_sales(
    qtbot: QtBot, page: JournalPage, savon: int
) -> None:
    show(qtbot, page)
    assert savon
    assert column_texts(page.model, "Heure") == ["13:00", "12:00"]
    assert column_texts(page.model, "Adresse") == ["192.168.1.20"] * 2
    assert column_texts(page.model, "Reçues") == ["2", "1"]
    assert column_texts(page.model, "Créées") == ["–", "1"]
    assert column_texts(page.model, "Doublons") == ["1", "–"]
    assert column_texts(page.model, "Refusées") == ["1", "–"]
    sums = list(page.board.card.total_row.shown_totals().sums.values())
    assert [lines[0][0] for lines in sums] == ["3", "1", "1", "1"]
    assert page.board.head.caption.text() == "2 envois reçus sur la période"
    assert not page.grab().isNull()


def test_each_sale_of_a_request_leads_to_what_became_of_it(
    qtbot: QtBot, page: JournalPage, savon: int
) -> None:
    show(qtbot, page)
    assert savon
    detail = detail_of(qtbot, page, 2)
    words = label_texts(detail)
    assert "FAC-1" in words
    assert "0 créée, 1 doublon, 1 refusée" in words
    with qtbot.waitSignal(page.row_asked) as asked:
        click(find_button(detail, "Voir FAC-1"))
    assert asked.args == ["ventes", 1]
    with qtbot.waitSignal(page.row_asked) as asked:
        click(find_button(detail, "Voir FAC-2"))
    assert asked.args == ["a_regler", 1]


def test_the_body_can_be_read_until_it_is_forgotten(
    qtbot: QtBot, magasin: Magasin, page: JournalPage, savon: int
) -> None:
    show(qtbot, page)
    assert savon
    detail = detail_of(qtbot, page, 1)
    with qtbot.waitSignal(detail.payload_asked) as asked:
        click(detail.payload_button)
    assert asked.args is not None
    assert '"FAC-1"' in asked.args[1]
    magasin.core.lots.forget_corps(magasin.clock.now(), 1)
    detail_of(qtbot, page, 2)
    page.open_row(1)
    sentence = "Le détail et le contenu d’un envoi sont gardés 90 jours."
    wait_for(qtbot, lambda: sentence in label_texts(page.panel))


def test_only_those_with_a_refusal(qtbot: QtBot, page: JournalPage, savon: int) -> None:
    show(qtbot, page)
    assert savon
    assert page.board.tabs.buttons["REFUS"].accessibleName() == "Avec refus, 1"
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["REFUS"])
    assert list(page.model.ids) == [2]


def test_a_request_that_comes_in_appears_and_so_does_a_replay_by_the_owner(
    qtbot: QtBot, magasin: Magasin, page: JournalPage, savon: int
) -> None:
    show(qtbot, page)
    other = make_terminal(magasin.core, magasin.boutique, "T2", "Caisse 2")
    record(magasin.core, other, make_vente("FAC-9", (savon, 1)))
    wait_for(qtbot, lambda: column_texts(page.model, "Terminal")[0] == "Caisse 2")


def test_an_older_request_is_opened_whatever_the_period(
    qtbot: QtBot, magasin: Magasin, page: JournalPage, savon: int
) -> None:
    magasin.clock.advance(timedelta(days=40))
    show(qtbot, page)
    assert savon
    assert page.board.is_empty_shown()
    detail_of(qtbot, page, 1)
    assert page.periode.chosen_periode().periode is Periode.TOUT


def test_every_sale_of_the_largest_request_is_reached_refused_ones_first(
    qtbot: QtBot, magasin: Magasin, page: JournalPage
) -> None:
    """A thousand, of which the last two were refused."""
    savon = make_article(
        magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=VENTES_PAR_LOT_MAX
    )
    ventes = [make_vente(f"FAC-{n}", (savon, 1)) for n in range(VENTES_PAR_LOT_MAX - 2)]
    ventes += [make_vente(f"REF-{n}", (savon, 999)) for n in range(2)]
    record(magasin.core, magasin.terminal, *ventes)
    show(qtbot, page)
    detail = detail_of(qtbot, page, 1)
    assert list_numbers(detail)[:3] == ["REF-0", "REF-1", "FAC-0"]
    assert not detail.before_button.isEnabled()
    seen = list_numbers(detail)
    while detail.after_button.isEnabled():
        click(detail.after_button)
        seen += list_numbers(detail)
    assert (len(seen), len(set(seen))) == (VENTES_PAR_LOT_MAX, VENTES_PAR_LOT_MAX)
    assert detail.range.text() == "951 à 1\u202f000 sur 1\u202f000"
    click(detail.before_button)
    assert list_numbers(detail) == seen[-100:-50]


def list_numbers(detail: LotDetail) -> list[str]:
    """Return the numbers that can be pressed now, in their order."""
    buttons = (b for b in detail.findChildren(Button) if b.isVisibleTo(detail))
    names = (button.accessibleName() for button in buttons)
    return [name.removeprefix("Voir ") for name in names if name.startswith("Voir ")]
