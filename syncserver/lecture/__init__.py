"""From the bytes of a request to core's commands: each sale read alone, none failing another."""

from dataclasses import dataclass

from core.boutiques import Boutique
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import VenteIllisible, VenteRecue
from syncserver.lecture.enveloppe import read_enveloppe
from syncserver.lecture.identite import require_own
from syncserver.lecture.vente import read_vente


@dataclass(frozen=True, slots=True)
class LotLu:
    """The sales of a request in their order; beside each its number exactly as it was sent."""

    ventes: tuple[VenteRecue | VenteIllisible, ...]
    numeros: tuple[str, ...]


def read_lot(corps: bytes, identite: TerminalIdentifie) -> LotLu:
    """Read a batch; InvalidFormat, EmptyData, BatchTooLarge, BoutiqueMismatch."""
    enveloppe = read_enveloppe(corps)
    require_own(identite, enveloppe.boutique_id, enveloppe.device_serial)
    fuseau = identite.boutique.fuseau
    lues = [read_vente(charge, fuseau) for charge in enveloppe.ventes]
    return LotLu(tuple(vente for vente, _ in lues), tuple(numero for _, numero in lues))


def read_charge(charge: bytes, boutique: Boutique) -> VenteRecue | VenteIllisible:
    """Read one sale again, from the bytes that were kept of it."""
    vente, _ = read_vente(charge, boutique.fuseau)
    return vente
