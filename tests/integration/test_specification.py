"""The specification's five tests, over real HTTP against the server as its users run it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.serving import serving
from tests.terminal import SYNC, Accuse, Comportement, StrictTerminal, read_accuse
from tests.wire import CheckedClient

SERIE = "0a1badae951f8473"
BOUTIQUES = 16
# The bodies are the specification's own text: amounts are JSON numbers with a fraction.
SIMPLE = """[
    {
      "numero_facture": "FAC-TEST-001",
      "montant_total": 50000.00,
      "mode_paiement": "CASH",
      "paye": true,
      "lignes": [
        {
          "article_id": 17,
          "quantite": 2,
          "prix_unitaire": 25000.00
        }
      ]
    }
  ]"""
ETRANGER = """[
    {
      "numero_facture": "FAC-TEST-002",
      "lignes": [{"article_id": 999, "quantite": 1, "prix_unitaire": 50000.00}]
    }
  ]"""
TROP = """[
    {
      "numero_facture": "FAC-TEST-003",
      "lignes": [{"article_id": 17, "quantite": 1000, "prix_unitaire": 25000.00}]
    }
  ]"""
PLUSIEURS = """[
    {
      "numero_facture": "FAC-BATCH-001",
      "montant_total": 50000.00,
      "lignes": [{"article_id": 17, "quantite": 1, "prix_unitaire": 50000.00}]
    },
    {
      "numero_facture": "FAC-BATCH-002",
      "montant_total": 75000.00,
      "lignes": [{"article_id": 17, "quantite": 1, "prix_unitaire": 75000.00}]
    },
    {
      "numero_facture": "FAC-BATCH-003",
      "montant_total": 100000.00,
      "lignes": [{"article_id": 17, "quantite": 1, "prix_unitaire": 100000.00}]
    }
  ]"""


@dataclass(frozen=True)
class Epreuve:
    """The specification's shop: its article 17 has ten pieces, its 999 is another boutique's."""

    terminal: StrictTerminal
    boutique_id: int
    article_id: int
    etranger_id: int

    def post(self, body: str) -> Accuse:
        """Send a body of the specification with the ids that our file gave."""
        mine = body.replace('"article_id": 17', f'"article_id": {self.article_id}')
        mine = mine.replace('"article_id": 999', f'"article_id": {self.etranger_id}')
        client, headers = self.terminal.client, self.terminal.headers
        headers["Content-Type"] = "application/json"
        return read_accuse(client.request("POST", SYNC, headers=headers, content=mine))

    def read_stock(self) -> int:
        """Return the stock of the article as the terminal is told it."""
        (article,) = self.terminal.get("/api/v2/simple/articles").json()["articles"]
        stock: int = article["quantite_stock"]
        return stock

    def list_mouvements(self) -> list[tuple[int, int, int, str, str]]:
        """Return what sales did to the stock, newest first."""
        answer = self.terminal.get("/api/v2/mouvements-stock/?type_mouvement=VENTE").json()
        names = ("quantite", "stock_avant", "stock_apres", "reference_document", "utilisateur")
        return [tuple(m[name] for name in names) for m in answer["mouvements"]]


@pytest.fixture(scope="module")
def epreuves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Epreuve]]:
    """Serve enough shops for a fresh one a test: a server of its own each would take minutes."""
    folder = tmp_path_factory.mktemp("specification")
    core = open_tmp_core(folder)
    etranger = make_article(core, make_boutique(core, nom="Ailleurs"), "B1")
    magasins = []
    for number in range(BOUTIQUES):
        boutique = make_boutique(core)
        make_terminal(core, boutique, f"{SERIE}-{number}", "Terminal messie vanza")
        magasins.append((f"{SERIE}-{number}", boutique.id, make_article(core, boutique, "A17")))
    core.close()
    with serving(folder) as port, CheckedClient(f"http://127.0.0.1:{port}") as client:
        yield (
            Epreuve(StrictTerminal(client, serie), boutique_id, article_id, etranger)
            for serie, boutique_id, article_id in magasins
        )


@pytest.fixture(params=list(Comportement))
def epreuve(request: pytest.FixtureRequest, epreuves: Iterator[Epreuve]) -> Epreuve:
    epreuve = next(epreuves)
    epreuve.terminal.comportement = request.param
    return epreuve


def test_1_a_simple_batch(epreuve: Epreuve) -> None:
    accuse = epreuve.post(SIMPLE)
    assert accuse.message == "1 vente(s) synchronisée(s) avec succès"
    assert (accuse.ventes_creees, accuse.ventes_erreurs) == (1, 0)
    (creee,) = accuse.details.creees
    assert creee.numero_facture == "FAC-TEST-001"
    assert (creee.boutique_id, creee.boutique_nom) == (epreuve.boutique_id, "Ma Boutique")
    assert (creee.montant_total, creee.lignes_count) == ("50000.00", 1)
    assert accuse.terminal.nom == "Terminal messie vanza"
    assert accuse.terminal.numero_serie == epreuve.terminal.numero_serie
    assert epreuve.read_stock() == 8
    assert epreuve.list_mouvements() == [(-2, 10, 8, "FAC-TEST-001", "Terminal messie vanza")]


def test_2_another_boutiques_article(epreuve: Epreuve) -> None:
    accuse = epreuve.post(ETRANGER)
    assert (accuse.ventes_creees, accuse.ventes_erreurs) == (0, 1)
    (erreur,) = accuse.details.erreurs
    assert (erreur.index, erreur.numero_facture) == (1, "FAC-TEST-002")
    assert erreur.code == "ARTICLE_NOT_FOUND"
    assert epreuve.list_mouvements() == []


def test_3_too_little_stock(epreuve: Epreuve) -> None:
    accuse = epreuve.post(TROP)
    assert (accuse.ventes_creees, accuse.ventes_erreurs) == (0, 1)
    (erreur,) = accuse.details.erreurs
    assert erreur.erreur.startswith("Stock insuffisant pour Article A17")
    assert (erreur.code, erreur.article_id) == ("INSUFFICIENT_STOCK", epreuve.article_id)
    assert (erreur.stock_demande, erreur.stock_disponible) == (1000, 10)
    assert epreuve.read_stock() == 10
    assert epreuve.list_mouvements() == []


def test_4_the_same_sale_twice(epreuve: Epreuve) -> None:
    (created,) = epreuve.post(SIMPLE).details.creees
    again = epreuve.post(SIMPLE)
    assert (again.ventes_creees, again.ventes_erreurs) == (1, 0)
    (replay,) = again.details.creees
    assert replay.message == "Vente déjà synchronisée (doublon évité)"
    assert (replay.id, replay.status) == (created.id, "already_exists")
    assert epreuve.read_stock() == 8
    assert len(epreuve.list_mouvements()) == 1


def test_5_several_sales(epreuve: Epreuve) -> None:
    accuse = epreuve.post(PLUSIEURS)
    assert accuse.ventes_creees == 3
    statistiques = accuse.statistiques
    assert (statistiques.total_envoyees, statistiques.reussies, statistiques.erreurs) == (3, 3, 0)
    assert [creee.montant_total for creee in accuse.details.creees] == [
        "50000.00",
        "75000.00",
        "100000.00",
    ]
    assert epreuve.read_stock() == 7
    assert [m[:4] for m in epreuve.list_mouvements()] == [
        (-1, 8, 7, "FAC-BATCH-003"),
        (-1, 9, 8, "FAC-BATCH-002"),
        (-1, 10, 9, "FAC-BATCH-001"),
    ]


def test_each_kind_of_app_ends_with_nothing_lost(epreuve: Epreuve) -> None:
    for vente in json.loads(PLUSIEURS) + json.loads(TROP):
        ligne = vente["lignes"][0] | {"article_id": epreuve.article_id}
        epreuve.terminal.sell(vente | {"lignes": [ligne]})
    epreuve.terminal.push()
    kept = ["FAC-TEST-003"]
    believes_accepted = epreuve.terminal.comportement is Comportement.ACCEPTED_ONLY
    assert list(epreuve.terminal.a_envoyer) == (kept if believes_accepted else [])
    assert epreuve.read_stock() == 7
