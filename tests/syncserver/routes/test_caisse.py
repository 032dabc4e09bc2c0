"""Cash spent, goods brought back, and the figures, over HTTP."""

import pytest

from core.limites import TAILLE_DEMANDE_MAX
from core.vocabulaire import Devise
from tests.builders import make_article, make_terminal
from tests.livre import fetch
from tests.syncserver.conftest import Magasin
from tests.syncserver.routes.test_vente_seule import post
from tests.syncserver.routes.test_ventes import make_vente
from tests.terminal import StrictTerminal, read_accuse, read_refus

BASE = "/api/v2/simple"
RETOURS = f"{BASE}/retours-articles"
RAPPORTS = f"{BASE}/rapports-caisse"
RETOUR = {"article_id": 1, "quantite": 2, "montant_retourne": "50000.00", "uid": "R-1"}
DEPENSE = {"detail": "Transport", "depense": 1500, "date_rapport": "2026-03-25T09:30:00.1234567"}


def test_a_return(magasin: Magasin, terminal: StrictTerminal) -> None:
    first = post(terminal, RETOURS, RETOUR)
    assert first.status_code == 201
    told = {
        "success": True,
        "message": "Retour enregistré",
        "id": 1,
        "already_exists": False,
        "stock_restaure": [
            {
                "article_id": 1,
                "code": "A1",
                "nom": "Article A1",
                "quantite_restauree": 2,
                "stock_avant": 10,
                "stock_apres": 12,
            }
        ],
    }
    assert first.json() == told
    again = post(terminal, RETOURS, {**RETOUR, "montant_retourne": 50000, "devise": "CDF"})
    assert again.status_code == 200
    assert again.json() == told | {"already_exists": True, "message": "Retour déjà enregistré"}
    assert magasin.stocks == [12, 10, 10]


def test_a_return_by_code_in_the_other_spelling(magasin: Magasin, terminal: StrictTerminal) -> None:
    body = {
        "CodeArticle": "A2",
        "Quantite": 1,
        "MontantRetourne": 10.5,
        "Devise": "USD",
        "Motif": "Cassé",
        "ReferenceVente": "F-1",
        "Uid": "R-2",
    }
    assert post(terminal, RETOURS, body).status_code == 201
    query = """SELECT uid, article_id, quantite, montant_retourne, devise, motif, reference_vente
        FROM retour_client"""
    kept = ("R-2", 2, 1, 1050, "USD", "Cassé", "F-1")
    assert fetch(magasin.core.settings.fichier, query) == [kept]


def test_the_same_uid_for_another_return(magasin: Magasin, terminal: StrictTerminal) -> None:
    post(terminal, RETOURS, RETOUR)
    response = post(terminal, RETOURS, {**RETOUR, "quantite": 3})
    assert read_refus(response, 409).code == "CONFLIT_UID"
    assert magasin.stocks == [12, 10, 10]


@pytest.mark.parametrize("named", [{"article_id": 99}, {"article_id": None, "code_article": "Z"}])
def test_a_return_of_what_is_not_sold_here(
    terminal: StrictTerminal, named: dict[str, object]
) -> None:
    response = post(terminal, RETOURS, {**RETOUR, **named})
    assert read_refus(response, 404).code == "ARTICLE_NOT_FOUND"


def test_an_expense(magasin: Magasin, terminal: StrictTerminal) -> None:
    first = post(terminal, RAPPORTS, DEPENSE)
    assert first.status_code == 201
    rapport = {
        "id": 1,
        "detail": "Transport",
        "depense": "1500.00",
        "devise": "CDF",
        "date_rapport": "2026-03-25T08:30:00.123456Z",
    }
    told = {
        "success": True,
        "message": "Dépense enregistrée",
        "id": 1,
        "already_exists": False,
        "rapport": rapport,
    }
    assert first.json() == told
    again = post(terminal, RAPPORTS, DEPENSE)
    assert again.status_code == 200
    assert again.json() == told | {"already_exists": True, "message": "Dépense déjà enregistrée"}
    assert terminal.get(RAPPORTS).json() == {
        "success": True,
        "boutique_id": magasin.boutique.id,
        "count": 1,
        "rapports": [rapport],
    }


@pytest.mark.parametrize("date_rapport", [None, "2026-03-25", "2026-03-25T00:00:00"])
def test_an_expense_of_a_day_is_new_each_time(
    terminal: StrictTerminal, date_rapport: str | None
) -> None:
    body = {**DEPENSE, "date_rapport": date_rapport}
    assert [post(terminal, RAPPORTS, body).status_code for _ in range(2)] == [201, 201]


