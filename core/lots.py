"""The batches that terminals sent: one row a request, its body kept for 90 days."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, update

from core.db.boutiques import terminal
from core.db.engine import Database
from core.db.requetes import columns_of, contains
from core.db.ventes import lot_sync, vente
from core.listes import Totaux, Tri, fetch_ids, rank_names, sort
from core.remplacements import load_successeurs

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("date_reception", descendant=True)
PASSAGES_MAX = 1_000
"""Requests looked through on each side of a reception, the latest first, for one number."""


class SortVente(StrEnum):
    """What one request told of one sale."""

    CREEE = "creee"
    REJOUEE = "rejouee"
    REFUSEE = "refusee"


@dataclass(frozen=True, slots=True)
class LotSync:
    """One request: how many sales it brought and what became of them; `duree_us` to write them."""

    id: int
    terminal_id: int
    terminal_nom: str
    route: str
    adresse_ip: str
    date_reception: datetime
    recues: int
    creees: int
    rejouees: int
    refusees: int
    duree_us: int


@dataclass(frozen=True, slots=True)
class VenteDuLot:
    """One sale of a request; `cle` is the id of the sale, or of the entry where it was refused.

    It is None of a sale that the owner had filed as none.
    """

    numero_facture: str
    sort: SortVente
    cle: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A request that carried a number, and what it told of it."""

    lot: LotSync
    vente: VenteDuLot


@dataclass(frozen=True, slots=True)
class FiltreLots:
    """Which requests of a boutique; the instants bound the reception, the end excluded."""

    boutique_id: int
    recherche: str = ""
    terminaux: tuple[int, ...] = ()
    avec_refus: bool = False
    date_debut: datetime | None = None
    date_fin: datetime | None = None


@dataclass(frozen=True, slots=True)
class TotauxLots(Totaux):
    """The foot of the list: requests, and sales by what became of them."""

    recues: int = 0
    creees: int = 0
    rejouees: int = 0
    refusees: int = 0


@dataclass(frozen=True, slots=True)
class Lots:
    """Use cases about batches."""

    database: Database

    def find_lot(self, lot_id: int) -> LotSync | None:
        """Return one batch without its body."""
        found = self.list_rows([lot_id])
        return found[0] if found else None

    def list_ids(
        self, filtre: FiltreLots, tri: Tri = TRI_DEFAUT, after_id: int | None = None
    ) -> "array[int]":
        """Return the ids of all that match, sorted; `after_id` asks only for those above it."""
        query: Select[Any] = select(lot_sync.c.id).where(*_match(filtre))
        if after_id is not None:
            query = query.where(lot_sync.c.id > after_id)
        column: ColumnElement[Any] | None = lot_sync.c.get(tri.colonne)
        with self.database.read() as connection:
            if tri.colonne == "terminal_nom":
                column = rank_names(connection, terminal.c.nom_terminal, lot_sync.c.terminal_id)
            return fetch_ids(connection, sort(query, column, lot_sync.c.id, tri))

    def list_rows(self, ids: Sequence[int]) -> tuple[LotSync, ...]:
        """Return the batches of these ids, in their order, without their bodies."""
        query = _select_rows().where(lot_sync.c.id.in_(ids))
        with self.database.read() as connection:
            found = {row.id: LotSync(**row._asdict()) for row in connection.execute(query)}
        return tuple(found[key] for key in ids if key in found)

    def total(self, filtre: FiltreLots) -> TotauxLots:
        """Return how many requests match, and their sales by what became of them."""
        table = lot_sync.c
        counted = (table.recues, table.creees, table.rejouees, table.refusees)
        sums = (func.coalesce(func.sum(column), 0) for column in counted)
        query = select(func.count(), *sums).where(*_match(filtre))
        with self.database.read() as connection:
            lignes, recues, creees, rejouees, refusees = connection.execute(query).one()
        return TotauxLots(
            lignes, recues=recues, creees=creees, rejouees=rejouees, refusees=refusees
        )

    def count_avec_refus(self, filtre: FiltreLots) -> tuple[int, int]:
        """Return how many requests match, and how many of them had a refusal."""
        refused = func.count().filter(lot_sync.c.refusees > 0)
        query = select(func.count(), refused).where(*_match(filtre))
        with self.database.read() as connection:
            row = connection.execute(query).one()
        return row[0], row[1]

    def read_corps(self, lot_id: int) -> bytes | None:
        """Return the body as it arrived; None once forgotten, or of a pure replay."""
        with self.database.read() as connection:
            corps = connection.scalar(select(lot_sync.c.corps).where(lot_sync.c.id == lot_id))
        return None if corps is None else zlib.decompress(corps)

    def read_resultats(self, lot_id: int) -> tuple[VenteDuLot, ...] | None:
        """Return what was told of each sale, in the order of the request; None once forgotten."""
        with self.database.read() as connection:
            kept = connection.scalar(select(lot_sync.c.resultats).where(lot_sync.c.id == lot_id))
        return None if kept is None else tuple(_read_resultats(kept))

    def list_passages(
        self, terminal_id: int, numero: str, reception: datetime, vente_id: int | None = None
    ) -> tuple[Passage, ...]:
        """Return a terminal's requests that carried a number, in order, however late they came.

        Those of the terminals that took its place are among them where they knew the sale
        `vente_id`. Of very many before `reception`, and of very many from then on, the latest of
        each terminal are looked through: only those that refused or knew a sale, or created one of
        this number.
        """
        with self.database.read() as connection:
            own = [
                passage
                for passage in _find_passages(connection, terminal_id, numero, reception)
                if passage.vente.numero_facture == numero
            ]
            if vente_id is None:
                return tuple(own)
            later = [
                passage
                for successeur in load_successeurs(connection, terminal_id)
                for passage in _find_passages(connection, successeur, numero, reception)
                if passage.vente == VenteDuLot(numero, SortVente.REJOUEE, vente_id)
            ]
        return tuple(sorted((*own, *later), key=_in_time))

    def forget_corps(self, before: datetime, limit: int) -> int:
        """Forget the body and the outcomes of the oldest batches received before an instant.

        One short transaction of at most `limit` batches; returns how many there were.
        """
        kept = or_(lot_sync.c.corps.is_not(None), lot_sync.c.resultats.is_not(None))
        query = select(lot_sync.c.id).where(lot_sync.c.date_reception < before, kept)
        with self.database.write() as connection:
            ids = connection.scalars(query.order_by(lot_sync.c.id).limit(limit)).all()
            forget = update(lot_sync).where(lot_sync.c.id.in_(ids))
            connection.execute(forget.values(corps=None, resultats=None))
        return len(ids)


