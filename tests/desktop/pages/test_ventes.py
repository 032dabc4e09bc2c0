"""The Ventes page: what is shown, what is narrowed, and one sale in full."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.vocabulaire import Devise
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.models.ventes import mode_told
from desktop.pages.page import Surroundings
from desktop.pages.ventes import VentesPage
from desktop.pages.ventes_detail import VenteDetail
from desktop.server_status import ServerState, ServerStatus
from tests.builders import MIDI, make_article, make_boutique, make_terminal, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    column_texts,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

NNBSP, NBSP = "\u202f", "\u00a0"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    page = VentesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    page.show_surroundings(
        Surroundings(ServerStatus(ServerState.ONLINE, ("192.168.1.20:8000",)), terminals=1)
    )
    yield page
    magasin.services.tasks.close()


def show(qtbot: QtBot, page: VentesPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


@pytest.fixture
def sold(magasin: Magasin) -> None:
    """Record three sales: paid, on credit, in dollars and long before it came in."""
    nido = make_article(magasin.core, magasin.boutique, "A1", nom="Lait <b>Nido</b>")
    bic = make_article(
        magasin.core, magasin.boutique, "A2", nom="Bic", prix_vente=1_250, devise=Devise.USD
    )
    ventes = (
        make_vente("QRU50NU-20260325022946724-ee5a273d", (nido, 2)),
        make_vente("FAC-2", (nido, 1), paye=False, date_vente=MIDI - timedelta(seconds=40)),
        make_vente("FAC-3", (bic, 1), devise=Devise.USD, date_vente=MIDI - timedelta(hours=2)),
    )
    record(magasin.core, magasin.terminal, *ventes)


@pytest.mark.usefixtures("sold")
def test_sales_are_shown_newest_first_with_totals_by_currency(
    qtbot: QtBot, page: VentesPage
) -> None:
    show(qtbot, page)
    assert column_texts(page.model, "N°") == ["QRU50NU…ee5a273d", "FAC-2", "FAC-3"]
    assert column_texts(page.model, "Vendue à") == ["12:00", "11:59", "10:00"]
    assert column_texts(page.model, "Total") == [
        f"50{NNBSP}000{NBSP}FC",
        f"25{NNBSP}000{NBSP}FC",
        f"12,50{NBSP}$",
    ]
    assert column_texts(page.model, "Paiement") == ["Espèces", "Dette", "Espèces"]
    assert column_texts(page.model, "État") == ["Appliquée", "Appliquée", "Tardive"]
    totals = page.board.card.total_row.shown_totals()
    assert totals.count == "3 lignes"
    assert list(totals.sums.values()) == [((f"75{NNBSP}000", "FC"), ("12,50", "$"))]
    assert page.board.head.caption.text() == "3 ventes aujourd’hui"


@pytest.mark.usefixtures("sold")
def test_tabs_and_search_narrow_the_list(qtbot: QtBot, page: VentesPage) -> None:
    show(qtbot, page)
    assert page.board.tabs.buttons["DETTES"].accessibleName() == "Dettes, 1"
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["DETTES"])
    assert column_texts(page.model, "N°") == ["FAC-2"]
    with qtbot.waitSignal(page.list_shown):
        type_into(page.board.search, "bic")
    assert page.board.is_empty_shown()
    assert "Rien ne correspond" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(find_button(page.board.empty, "Effacer les filtres"))
    assert page.model.rowCount() == 3


@pytest.mark.usefixtures("sold")
def test_a_click_on_a_header_sorts(qtbot: QtBot, page: VentesPage) -> None:
    show(qtbot, page)
    header = page.view.head
    with qtbot.waitSignal(page.list_shown):
        header.sectionClicked.emit(0)
    assert column_texts(page.model, "N°")[0] == "FAC-2"
    with qtbot.waitSignal(page.list_shown):
        header.sectionClicked.emit(0)
    assert column_texts(page.model, "N°")[0] == "QRU50NU…ee5a273d"


def content_of(page: VentesPage) -> VenteDetail:
    content = page.panel.content()
    assert isinstance(content, VenteDetail)
    return content


def open_row(qtbot: QtBot, page: VentesPage, row: int) -> VenteDetail:
    numero = page.model.row_at(row)
    assert numero is not None
    page.open_row(page.model.id_at(row))
    wait_for(qtbot, page.panel.isVisible)
    wait_for(qtbot, lambda: numero.numero_facture in label_texts(content_of(page)))
    return content_of(page)


def test_a_line_of_what_keeps_no_stock_says_so(
    qtbot: QtBot, page: VentesPage, magasin: Magasin
) -> None:
    service = make_article(magasin.core, magasin.boutique, "S1", suivi_stock=False)
    record(magasin.core, magasin.terminal, make_vente("F1", (service, 2)))
    show(qtbot, page)
    (line,) = open_row(qtbot, page, 0).lines
    assert line.right[1] == "sans suivi"


@pytest.mark.usefixtures("sold")
def test_one_sale_in_full(qtbot: QtBot, page: VentesPage) -> None:
    show(qtbot, page)
    content = open_row(qtbot, page, 0)
    assert "Vente 1 sur 3" in label_texts(page.panel)
    (line,) = content.lines
    assert line.left == ("Lait <b>Nido</b>", f"2 × 25{NNBSP}000{NBSP}FC")
    assert line.right == (f"50{NNBSP}000{NBSP}FC", "stock 10 → 8")
    texts = label_texts(content)
    assert "Caisse 1 – Mama Chantal" in texts
    assert "aujourd’hui à 12:00:00" in texts
    assert "Reçue, 1 mouvement écrit" in texts
    assert not page.grab().isNull()


@pytest.mark.usefixtures("sold")
def test_previous_and_next_walk_through_the_list(qtbot: QtBot, page: VentesPage) -> None:
    show(qtbot, page)
    open_row(qtbot, page, 0)
    assert not page.panel.previous_button.isEnabled()
    click(page.panel.next_button)
    wait_for(qtbot, lambda: "Vente 2 sur 3" in label_texts(page.panel))
    click(page.panel.next_button)
    wait_for(qtbot, lambda: "Vente 3 sur 3" in label_texts(page.panel))
    assert not page.panel.next_button.isEnabled()
    press_key(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    open_row(qtbot, page, 1)
    press_key(page.view, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert not page.view.currentIndex().isValid()


@pytest.mark.usefixtures("sold")
def test_the_number_is_copied_and_the_content_shown_as_it_came(
    qtbot: QtBot, page: VentesPage
) -> None:
    show(qtbot, page)
    content = open_row(qtbot, page, 1)
    with qtbot.waitSignal(page.word_said):
        click(content.copy_button)
    assert QGuiApplication.clipboard().text() == "FAC-2"
    click(content.payload_button)
    (dialog,) = page.findChildren(ContenuRecuDialog)
    assert '"numero_facture": "FAC-2"' in dialog.text()
    click(find_button(dialog, "Copier"))
    assert QGuiApplication.clipboard().text() == dialog.text()
    click(find_button(dialog, "Fermer"))
    assert not dialog.isVisible()


@pytest.mark.usefixtures("sold")
def test_the_panel_stands_beside_a_wide_list_and_over_a_narrow_one(
    qtbot: QtBot, page: VentesPage
) -> None:
    show(qtbot, page)
    open_row(qtbot, page, 0)
    assert page.board.width() + 420 == page.width()
    page.resize(900, 640)
    assert page.board.width() == page.width()
    assert page.panel.floats


@pytest.mark.usefixtures("sold")
def test_another_period_is_another_list(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    magasin.clock.advance(timedelta(days=1))
    show(qtbot, page)
    assert "Aucune vente aujourd’hui" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(page.periode.buttons["hier"])
    assert page.model.rowCount() == 3
    assert page.board.head.caption.text() == "3 ventes hier"
    assert column_texts(page.model, "Vendue à")[0] == "hier, 12:00"


@pytest.mark.usefixtures("sold")
def test_the_empty_list_offers_all_sales(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    magasin.clock.advance(timedelta(days=9))
    show(qtbot, page)
    with qtbot.waitSignal(page.list_shown):
        click(find_button(page.board.empty, "Voir toutes les ventes"))
    assert page.model.rowCount() == 3


def test_without_a_terminal_the_page_says_why_it_is_empty(qtbot: QtBot, page: VentesPage) -> None:
    page.show_surroundings(replace(page.surroundings, terminals=0))
    show(qtbot, page)
    texts = label_texts(page.board.empty)
    assert "Vos ventes apparaîtront ici" in texts
    assert "Le serveur est prêt : 192.168.1.20:8000" in texts
    with qtbot.waitSignal(page.page_asked) as blocker:
        click(find_button(page.board.empty, "Relier un terminal"))
    assert blocker.args == ["terminaux"]


def test_a_hidden_page_reloads_once_it_is_looked_at(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    show(qtbot, page)
    page.hide()
    article = make_article(magasin.core, magasin.boutique, "A1")
    with qtbot.assertNotEmitted(page.list_shown, wait=100):
        record(magasin.core, magasin.terminal, make_vente("FAC-1", (article, 1)))
    show(qtbot, page)
    assert column_texts(page.model, "N°") == ["FAC-1"]


def test_a_sale_of_another_boutique_changes_nothing(
    qtbot: QtBot, magasin: Magasin, page: VentesPage
) -> None:
    show(qtbot, page)
    other = make_boutique(magasin.core, nom="Autre")
    terminal = make_terminal(magasin.core, other, "AUTRE")
    article = make_article(magasin.core, other, "A1")
    with qtbot.assertNotEmitted(page.list_shown, wait=400):
        record(magasin.core, terminal, make_vente("FAC-1", (article, 1)))


def test_an_unknown_mode_is_another_one(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    article = make_article(magasin.core, magasin.boutique, "A1")
    vente = make_vente("FAC-1", (article, 1), mode_paiement="TROC")
    record(magasin.core, magasin.terminal, vente)
    show(qtbot, page)
    assert column_texts(page.model, "Paiement") == ["Autre"]
    index = page.model.index(0, [h.title for h in page.model.heads].index("Paiement"))
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<span>TROC</span>"


@pytest.mark.parametrize(
    ("sent", "told"),
    [("MOBILE_MONEY", "Mobile money"), ("mpesa", "M-Pesa"), ("TROC", "Autre (TROC)")],
)
def test_the_detail_names_a_mode_in_words(sent: str, told: str) -> None:
    assert mode_told(sent) == told
