"""One sale by itself, and the batch of older apps: the rules of the main job, told otherwise."""

import json
from typing import Any

import httpx
import pytest

from core.limites import ENTREES_OUVERTES_MAX, TAILLE_CORPS_MAX, VENTES_PAR_LOT_MAX
from core.quarantaine.consultation import FiltreQuarantaine
from tests.syncserver.conftest import Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import SYNC, StrictTerminal, read_accuse, read_refus

VENTES = "/api/v2/simple/ventes"
ANCIEN = "/api/sync/ventes"


def post(terminal: StrictTerminal, path: str, body: object) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return terminal.client.request("POST", path, headers=terminal.headers, content=content)


def list_entrees(magasin: Magasin) -> list[tuple[str, str]]:
    filtre = FiltreQuarantaine(magasin.boutique.id)
    entrees = magasin.core.quarantaine.list_rows(magasin.core.quarantaine.list_ids(filtre))
    return [(entree.numero_facture, entree.code.value) for entree in entrees]


def test_one_sale(magasin: Magasin, terminal: StrictTerminal) -> None:
    response = post(terminal, VENTES, make_vente("F-1", (1, 2)))
    assert response.status_code == 201
    assert response.json() == {
        "success": True,
        "message": "Vente enregistrée",
        "already_exists": False,
        "vente": {
            "numero_facture": "F-1",
            "id": 1,
            "status": "created",
            "boutique_id": 1,
            "boutique_nom": "Ma Boutique",
            "montant_total": "50000.00",
            "lignes_count": 1,
            "lignes": [
                {
                    "article_id": 1,
                    "article_code": "A1",
                    "article_nom": "Article A1",
                    "quantite": 2,
                    "prix_unitaire": "25000.00",
                    "sous_total": "50000.00",
                }
            ],
        },
        "stock_updates": [
            {
                "article_id": 1,
                "code": "A1",
                "nom": "Article A1",
                "stock_actuel": 8,
                "prix_actuel": "25000.00",
            }
        ],
        "boutique_id": 1,
        "terminal_id": 1,
    }
    assert magasin.stocks == [8, 10, 10]


def test_sent_again_alone_or_in_a_batch_it_is_the_same(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    vente = make_vente("F-1", (1, 2))
    first = post(terminal, VENTES, vente).json()
    response = post(terminal, VENTES, vente)
    assert response.status_code == 200
    again = response.json()
    assert again["already_exists"] is True
    assert again["message"] == "Vente déjà synchronisée (doublon évité)"
    assert again["vente"]["id"] == first["vente"]["id"]
    (creee,) = read_accuse(terminal.post([vente])).details.creees
    assert (creee.id, creee.status) == (first["vente"]["id"], "already_exists")
    assert magasin.stocks == [8, 10, 10]


def test_a_sale_that_the_stock_does_not_cover(magasin: Magasin, terminal: StrictTerminal) -> None:
    response = post(terminal, VENTES, make_vente("F-1", (1, 99)))
    assert response.status_code == 409
    assert response.json() == {
        "success": False,
        "error": "Stock insuffisant pour Article A1: demandé 99, disponible 10",
        "code": "INSUFFICIENT_STOCK",
        "numero_facture": "F-1",
        "action": "NOTIFY_USER",
        "article_id": 1,
        "article_nom": "Article A1",
        "stock_demande": 99,
        "stock_disponible": 10,
    }
    assert list_entrees(magasin) == [("F-1", "INSUFFICIENT_STOCK")]
    assert magasin.stocks == [10, 10, 10]


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"boutique_id": 77}, "BOUTIQUE_MISMATCH"),
        ({"lignes": [{"article_id": 99, "quantite": 1}]}, "ARTICLE_NOT_FOUND"),
        ({"lignes": []}, "INVALID_FORMAT"),
        ({"lignes": None}, "INVALID_FORMAT"),
        ({"montant_total": "beaucoup"}, "INVALID_FORMAT"),
    ],
)
def test_a_refusal_keeps_the_sale_for_the_owner(
    magasin: Magasin, terminal: StrictTerminal, over: dict[str, Any], code: str
) -> None:
    response = post(terminal, VENTES, make_vente("F-1", (1, 2)) | over)
    assert response.status_code == 409
    assert response.json()["code"] == code
    assert list_entrees(magasin) == [("F-1", code)]


def test_another_content_under_the_same_number(magasin: Magasin, terminal: StrictTerminal) -> None:
    post(terminal, VENTES, make_vente("F-1", (1, 2)))
    response = post(terminal, VENTES, make_vente("F-1", (1, 3)))
    assert (response.status_code, response.json()["code"]) == (409, "CONFLIT_NUMERO")
    assert magasin.stocks == [8, 10, 10]


