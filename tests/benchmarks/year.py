"""A data folder as a shop has it after a year: articles, sales, sales refused, a count begun."""

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from core.application import Core, open_core
from core.config import Settings
from core.inventaires.commandes import NouvelInventaire
from core.ventes.commandes import LotVentes
from desktop.app import lire_vente
from tests.benchmarks.lots import Caisse
from tests.benchmarks.server import SERIE, make_boutique, prepare, push_all, run_server

SERIES = (SERIE, "0a1badae951f8474", "0a1badae951f8475")
"""Of the terminals that may push."""
ARTICLES = 5_000
VENTES = 100_000
REFUSEES = 150
COMPTES = 400
_YEAR = timedelta(days=365)
_LOT = 500
_NO_ARTICLE = 999_999


def make_year(folder: Path) -> None:
    """Fill an empty folder."""
    make_boutique(folder, articles=ARTICLES)
    caisse = Caisse("A", since=_YEAR, pace=_YEAR / VENTES)
    with run_server(folder) as serveur:
        push_all(serveur.port, _requests(caisse))
    core = open_core(Settings(folder))
    try:
        _add_the_rest(core)
    finally:
        core.close()


def _requests(caisse: Caisse) -> Iterator[bytes]:
    for _ in range(VENTES // _LOT):
        yield from prepare(caisse, lots=1, size=_LOT)


def _add_the_rest(core: Core) -> None:
    (boutique,) = core.boutiques.list_boutiques()
    for rank, serie in enumerate(SERIES[1:], start=2):
        core.terminaux.add_terminal(boutique.id, serie, f"Terminal {rank}")
    terminal = core.terminaux.identify(SERIE, "127.0.0.1", "1.0")
    for rank in range(REFUSEES):
        ligne = {"article_id": _NO_ARTICLE + rank % 3, "quantite": rank + 1, "prix_unitaire": 500}
        charge = json.dumps({"numero_facture": f"R-{rank:04d}", "lignes": [ligne]}).encode()
        vente = lire_vente(charge, boutique)
        lot = LotVentes((vente,), b"[" + charge + b"]", "127.0.0.1", "ventes/sync")
        core.ventes.record_batch(terminal, lot)
    inventaire = core.inventaires.open_inventaire(NouvelInventaire(boutique.id, "Fin d’année"))
    for article_id in islice(range(1, ARTICLES), COMPTES):
        core.inventaires.count_article(inventaire.id, article_id, article_id % 50)
