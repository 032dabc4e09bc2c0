"""Chains the book: what each transaction writes is hashed onto all that came before (I4).

Each boutique has a chain of its own: a link a transaction that moves stock, and one more where a
sale is cancelled or comes back. Whoever changes a row afterwards leaves a link that no longer fits;
who makes all links anew leaves another head than the one noted down.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from zlib import crc32

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from core.db.boutiques import boutique
from core.db.bulk import Bulk, Row
from core.db.livre import maillon
from core.db.scelles import (
    any_text,
    read_annulation,
    read_annulations,
    read_lignes,
    read_lignes_retour,
    read_mouvements,
    read_retours,
    read_ventes,
)
from core.db.types import to_microseconds

DEBUT = bytes(32)
"""What the first link of a boutique is hashed onto."""
OCTETS_PAR_CONTROLE = 4
_LIGNES_PAR_MAILLON = 5_000
"""Rows of a link where a file is sealed that knew no chain."""

_encode = msgspec.msgpack.Encoder().encode

_DERNIER = (
    select(
        *(maillon.c.rang, maillon.c.empreinte),
        *(maillon.c.derniere_vente_id, maillon.c.dernier_mouvement_id),
        maillon.c.dernier_retour_id,
    )
    .where(maillon.c.boutique_id == bindparam("boutique_id"))
    .order_by(maillon.c.rang.desc())
    .limit(1)
)
_MAILLON = Bulk(
    insert(maillon),
    "boutique_id",
    "rang",
    "date_scellement",
    "derniere_vente_id",
    "dernier_mouvement_id",
    "dernier_retour_id",
    "vente_annulee_id",
    "controles",
    "empreinte",
)


@dataclass(frozen=True, slots=True)
class Ecrits:
    """Rows as they are stored (see `core.db.scelles`), of each table in the order of their keys."""

    ventes: Sequence[Row] = ()
    lignes: Sequence[Row] = ()
    mouvements: Sequence[Row] = ()
    annulation: Sequence[Row] = ()
    """Of one sale, or of none."""
    retours: Sequence[Row] = ()
    lignes_retour: Sequence[Row] = ()

    @property
    def rows(self) -> list[Row]:
        """All of them, in the order of the hash."""
        sold = (*self.ventes, *self.lignes, *self.mouvements)
        return [*sold, *self.annulation, *self.retours, *self.lignes_retour]


RIEN = Ecrits()


@dataclass(frozen=True, slots=True)
class TeteMaillon:
    """What a link says of itself, hashed with its rows; the date in microseconds since 1970."""

    boutique_id: int
    rang: int
    date_scellement: int
    derniere_vente_id: int
    dernier_mouvement_id: int
    dernier_retour_id: int
    vente_annulee_id: int | None


def seal(connection: Connection, boutique_id: int, ecrits: Ecrits, now: datetime) -> None:
    """Append the link of all that the caller's transaction has just written."""
    last = connection.execute(_DERNIER, {"boutique_id": boutique_id}).first()
    rang, previous, vente_id, mouvement_id, retour_id = last or (0, DEBUT, 0, 0, 0)
    tete = TeteMaillon(
        boutique_id,
        rang + 1,
        to_microseconds(now),
        _last_key(ecrits.ventes, vente_id),
        _last_key(ecrits.mouvements, mouvement_id),
        _last_key(ecrits.retours, retour_id),
        _last_key(ecrits.annulation, 0) or None,
    )
    rows = encode_rows(ecrits.rows)
    row = (
        *(boutique_id, tete.rang, now, tete.derniere_vente_id, tete.dernier_mouvement_id),
        *(tete.dernier_retour_id, tete.vente_annulee_id),
        *(compute_controles(rows), compute_empreinte(previous, tete, rows)),
    )
    _MAILLON.execute(connection, [row])


def seal_annulation(connection: Connection, boutique_id: int, vente_id: int, now: datetime) -> None:
    """Append the link of the cancellation that the caller's transaction has marked a sale with."""
    annulation = read_annulation(connection, boutique_id, vente_id)
    seal(connection, boutique_id, Ecrits(annulation=annulation), now)


def seal_retour(connection: Connection, boutique_id: int, retour_id: int, now: datetime) -> None:
    """Append the link of the return that the caller's transaction has written last."""
    lignes = tuple(read_lignes_retour(connection, boutique_id, after=retour_id - 1))
    retours = tuple(read_retours(connection, boutique_id, after=retour_id - 1))
    seal(connection, boutique_id, Ecrits(retours=retours, lignes_retour=lignes), now)


def encode_rows(rows: Sequence[Row]) -> list[bytes]:
    """Return the bytes of each row that are hashed: MessagePack, the same on every computer.

    Which has no place for bytes that are no text, as only another program can have written them.
    """
    try:
        return list(map(_encode, rows))
    except UnicodeEncodeError:
        return [_encode_any(row) for row in rows]


def _encode_any(row: Row) -> bytes:
    try:
        return _encode(row)
    except UnicodeEncodeError:
        return ascii(row).encode()


def compute_controles(rows: Iterable[bytes]) -> bytes:
    """Return four bytes a row, which tell later which of them it is that no longer fits."""
    controles = array("I", map(crc32, rows))
    if sys.byteorder == "big":
        controles.byteswap()
    return controles.tobytes()


def compute_empreinte(previous: bytes, tete: TeteMaillon, rows: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of the link before, of this one's head and of its rows."""
    head = (
        *(tete.boutique_id, tete.rang, tete.date_scellement),
        *(tete.derniere_vente_id, tete.dernier_mouvement_id),
        *(tete.dernier_retour_id, tete.vente_annulee_id),
    )
    return sha256(b"".join((previous, _encode(head), *rows))).digest()


def seal_old(connection: Connection, now: datetime) -> None:
    """Seal a file that knew no chain until now, nor returns, in the upgrade's transaction."""
    ids = connection.scalars(select(boutique.c.id).order_by(boutique.c.id)).all()
    with any_text(connection):
        for boutique_id in ids:
            for ecrits in _list_old(connection, boutique_id):
                seal(connection, boutique_id, ecrits, now)


def _list_old(connection: Connection, boutique_id: int) -> Iterator[Ecrits]:
    """Yield the sales of a boutique some at a time, then its movements and cancellations."""
    ventes = read_ventes(connection, boutique_id)
    lignes = Taken(read_lignes(connection, boutique_id))
    while some := tuple(islice(ventes, _LIGNES_PAR_MAILLON)):
        yield Ecrits(some, lignes.up_to(_last_key(some, 0)))
    mouvements = read_mouvements(connection, boutique_id)
    while some := tuple(islice(mouvements, _LIGNES_PAR_MAILLON)):
        yield Ecrits(mouvements=some)
    # Read to the end before the first link is written.
    for row in tuple(read_annulations(connection, boutique_id)):
        yield Ecrits(annulation=(row,))


class Taken:
    """Rows that come by their first column, and are taken up to one of its values."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def up_to(self, key: int) -> list[Row]:
        """Return the following rows whose key is at most `key`."""
        taken = []
        while self._next is not None and whole(self._next[0]) <= key:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken

    def rest(self) -> list[Row]:
        """Return all that follows."""
        return [] if self._next is None else [self._next, *self._rows]


def whole(value: object) -> int:
    """Return a stored number; 0 for what can only stand in a table that is no longer STRICT."""
    return value if isinstance(value, int) else 0


def _last_key(rows: Sequence[Row], otherwise: int) -> int:
    return whole(rows[-1][0]) if rows else otherwise