def test_the_expenses_of_a_period_are_the_terminals_own(
    magasin: Magasin, terminal: StrictTerminal
) -> None:
    make_terminal(magasin.core, magasin.boutique, "S2")
    post(StrictTerminal(terminal.client, "S2"), RAPPORTS, DEPENSE)
    for day in ("2026-03-23", "2026-03-24", "2026-03-25"):
        post(terminal, RAPPORTS, {**DEPENSE, "date_rapport": day})
    answer = terminal.get(f"{RAPPORTS}?date_min=2026-03-24&date_max=2026-03-25").json()
    assert [rapport["id"] for rapport in answer["rapports"]] == [4, 3]
    assert terminal.get(f"{RAPPORTS}/").json()["count"] == 3
    assert read_refus(terminal.get(f"{RAPPORTS}?date_min=x"), 400).code == "INVALID_FORMAT"


def test_the_figures(magasin: Magasin, terminal: StrictTerminal) -> None:
    make_article(
        *(magasin.core, magasin.boutique, "U1"),
        devise=Devise.USD,
        prix_vente=1_050,
        seuil_alerte=10,
        categorie="Accessoires",
    )
    dollars = {"lignes": [{"article_id": 4, "quantite": 2}], "montant_total": "21.00"}
    old = make_vente("F-3", (1, 1), date_vente="2026-03-02")
    ventes = [make_vente("F-1", (1, 2)), make_vente("F-2", devise="USD") | dollars, old]
    assert read_accuse(terminal.post(ventes)).ventes_erreurs == 0
    assert terminal.get(f"{BASE}/statistiques").json() == {
        "success": True,
        "boutique": {"id": 1, "nom": "Ma Boutique", "code": "BTQ-001"},
        "statistiques": {
            "articles": {"total": 4, "stock_bas": 1},
            "categories": {"total": 1},
            "ventes_jour": {
                "nombre": 2,
                "chiffre_affaires": "50000.00",
                "chiffre_affaires_usd": "21.00",
            },
            "ventes_mois": {
                "nombre": 3,
                "chiffre_affaires": "75000.00",
                "chiffre_affaires_usd": "21.00",
            },
        },
    }


BAD = [
    *((path, body) for path in (RETOURS, RAPPORTS) for body in (b"", b"[]", b"{}", b"1", b"\xff")),
    *((RETOURS, {**RETOUR, "quantite": q}) for q in (0, -1, 1.0, "1", True, None, 1_000_001)),
    *((RETOURS, {**RETOUR, "montant_retourne": m}) for m in (None, -1, "1e3", 0.001, 10**13)),
    *((RETOURS, {**RETOUR, "article_id": a}) for a in (None, 0, "1", 2**63)),
    *((RETOURS, {**RETOUR, "uid": u}) for u in ("", 5, "x" * 101, "a\u202eb")),
    (RETOURS, {**RETOUR, "devise": "EUR"}),
    *((RAPPORTS, {**DEPENSE, "depense": d}) for d in (None, 0, "0.00", -1, "x", True, 1.001)),
    *((RAPPORTS, {**DEPENSE, "detail": d}) for d in (None, "", " ", 5)),
    (RAPPORTS, {**DEPENSE, "date_rapport": "hier"}),
    (RAPPORTS, {**DEPENSE, "devise": "EUR"}),
    (RAPPORTS, b'{"detail": "x", "depense": ' + b"9" * 60_000 + b"}"),
    (RAPPORTS, b'{"detail": "x", "depense": 1e400000}'),
    (RAPPORTS, b'{"detail": "x", "depense": NaN}'),
]


@pytest.mark.parametrize(("path", "body"), BAD)
def test_a_body_that_cannot_be_read(
    magasin: Magasin, terminal: StrictTerminal, path: str, body: object
) -> None:
    assert read_refus(post(terminal, path, body), 400).code == "INVALID_FORMAT"
    assert magasin.stocks == [10, 10, 10]


@pytest.mark.parametrize(("path", "body"), [(RETOURS, RETOUR), (RAPPORTS, DEPENSE)])
def test_a_body_too_large_for_what_it_is(
    terminal: StrictTerminal, path: str, body: dict[str, object]
) -> None:
    response = post(terminal, path, body | {"x": "x" * TAILLE_DEMANDE_MAX})
    assert read_refus(response, 413).code == "BATCH_TOO_LARGE"