def _find_passages(
    connection: Connection, terminal_id: int, numero: str, reception: datetime
) -> Iterator[Passage]:
    """Yield what a terminal's requests told of every sale of those that name a number, in order."""
    received = lot_sync.c.date_reception
    query = (
        _select_rows()
        .add_columns(lot_sync.c.resultats)
        .where(lot_sync.c.terminal_id == terminal_id, _may_carry(terminal_id, numero))
        .order_by(received.desc(), lot_sync.c.id.desc())
        .limit(PASSAGES_MAX)
    )
    rows = [
        *connection.execute(query.where(received >= reception)),
        *connection.execute(query.where(received < reception)),
    ]
    named = json.dumps(numero).encode()
    for row in reversed(rows):
        lot = LotSync(*row[:-1])
        for told in _read_resultats(row.resultats, named):
            yield Passage(lot, told)


def _in_time(passage: Passage) -> tuple[datetime, int]:
    return passage.lot.date_reception, passage.lot.id


def _select_rows() -> Select[Any]:
    """Select the columns of a batch in the order of its fields."""
    table = lot_sync.c
    return select(
        table.id,
        table.terminal_id,
        terminal.c.nom_terminal.label("terminal_nom"),
        *(c for c in columns_of(lot_sync, LotSync) if c.name not in {"id", "terminal_id"}),
    ).join(terminal, terminal.c.id == table.terminal_id)


def _match(filtre: FiltreLots) -> list[ColumnElement[bool]]:
    table = lot_sync.c
    conditions: list[ColumnElement[bool]] = [table.boutique_id == filtre.boutique_id]
    if filtre.terminaux:
        conditions.append(table.terminal_id.in_(filtre.terminaux))
    if filtre.avec_refus:
        conditions.append(table.refusees > 0)
    if filtre.date_debut is not None:
        conditions.append(table.date_reception >= filtre.date_debut)
    if filtre.date_fin is not None:
        conditions.append(table.date_reception < filtre.date_fin)
    texte = filtre.recherche.strip()
    if texte:
        named = select(terminal.c.id).where(contains(terminal.c.nom_terminal, texte))
        conditions.append(or_(contains(table.adresse_ip, texte), table.terminal_id.in_(named)))
    return conditions


def _may_carry(terminal_id: int, numero: str) -> ColumnElement[bool]:
    """Leave out what only created sales, but for those of this number: most requests."""
    boutique_id = select(terminal.c.boutique_id).where(terminal.c.id == terminal_id)
    created = select(vente.c.lot_id).where(
        vente.c.boutique_id == boutique_id.scalar_subquery(),
        vente.c.numero_facture == numero,
        vente.c.terminal_id == terminal_id,
    )
    table = lot_sync.c
    return or_(table.rejouees > 0, table.refusees > 0, table.id.in_(created))


def _read_resultats(kept: bytes | None, named: bytes = b"") -> Iterator[VenteDuLot]:
    """Yield what was told of each sale; nothing where it is forgotten or does not hold `named`."""
    outcomes = b"" if kept is None else zlib.decompress(kept)
    if not outcomes or named not in outcomes:
        return
    for numero, sort_vente, cle in json.loads(outcomes):
        yield VenteDuLot(numero, SortVente(sort_vente), cle)
