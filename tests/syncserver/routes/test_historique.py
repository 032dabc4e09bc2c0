"""Sales already recorded, over HTTP: listed, taken back, compared, their refusals told."""

from datetime import timedelta
from typing import Any

import pytest

from core.limites import RECONCILIATION_MAX, TAILLE_DEMANDE_MAX
from core.ventes.annulation import CommandeAnnulationVente
from core.ventes.retour import CommandeRetour, LigneRendue
from tests.builders import make_terminal
from tests.livre import fetch
from tests.syncserver.conftest import Magasin
from tests.syncserver.routes.test_vente_seule import post
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_accuse, read_refus

BASE = "/api/v2/simple/ventes"
HISTORIQUE = f"{BASE}/historique"
ANNULER = f"{BASE}/annuler"
RECONCILIATION = f"{BASE}/reconciliation"
REJET = f"{BASE}/notifier-rejet"
MATIN = "2026-03-25T09:00:00"


@pytest.fixture
def vendu(magasin: Magasin, terminal: StrictTerminal) -> Magasin:
    """F-1 of this morning in CDF, F-2 of the day before in USD."""
    dollars = {
        "devise": "USD",
        "date_vente": "2026-03-24T10:00:00+01:00",
        "lignes": [{"article_id": 2, "quantite": 1, "prix_unitaire": "10.50"}],
        "montant_total": "10.50",
        "mode_paiement": "MOBILE_MONEY",
        "paye": False,
    }
    ventes = [make_vente("F-1", (1, 2), date_vente=MATIN), make_vente("F-2") | dollars]
    assert read_accuse(terminal.post(ventes)).ventes_erreurs == 0
    return magasin


VENTE_USD = {
    "id": 2,
    "numero_facture": "F-2",
    "date_vente": "2026-03-24T09:00:00.000000Z",
    "montant_total": "10.50",
    "devise": "USD",
    "mode_paiement": "MOBILE_MONEY",
    "paye": False,
    "terminal": "Terminal messie vanza",
    "est_annulee": False,
    "date_annulation": None,
    "motif_annulation": "",
    "lignes": [
        {
            "article_nom": "Article A2",
            "article_code": "A2",
            "quantite": 1,
            "prix_unitaire": "10.50",
            "sous_total": "10.50",
            "total_ligne": "10.50",
        }
    ],
    "retours": [],
}
VENTE_CDF = {
    "id": 1,
    "numero_facture": "F-1",
    "date_vente": "2026-03-25T08:00:00.000000Z",
    "montant_total": "50000.00",
    "devise": "CDF",
    "mode_paiement": "CASH",
    "paye": True,
    "terminal": "Terminal messie vanza",
    "est_annulee": False,
    "date_annulation": None,
    "motif_annulation": "",
    "lignes": [
        {
            "article_nom": "Article A1",
            "article_code": "A1",
            "quantite": 2,
            "prix_unitaire": "25000.00",
            "sous_total": "50000.00",
            "total_ligne": "50000.00",
        }
    ],
    "retours": [],
}


def test_what_the_owner_took_back_is_in_the_history(
    vendu: Magasin, terminal: StrictTerminal
) -> None:
    """The sale stays what was sold; the takings are net, of the statistics too."""
    commande = CommandeRetour(1, (LigneRendue(1, 1),), "Sac percé", remettre_en_stock=False)
    vendu.core.retours_vente.record_retour_vente(commande)
    answer = terminal.get(f"{HISTORIQUE}?date_debut=2026-03-25").json()
    retour = {
        "id": 1,
        "date": "2026-03-25T11:00:00.000000Z",
        "motif": "Sac percé",
        "montant_rendu": "25000.00",
        "remis_en_stock": False,
        "lignes": [{"article_id": 1, "article_code": "A1", "quantite": 1}],
    }
    assert answer["ventes"] == [VENTE_CDF | {"retours": [retour]}]
    net = {"total_ventes": 1, "chiffre_affaires": "25000.00", "chiffre_affaires_usd": "0.00"}
    assert answer["statistiques"] == net
    chiffres = terminal.get("/api/v2/simple/statistiques").json()["statistiques"]
    assert chiffres["ventes_jour"]["chiffre_affaires"] == "25000.00"
    reconcilie = post(terminal, RECONCILIATION, {"references_maui": ["F-1", "F-2"]})
    assert reconcilie.json()["stats"]["total_django"] == "50000.00"


def test_what_the_owner_cancelled_is_cancelled_for_the_terminal(
    vendu: Magasin, terminal: StrictTerminal
) -> None:
    commande = CommandeAnnulationVente(1, "Erreur de caisse")
    vendu.core.retours_vente.cancel_vente(commande)
    (vente,) = terminal.get(f"{HISTORIQUE}?date_debut=2026-03-25").json()["ventes"]
    assert vente == VENTE_CDF | {
        "est_annulee": True,
        "date_annulation": "2026-03-25T11:00:00.000000Z",
        "motif_annulation": "Erreur de caisse",
    }
    again = post(terminal, ANNULER, {"numero_facture": "F-1"})
    assert read_refus(again, 400).code == "ALREADY_CANCELLED"


