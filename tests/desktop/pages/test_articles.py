"""The Articles page: stock, state and value, live."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.stock import CommandeMouvement
from core.vocabulaire import Devise, Motif, TypeMouvement
from desktop.pages.articles import ArticlesPage
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts, wait_for

NNBSP, NBSP = "\u202f", "\u00a0"
HOSTILE = "<img src=//hôte/x> & co"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[ArticlesPage]:
    page = ArticlesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def shelf(magasin: Magasin) -> tuple[int, ...]:
    core, boutique = magasin.core, magasin.boutique
    ids = (
        make_article(core, boutique, "A1", nom="Allumettes", prix_achat=1_750_000),
        make_article(core, boutique, "A2", nom="Bic", quantite_stock=3, seuil_alerte=5),
        make_article(core, boutique, "A3", nom="Café", quantite_stock=0),
        make_article(
            core, boutique, "A4", nom=HOSTILE, devise=Devise.USD, prix_vente=1_250, prix_achat=1_000
        ),
        make_article(core, boutique, "A5", nom="Zinc", suivi_stock=False),
        make_article(core, boutique, "A6", nom="Vieux"),
    )
    core.catalogue.deactivate_articles(boutique.id, [ids[-1]])
    return ids


def show(qtbot: QtBot, page: ArticlesPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


@pytest.mark.usefixtures("shelf")
def test_every_article_with_its_state(qtbot: QtBot, page: ArticlesPage) -> None:
    show(qtbot, page)
    by_code = dict(
        zip(column_texts(page.model, "Code"), column_texts(page.model, "État"), strict=True)
    )
    assert by_code == {
        "A1": "En stock",
        "A2": "Bas",
        "A3": "Rupture",
        "A4": "En stock",
        "A5": "Sans suivi",
    }
    assert page.board.head.caption.text() == "6 articles, dont 1 inactif"
    assert page.board.tabs.buttons["RUPTURE"].accessibleName() == "Rupture, 1"
    assert not page.grab().isNull()


@pytest.mark.usefixtures("shelf")
def test_values_and_margins(qtbot: QtBot, page: ArticlesPage) -> None:
    show(qtbot, page)
    row = column_texts(page.model, "Code").index("A1")
    assert column_texts(page.model, "Coût")[row] == f"17{NNBSP}500{NBSP}FC"
    assert column_texts(page.model, "Marge")[row] == f"30,0{NBSP}%"
    assert column_texts(page.model, "Valeur")[row] == f"175{NNBSP}000{NBSP}FC"
    unknown = column_texts(page.model, "Code").index("A2")
    assert column_texts(page.model, "Valeur")[unknown] == "–"
    sums = list(page.board.card.total_row.shown_totals().sums.values())
    assert sums == [((f"175{NNBSP}000", "FC"), ("100,00", "$"))]


@pytest.mark.usefixtures("shelf")
def test_a_name_is_never_markup(qtbot: QtBot, page: ArticlesPage) -> None:
    show(qtbot, page)
    row = column_texts(page.model, "Article").index(HOSTILE)
    tooltip = page.model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tooltip


@pytest.mark.usefixtures("shelf")
def test_tabs(qtbot: QtBot, page: ArticlesPage) -> None:
    show(qtbot, page)
    for tab, codes in (("BAS", ["A2"]), ("RUPTURE", ["A3"]), ("INACTIFS", ["A6"])):
        with qtbot.waitSignal(page.list_shown):
            click(page.board.tabs.buttons[tab])
        assert column_texts(page.model, "Code") == codes
    assert column_texts(page.model, "État") == ["Inactif"]


def test_a_movement_changes_the_cell(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, shelf: tuple[int, ...]
) -> None:
    show(qtbot, page)
    row = column_texts(page.model, "Code").index("A3")
    magasin.clock.advance(timedelta(hours=2))
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, shelf[2], TypeMouvement.ENTREE, 4, Motif.ACHAT)
    )
    wait_for(qtbot, lambda: column_texts(page.model, "Stock")[row] == "4")
    assert column_texts(page.model, "État")[row] == "En stock"
    assert column_texts(page.model, "Dernier mvt")[row] == "à l’instant"
    magasin.clock.advance(timedelta(minutes=3))
    page.tick()
    assert column_texts(page.model, "Dernier mvt")[row] == "il y a 3 min"


def test_an_empty_catalogue_says_so(qtbot: QtBot, page: ArticlesPage) -> None:
    show(qtbot, page)
    assert "Vos articles apparaîtront ici" in label_texts(page.board.empty)
    assert find_button(page.board.empty, "Importer une liste").isVisible()
    assert find_button(page.board.head, "Nouvel article").isVisible()
    assert page.board.head.caption.text() == "Aucun article"
    assert not page.board.search.isVisible()
