"""The schema as a whole: all tables known to the MetaData, and the file brought up to it."""

import sqlite3
from pathlib import Path

from core.db import boutiques, caisse, catalogue, inventaires, livre, quarantaine, stock, ventes
from core.db.base import metadata
from core.db.engine import ENDOMMAGE, raise_named
from core.errors import FileCorrupt, FileNotOurs, FileTooNew

APPLICATION_ID = 0x436F6D70
"""« Comp », in the file's header: tells our file from any other SQLite file."""

REVISIONS = ("0001", "0002", "0003")
"""Every schema that this program can read, oldest first; it writes the last one."""

_HEADER = b"SQLite format 3\x00"
_CHECK_WHOLE_UNDER = 64 * 1024 * 1024
"""A larger file is only checked at its ends, so that the window opens at once: the whole of one
that was left in use is checked then (`Maintenance`)."""

TABLES = (boutiques, caisse, catalogue, inventaires, livre, quarantaine, stock, ventes)

PAS_A_NOUS = "Ce fichier n’est pas un fichier de Comptoir. Il n’a pas été modifié."
TROP_RECENT = (
    "Ce fichier a été écrit par une version plus récente de Comptoir. "
    "Installez cette version pour l’ouvrir ; rien n’a été modifié."
)


def inspect_file(fichier: Path, *, check: bool = True) -> str | None:
    """Return the schema revision of an existing file, None of a new or empty one; writes nothing.

    Raises FileNotOurs, FileCorrupt or FileTooNew. Its pages need no `check` where another program
    has it open, and has checked them.
    """
    if not fichier.exists() or fichier.stat().st_size == 0:
        return None
    header_id = _read_header_id(fichier)
    # A file that may not be ours is opened without so much as a lock beside it.
    mode = "mode=ro" if header_id or _has_wal(fichier) else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"{fichier.absolute().as_uri()}?{mode}", uri=True)
    try:
        if header_id != APPLICATION_ID and _is_blank(connection):
            return None
        if check and _is_small(fichier):
            _check_pages(connection)
        elif check:
            _check_ends(connection)
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise_named(error, error)
        raise FileCorrupt(ENDOMMAGE) from error
    finally:
        connection.close()
    if revision is None or revision[0] not in REVISIONS:
        raise FileTooNew(TROP_RECENT)
    return str(revision[0])


def needs_whole_check(fichier: Path) -> bool:
    """Tell, before it is opened, whether a file was left in use and is too large to check then."""
    return _has_wal(fichier) and fichier.exists() and not _is_small(fichier)


def was_left_in_use(fichier: Path) -> bool:
    """Tell, before it is opened, whether the last stop was a cut: what was written stands in a WAL.

    An empty one is what reading alone leaves.
    """
    return _has_wal(fichier) and _wal_of(fichier).stat().st_size > 0


def _has_wal(fichier: Path) -> bool:
    """Tell whether a stop left a WAL behind: a clean one leaves none."""
    return _wal_of(fichier).exists()


def _wal_of(fichier: Path) -> Path:
    return fichier.with_name(f"{fichier.name}-wal")


def _is_small(fichier: Path) -> bool:
    return fichier.stat().st_size < _CHECK_WHOLE_UNDER


def _read_header_id(fichier: Path) -> int:
    """Return our id, or the 0 of a file that has none; FileNotOurs."""
    with fichier.open("rb") as stream:
        header = stream.read(100)
    found = int.from_bytes(header[68:72], "big")
    if not header.startswith(_HEADER) or found not in {0, APPLICATION_ID}:
        raise FileNotOurs(PAS_A_NOUS)
    return found


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds nothing yet: a first start was cut; FileNotOurs.

    Until a checkpoint, what the first start wrote, our id with it, stands in the WAL alone.
    """
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    if found == APPLICATION_ID:
        return False
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
        raise FileNotOurs(PAS_A_NOUS)
    return True


def _check_ends(connection: sqlite3.Connection) -> None:
    """Read the first and the last row of every table: a file cut short is found at once."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in connection.execute(tables).fetchall():
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        key = ", ".join(f'"{column[1]}" DESC' for column in columns if column[5])
        connection.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()  # noqa: S608 - its own
        if key:
            newest = f'SELECT * FROM "{name}" ORDER BY {key} LIMIT 1'  # noqa: S608 - its own
            connection.execute(newest).fetchone()


def _check_pages(connection: sqlite3.Connection) -> None:
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise FileCorrupt(ENDOMMAGE)


__all__ = [
    "REVISIONS",
    "TABLES",
    "inspect_file",
    "metadata",
    "needs_whole_check",
    "was_left_in_use",
]
