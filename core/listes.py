"""What every long list of the program shares: how it is sorted, and how its total reads."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, case, select

from core.textes import fold
from core.vocabulaire import Devise

_PACKET = 20_000


@dataclass(frozen=True, slots=True)
class Tri:
    """The column that a list is sorted by, by its field name."""

    colonne: str
    descendant: bool = False


@dataclass(frozen=True, slots=True)
class Totaux:
    """The foot of a list: rows, and amounts in minor units that never mix currencies."""

    lignes: int
    montants: Mapping[Devise, int] = field(default_factory=dict)
    entrees: int = 0
    sorties: int = 0


@dataclass(frozen=True, slots=True)
class Bornes:
    """Amounts of one currency in minor units, both ends included; None leaves an end open."""

    devise: Devise
    minimum: int | None = None
    maximum: int | None = None


def within(
    montant: ColumnElement[Any], devise: ColumnElement[Any], bornes: Bornes | None
) -> list[ColumnElement[bool]]:
    """Return the conditions that keep an amount within bounds; none for no bounds."""
    if bornes is None:
        return []
    conditions = [devise == bornes.devise]
    if bornes.minimum is not None:
        conditions.append(montant >= bornes.minimum)
    if bornes.maximum is not None:
        conditions.append(montant <= bornes.maximum)
    return conditions


def sort(
    query: Select[Any],
    column: ColumnElement[Any] | None,
    rank: ColumnElement[Any],
    tri: Tri,
) -> Select[Any]:
    """Sort a query by a column, rows of equal value by `rank`; KeyError for an unknown column."""
    if column is None:
        raise KeyError(tri.colonne)
    wanted = [column] if column is rank else [column, rank]
    return query.order_by(*(c.desc() if tri.descendant else c.asc() for c in wanted))


def rank_names(
    connection: Connection, nom: Column[str], key: ColumnElement[Any]
) -> ColumnElement[Any]:
    """Return what sorts rows by the name that their `key` stands for, accents and case apart.

    The table of `nom` must be a small one: a rank for each of its rows goes into the query.
    """
    names = select(nom.table.c.id, nom)
    named = [(int(row_id), str(text)) for row_id, text in connection.execute(names)]
    ranks = {row_id: rank for rank, (row_id, _) in enumerate(sorted(named, key=_fold_name))}
    return case(ranks, value=key, else_=-1) if ranks else key


def fetch_ids(connection: Connection, query: Select[Any]) -> "array[int]":
    """Return the ids that a query selects, eight bytes each."""
    ids = array("q")
    with connection.execute(query) as result:
        # From the driver itself: a row object an id would cost more than the query.
        while rows := result.cursor.fetchmany(_PACKET):
            ids.extend(chain.from_iterable(rows))
    return ids


def _fold_name(row: tuple[int, str]) -> tuple[str, str, int]:
    row_id, nom = row
    return fold(nom), nom, row_id
