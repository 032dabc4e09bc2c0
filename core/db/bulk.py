"""Many rows written by one statement, at little more than what SQLite itself needs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Update

Row = tuple[object, ...]
Converter = Callable[[Any], Any]


class Bulk:
    """An INSERT or UPDATE compiled once, whose rows are tuples in the order of `keys`.

    SQLAlchemy's own executemany sorts and converts a dictionary a row, which costs three times
    what SQLite takes to write it; here only the columns whose type converts are touched.
    """

    def __init__(self, statement: Insert | Update, *keys: str) -> None:
        """Prepare `statement`; `keys` stand in the order of its placeholders."""
        self._statement = statement
        self.keys = keys
        self._compiled: dict[str, tuple[str, Sequence[tuple[int, Converter]]]] = {}

    def execute(self, connection: Connection, rows: Iterable[Row]) -> Sequence[Row]:
        """Write the rows, in order, in the caller's transaction, and return them as stored.

        None is fine too.
        """
        text, converters = self._compile(connection.dialect)
        # Column by column: rows are only taken apart and put together again, both in C.
        columns: list[Row] = list(zip(*rows, strict=True))
        if not columns:
            return ()
        for index, convert in converters:
            columns[index] = _convert(convert, columns[index])
        written = list(zip(*columns, strict=True))
        connection.exec_driver_sql(text, written)
        return written

    def _compile(self, dialect: Dialect) -> tuple[str, Sequence[tuple[int, Converter]]]:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._prepare(dialect)
        return found

    def _prepare(self, dialect: Dialect) -> tuple[str, Sequence[tuple[int, Converter]]]:
        compiled = self._statement.compile(dialect=dialect, column_keys=list(self.keys))
        if tuple(compiled.positiontup or ()) != self.keys:
            raise ValueError(f"the placeholders stand as {compiled.positiontup}")
        processors = compiled._bind_processors  # noqa: SLF001 - converters by parameter name
        return str(compiled), [
            (index, converter)
            for index, key in enumerate(self.keys)
            if callable(converter := processors.get(key))
        ]


def _convert(convert: Converter, column: Row) -> Row:
    """Convert each object once, wherever it stands: a batch is written at one instant."""
    keys = tuple(map(id, column))
    distinct = dict(zip(keys, column, strict=True))
    converted = {key: convert(value) for key, value in distinct.items()}
    return tuple(map(converted.__getitem__, keys))
