"""A batch as the journal of batches keeps it, and as it is read back to be recorded again."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from core.ventes.commandes import (
    LotVentes,
    ResultatLot,
    VenteCreee,
    VenteIllisible,
    VenteRecue,
    VenteRefusee,
)


@dataclass(frozen=True, slots=True)
class LotGarde:
    """The sales of a batch, each with its own bytes; `creees` tells of each if it was applied.

    What stood around the sales in the body is not kept.
    """

    ventes: tuple[VenteRecue | VenteIllisible, ...]
    creees: tuple[bool, ...]
    adresse_ip: str
    route: str

    def to_lot(self) -> LotVentes:
        """Return it as a batch that can be recorded."""
        return LotVentes(self.ventes, join_charges(self.ventes), self.adresse_ip, self.route)


@dataclass(frozen=True, slots=True)
class _LotBrut:
    """The same while the kind of each sale is unknown."""

    ventes: tuple[msgspec.Raw, ...]
    creees: tuple[bool, ...]
    adresse_ip: str
    route: str


def keep_lot(lot: LotVentes, resultat: ResultatLot) -> LotGarde | None:
    """Return what the journal keeps of a batch, None of a pure replay: nothing moved."""
    if not any(isinstance(r, VenteCreee | VenteRefusee) for r in resultat.resultats):
        return None
    creees = tuple(isinstance(r, VenteCreee) for r in resultat.resultats)
    return LotGarde(lot.ventes, creees, lot.adresse_ip, lot.route)


def read_lot(contenu: bytes) -> LotGarde:
    """Read a kept batch; msgspec.DecodeError."""
    brut = msgspec.msgpack.decode(contenu, type=_LotBrut)
    ventes = tuple(map(_read_vente, brut.ventes))
    return LotGarde(ventes, brut.creees, brut.adresse_ip, brut.route)


def join_charges(ventes: Sequence[VenteRecue | VenteIllisible]) -> bytes:
    """Return a body that holds these sales alone."""
    return b"[" + b",".join(vente.charge_utile for vente in ventes) + b"]"


def _read_vente(brut: msgspec.Raw) -> VenteRecue | VenteIllisible:
    try:
        return msgspec.msgpack.decode(brut, type=VenteRecue)
    except msgspec.ValidationError:
        return msgspec.msgpack.decode(brut, type=VenteIllisible)
