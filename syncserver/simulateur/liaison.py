"""A terminal's link to the server: one connection an exchange, cut on purpose now and then."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum, auto
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Semaphore
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

T = TypeVar("T")

DELAI_S = 30
OUTIL = "Comptoir-simulateur"
_RETRY_S = 3
_RETRY_MAX_S = 30

# Deployed apps send their decimals as JSON numbers, trailing zeros included.
_encoder = msgspec.json.Encoder(decimal_format="number")


class Injoignable(Exception):
    """No answer to rely on: the server is away, the link broke, or it was cut on purpose.

    `attente` is how long to leave it alone, in seconds.
    """

    def __init__(self, raison: str, attente: int = 0) -> None:
        super().__init__(raison)
        self.attente = attente


class Incomprise(Exception):
    """An answer came that is not of the documented shape."""


class Coupure(Enum):
    """Where an exchange is cut: in the request, after it, or in the answer."""

    REQUETE = auto()
    ATTENTE = auto()
    REPONSE = auto()


@dataclass(frozen=True, slots=True)
class Reponse:
    """One whole answer; `attente` is what it asks for before another try, in seconds."""

    status: int
    contenu: bytes
    attente: int
    etag: str

    def decode(self, kind: type[T]) -> T:
        """Read the body as a documented shape; Incomprise."""
        try:
            return msgspec.json.decode(self.contenu, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Incomprise(f"{self.status} : {error}") from error


@dataclass(frozen=True, slots=True)
class _Demande:
    """One request but for what every request of a terminal has."""

    method: str
    chemin: str
    entetes: Mapping[str, str]
    contenu: bytes = b""


@dataclass(slots=True)
class Liaison:
    """How one terminal talks; `perdues` is the share of exchanges that are cut.

    `places` bounds the connections of all terminals: this computer is one address to the server.
    """

    url: str
    serie: str
    alea: Random
    places: Semaphore
    perdues: float = 0
    coupures: int = field(default=0, init=False)

    def ask(self, chemin: str, etag: str = "") -> Reponse:
        """GET; never cut, for a question asked again changes nothing."""
        entetes = {"If-None-Match": etag} if etag else {}
        return self._exchange(_Demande("GET", chemin, entetes))

    def send(self, chemin: str, corps: object) -> Reponse:
        """POST; Injoignable also where the exchange was cut, whatever the server made of it."""
        coupure = None
        if self.alea.random() < self.perdues:
            coupure = self.alea.choice(list(Coupure))
            self.coupures += 1
        contenu = _encoder.encode(corps)
        entetes = {"Content-Type": "application/json", "Content-Length": str(len(contenu))}
        return self._exchange(_Demande("POST", chemin, entetes, contenu), coupure)

    def _exchange(self, demande: _Demande, coupure: Coupure | None = None) -> Reponse:
        parts = urlsplit(self.url)
        connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=DELAI_S)
        with self.places, closing(connection):
            try:
                self._write(connection, demande, coupure)
                return self._read(connection, coupure)
            except (OSError, HTTPException) as error:
                raise Injoignable(str(error) or type(error).__name__, _RETRY_S) from error

    def _write(
        self, connection: HTTPConnection, demande: _Demande, coupure: Coupure | None
    ) -> None:
        connection.putrequest(demande.method, urlsplit(self.url).path + demande.chemin)
        own = {
            "X-Device-Serial": self.serie,
            "X-App-Version": OUTIL,
            "User-Agent": OUTIL,
            "Connection": "close",
        }
        for nom, valeur in {**own, **demande.entetes}.items():
            connection.putheader(nom, valeur)
        connection.endheaders()
        contenu = demande.contenu
        if coupure is Coupure.REQUETE:
            connection.send(contenu[: len(contenu) // 2])
            raise Injoignable("coupé pendant l’envoi")
        connection.send(contenu)
        if coupure is Coupure.ATTENTE:
            raise Injoignable("coupé après l’envoi")

    def _read(self, connection: HTTPConnection, coupure: Coupure | None) -> Reponse:
        with closing(connection.getresponse()) as answer:
            if coupure is Coupure.REPONSE:
                raise Injoignable("coupé avant la fin de la réponse")
            retry = answer.headers.get("Retry-After", "")
            attente = min(int(retry), _RETRY_MAX_S) if retry.isdecimal() else _RETRY_S
            return Reponse(answer.status, answer.read(), attente, answer.headers.get("ETag", ""))
