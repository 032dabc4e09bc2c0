"""The catalogue as a terminal keeps it: whole at first, then by what changed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.stock import CommandeMouvement
from core.vocabulaire import Devise, Motif, TypeMouvement
from tests.builders import make_article, make_boutique
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_refus

Change = Callable[[Magasin, StrictTerminal], None]

BASE = "/api/v2/simple/articles"


def ask(terminal: StrictTerminal, **parameters: object) -> Any:  # noqa: ANN401 - decoded JSON
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    response = terminal.get(f"{BASE}?{query}")
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["count"] == len(answer["articles"])
    return answer


def list_ids(answer: Any) -> list[int]:  # noqa: ANN401 - decoded JSON
    return [article["id"] for article in answer["articles"]]


def test_the_whole_list(magasin: Magasin, terminal: StrictTerminal) -> None:
    make_article(
        magasin.core,
        magasin.boutique,
        "U1",
        nom="Câble",
        prix_vente=1_050,
        prix_achat=700,
        devise=Devise.USD,
        categorie="Accessoires",
        code_barre="5449000000996",
        description="1 m",
    )
    make_article(magasin.core, make_boutique(magasin.core, nom="Ailleurs"), "B1")
    answer = ask(terminal)
    assert answer["boutique_id"] == magasin.boutique.id
    assert answer["boutique_nom"] == "Ma Boutique"
    assert answer["taux_dollar"] == "0.00"
    assert list_ids(answer)[:3] == list(magasin.articles)
    assert answer["articles"][0] == {
        "id": magasin.articles[0],
        "code": "A1",
        "nom": "Article A1",
        "description": "",
        "devise": "CDF",
        "prix_vente": "25000.00",
        "prix_vente_usd": "0.00",
        "prix_achat": "0.00",
        "categorie_nom": "",
        "categorie_backend_id": 0,
        "quantite_stock": 10,
        "est_actif": True,
        "code_barre": "",
        "image_url": "",
    }
    usd = answer["articles"][3]
    assert (usd["prix_vente"], usd["prix_vente_usd"], usd["prix_achat"]) == (
        "10.50",
        "10.50",
        "0.00",
    )
    assert (usd["categorie_nom"], usd["code_barre"]) == ("Accessoires", "5449000000996")
    metadata = answer["sync_metadata"]
    assert (metadata["is_incremental"], metadata["since"]) == (False, "")
    assert metadata["server_time"].endswith("Z")
    assert terminal.get(f"{BASE}/terminal/{SERIE}").json() == answer


def sell(magasin: Magasin, terminal: StrictTerminal) -> None:
    terminal.post([make_vente("F-1", (magasin.articles[1], 1))])


def restock(magasin: Magasin, _terminal: StrictTerminal) -> None:
    magasin.core.stock.record_mouvement(
        CommandeMouvement(
            magasin.boutique.id, magasin.articles[1], TypeMouvement.ENTREE, 5, Motif.ACHAT
        )
    )


def reprice(magasin: Magasin, _terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "A2", prix_vente=99)


def rename(magasin: Magasin, _terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "A2", nom="Riz brisé")


def move_to_categorie(magasin: Magasin, _terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "A2", categorie="Boissons")


def give_code(magasin: Magasin, _terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "A2", code_barre="5449000000996")


def describe(magasin: Magasin, _terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "A2", description="Sac de 25 kg")


def switch_off_and_on(magasin: Magasin, _terminal: StrictTerminal) -> None:
    boutique_id, ids = magasin.boutique.id, [magasin.articles[1]]
    magasin.core.catalogue.deactivate_articles(boutique_id, ids)
    magasin.core.catalogue.reactivate_articles(boutique_id, ids)


def bring_back(magasin: Magasin, terminal: StrictTerminal) -> None:
    retour = {"article_id": magasin.articles[1], "quantite": 1, "montant_retourne": 0}
    terminal.client.request(
        "POST", "/api/v2/simple/retours-articles", headers=terminal.headers, json=retour
    )


def cancel(_magasin: Magasin, terminal: StrictTerminal) -> None:
    """Take back what was sold before the first list was asked."""
    terminal.client.request(
        *("POST", "/api/v2/simple/ventes/annuler"),
        headers=terminal.headers,
        json={"numero_facture": "F-0"},
    )


CHANGES = [
    *(sell, restock, reprice, rename, move_to_categorie, give_code, describe),
    *(switch_off_and_on, bring_back, cancel),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("shift", [timedelta(seconds=5), timedelta(0), timedelta(days=-1)])
def test_a_change_shows_in_the_delta_whatever_the_clock_does(
    magasin: Magasin,
    terminal: StrictTerminal,
    change: Change,
    shift: timedelta,
) -> None:
    terminal.post([make_vente("F-0", (magasin.articles[1], 1))])
    before = ask(terminal)["sync_metadata"]
    magasin.clock.advance(shift)
    change(magasin, terminal)
    for delta in (
        ask(terminal, since=before["server_time"]),
        ask(terminal, since=before["server_time"].replace("Z", "%2B00:00")),
        ask(terminal, since=before["server_time"].replace("Z", "+00:00")),
        ask(terminal, version=before["version"]),
        ask(terminal, version=before["version"], since="2999-01-01"),
    ):
        assert magasin.articles[1] in list_ids(delta)
        metadata = delta["sync_metadata"]
        assert metadata["is_incremental"] is True
        assert metadata["version"] > before["version"] == metadata["version_min"]
        assert metadata["since"] == before["server_time"] < metadata["server_time"]


def test_a_delta_leaves_out_what_did_not_change(magasin: Magasin, terminal: StrictTerminal) -> None:
    restock(magasin, terminal)
    version = ask(terminal)["sync_metadata"]["version"]
    assert list_ids(ask(terminal, version=version)) == [magasin.articles[1]]
    sell(magasin, terminal)
    assert list_ids(ask(terminal, version=version + 1)) == [magasin.articles[1]]


@pytest.mark.parametrize(
    "parameters",
    [
        {"since": ""},
        {"version": ""},
        {"since": "2999-01-01T00:00:00Z"},
        {"version": 2**63 - 1},
        {"since": "0001-01-01T00:00:00"},
    ],
)
def test_a_since_that_is_none_or_beyond_the_last_gets_all(
    magasin: Magasin, terminal: StrictTerminal, parameters: dict[str, object]
) -> None:
    answer = ask(terminal, **parameters)
    assert list_ids(answer) == list(magasin.articles)
    assert answer["sync_metadata"]["is_incremental"] is False


@pytest.mark.parametrize(
    "query", ["since=hier", "version=-1", "version=1.5", "version=" + "9" * 30]
)
@pytest.mark.parametrize("path", [BASE, f"{BASE}/deleted", f"{BASE}/terminal/{SERIE}"])
def test_a_since_that_cannot_be_read_is_refused(
    terminal: StrictTerminal, path: str, query: str
) -> None:
    assert read_refus(terminal.get(f"{path}?{query}"), 400).code == "INVALID_FORMAT"


def test_an_article_off_sale_moves_to_the_deleted_ones(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    first, second, third = magasin.articles
    version = ask(terminal)["sync_metadata"]["version"]
    magasin.core.catalogue.deactivate_articles(magasin.boutique.id, [second])
    assert list_ids(ask(terminal)) == [first, third]
    deleted = terminal.get(f"{BASE}/deleted?version={version}").json()
    gone = {
        "id": second,
        "code": "A2",
        "nom": "Article A2",
        "date_suppression": "2026-03-25T11:00:00.000000Z",
    }
    assert deleted == {
        "success": True,
        "boutique_id": magasin.boutique.id,
        "count": 1,
        "deleted_articles": [gone],
    }
    assert terminal.get(f"{BASE}/deleted?since=2999-01-01").json()["count"] == 1


def test_the_categories(magasin: Magasin, terminal: StrictTerminal) -> None:
    make_article(magasin.core, magasin.boutique, "C1", categorie="Boissons")
    answer = terminal.get("/api/v2/simple/categories").json()
    (categorie,) = answer.pop("categories")
    assert (categorie["nom"], categorie["description"]) == ("Boissons", "")
    assert answer == {
        "success": True,
        "count": 1,
        "boutique_id": magasin.boutique.id,
        "boutique_nom": "Ma Boutique",
    }
