"""The black box: after an unclean stop, what was written last, and that all of it is there."""

import logging
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from core.clock import Clock
from core.db.boutiques import terminal
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.stock import mouvement_stock
from core.db.ventes import lot_sync, vente
from core.journal_lots import Enregistrement, Genre, JournalLots, read_record
from core.journal_lots.cadre import Place
from core.journal_lots.marque import read_marque
from core.restauration.relecture import Reprise, record_again
from core.ventes.garde import read_lot
from core.vocabulaire import Devise

logger = logging.getLogger(__name__)

JUSTE_AVANT = timedelta(minutes=10)
"""How long before the last thing written sales are looked at one by one."""
DEMANDES_MAX = 2_000
"""Requests read back from the journal, the latest: more come in ten minutes under a test only."""
VENTES_MAX = 500
"""Sales shown, the latest."""


@dataclass(frozen=True, slots=True)
class VenteAvant:
    """A sale received just before the cut; `montant` in minor units of `devise`.

    `est_reprise` where the file had lost it and the journal gave it back.
    """

    numero_facture: str
    terminal: str
    date_reception: datetime
    montant: int
    devise: Devise
    est_reprise: bool = False


@dataclass(frozen=True, slots=True)
class Coupure:
    """What the black box says of the last unclean stop.

    `derniere_ecriture` is None where nothing was ever written.
    """

    derniere_ecriture: datetime | None
    ventes: tuple[VenteAvant, ...]
    reprises: int
    """Requests that the file had lost and the journal gave back."""
    echecs: tuple[str, ...]
    est_verifie: bool
    """Whether every page of the file was read before it opened; a large one is read later."""
    derniere_sauvegarde: datetime | None

    @property
    def toutes_presentes(self) -> bool:
        """Whether every request that was acknowledged is in the file now."""
        return not self.echecs


@dataclass(frozen=True, slots=True)
class Contexte:
    """What is known from before the file was opened."""

    reprise: Reprise
    est_verifie: bool
    derniere_sauvegarde: datetime | None


def examine(database: Database, journal: JournalLots, clock: Clock, contexte: Contexte) -> Coupure:
    """Look at what came just before the cut, and record again what the file has lost of it.

    OSError, StorageUnavailable.
    """
    with database.read() as connection:
        last = _read_last(connection)
        marque = read_marque(connection)
    since = (last or clock.now()) - JUSTE_AVANT
    lost = [
        place
        for place, record in _read_latest(journal, marque, since)
        if _is_lost(database, record)
    ]
    reprise = contexte.reprise
    for place in lost:
        record_again(database, place, reprise, est_nouveau=False)
    with database.read() as connection:
        ventes = tuple(_list_avant(connection, since, reprise.numeros))
    return Coupure(
        derniere_ecriture=last,
        ventes=ventes,
        reprises=reprise.demandes,
        echecs=tuple(reprise.echecs),
        est_verifie=contexte.est_verifie,
        derniere_sauvegarde=contexte.derniere_sauvegarde,
    )


def keep(coupure: Coupure, fichier: Path) -> None:
    """Keep for the next start what this one has nobody to tell."""
    try:
        fichier.write_bytes(msgspec.json.encode(coupure))
    except OSError:
        logger.exception("the cut cannot be kept for the next start")


def read_kept(fichier: Path) -> Coupure | None:
    """Return the cut that a command found, None where there is none to tell."""
    try:
        return msgspec.json.decode(fichier.read_bytes(), type=Coupure)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        logger.warning("the cut that a command found cannot be read")
        return None


def _read_last(connection: Connection) -> datetime | None:
    """Return the instant of the newest batch or movement, None where there is none.

    An entry of « À régler » came with a batch.
    """
    newest: list[datetime | None] = [
        connection.scalar(select(column).order_by(key.desc()).limit(1))
        for column, key in (
            (lot_sync.c.date_reception, lot_sync.c.id),
            (mouvement_stock.c.date_mouvement, mouvement_stock.c.id),
        )
    ]
    return max((instant for instant in newest if instant is not None), default=None)


def _read_latest(
    journal: JournalLots, marque: int, since: datetime
) -> Iterator[tuple[Place, Enregistrement]]:
    """Yield the records of the last minutes, of those that the file says it holds."""
    places, _ = journal.list_after(max(0, marque - DEMANDES_MAX))
    for place in places:
        try:
            record = read_record(place)
        except (msgspec.DecodeError, zlib.error):
            logger.warning("a record of the journal cannot be read: %s", place.rang)
            continue
        if record.instant >= since:
            yield place, record


def _is_lost(database: Database, record: Enregistrement) -> bool:
    """Tell whether a sale of a batch is neither among the sales nor in « À régler »."""
    numeros = _list_numeros(record)
    if not numeros:
        return False
    with database.read() as connection:
        known = _find_known(connection, record.numero_serie, sorted(numeros))
    return not numeros <= known


def _list_numeros(record: Enregistrement) -> set[str]:
    """Return the numbers of a batch; a sale without a readable one is not looked for."""
    if record.genre is not Genre.LOT:
        return set()
    return {v.numero_facture for v in read_lot(record.contenu).ventes if v.numero_facture}


def _find_known(connection: Connection, numero_serie: str, numeros: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for table in (vente, vente_en_quarantaine):
        query = (
            select(table.c.numero_facture)
            .join(terminal, terminal.c.id == table.c.terminal_id)
            .where(terminal.c.numero_serie == numero_serie, table.c.numero_facture.in_(numeros))
        )
        found.update(connection.scalars(query))
    return found


def _list_avant(
    connection: Connection, since: datetime, reprises: set[tuple[str, str]]
) -> Iterator[VenteAvant]:
    """Yield the sales received since, the latest first."""
    query = (
        select(
            *(vente.c.numero_facture, terminal.c.nom_terminal, vente.c.date_reception),
            *(vente.c.montant_total, vente.c.devise, terminal.c.numero_serie),
        )
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .order_by(vente.c.id.desc())
        .limit(VENTES_MAX)
    )
    for numero, nom, reception, montant, devise, serie in connection.execute(query).all():
        if reception >= since:
            is_back = (serie, numero) in reprises
            yield VenteAvant(numero, nom, reception, montant, devise, is_back)
