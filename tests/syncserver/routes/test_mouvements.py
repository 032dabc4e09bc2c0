"""The book of movements in pages."""

from itertools import chain
from typing import Any

import pytest

from core.limites import PAGE_MOUVEMENTS_MAX
from tests.builders import make_article, make_boutique
from tests.syncserver.conftest import Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_accuse, read_refus

PATHS = ["/api/v2/mouvements-stock", "/api/v2/simple/mouvements-stock"]


def ask(terminal: StrictTerminal, query: str = "", path: str = PATHS[0]) -> Any:  # noqa: ANN401 - decoded JSON
    response = terminal.get(f"{path}?{query}")
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["count"] == len(answer["mouvements"])
    return answer


@pytest.mark.parametrize("path", PATHS)
def test_a_sale_is_one_movement_a_line_newest_first(
    magasin: Magasin, terminal: StrictTerminal, path: str
) -> None:
    first, second, _ = magasin.articles
    make_article(magasin.core, make_boutique(magasin.core, nom="Ailleurs"), "B1")
    terminal.post([make_vente("F-1", (first, 2), (second, 1), (first, 3))])
    answer = ask(terminal, path=path)
    assert (answer["success"], answer["next"], answer["count"]) == (True, None, 6)
    assert answer["mouvements"][0] == {
        "id": answer["mouvements"][0]["id"],
        "article_id": first,
        "article_nom": "Article A1",
        "type_mouvement": "VENTE",
        "quantite": -3,
        "stock_avant": 8,
        "stock_apres": 5,
        "reference_document": "F-1",
        "utilisateur": "Terminal messie vanza",
        "date_mouvement": "2026-03-25T11:00:00.000000Z",
        "commentaire": answer["mouvements"][0]["commentaire"],
    }
    assert [m["type_mouvement"] for m in answer["mouvements"]] == ["VENTE"] * 3 + ["ENTREE"] * 3


FILTERS = [
    ("article_id=1", 3),
    ("type_mouvement=vente", 2),
    ("type_mouvement=ENTREE", 3),
    ("type_mouvement=RETOUR", 0),
    ("reference=F-1", 2),
    ("reference=F", 0),
    ("article_id=1&type_mouvement=VENTE&reference=F-1", 2),
    ("date_debut=2026-03-25", 5),
    ("date_debut=2026-03-26", 0),
    ("date_fin=2026-03-25", 5),
    ("date_fin=2026-03-24", 0),
    ("date_debut=2026-03-25T12:00:00&date_fin=2026-03-25T12:00:01", 5),
    ("date_debut=2026-03-25T12:00:01+01:00", 0),
    ("date_fin=2026-03-25T11:00:00Z", 0),
    ("article_id=&type_mouvement=&reference=&date_debut=&limit=&next=", 5),
]


@pytest.mark.parametrize(("query", "count"), FILTERS)
def test_each_filter(magasin: Magasin, terminal: StrictTerminal, query: str, count: int) -> None:
    assert magasin.articles[0] == 1
    terminal.post([make_vente("F-1", (1, 2), (1, 1))])
    assert ask(terminal, query)["count"] == count


@pytest.mark.parametrize(
    "query",
    [
        *(
            "article_id=0",
            "article_id=-1",
            "article_id=x",
            "article_id=1.0",
            "article_id=" + "9" * 30,
        ),
        *("type_mouvement=VOL", "date_debut=hier", "date_fin=2026-02-30"),
        *("limit=0", "limit=-1", "limit=x", "next=x", "next=0", "next=%D9%A1"),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused(terminal: StrictTerminal, query: str) -> None:
    assert read_refus(terminal.get(f"{PATHS[0]}?{query}"), 400).code == "INVALID_FORMAT"


def follow(terminal: StrictTerminal, limit: int) -> list[list[int]]:
    """Read page after page and return the ids of each."""
    pages = []
    query = f"limit={limit}"
    while True:
        answer = ask(terminal, query)
        pages.append([m["id"] for m in answer["mouvements"]])
        if answer["next"] is None:
            return pages
        query = f"limit={limit}&next={answer['next']}"


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_pages_hold_every_movement_once(
    magasin: Magasin, terminal: StrictTerminal, limit: int
) -> None:
    terminal.post([make_vente("F-1", (magasin.articles[0], 1))])
    pages = follow(terminal, limit)
    ids = list(chain.from_iterable(pages))
    assert ids == sorted(set(ids), reverse=True)
    assert len(ids) == 4
    assert [len(page) for page in pages[:-1]] == [limit] * (len(pages) - 1)


def test_a_page_has_at_most_the_limit(magasin: Magasin, terminal: StrictTerminal) -> None:
    article = make_article(magasin.core, magasin.boutique, "B1", quantite_stock=10_000)
    ventes = [make_vente(f"F-{n}", (article, 1)) for n in range(PAGE_MOUVEMENTS_MAX)]
    assert len(read_accuse(terminal.post(ventes)).accepted) == PAGE_MOUVEMENTS_MAX
    for asked, got in ((499, 499), (500, 500), (501, 500), (99_999, 500)):
        assert ask(terminal, f"limit={asked}")["count"] == got
