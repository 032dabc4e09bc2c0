"""Batches of sales of three lines, the same for the server and for the plain program."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, islice

from core.clock import SystemClock

ARTICLES = 1_000
LIGNES = 3
MODE = "CASH"

_STRIDE = 367
"""Prime to `ARTICLES`: three lines are three articles, and all of them come round."""
_CENTIMES = 100
_PACE = timedelta(milliseconds=50)


@dataclass(frozen=True, slots=True)
class LigneVendue:
    """One line; the price in minor units."""

    article_id: int
    quantite: int
    prix_unitaire: int


@dataclass(frozen=True, slots=True)
class VenteFaite:
    """One sale as a terminal knows it."""

    numero_facture: str
    date_vente: datetime
    lignes: tuple[LigneVendue, ...]

    @property
    def montant_total(self) -> int:
        """What the lines add up to, in minor units."""
        return sum(ligne.quantite * ligne.prix_unitaire for ligne in self.lignes)


class Caisse:
    """Makes sales without end, none of them twice; they began `since` ago, one each `pace`."""

    def __init__(
        self, nom: str, since: timedelta = timedelta(days=1), pace: timedelta = _PACE
    ) -> None:
        self._nom = nom
        self._ranks = count()
        self._opening = SystemClock().now() - since
        self._pace = pace

    def sell(self, ventes: int) -> tuple[VenteFaite, ...]:
        """Return the next sales."""
        return tuple(map(self._make_vente, islice(self._ranks, ventes)))

    def _make_vente(self, rank: int) -> VenteFaite:
        moment = self._opening + rank * self._pace
        lignes = tuple(_make_ligne(rank * LIGNES + position) for position in range(LIGNES))
        numero = f"{self._nom}-{moment:%Y%m%d%H%M%S%f}-{rank:08x}"
        return VenteFaite(numero, moment, lignes)


def _make_ligne(rank: int) -> LigneVendue:
    return LigneVendue(
        article_id=rank * _STRIDE % ARTICLES + 1,
        quantite=rank % 3 + 1,
        prix_unitaire=(500 + rank % 97 * 50) * _CENTIMES,
    )


def encode(ventes: Sequence[VenteFaite]) -> bytes:
    """Return the body of one request, in the specification's form."""
    return json.dumps([_to_json(vente) for vente in ventes]).encode()


def _to_json(vente: VenteFaite) -> dict[str, object]:
    return {
        "numero_facture": vente.numero_facture,
        "date_vente": vente.date_vente.isoformat(),
        "montant_total": vente.montant_total // _CENTIMES,
        "mode_paiement": MODE,
        "paye": True,
        "lignes": [
            {
                "article_id": ligne.article_id,
                "quantite": ligne.quantite,
                "prix_unitaire": ligne.prix_unitaire // _CENTIMES,
            }
            for ligne in vente.lignes
        ],
    }
