"""Checks that only SQLite can make: pages, references, STRICT tables, whole amounts, triggers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from core.db.base import metadata
from core.db.triggers import missing_triggers
from core.db.types import Montant

FAUTES_MAX = 20
_REGLES = ("CHECK constraint failed", "NULL value in", "NUMERIC value in", "TEXT value in", "non-")
"""How SQLite begins what it says of a row, not of a page."""


@dataclass(frozen=True, slots=True)
class EtatPages:
    """What reading every page and every index found: a sentence for each fault.

    What is read from a damaged file proves nothing; `contraintes` are rows that a table refuses.
    """

    degats: tuple[str, ...]
    contraintes: tuple[str, ...]


def check_pages(connection: Connection) -> EtatPages:
    """Read every page and every index, which takes seconds for a large file."""
    rows = connection.execute(text(f"PRAGMA integrity_check({FAUTES_MAX})"))
    messages = [message for message in rows.scalars() if message != "ok"]
    return EtatPages(
        degats=tuple(
            f"Le fichier est endommagé : {message}."
            for message in messages
            if not _is_rule(message)
        ),
        contraintes=tuple(
            f"Une ligne enfreint sa table : {message}." for message in messages if _is_rule(message)
        ),
    )


def _is_rule(message: str) -> bool:
    return message.startswith(_REGLES)


def check_tables(connection: Connection) -> tuple[str, ...]:
    """Look for every table of this program's schema; one that is behind lacks some."""
    present = _list_tables(connection)
    return tuple(f"La table {name} manque." for name in metadata.tables if name not in present)


def check_schema(connection: Connection) -> tuple[str, ...]:
    """Check what the tables themselves guarantee: references, types, append-only triggers."""
    return (
        *_find_lost_references(connection),
        *_find_loose_tables(connection),
        *_find_broken_montants(connection),
        *(
            f"Le déclencheur {name} manque ou a été modifié : le livre n’est plus protégé."
            for name in missing_triggers(connection)
        ),
    )


def _find_lost_references(connection: Connection) -> Iterator[str]:
    rows = connection.execute(text("PRAGMA foreign_key_check")).fetchmany(FAUTES_MAX)
    for table, row_id, parent, _ in rows:
        yield f"Table {table}, ligne {row_id} : elle renvoie à {parent}, qui ne l’a pas."


def _find_loose_tables(connection: Connection) -> Iterator[str]:
    for name, is_strict in _list_tables(connection).items():
        if name in metadata.tables and not is_strict:
            yield f"La table {name} n’est plus stricte."


def _list_tables(connection: Connection) -> dict[str, bool]:
    """Return the tables of the file, and whether each is STRICT."""
    rows = connection.execute(text("PRAGMA table_list"))
    return {row.name: bool(row.strict) for row in rows}


def _find_broken_montants(connection: Connection) -> Iterator[str]:
    """Find amounts that are no whole number: STRICT refuses them, unless it was taken away."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Montant):
                query = (
                    f"SELECT count(*) FROM {table.name} "  # noqa: S608 - names of our own tables
                    f"WHERE typeof({column.name}) NOT IN ('integer', 'null')"
                )
                count = connection.execute(text(query)).scalar_one()
                if count:
                    yield f"{table.name}.{column.name} : {count} montant(s) non entier(s)."
