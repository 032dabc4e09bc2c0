"""From the bytes of a request to core's commands: each sale read alone, none failing another."""

from dataclasses import dataclass

from core.boutiques import Boutique
from core.errors import BoutiqueMismatch
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import VenteIllisible, VenteRecue
from syncserver.lecture.enveloppe import Enveloppe, read_enveloppe
from syncserver.lecture.vente import read_vente


@dataclass(frozen=True, slots=True)
class LotLu:
    """The sales of a request in their order; beside each its number exactly as it was sent."""

    ventes: tuple[VenteRecue | VenteIllisible, ...]
    numeros: tuple[str, ...]


def read_lot(corps: bytes, identite: TerminalIdentifie) -> LotLu:
    """Read a batch; InvalidFormat, EmptyData, BatchTooLarge, BoutiqueMismatch."""
    enveloppe = read_enveloppe(corps)
    _check_identite(enveloppe, identite)
    fuseau = identite.boutique.fuseau
    lues = [read_vente(charge, fuseau) for charge in enveloppe.ventes]
    return LotLu(tuple(vente for vente, _ in lues), tuple(numero for _, numero in lues))


def read_charge(charge: bytes, boutique: Boutique) -> VenteRecue | VenteIllisible:
    """Read one sale again, from the bytes that were kept of it."""
    vente, _ = read_vente(charge, boutique.fuseau)
    return vente


def _check_identite(enveloppe: Enveloppe, identite: TerminalIdentifie) -> None:
    """Refuse an envelope that names another boutique or terminal than the caller's."""
    if enveloppe.boutique_id not in {"", str(identite.boutique.id)}:
        raise BoutiqueMismatch("L’envoi désigne une autre boutique que celle de ce terminal.")
    if enveloppe.device_serial not in {"", identite.terminal.numero_serie}:
        raise BoutiqueMismatch("L’envoi désigne un autre terminal que celui qui l’envoie.")
