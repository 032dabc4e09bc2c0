"""Sales as their terminal writes them, so that what was kept of them can be read again."""

import json
from typing import Any

from core.boutiques import Boutique
from core.quarantaine import Demande
from core.stock import CommandeMouvement
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.vocabulaire import Motif, TypeMouvement
from syncserver.lecture import read_charge
from tests.builders import MIDI
from tests.core.conftest import Magasin


def write_vente(
    boutique: Boutique,
    numero: str,
    *lignes: tuple[int, int],
    prix: float | None = None,
    **over: object,
) -> VenteRecue | VenteIllisible:
    """Make a sale from the bytes that a terminal would send; a line is (article id, quantity)."""
    items: list[dict[str, Any]] = [{"article_id": a, "quantite": q} for a, q in lignes]
    if prix is not None:
        items = [item | {"prix_unitaire": prix} for item in items]
    fields = {"numero_facture": numero, "date_vente": MIDI.isoformat(), "lignes": items, **over}
    return read_charge(json.dumps(fields).encode(), boutique)


def ask(*ids: int, confirmees: frozenset[int] = frozenset()) -> Demande:
    """Ask for entries to be judged again, read by the server's own reader."""
    return Demande(ids, read_charge, confirmees)


def refuse_then_receive(magasin: Magasin, numero: str = "F1", pieces: int = 9) -> int:
    """Push a sale of two pieces of salt, of which there is one, then take salt in; its entry."""
    magasin.push_one(write_vente(magasin.boutique, numero, (magasin.sel, 2)))
    receive_sel(magasin, pieces)
    return 1


def receive_sel(magasin: Magasin, pieces: int, article_id: int | None = None) -> None:
    """Take salt in, or another article."""
    magasin.core.stock.record_mouvement(
        CommandeMouvement(
            magasin.boutique.id,
            article_id or magasin.sel,
            TypeMouvement.ENTREE,
            pieces,
            Motif.ACHAT,
        )
    )
