"""The journal of batches: beside the file, what every terminal was told is recorded (I21).

A request is one record, on the disk before its answer leaves. Its rank is also written into the
file, in the request's own transaction: a copy of the file says by itself which records it lacks.
"""

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from core.clock import Clock
from core.db.engine import Database
from core.events import EventHub, JournalEnPanne
from core.journal_lots.cadre import Place
from core.journal_lots.fichiers import Fichiers
from core.journal_lots.marque import read_marque, write_marque
from core.terminaux import TerminalIdentifie, recheck

logger = logging.getLogger(__name__)

COMPRESSION = 1
"""Records are read after an accident alone: speed counts more than size."""


class Genre(StrEnum):
    """What a terminal asked."""

    LOT = "LOT"
    ANNULATION = "ANNULATION"
    RETOUR = "RETOUR"
    DEPENSE = "DEPENSE"
    REJET = "REJET"


@dataclass(frozen=True, slots=True)
class Enregistrement:
    """One request that was recorded: whose, when it came, and the command as core got it.

    `contenu` is the command in MessagePack; `rang` counts all requests of this data folder.
    """

    rang: int
    instant: datetime
    numero_serie: str
    nom_terminal: str
    boutique: str
    genre: Genre
    contenu: msgspec.Raw


@dataclass(slots=True)
class Page:
    """One request's write transaction, and what is to be kept of the request.

    `identifie` is its terminal as it is once the writer's turn has come.
    """

    connection: Connection
    identifie: TerminalIdentifie
    maintenant: datetime
    genre: Genre | None = None
    contenu: object = None

    def keep(self, genre: Genre, contenu: object) -> None:
        """Have the request kept: it changed something. `contenu` is a dataclass."""
        self.genre, self.contenu = genre, contenu


class Carnet(Protocol):
    """Where a request is written: as it comes, or when it is read back from the journal."""

    def write(self, identifie: TerminalIdentifie) -> AbstractContextManager[Page]:
        """One write transaction of this terminal; StorageUnavailable, the errors of `identify`."""
        ...


class JournalLots:
    """Writes requests into the file, then into the journal; one for a data folder."""

    def __init__(self, database: Database, clock: Clock, events: EventHub, dossier: Path) -> None:
        self._database = database
        self._clock = clock
        self._events = events
        self._fichiers = Fichiers(dossier)
        self._rang = 0
        self._faulty = Event()

    @property
    def is_faulty(self) -> bool:
        """Whether the last record could not be written."""
        return self._faulty.is_set()

    def begin(self) -> None:
        """Go on counting above what file and journal hold; before the first request. OSError."""
        with self._database.read() as connection:
            known = read_marque(connection)
        self._rang = max(known, self._fichiers.find_last_rang())

    @contextmanager
    def write(self, identifie: TerminalIdentifie) -> Iterator[Page]:
        """Commit the block's work, then keep it; a journal that fails holds up no sale.

        The errors of `recheck`: the owner may have switched the terminal off meanwhile.
        """
        with self._database.write() as connection:
            page = Page(connection, recheck(connection, identifie), self._clock.now())
            yield page
            if page.genre is None:
                return
            rang = self._rang + 1
            write_marque(connection, rang)
            self._rang = rang
        self._keep(
            Enregistrement(
                rang,
                page.maintenant,
                identifie.terminal.numero_serie,
                identifie.terminal.nom_terminal,
                identifie.boutique.code,
                page.genre,
                msgspec.Raw(msgspec.msgpack.encode(page.contenu)),
            )
        )

    def list_after(self, rang: int) -> tuple[Sequence[Place], int]:
        """Return where the records above `rang` stand, in order, and how much is damaged."""
        return self._fichiers.list_after(rang)

    def close(self) -> None:
        """Let go of the file; each record was forced to the disk when it was written."""
        with suppress(OSError):
            self._fichiers.close()

    def _keep(self, record: Enregistrement) -> None:
        charge = zlib.compress(msgspec.msgpack.encode(record), COMPRESSION)
        try:
            self._fichiers.append(record.instant.date(), record.rang, charge)
        except OSError:
            # The file itself is on the disk: only a restore would miss this request.
            logger.exception("the journal of batches could not be written")
            self._tell(faulty=True)
        else:
            self._tell(faulty=False)

    def _tell(self, *, faulty: bool) -> None:
        if faulty == self._faulty.is_set():
            return
        if faulty:
            self._faulty.set()
        else:
            self._faulty.clear()
        self._events.publish(JournalEnPanne(en_panne=faulty))


def read_record(place: Place) -> Enregistrement:
    """Read one record; OSError, msgspec.DecodeError where another program wrote it."""
    return msgspec.msgpack.decode(zlib.decompress(place.read()), type=Enregistrement)
