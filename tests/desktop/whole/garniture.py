"""Fills a shop with something of everything; its names are the test's to choose."""

import json
from collections.abc import Sequence
from contextlib import suppress

from core.errors import TerminalNotFound
from core.stock import CommandeMouvement
from core.vocabulaire import Devise, Motif, TypeMouvement
from syncserver.lecture import read_charge
from tests.builders import make_article, make_illisible, make_vente, record
from tests.desktop.conftest import Magasin

PLAIN = ("Riz parfumé 5 kg", "Lait Nido 900 g", "Savon Le Coq", "Bic bleu")
STRANGER = "QRU-INCONNU"


def fill(magasin: Magasin, noms: Sequence[str] = PLAIN) -> None:
    """Add articles in every state, sales, movements, sales that wait and a stranger."""
    core, boutique, terminal = magasin.core, magasin.boutique, magasin.terminal
    ids = [
        make_article(core, boutique, f"A{n}", nom=nom, categorie=nom[:40], prix_achat=1_000_000)
        for n, nom in enumerate(noms)
    ]
    dollars = make_article(
        core, boutique, "USD", nom=noms[-1], prix_vente=1_250, devise=Devise.USD, seuil_alerte=50
    )
    make_article(core, boutique, "VIDE", nom=noms[0], quantite_stock=0, seuil_alerte=5)
    record(core, terminal, *(make_vente(f"FAC-{n}", (i, 2)) for n, i in enumerate(ids, 1)))
    record(core, terminal, make_vente("FAC-USD", (dollars, 1), devise=Devise.USD, paye=False))
    core.stock.record_mouvement(
        CommandeMouvement(
            boutique.id, ids[0], TypeMouvement.ENTREE, 12, Motif.ACHAT, commentaire=noms[0]
        )
    )
    leave_waiting(magasin, ids[0])
    with suppress(TerminalNotFound):
        core.terminaux.identify(STRANGER, "192.168.1.31")


def leave_waiting(magasin: Magasin, article_id: int) -> None:
    """Push sales that cannot be applied, each for another reason."""
    for numero, lignes in (
        ("ATT-1", [{"article_id": article_id, "quantite": 999}]),
        ("ATT-2", [{"article_id": 777_777, "quantite": 1}]),
        ("FAC-1", [{"article_id": article_id, "quantite": 5}]),
    ):
        charge = json.dumps({"numero_facture": numero, "lignes": lignes}).encode()
        record(magasin.core, magasin.terminal, read_charge(charge, magasin.boutique))
    record(magasin.core, magasin.terminal, make_illisible("ATT-4"))
