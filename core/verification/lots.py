"""The rules of the batches (I8, I12): every sale received became what its terminal was told."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, func, or_, select

from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.db.ventes import lot_sync, vente
from core.verification.controle import FAUTES_MAX, Controle

Lot = Row[*tuple[Any, ...]]

LOTS_PAR_PAGE = 100
"""Batches whose outcomes are in memory at once: 100,000 sales at most."""


def _find_wrong_counts() -> Select[Any]:
    table = lot_sync.c
    written = (
        select(vente.c.lot_id, func.count().label("ventes")).group_by(vente.c.lot_id).subquery()
    )
    ventes = func.coalesce(written.c.ventes, 0)
    added = table.creees + table.rejouees + table.refusees
    return (
        select(table.id, table.recues, table.creees, table.rejouees, table.refusees)
        .add_columns(ventes.label("ventes"))
        .outerjoin(written, written.c.lot_id == table.id)
        .where(or_(table.recues != added, table.creees != ventes))
    )


def _find_foreign_ventes() -> Select[Any]:
    own = and_(
        lot_sync.c.terminal_id == vente.c.terminal_id, lot_sync.c.boutique_id == vente.c.boutique_id
    )
    return (
        select(vente.c.numero_facture, vente.c.lot_id)
        .outerjoin(lot_sync, lot_sync.c.id == vente.c.lot_id)
        .where(vente.c.lot_id.is_not(None), or_(lot_sync.c.id.is_(None), ~own))
    )


CONTROLES = (
    Controle(
        _find_wrong_counts(),
        "Lot {id} : {recues} vente(s) reçue(s), {creees} créée(s), {rejouees} rejouée(s), "
        "{refusees} refusée(s), {ventes} dans le fichier.",
    ),
    Controle(
        _find_foreign_ventes(),
        "Vente {numero_facture} : le lot {lot_id} n’est pas de son terminal.",
    ),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """What one batch told of one sale: `cle` is the id of the sale, or of the entry if refused."""

    lot_id: int
    boutique_id: int
    numero_facture: str
    genre: str
    cle: int | None


def find_lost_outcomes(connection: Connection) -> Iterator[str]:
    """Yield a sentence for each outcome that the file no longer bears out, a page at a time."""
    found = 0
    for lots in _read_pages(connection):
        for faute in _check_page(connection, lots):
            found += 1
            if found > FAUTES_MAX:
                yield "… et d’autres du même genre."
                return
            yield faute


def _read_pages(connection: Connection) -> Iterator[Sequence[Lot]]:
    table, last = lot_sync.c, 0
    query = (
        select(
            table.id,
            table.boutique_id,
            table.creees,
            table.rejouees,
            table.refusees,
            table.resultats,
        )
        .order_by(table.id)
        .limit(LOTS_PAR_PAGE)
    )
    while rows := connection.execute(query.where(table.id > last)).all():
        yield [row for row in rows if row.resultats is not None]
        last = rows[-1].id


def _check_page(connection: Connection, lots: Sequence[Lot]) -> Iterator[str]:
    issues: list[Issue] = []
    for lot in lots:
        try:
            own = _read_issues(lot)
        except (zlib.error, ValueError, TypeError):
            yield f"Lot {lot.id} : le détail de ses ventes est illisible."
            continue
        counts = Counter(issue.genre for issue in own)
        if counts != Counter(creee=lot.creees, rejouee=lot.rejouees, refusee=lot.refusees):
            yield f"Lot {lot.id} : le détail de ses ventes ne fait pas ses comptes."
        issues += own
    yield from _find_missing(connection, [i for i in issues if i.genre != "refusee"], vente)
    refused = [i for i in issues if i.genre == "refusee"]
    yield from _find_missing(connection, refused, vente_en_quarantaine)


def _read_issues(lot: Lot) -> list[Issue]:
    outcomes = json.loads(zlib.decompress(lot.resultats))
    return [Issue(lot.id, lot.boutique_id, numero, genre, cle) for numero, genre, cle in outcomes]


def _find_missing(connection: Connection, issues: Sequence[Issue], table: Table) -> Iterator[str]:
    """Look the ids up; the replay of a sale that the owner filed as none has no id to look for."""
    wanted = sorted({issue.cle for issue in issues if issue.cle is not None})
    known: set[tuple[int, int]] = set()
    for part in chunked(wanted):
        query = select(table.c.id, table.c.boutique_id).where(table.c.id.in_(part))
        known.update((row.id, row.boutique_id) for row in connection.execute(query))
    for issue in issues:
        if issue.cle is not None and (issue.cle, issue.boutique_id) not in known:
            yield (
                f"Lot {issue.lot_id} : la vente {issue.numero_facture or 'sans numéro'} "
                f"({issue.genre}, n° {issue.cle}) n’est plus dans le fichier."
            )