def test_the_history(vendu: Magasin, terminal: StrictTerminal) -> None:
    response = terminal.get(HISTORIQUE)
    assert response.status_code == 200
    assert response.json() == {
        "success": True,
        "boutique_id": vendu.boutique.id,
        "boutique_nom": "Ma Boutique",
        "statistiques": {
            "total_ventes": 2,
            "chiffre_affaires": "50000.00",
            "chiffre_affaires_usd": "10.50",
        },
        "ventes": [VENTE_USD, VENTE_CDF],
        "count": 2,
    }


@pytest.mark.parametrize(
    ("query", "numeros", "total"),
    [
        ("date_debut=2026-03-25", ["F-1"], 1),
        ("date_fin=2026-03-24", ["F-2"], 1),
        ("date_debut=2026-03-24T23:30:00Z&date_fin=2026-03-25T00:00:00", ["F-1"], 1),
        ("date_debut=2026-03-26", [], 0),
        ("limit=1", ["F-2"], 2),
        ("limit=100000&date_debut=&date_fin=0001-01-01T00:00:00", ["F-2", "F-1"], 2),
    ],
)
def test_a_period_of_the_history(
    vendu: Magasin, terminal: StrictTerminal, *, query: str, numeros: list[str], total: int
) -> None:
    answer = terminal.get(f"{HISTORIQUE}?{query}").json()
    assert [vente["numero_facture"] for vente in answer["ventes"]] == numeros
    assert (answer["count"], answer["statistiques"]["total_ventes"]) == (len(numeros), total)
    assert vendu.stocks == [8, 9, 10]


@pytest.mark.parametrize("query", ["date_debut=hier", "limit=0", "limit=-1", "limit=x"])
def test_a_period_that_cannot_be_read(terminal: StrictTerminal, query: str) -> None:
    assert read_refus(terminal.get(f"{HISTORIQUE}?{query}"), 400).code == "INVALID_FORMAT"


def test_a_cancellation(vendu: Magasin, terminal: StrictTerminal) -> None:
    response = post(terminal, ANNULER, {"numero_facture": "F-1", "motif": "Erreur"})
    assert response.status_code == 200
    assert response.json() == {
        "success": True,
        "message": "Vente F-1 annulée",
        "vente": {
            "id": 1,
            "numero_facture": "F-1",
            "montant_total": "50000.00",
            "devise": "CDF",
            "mode_paiement": "CASH",
            "date_vente": "2026-03-25T08:00:00.000000Z",
            "date_annulation": "2026-03-25T11:00:00.000000Z",
            "motif": "Erreur",
        },
        "stock_restaure": [
            {
                "article_id": 1,
                "code": "A1",
                "nom": "Article A1",
                "quantite_restauree": 2,
                "stock_avant": 8,
                "stock_apres": 10,
            }
        ],
        "boutique": {"id": 1, "nom": "Ma Boutique", "code": "BTQ-001"},
    }
    assert vendu.stocks == [10, 9, 10]
    listed = terminal.get(HISTORIQUE).json()
    assert listed["statistiques"]["total_ventes"] == 1
    assert listed["statistiques"]["chiffre_affaires"] == "0.00"
    annulee = listed["ventes"][1]
    assert (annulee["est_annulee"], annulee["motif_annulation"]) == (True, "Erreur")
    assert annulee["date_annulation"] == "2026-03-25T11:00:00.000000Z"
    assert terminal.get("/api/v2/simple/statistiques").json()["statistiques"]["ventes_jour"] == {
        "nombre": 0,
        "chiffre_affaires": "0.00",
        "chiffre_affaires_usd": "0.00",
    }


def test_a_cancelled_sale_sent_again_stays_cancelled(
    vendu: Magasin, terminal: StrictTerminal
) -> None:
    post(terminal, ANNULER, {"NumeroFacture": "F-1"})
    (creee,) = read_accuse(
        terminal.post([make_vente("F-1", (1, 2), date_vente=MATIN)])
    ).details.creees
    assert (creee.id, creee.status) == (1, "already_exists")
    assert vendu.stocks == [10, 9, 10]
    again = post(terminal, ANNULER, {"numero_facture": "F-1", "motif": "Encore"})
    assert read_refus(again, 400).code == "ALREADY_CANCELLED"


def test_too_late_to_cancel(vendu: Magasin, terminal: StrictTerminal) -> None:
    vendu.clock.advance(timedelta(minutes=75, seconds=1))
    response = post(terminal, ANNULER, {"numero_facture": "F-1", "motif": ""})
    assert response.status_code == 400
    error = response.json().pop("error")
    assert response.json() == {
        "success": False,
        "error": error,
        "code": "CANCELLATION_TIMEOUT",
        "temps_ecoule_minutes": 76,
        "delai_max_minutes": 60,
    }
    assert vendu.stocks == [8, 9, 10]