def test_once_filed_it_is_answered_as_known(magasin: Magasin, terminal: StrictTerminal) -> None:
    vente = make_vente("F-1", (1, 99))
    post(terminal, VENTES, vente)
    (key,) = magasin.core.quarantaine.list_ids(FiltreQuarantaine(magasin.boutique.id))
    magasin.core.quarantaine.classer(key, "Essai")
    response = post(terminal, VENTES, vente)
    assert response.status_code == 200
    assert (response.json()["vente"]["status"], response.json()["vente"]["id"]) == ("filed", 0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"F-1"',
        b"{}",
        b'{"ventes": [{"numero_facture": "F-1"}]}',
        b'{"a": NaN}',
        b"\xff",
        b'{"a": ' + b"[" * 100_000 + b"}",
        json.dumps([make_vente("F-1", (1, 1))]).encode(),
    ],
)
def test_a_body_that_is_no_sale_is_refused_whole(
    magasin: Magasin, terminal: StrictTerminal, body: bytes
) -> None:
    assert read_refus(post(terminal, VENTES, body), 400).code == "INVALID_FORMAT"
    assert list_entrees(magasin) == []


def test_a_lone_surrogate_spoils_its_sale_and_not_its_number(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    body = rb'{"numero_facture": "F-1", "mode_paiement": "\ud800", "lignes": []}'
    assert post(terminal, VENTES, body).json()["code"] == "INVALID_FORMAT"
    assert list_entrees(magasin) == [("F-1", "INVALID_FORMAT")]


def test_a_body_too_large_is_refused(terminal: StrictTerminal) -> None:
    body = b'{"numero_facture": "F-1", "x": "' + b"x" * TAILLE_CORPS_MAX + b'"}'
    assert read_refus(post(terminal, VENTES, body), 413).code == "BATCH_TOO_LARGE"


@pytest.mark.parametrize("path", [VENTES, ANCIEN])
def test_too_many_open_entries(magasin: Magasin, terminal: StrictTerminal, path: str) -> None:
    for start in range(0, ENTREES_OUVERTES_MAX + 1, VENTES_PAR_LOT_MAX):
        read_accuse(terminal.post(list(range(start, start + VENTES_PAR_LOT_MAX))))
    vente = make_vente("F-1", (1, 1))
    response = post(terminal, path, vente if path == VENTES else [vente])
    assert read_refus(response, 429).code == "TOO_MANY_REQUESTS"
    assert magasin.stocks == [10, 10, 10]


def test_a_batch_of_an_older_app(magasin: Magasin, terminal: StrictTerminal) -> None:
    sold = {"article_id": 1, "quantite": 2, "prix_unitaire": 25000}
    body = {
        "pos_id": "POS-7",
        "ventes": [
            {"vente_uid": "F-1", "date": "2026-03-25T09:00:00", "total": 50000, "items": [sold]},
            {"vente_uid": "F-2", "date": "2026-03-25T09:01:00", "total": 1, "items": [sold]},
            {"vente_uid": "F-3", "total": 1, "items": [sold | {"quantite": 99}]},
            "texte",
        ],
    }
    response = post(terminal, ANCIEN, body)
    assert response.status_code == 200
    told = {
        "accepted": ["F-1", "F-2"],
        "rejected": [
            {"vente_uid": "F-3", "reason": "INSUFFICIENT_STOCK"},
            {"vente_uid": "", "reason": "INVALID_FORMAT"},
        ],
    }
    assert response.json() == told
    assert post(terminal, f"{ANCIEN}/", body).json() == told
    assert magasin.stocks == [6, 10, 10]
    assert len(list_entrees(magasin)) == 2


def test_what_an_older_app_sent_is_known_at_the_other_address(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    vente = make_vente("F-1", (1, 2))
    assert post(terminal, ANCIEN, [vente]).json() == {"accepted": ["F-1"], "rejected": []}
    assert post(terminal, SYNC, [vente]).json()["details"]["creees"][0]["id"] == 1
    assert magasin.stocks == [8, 10, 10]


@pytest.mark.parametrize(("body", "code"), [([], "EMPTY_DATA"), ({}, "INVALID_FORMAT")])
def test_an_older_batch_of_nothing(terminal: StrictTerminal, body: object, code: str) -> None:
    assert read_refus(post(terminal, ANCIEN, body), 400).code == code
