"""The window and the live server in one process: what a terminal sends appears at once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from pytestqt.qtbot import QtBot

from core.application import Core
from core.boutiques import Boutique
from desktop.app import Desk
from desktop.main_window import MainWindow
from desktop.models.ids import IdModel
from desktop.pages.articles import ArticlesPage
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.ventes import VentesPage
from syncserver.server import SyncServer
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.terminal import StrictTerminal
from tests.wire import CheckedClient

SERIE = "0a1badae951f8473"
HOST = "127.0.0.1"


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def boutique(core: Core) -> Boutique:
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE, "Caisse 1 – Mama Chantal")
    return boutique


@pytest.fixture
def desk(qtbot: QtBot, core: Core, boutique: Boutique) -> Iterator[Desk]:
    assert boutique.est_active
    desk = Desk(core, partial(SyncServer, core, HOST, 0))
    with qtbot.waitSignal(desk.settled):
        desk.open()
    yield desk
    desk.close()


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def push(desk: Desk, article_id: int, *numeros: str) -> httpx.Response:
    """Send sales of two pieces each, as the deployed terminals do."""
    assert isinstance(desk.server, SyncServer)
    ventes = [
        {
            "numero_facture": numero,
            "date_vente": "2026-03-25T10:59:58Z",
            "montant_total": 50_000,
            "lignes": [{"article_id": article_id, "quantite": 2, "prix_unitaire": 25_000}],
        }
        for numero in numeros
    ]
    with CheckedClient(desk.server.url) as client:
        return StrictTerminal(client, SERIE).post(ventes)


def texts(model: IdModel, title: str) -> list[str]:
    """Return what a column says on screen now."""
    column = [head.title for head in model.heads].index(title)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_post_appears_in_ventes_articles_and_mouvements(
    qtbot: QtBot, core: Core, boutique: Boutique, desk: Desk
) -> None:
    article_id = make_article(core, boutique, "A1", nom="Lait en poudre Nido 400 g")
    window = window_of(desk)
    ventes, articles = window.pages["ventes"], window.pages["articles"]
    mouvements = window.pages["mouvements"]
    assert isinstance(ventes, VentesPage)
    assert isinstance(articles, ArticlesPage)
    assert isinstance(mouvements, MouvementsPage)
    window.show_page("articles")
    qtbot.waitUntil(lambda: texts(articles.model, "Stock") == ["10"])

    answer = push(desk, article_id, "QRU50NU-20260325105958000-ee5a273d")
    assert answer.status_code == 201, answer.text
    qtbot.waitUntil(lambda: texts(articles.model, "Stock") == ["8"])

    window.show_page("ventes")
    qtbot.waitUntil(lambda: texts(ventes.model, "N°") == ["QRU50NU…ee5a273d"])
    assert texts(ventes.model, "Total") == ["50\u202f000\u00a0FC"]
    assert texts(ventes.model, "Terminal") == ["Caisse 1 – Mama Chantal"]
    assert texts(ventes.model, "Reçue") == ["+2\u00a0s"]

    window.show_page("mouvements")
    qtbot.waitUntil(lambda: texts(mouvements.model, "Quantité") == ["−2", "+10"])
    assert texts(mouvements.model, "Après") == ["8", "10"]


def test_sales_appear_while_the_page_is_looked_at_and_a_replay_adds_none(
    qtbot: QtBot, core: Core, boutique: Boutique, desk: Desk
) -> None:
    article_id = make_article(core, boutique, "A1", quantite_stock=100)
    page = window_of(desk).pages["ventes"]
    assert isinstance(page, VentesPage)
    assert push(desk, article_id, "FAC-1", "FAC-2").status_code == 201
    qtbot.waitUntil(lambda: sorted(texts(page.model, "N°")) == ["FAC-1", "FAC-2"])
    assert page.board.head.caption.text() == "2 ventes aujourd’hui"
    assert push(desk, article_id, "FAC-1", "FAC-2", "FAC-3").is_success
    qtbot.waitUntil(lambda: len(texts(page.model, "N°")) == 3)
    sums = list(page.board.card.total_row.shown_totals().sums.values())
    assert sums == [(("150\u202f000", "FC"),)]


def test_a_sale_beyond_the_stock_lights_the_badge(
    qtbot: QtBot, core: Core, boutique: Boutique, desk: Desk
) -> None:
    article_id = make_article(core, boutique, "A1", quantite_stock=1)
    window = window_of(desk)
    # A narrow window, as that of a small screen is, shows the count alone.
    window.resize(1440, 900)
    pill = window.top_bar.to_settle_pill
    push(desk, article_id, "FAC-1")
    qtbot.waitUntil(pill.isVisible)
    assert pill.words() == "1 à régler"


def test_a_stranger_asks_in(qtbot: QtBot, desk: Desk) -> None:
    assert isinstance(desk.server, SyncServer)
    with CheckedClient(desk.server.url) as client:
        answer = StrictTerminal(client, "INCONNU-1").get("/api/v2/simple/articles")
    assert answer.status_code == 404
    qtbot.waitUntil(lambda: window_of(desk).navigation.count_of("terminaux") == 1)
