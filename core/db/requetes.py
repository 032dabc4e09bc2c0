"""Small pieces of SQL that several use cases share."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import get_annotations
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    ScalarSelect,
    Subquery,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    type_coerce,
)

IN_MAX = 5_000
"""Values of one IN list; SQLite takes 32,766 variables in a statement."""

_MILLIARD = 1_000_000_000

T = TypeVar("T")


def chunked(values: Sequence[T], size: int = IN_MAX) -> Iterator[Sequence[T]]:
    """Yield `values` in slices short enough for one IN list."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Match the values of a JSON list bound as `name` (see `as_list`).

    One parameter however many they are: a statement with a thousand costs more to put together
    than to run.
    """
    values = func.json_each(bindparam(name, type_=Text)).table_valued("value")
    return column.in_(select(values.c.value))


def as_list(values: Iterable[int] | Iterable[str]) -> str:
    """Return what `among` takes: integers or texts, in any order, each of them once or more."""
    return json.dumps(list(values), ensure_ascii=False)


def as_table(values: Mapping[int, int], name: str) -> Subquery:
    """Return columns `key` and `value` to join, one row an entry, by one parameter."""
    text = json.dumps({str(key): value for key, value in values.items()})
    each = func.json_each(literal(text, Text)).table_valued("key", "value", name=f"{name}_json")
    return select(cast(each.c.key, Integer).label("key"), each.c.value.label("value")).subquery(
        name
    )


def last_id(table: Table) -> ScalarSelect[int]:
    """Select the highest id of a table whose rows are never deleted, 0 where it is empty."""
    return select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()


def next_id(connection: Connection, table: Table) -> int:
    """Return the id after the highest; rows are never deleted, so none is given twice."""
    return connection.execute(select(last_id(table))).scalar_one() + 1


def contains(column: ColumnElement[str], texte: str) -> ColumnElement[bool]:
    """Match rows whose column holds `texte` anywhere, `%` and `_` taken literally."""
    return column.contains(texte, autoescape=True)


def sum_parts(column: ColumnElement[int]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return two sums that `whole_sum` adds up: a plain SUM of large amounts overflows 64 bits."""
    value = type_coerce(column, Integer)
    high = func.coalesce(func.sum(value // _MILLIARD, type_=Integer), 0)
    low = func.coalesce(func.sum(value % _MILLIARD, type_=Integer), 0)
    return high, low


def whole_sum(high: int, low: int) -> int:
    """Return the exact sum whose parts `sum_parts` selected."""
    return high * _MILLIARD + low


def columns_of(table: Table, row: type) -> tuple[Column[Any], ...]:
    """Return the columns that the class `row` declares a field for, in the order of the fields."""
    named = map(table.columns.get, get_annotations(row))
    return tuple(column for column in named if column is not None)
