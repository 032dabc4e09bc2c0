"""Makes boutiques, terminals, articles and sales through core's own use cases, plain by default."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import structs

from core.application import Core, open_core
from core.boutiques import Boutique, NouvelleBoutique
from core.catalogue.articles import FicheArticle
from core.clock import Clock
from core.config import Settings
from core.db.engine import open_database
from core.db.upgrade import upgrade
from core.terminaux import Terminal, TerminalIdentifie
from core.ventes.commandes import LigneRecue, LotVentes, ResultatLot, VenteIllisible, VenteRecue

MIDI = datetime(2026, 3, 25, 11, 0, tzinfo=UTC)
"""Noon in Kinshasa."""


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime = MIDI) -> None:
        self.instant = start

    def now(self) -> datetime:
        """Return the instant that the test set."""
        return self.instant

    def advance(self, duration: timedelta) -> None:
        """Let time pass, or go back."""
        self.instant += duration


def open_tmp_core(folder: Path, clock: Clock | None = None) -> Core:
    """Open a core on a file of its own, at noon of one day."""
    settings = Settings(folder)
    if not settings.fichier.exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings.fichier.write_bytes(_make_empty_file())
    return open_core(settings, clock or FixedClock())


@cache
def _make_empty_file() -> bytes:
    """Return a file with all tables and no row: making the tables costs more than most tests."""
    with TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "vide.db")
        upgrade(database, MIDI)
        database.close()
        return database.fichier.read_bytes()


def make_boutique(core: Core, **over: Any) -> Boutique:  # noqa: ANN401 - any field
    """Add a boutique in Kinshasa that sells in CDF and refuses what it has not."""
    return core.boutiques.add_boutique(replace(NouvelleBoutique("Ma Boutique"), **over))


def make_terminal(core: Core, boutique: Boutique, serie: str, nom: str = "Terminal 1") -> Terminal:
    """Add an approved terminal."""
    return core.terminaux.add_terminal(boutique.id, serie, nom)


def make_article(core: Core, boutique: Boutique, code: str, **over: Any) -> int:  # noqa: ANN401 - any field
    """Add an article at 25 000 FC with ten pieces in stock and return its id."""
    fiche = replace(
        FicheArticle(code=code, nom=f"Article {code}", prix_vente=2_500_000, quantite_stock=10),
        **over,
    )
    ((article_id, _),) = core.catalogue.save_articles(boutique.id, [fiche]).articles
    return article_id


def identify(core: Core, terminal: Terminal) -> TerminalIdentifie:
    """Return what a request of this terminal starts from."""
    return core.terminaux.identify(terminal.numero_serie, "192.168.1.20")


def make_vente(
    numero: str,
    *lignes: tuple[int, int],
    **over: Any,  # noqa: ANN401 - any field
) -> VenteRecue:
    """Make a sale as a terminal sends it; a line is (article id, quantity), at catalogue price."""
    vente = VenteRecue(
        numero_facture=numero,
        lignes=tuple(LigneRecue(article_id, quantite) for article_id, quantite in lignes),
        charge_utile=json.dumps({"numero_facture": numero, "lignes": lignes}).encode(),
        date_vente=MIDI,
    )
    return structs.replace(vente, **over)


def make_lot(*ventes: VenteRecue | VenteIllisible) -> LotVentes:
    """Put sales into one request, whose body is the array of their bytes."""
    corps = b"[" + b",".join(vente.charge_utile for vente in ventes) + b"]"
    return LotVentes(ventes, corps, adresse_ip="192.168.1.20", route="ventes/sync")


def record(core: Core, terminal: Terminal, *ventes: VenteRecue | VenteIllisible) -> ResultatLot:
    """Push one batch of sales by an approved terminal."""
    return core.ventes.record_batch(identify(core, terminal), make_lot(*ventes))


def make_illisible(numero: str = "", charge: bytes = b'"text"') -> VenteIllisible:
    """Make an element of a batch that no sale could be read from."""
    return VenteIllisible(numero, "La vente n’est pas un objet JSON.", charge)
