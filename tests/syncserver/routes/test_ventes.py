"""The main job over HTTP: forms, aliases, answers, and what each kind of app makes of them."""

import json
import unicodedata
from collections.abc import Iterator

import pytest

from core.limites import TAILLE_CORPS_MAX
from core.quarantaine import FiltreQuarantaine
from core.vocabulaire import PolitiqueStock
from tests.builders import make_article, make_boutique
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import (
    SYNC,
    Comportement,
    StrictTerminal,
    VenteEnvoyee,
    read_accuse,
    read_refus,
)
from tests.wire import CheckedClient

PATHS = [SYNC, f"{SYNC}/batch", "/api/v2/simple/sync-ventes"]


def make_vente(numero: str, *lignes: tuple[int, int], **over: object) -> VenteEnvoyee:
    """Make a sale of (article id, quantity) lines at 25 000 FC as a terminal writes it."""
    sent = [{"article_id": a, "quantite": q, "prix_unitaire": 25000.00} for a, q in lignes]
    total = sum(q * 25000.00 for _, q in lignes)
    return {"numero_facture": numero, "montant_total": total, "lignes": sent} | over


PHRASE = "Stock insuffisant pour Article A1: demandé 99, disponible 8"
MANQUE = {
    "article_id": 1,
    "article_nom": "Article A1",
    "stock_demande": 99,
    "stock_disponible": 8,
}
REPONSE = {
    "success": True,
    "message": "1 vente(s) synchronisée(s) avec succès",
    "ventes_creees": 1,
    "ventes_erreurs": 1,
    "details": {
        "creees": [
            {
                "numero_facture": "F-1",
                "id": 1,
                "status": "created",
                "boutique_id": 1,
                "boutique_nom": "Ma Boutique",
                "montant_total": "75000.00",
                "lignes_count": 2,
                "lignes": [
                    {
                        "article_id": 1,
                        "article_code": "A1",
                        "article_nom": "Article A1",
                        "quantite": 2,
                        "prix_unitaire": "25000.00",
                        "sous_total": "50000.00",
                    },
                    {
                        "article_id": 2,
                        "article_code": "A2",
                        "article_nom": "Article A2",
                        "quantite": 1,
                        "prix_unitaire": "25000.00",
                        "sous_total": "25000.00",
                    },
                ],
            }
        ],
        "erreurs": [
            {
                "index": 2,
                "numero_facture": "F-2",
                "erreur": PHRASE,
                "code": "INSUFFICIENT_STOCK",
                **MANQUE,
            }
        ],
    },
    "accepted": ["F-1"],
    "rejected": [
        {
            "vente_uid": "F-2",
            "reason": "INSUFFICIENT_STOCK",
            "message": PHRASE,
            "action": "NOTIFY_USER",
            **MANQUE,
        }
    ],
    "stock_updates": [
        {
            "article_id": 1,
            "code": "A1",
            "nom": "Article A1",
            "stock_actuel": 8,
            "prix_actuel": "25000.00",
        },
        {
            "article_id": 2,
            "code": "A2",
            "nom": "Article A2",
            "stock_actuel": 9,
            "prix_actuel": "25000.00",
        },
    ],
    "boutique": {"id": 1, "nom": "Ma Boutique", "code": "BTQ-001"},
    "terminal": {"id": 1, "nom": "Terminal messie vanza", "numero_serie": SERIE},
    "statistiques": {"total_envoyees": 2, "reussies": 1, "erreurs": 1},
    "alertes_stock": [],
}


def test_the_whole_answer(magasin: Magasin, terminal: StrictTerminal) -> None:
    assert (magasin.boutique.id, *magasin.articles) == (1, 1, 2, 3)
    response = terminal.post([make_vente("F-1", (1, 2), (2, 1)), make_vente("F-2", (1, 99))])
    assert response.status_code == 201
    assert json.loads(response.content) == REPONSE