def test_no_such_sale_of_this_terminal(vendu: Magasin, terminal: StrictTerminal) -> None:
    make_terminal(vendu.core, vendu.boutique, "S2")
    other = StrictTerminal(terminal.client, "S2")
    unknown = post(terminal, ANNULER, {"numero_facture": "F-9"})
    foreign = post(other, ANNULER, {"numero_facture": "F-1"})
    assert read_refus(unknown, 404) == read_refus(foreign, 404)
    assert read_refus(unknown, 404).code == "VENTE_NOT_FOUND"
    assert vendu.stocks == [8, 9, 10]


def test_a_reconciliation(vendu: Magasin, terminal: StrictTerminal) -> None:
    response = post(terminal, RECONCILIATION, {"references_maui": ["F-1", "F-7"]})
    assert response.status_code == 200
    assert response.json() == {
        "success": True,
        "coherent": False,
        "stats": {
            "ventes_django": 2,
            "ventes_maui": 2,
            "en_commun": 1,
            "total_django": "50000.00",
            "total_django_usd": "10.50",
        },
        "differences": {
            "dans_django_pas_maui": ["F-2"],
            "dans_maui_pas_django": ["F-7"],
            "ventes_manquantes_details": [
                {
                    "id": 2,
                    "numero_facture": "F-2",
                    "date_vente": "2026-03-24T09:00:00.000000Z",
                    "montant_total": "10.50",
                    "devise": "USD",
                    "est_annulee": False,
                }
            ],
        },
    }
    day = {"references_maui": ["F-1"], "date_debut": "2026-03-25", "date_fin": "2026-03-25"}
    assert post(terminal, RECONCILIATION, day).json()["coherent"] is True
    assert vendu.stocks == [8, 9, 10]


def test_of_nothing_on_either_side(magasin: Magasin, terminal: StrictTerminal) -> None:
    answer = post(terminal, RECONCILIATION, {"references_maui": []}).json()
    assert (answer["coherent"], answer["stats"]["total_django"]) == (True, "0.00")
    assert magasin.stocks == [10, 10, 10]


def test_too_many_numbers_at_once(terminal: StrictTerminal) -> None:
    numeros = [str(n) for n in range(RECONCILIATION_MAX + 1)]
    assert len(post(terminal, RECONCILIATION, {"references_maui": numeros[1:]}).json()) == 4
    refus = read_refus(post(terminal, RECONCILIATION, {"references_maui": numeros}), 413)
    assert refus.code == "BATCH_TOO_LARGE"


def test_a_notice_of_refusal(magasin: Magasin, terminal: StrictTerminal) -> None:
    read_accuse(terminal.post([make_vente("F-1", (1, 99))]))
    body = {"reference": "F-1", "motif_rejet": "Stock", "articles": [{"id": 1, "prix": 2.50}]}
    first = post(terminal, REJET, body)
    assert first.status_code == 200
    told: dict[str, Any] = {
        "success": True,
        "message": "Rejet noté",
        "id": 1,
        "already_exists": False,
        "quarantaine_id": 1,
    }
    assert first.json() == told
    assert post(terminal, REJET, body).json() == told | {"already_exists": True}
    unknown = post(terminal, REJET, {"Reference": "F-9", "MotifRejet": "Stock"})
    assert unknown.json() == told | {"id": 2, "quarantaine_id": None}
    fichier = magasin.core.settings.fichier
    kept = fetch(fichier, "SELECT articles FROM notification_rejet ORDER BY id")
    assert kept == [('[{"id": 1, "prix": 2.5}]',), ("[]",)]


BAD = [
    *((path, body) for path in (ANNULER, RECONCILIATION, REJET) for body in (b"", b"[]", b"{}")),
    (ANNULER, {"numero_facture": ""}),
    (ANNULER, {"numero_facture": 5}),
    (ANNULER, {"numero_facture": "a\nb"}),
    (ANNULER, {"numero_facture": "F-1", "vente_uid": "F-2"}),
    (ANNULER, {"numero_facture": "F-1", "motif": 5}),
    (ANNULER, rb'{"numero_facture": "\ud800"}'),
    (ANNULER, b'{"numero_facture": ' + b"[" * 60_000),
    (RECONCILIATION, {"references_maui": None}),
    (RECONCILIATION, {"references_maui": "F-1"}),
    (RECONCILIATION, {"references_maui": [1]}),
    (RECONCILIATION, {"references_maui": [], "date_debut": "hier"}),
    (REJET, {"reference": "F-1", "articles": {}}),
    (REJET, {"reference": "F-1", "articles": [0] * 201}),
    (REJET, {"reference": "F-1", "motif_rejet": ["x"]}),
]


@pytest.mark.parametrize(("path", "body"), BAD)
def test_a_body_that_cannot_be_read(
    vendu: Magasin, terminal: StrictTerminal, path: str, body: object
) -> None:
    assert read_refus(post(terminal, path, body), 400).code == "INVALID_FORMAT"
    assert vendu.stocks == [8, 9, 10]


@pytest.mark.parametrize("path", [ANNULER, REJET])
def test_a_body_too_large_for_what_it_is(terminal: StrictTerminal, path: str) -> None:
    body = {"numero_facture": "F-1", "reference": "F-1", "x": "x" * TAILLE_DEMANDE_MAX}
    response = post(terminal, path, body)
    assert read_refus(response, 413).code == "BATCH_TOO_LARGE"
