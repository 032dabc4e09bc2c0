"""The Expert page: the exact answer to what was pasted, and a file that stays as it was."""

import json

import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.expert import EXEMPLE, ExpertPage
from desktop.widgets.labels import Label
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click
from tests.livre import read_faits


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> ExpertPage:
    make_article(magasin.core, magasin.boutique, "A1", nom="Riz parfumé", quantite_stock=10)
    page = ExpertPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show_boutique(magasin.boutique)
    page.show()
    qtbot.waitUntil(lambda: page.terminal.count() == 1)
    return page


def press(qtbot: QtBot, page: ExpertPage, corps: str) -> str:
    """Paste a body, press the button, and return what is said of it."""
    page.corps.setPlainText(corps)
    page.reponse.clear()
    click(page.essayer)
    qtbot.waitUntil(lambda: bool(page.reponse.toPlainText()))
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_a_sale_is_tried_and_nothing_is_written(
    qtbot: QtBot, magasin: Magasin, page: ExpertPage
) -> None:
    before = read_faits(magasin.core.settings.fichier)
    said = press(qtbot, page, EXEMPLE)
    assert "1 vente lue" in said
    assert "Riz parfumé : 10 → 8" in said
    assert "FAC-20261122-001 : serait enregistrée" in said
    status, _, body = page.reponse.toPlainText().partition("\n")
    assert status == "HTTP 201"
    assert json.loads(body)["accepted"] == ["FAC-20261122-001"]
    assert read_faits(magasin.core.settings.fichier) == before
    assert press(qtbot, page, EXEMPLE) == said


def test_a_refusal_says_why(qtbot: QtBot, page: ExpertPage) -> None:
    said = press(qtbot, page, EXEMPLE.replace('"quantite": 2', '"quantite": 99'))
    assert "1 vente lue, 1 refusée" in said
    assert "INSUFFICIENT_STOCK" in said
    assert "Aucun stock ne changerait." in said


@pytest.mark.parametrize("rubbish", ["bonjour", "{}", "[" * 50_000, "[]"])
def test_rubbish_gets_the_answer_that_a_terminal_would_get(
    qtbot: QtBot, page: ExpertPage, rubbish: str
) -> None:
    assert "Requête refusée" in press(qtbot, page, rubbish)
    assert page.reponse.toPlainText().startswith("HTTP 400")


def test_nothing_pasted_is_said_at_the_field(page: ExpertPage) -> None:
    click(page.essayer)
    assert page.corps_field.error() == "Collez ici le contenu d’une requête."
    assert page.essayer.isEnabled()


def test_without_a_terminal_nothing_can_be_tried(
    qtbot: QtBot, magasin: Magasin, page: ExpertPage
) -> None:
    magasin.core.terminaux.deactivate(magasin.terminal.numero_serie)
    qtbot.waitUntil(lambda: not page.essayer.isEnabled())
    assert "Aucun terminal" in page.terminal_field.error()
