"""The remedies of À régler beside a live server: what the terminal is told at its next sending."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.classement import ClassementDialog
from desktop.pages.a_regler import AReglerPage
from syncserver.server import SyncServer
from tests.builders import make_article
from tests.desktop.conftest import Magasin, magasin, tasks
from tests.desktop.screen import click, wait_for
from tests.terminal import Accuse, StrictTerminal
from tests.wire import CheckedClient

__all__ = ["magasin", "tasks"]


@pytest.fixture
def _dressed(qapp: object) -> None:
    """Leave the look alone: nothing is looked at here."""


@pytest.fixture
def appareil(magasin: Magasin) -> Iterator[StrictTerminal]:
    server = SyncServer(magasin.core, "127.0.0.1", 0)
    server.start()
    with CheckedClient(server.url) as client:
        yield StrictTerminal(client, magasin.terminal.numero_serie)
    server.stop()


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    page.show()
    yield page
    magasin.services.tasks.close()


def send(appareil: StrictTerminal, article_id: int) -> Accuse:
    """Send one sale of five pieces, as often as it is not taken."""
    ligne = {"article_id": article_id, "quantite": 5, "prix_unitaire": 25_000}
    vente = {"numero_facture": "FAC-1", "date_vente": "2026-03-25T10:59:58Z", "lignes": [ligne]}
    appareil.sell(vente)
    return appareil.push()


def press(qtbot: QtBot, page: AReglerPage, key: str) -> None:
    """Press a remedy of the entry on screen as soon as it is possible."""

    def is_possible() -> bool:
        detail = page.opened.detail()
        return detail is not None and detail.remedes[key].isEnabled()

    wait_for(qtbot, is_possible)
    detail = page.opened.detail()
    assert detail is not None
    click(detail.remedes[key])


def test_rejouer_and_the_terminal_learns_that_its_sale_is_known(
    qtbot: QtBot, magasin: Magasin, appareil: StrictTerminal, page: AReglerPage
) -> None:
    article_id = make_article(magasin.core, magasin.boutique, "A1", quantite_stock=3)
    refused = send(appareil, article_id)
    assert [r.reason for r in refused.rejected] == ["INSUFFICIENT_STOCK"]
    wait_for(qtbot, lambda: list(page.model.entries()) == [1])
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, article_id, TypeMouvement.ENTREE, 4, Motif.ACHAT)
    )
    with qtbot.waitSignal(page.deeds.settled):
        press(qtbot, page, "rejouer")
    again = send(appareil, article_id)
    (creee,) = again.details.creees
    assert (creee.status, creee.id) == ("already_exists", 1)
    assert [stock.stock_actuel for stock in again.stock_updates] == [2]
    assert appareil.a_envoyer == {}


def test_classer_and_the_terminal_is_told_to_forget(
    qtbot: QtBot, magasin: Magasin, appareil: StrictTerminal, page: AReglerPage
) -> None:
    article_id = make_article(magasin.core, magasin.boutique, "A1", quantite_stock=3)
    send(appareil, article_id)
    wait_for(qtbot, lambda: list(page.model.entries()) == [1])
    press(qtbot, page, "classer")
    dialog = page.deeds.dialog
    assert isinstance(dialog, ClassementDialog)
    with qtbot.waitSignal(dialog.filed):
        click(dialog.file_button)
    again = send(appareil, article_id)
    (creee,) = again.details.creees
    assert (creee.status, creee.id) == ("filed", 0)
    assert appareil.a_envoyer == {}
    (row,) = magasin.core.catalogue.list_rows([article_id])
    assert row.article.quantite_stock == 3
