"""A strict terminal: it decodes answers into fixed types, and knows of no other field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import httpx
import msgspec

from tests.wire import CheckedClient

SYNC = "/api/v2/simple/ventes/sync"
VenteEnvoyee = dict[str, Any]


class Ligne(msgspec.Struct, forbid_unknown_fields=True):
    """One line of an accepted sale."""

    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    prix_unitaire: str
    sous_total: str


class Creee(msgspec.Struct, forbid_unknown_fields=True):
    """One accepted sale; `message` only comes with a replay."""

    numero_facture: str
    id: int
    status: str
    boutique_id: int
    boutique_nom: str
    montant_total: str
    lignes_count: int
    lignes: list[Ligne]
    message: str = ""


class ErreurVente(msgspec.Struct, forbid_unknown_fields=True):
    """One refused sale."""

    index: int
    numero_facture: str
    erreur: str
    code: str
    article_id: int = 0
    article_nom: str = ""
    stock_demande: int = 0
    stock_disponible: int = 0


class Rejet(msgspec.Struct, forbid_unknown_fields=True):
    """The same, for newer apps."""

    vente_uid: str
    reason: str
    message: str
    action: str
    article_id: int = 0
    article_nom: str = ""
    stock_demande: int = 0
    stock_disponible: int = 0


class Details(msgspec.Struct, forbid_unknown_fields=True):
    """What the specification shows."""

    creees: list[Creee]
    erreurs: list[ErreurVente]


class Stock(msgspec.Struct, forbid_unknown_fields=True):
    """One article after the batch."""

    article_id: int
    code: str
    nom: str
    stock_actuel: int
    prix_actuel: str


class Alerte(msgspec.Struct, forbid_unknown_fields=True):
    """One article that runs short."""

    article_id: int
    nom: str
    stock_actuel: int
    seuil: int


class Boutique(msgspec.Struct, forbid_unknown_fields=True):
    """The shop of the answer."""

    id: int
    nom: str
    code: str


class Appareil(msgspec.Struct, forbid_unknown_fields=True):
    """The terminal of the answer."""

    id: int
    nom: str
    numero_serie: str


class Statistiques(msgspec.Struct, forbid_unknown_fields=True):
    """The counters of the answer."""

    total_envoyees: int
    reussies: int
    erreurs: int


class Accuse(msgspec.Struct, forbid_unknown_fields=True):
    """The whole answer to a batch: every field must be there, of its one type."""

    success: bool
    message: str
    ventes_creees: int
    ventes_erreurs: int
    details: Details
    accepted: list[str]
    rejected: list[Rejet]
    stock_updates: list[Stock]
    boutique: Boutique
    terminal: Appareil
    statistiques: Statistiques
    alertes_stock: list[Alerte]


class Refus(msgspec.Struct):
    """Any error of a whole request; some say more, which OpenAPI names and this app ignores."""

    success: bool
    error: str
    code: str
    header_required: str = ""


class Comportement(Enum):
    """What an app takes as proof that a sale has been synchronised."""

    ACCEPTED_ONLY = auto()
    ANY_2XX = auto()


def read_accuse(response: httpx.Response) -> Accuse:
    """Decode the answer to a batch and hold its two descriptions of each sale together."""
    assert response.status_code == 201, response.text
    accuse = msgspec.json.decode(response.content, type=Accuse)
    details = accuse.details
    assert accuse.success is True
    assert accuse.ventes_creees == accuse.statistiques.reussies == len(details.creees)
    assert accuse.ventes_erreurs == accuse.statistiques.erreurs == len(details.erreurs)
    assert accuse.statistiques.total_envoyees == len(details.creees) + len(details.erreurs)
    assert accuse.accepted == [creee.numero_facture for creee in details.creees]
    refused = [(e.numero_facture, e.code, e.erreur, e.article_id) for e in details.erreurs]
    assert refused == [(r.vente_uid, r.reason, r.message, r.article_id) for r in accuse.rejected]
    return accuse


def read_refus(response: httpx.Response, status: int) -> Refus:
    """Decode an error; nothing of the program's inside may show in it."""
    assert response.status_code == status, response.text
    refus = msgspec.json.decode(response.content, type=Refus)
    assert refus.success is False
    assert refus.error.endswith(".")
    assert "Traceback" not in refus.error
    return refus


@dataclass
class StrictTerminal:
    """An offline-first app: it keeps each sale until its server has taken it."""

    client: CheckedClient
    numero_serie: str
    comportement: Comportement = Comportement.ACCEPTED_ONLY
    a_envoyer: dict[str, VenteEnvoyee] = field(default_factory=dict)

    def sell(self, vente: VenteEnvoyee) -> None:
        """Keep a sale for the next push."""
        self.a_envoyer[vente["numero_facture"]] = vente

    def push(self) -> Accuse:
        """Send what is kept, and forget what this kind of app takes as synchronised."""
        sent = dict(self.a_envoyer)
        accuse = read_accuse(self.post(list(sent.values())))
        done = accuse.accepted if self.comportement is Comportement.ACCEPTED_ONLY else list(sent)
        for numero in done:
            del self.a_envoyer[numero]
        return accuse

    def post(self, ventes: Sequence[object] | Mapping[str, object]) -> httpx.Response:
        """Send a body as JSON."""
        return self.client.request("POST", SYNC, headers=self.headers, json=ventes)

    def get(self, path: str) -> httpx.Response:
        """Ask for something."""
        return self.client.request("GET", path, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        """Return how the app names itself."""
        return {"X-Device-Serial": self.numero_serie}
