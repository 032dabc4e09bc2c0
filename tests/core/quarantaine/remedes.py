"""What the tests of the remedies share: a demand for each, and what the file holds after it."""

from core.quarantaine import Demande, Entree, Precisions
from core.terminaux import Terminal
from core.ventes.commandes import VenteRefusee
from core.ventes.demande import Rejeu
from core.vocabulaire import Remede
from syncserver.lecture import read_charge
from tests.core.conftest import Magasin
from tests.core.ventes.cas import Envoi
from tests.core.ventes.rejeux import write_vente

RIEN = Precisions()


def demand(
    remede: Remede,
    *ids: int,
    precisions: Precisions = RIEN,
    confirmees: frozenset[int] = frozenset(),
) -> Demande:
    """Ask for a remedy, the bytes read by the server's own reader."""
    return Demande(ids, read_charge, confirmees, remede, precisions)


def settle_one(magasin: Magasin, demande: Demande) -> Rejeu:
    """Settle one entry and return what became of it."""
    (rejeu,) = magasin.core.quarantaine.regler(demande)
    return rejeu


def entree_of(magasin: Magasin, entree_id: int = 1) -> Entree:
    return magasin.core.quarantaine.get_entree(entree_id)


def refuse(magasin: Magasin, vente: Envoi, terminal: Terminal | None = None) -> int:
    """Push a sale that must be refused and return its entry."""
    refused = magasin.push_one(vente, terminal)
    assert isinstance(refused, VenteRefusee), refused
    return refused.entree_id


def write_short(magasin: Magasin) -> Envoi:
    """Write five pieces of salt, of which there is one."""
    return write_vente(magasin.boutique, "F1", (magasin.sel, 5))


def write_unknown(magasin: Magasin) -> Envoi:
    return write_vente(magasin.boutique, "F1", (999, 2), prix=1_000)


def push_twin(magasin: Magasin) -> Envoi:
    """Send what the other terminal recorded already, under the same number."""
    vente = write_vente(magasin.boutique, "F1", (magasin.riz, 1))
    magasin.push_one(vente, magasin.autre)
    return vente