def test_a_replay_has_every_field_and_the_same_id(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    vente = make_vente("F-1", (magasin.articles[0], 2))
    (created,) = read_accuse(terminal.post([vente])).details.creees
    (again,) = read_accuse(terminal.post([vente])).details.creees
    assert again.message == "Vente déjà synchronisée (doublon évité)"
    assert again.status == "already_exists"
    again.status, again.message = created.status, ""
    assert again == created
    assert magasin.stocks == [8, 10, 10]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("slash", ["", "/", "//"])
def test_each_path_with_and_without_a_slash(
    magasin: Magasin, terminal: StrictTerminal, path: str, slash: str
) -> None:
    body = [make_vente("F-1", (magasin.articles[0], 1))]
    address = path.replace("/simple/", "//simple//") + slash
    response = terminal.client.request("POST", address, headers=terminal.headers, json=body)
    assert read_accuse(response).accepted == ["F-1"]
    assert response.history == []


def test_the_three_forms_are_the_same_sale(magasin: Magasin, terminal: StrictTerminal) -> None:
    article = magasin.articles[0]
    vente = make_vente("F-1", (article, 2), date_vente="2026-03-25T11:00:00.0000000Z")
    pascal = {
        "VenteUid": "F-1",
        "Date": "2026-03-25T12:00:00",
        "Total": "50000.0000",
        "ModePaiement": "CASH",
        "Devise": "CDF",
        "Items": [{"ArticleId": article, "Quantite": 2, "PrixUnitaire": "25000"}],
    }
    boutique_id = magasin.boutique.id
    forms: list[object] = [
        [vente],
        {"ventes": [vente]},
        {"boutique_id": boutique_id, "device_serial": SERIE, "pos_id": "POS-7", "Ventes": [vente]},
        {"PosId": 7, "Ventes": [pascal]},
    ]
    answers = [
        read_accuse(terminal.client.request("POST", SYNC, headers=terminal.headers, json=form))
        for form in forms
    ]
    assert [a.details.creees[0].status for a in answers] == ["created"] + ["already_exists"] * 3
    assert magasin.stocks == [8, 10, 10]


@pytest.mark.parametrize("name", ["X-Device-Serial", "device-serial", "SERIAL-NUMBER"])
def test_the_serial_may_come_in_three_headers(
    magasin: Magasin, client: CheckedClient, name: str
) -> None:
    body = [make_vente("F-1", (magasin.articles[0], 1))]
    response = client.request("POST", SYNC, headers={name: SERIE}, json=body)
    assert read_accuse(response).accepted == ["F-1"]


@pytest.mark.parametrize(
    "envelope", [{"boutique_id": 99}, {"boutique_id": "BTQ"}, {"device_serial": "autre"}]
)
def test_an_envelope_of_someone_else_is_refused_whole(
    magasin: Magasin, terminal: StrictTerminal, envelope: dict[str, object]
) -> None:
    body = envelope | {"ventes": [make_vente("F-1", (magasin.articles[0], 1))]}
    assert read_refus(terminal.post(body), 403).code == "BOUTIQUE_MISMATCH"
    assert magasin.stocks == [10, 10, 10]


def test_a_sale_of_someone_else_is_one_refusal(magasin: Magasin, terminal: StrictTerminal) -> None:
    article = magasin.articles[0]
    body = [
        make_vente("F-1", (article, 1), boutique_id=99),
        make_vente("F-2", (article, 1), boutique_id=magasin.boutique.id, device_serial=SERIE),
        make_vente("F-3", (article, 1), device_serial="autre"),
    ]
    accuse = read_accuse(terminal.post(body))
    assert accuse.accepted == ["F-2"]
    assert [r.reason for r in accuse.rejected] == ["BOUTIQUE_MISMATCH"] * 2


def test_bad_sales_among_good_ones_change_nothing_for_them(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    first, second, third = magasin.articles
    bad_line = make_vente("F-3", (first, 1))
    body = [
        make_vente("F-1", (first, 1), (first, 2)),
        None,
        "FAC",
        {"numero_facture": "F-2", "lignes": [{"quantite": 1}]},
        bad_line | {"lignes": [*bad_line["lignes"], {"article_id": first, "quantite": True}]},
        make_vente("F-4", (second, 0)),
        make_vente("F-5", (999_999, 1)),
        make_vente("F-6"),
        make_vente("F-7", (third, 10)),
        make_vente("F-7", (third, 10)),
    ]
    accuse = read_accuse(terminal.post(body))
    assert accuse.accepted == ["F-1", "F-7", "F-7"]
    assert [(e.index, e.numero_facture, e.code) for e in accuse.details.erreurs] == [
        (2, "", "INVALID_FORMAT"),
        (3, "", "INVALID_FORMAT"),
        (4, "F-2", "INVALID_FORMAT"),
        (5, "F-3", "INVALID_FORMAT"),
        (6, "F-4", "INVALID_FORMAT"),
        (7, "F-5", "ARTICLE_NOT_FOUND"),
        (8, "F-6", "INVALID_FORMAT"),
    ]
    assert magasin.stocks == [7, 10, 0]
    assert magasin.core.quarantaine.count_open(magasin.boutique.id) == 7


def test_an_article_of_another_boutique_is_as_unknown_as_any(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    other = make_boutique(magasin.core, nom="Ailleurs")
    foreign = make_article(magasin.core, other, "B1", nom="Secret")
    body = [make_vente("F-1", (foreign, 1)), make_vente("F-1", (999_999, 1))]
    mine, unknown = read_accuse(terminal.post(body)).details.erreurs
    assert "Secret" not in mine.erreur + mine.article_nom
    assert mine.erreur.replace(str(foreign), "") == unknown.erreur.replace("999999", "")


def test_the_number_is_answered_as_it_was_sent(magasin: Magasin, terminal: StrictTerminal) -> None:
    article = magasin.articles[0]
    decomposed = unicodedata.normalize("NFD", "REÇU-1")
    composed = unicodedata.normalize("NFC", decomposed)
    accuse = read_accuse(
        terminal.post([make_vente(decomposed, (article, 1)), make_vente(composed, (article, 1))])
    )
    assert accuse.accepted == [decomposed, composed]
    assert accuse.details.creees[0].id == accuse.details.creees[1].id
    refused = read_accuse(terminal.post([make_vente(decomposed, (article, 2))]))
    assert [r.vente_uid for r in refused.rejected] == [decomposed]


def test_an_app_that_believes_accepted_keeps_what_was_refused(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    article = magasin.articles[0]
    terminal.sell(make_vente("F-1", (article, 4)))
    terminal.sell(make_vente("F-2", (article, 7)))
    terminal.push()
    assert list(terminal.a_envoyer) == ["F-2"]
    terminal.push()
    assert magasin.stocks == [6, 10, 10]
    assert magasin.core.quarantaine.count_open(magasin.boutique.id) == 1


def test_an_app_that_believes_any_2xx_loses_nothing(
    magasin: Magasin, client: CheckedClient
) -> None:
    article = magasin.articles[0]
    careless = StrictTerminal(client, SERIE, Comportement.ANY_2XX)
    careless.sell(make_vente("F-1", (article, 4)))
    careless.sell(make_vente("F-2", (article, 7)))
    careless.push()
    assert careless.a_envoyer == {}
    assert magasin.core.quarantaine.count_open(magasin.boutique.id) == 1


def test_a_policy_that_accepts_sells_below_zero_and_alerts(
    magasin: Magasin, client: CheckedClient
) -> None:
    core = magasin.core
    lenient = make_boutique(core, nom="Souple", politique_stock=PolitiqueStock.ACCEPTER)
    core.terminaux.add_terminal(lenient.id, "SOUPLE", "T")
    low = make_article(core, lenient, "B1", quantite_stock=5, seuil_alerte=4)
    short = make_article(core, lenient, "B2", quantite_stock=1)
    plenty = make_article(core, lenient, "B3", quantite_stock=9, seuil_alerte=1)
    accuse = read_accuse(
        StrictTerminal(client, "SOUPLE").post([make_vente("F", (low, 1), (short, 3), (plenty, 1))])
    )
    assert [(a.article_id, a.stock_actuel, a.seuil) for a in accuse.alertes_stock] == [
        (low, 4, 4),
        (short, -2, 0),
    ]


def stream(body: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


@pytest.mark.parametrize("size", [1, 7, 65_536])
def test_a_chunked_body_is_read(magasin: Magasin, terminal: StrictTerminal, size: int) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))]).encode()
    response = terminal.client.request(
        "POST", SYNC, headers=terminal.headers, content=stream(body, size)
    )
    assert response.request.headers["transfer-encoding"] == "chunked"
    assert read_accuse(response).accepted == ["F-1"]


def pad(vente: VenteEnvoyee, length: int) -> bytes:
    body = json.dumps([vente]).encode()
    return body + b" " * (length - len(body))


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("excess", [-1, 0, 1])
def test_a_body_has_up_to_the_limit_of_bytes(
    magasin: Magasin,
    terminal: StrictTerminal,
    chunked: bool,
    excess: int,
) -> None:
    body = pad(make_vente("F-1", (magasin.articles[0], 1)), TAILLE_CORPS_MAX + excess)
    content = stream(body, 1 << 20) if chunked else body
    response = terminal.client.request("POST", SYNC, headers=terminal.headers, content=content)
    if excess > 0:
        assert read_refus(response, 413).code == "BATCH_TOO_LARGE"
    else:
        assert read_accuse(response).accepted == ["F-1"]


BODIES = [
    (b"", 400, "INVALID_FORMAT"),
    (b"{", 400, "INVALID_FORMAT"),
    (b"{}", 400, "INVALID_FORMAT"),
    (b"null", 400, "INVALID_FORMAT"),
    (b'{"ventes":null}', 400, "INVALID_FORMAT"),
    (b"[" * 100_000 + b"]" * 100_000, 400, "INVALID_FORMAT"),
    (b"\xff\xfe", 400, "INVALID_FORMAT"),
    (b"[]", 400, "EMPTY_DATA"),
    (b'{"ventes":[]}', 400, "EMPTY_DATA"),
    (b"[" + b"1," * 1000 + b"1]", 413, "BATCH_TOO_LARGE"),
]


@pytest.mark.parametrize(("body", "status", "code"), BODIES)
def test_a_body_of_no_form_is_refused_whole(
    terminal: StrictTerminal, body: bytes, status: int, code: str
) -> None:
    response = terminal.client.request("POST", SYNC, headers=terminal.headers, content=body)
    assert read_refus(response, status).code == code


def test_hostile_sales_are_refusals_of_their_own(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    good = json.dumps(make_vente("F-1", (magasin.articles[0], 1))).encode()
    line = b'{"article_id":1,"quantite":1,"prix_unitaire":%b}'
    hostile = [
        b'{"numero_facture":"H","lignes":[' + line % prix + b"]}"
        for prix in (b"1e400000", b"9" * 4_000, b"9" * 400_000, b'"NaN"', b"0." + b"1" * 400_000)
    ]
    hostile += [rb'{"numero_facture":"\ud800"}', b'{"numero_facture":"\xff"}', b"[[[[]]]]"]
    body = b"[" + b",".join([*hostile, good]) + b"]"
    response = terminal.client.request("POST", SYNC, headers=terminal.headers, content=body)
    accuse = read_accuse(response)
    assert accuse.accepted == ["F-1"]
    assert [e.code for e in accuse.details.erreurs] == ["INVALID_FORMAT"] * len(hostile)


def test_a_sale_that_the_owner_filed_is_taken_for_good(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    core, boutique_id = magasin.core, magasin.boutique.id
    vente = make_vente("F-1", (magasin.articles[0], 99))
    read_accuse(terminal.post([vente]))
    (entree_id,) = core.quarantaine.list_ids(FiltreQuarantaine(boutique_id))
    core.quarantaine.classer(entree_id, "Vente d’essai")
    (creee,) = read_accuse(terminal.post([vente])).details.creees
    assert (creee.id, creee.status, creee.lignes) == (0, "filed", [])
    assert creee.message == "Vente classée par le propriétaire"
    assert magasin.stocks == [10, 10, 10]
