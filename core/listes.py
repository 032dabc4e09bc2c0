"""What every long list of the program shares: how it is sorted, and how its total reads."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select

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


def fetch_ids(connection: Connection, query: Select[Any]) -> "array[int]":
    """Return the ids that a query selects, eight bytes each."""
    ids = array("q")
    with connection.execute(query) as result:
        # From the driver itself: a row object an id would cost more than the query.
        while rows := result.cursor.fetchmany(_PACKET):
            ids.extend(chain.from_iterable(rows))
    return ids
