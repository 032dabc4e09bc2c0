"""The schema: what migrations make is what the tables say, and a file not ours stays untouched."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from core.config import Settings
from core.db import schema
from core.db.engine import open_database
from core.db.schema import APPLICATION_ID, REVISIONS, inspect_file, metadata
from core.db.triggers import missing_triggers, wanted_triggers
from core.db.upgrade import make_config, upgrade
from core.errors import FileCorrupt, FileNotOurs, FileTooNew, StorageError
from tests.builders import MIDI, open_tmp_core
from tests.core.conftest import Magasin

Spoil = Callable[[Path], None]


def change(fichier: Path, statements: Sequence[str]) -> None:
    with closing(sqlite3.connect(fichier)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def forget_header(fichier: Path) -> None:
    fichier.write_bytes(b"PK\x03\x04" + fichier.read_bytes()[4:])


def tear_pages(fichier: Path) -> None:
    whole = bytearray(fichier.read_bytes())
    whole[8192:16384] = b"\xa5" * 8192
    fichier.write_bytes(bytes(whole))


def cut_off(fichier: Path) -> None:
    os.truncate(fichier, 20_000)


def blank_mouvements(fichier: Path) -> None:
    """Leave what a power cut leaves of a page that the disk had room for, and never got."""
    whole = bytearray(fichier.read_bytes())
    start = whole.rindex(b"STOCK_INITIAL") // 4096 * 4096
    whole[start : start + 4096] = bytes(4096)
    fichier.write_bytes(bytes(whole))


def write_text(fichier: Path) -> None:
    fichier.write_text("not a database")


SPOILT: list[tuple[Spoil, type[StorageError]]] = [
    (write_text, FileNotOurs),
    (forget_header, FileNotOurs),
    (partial(change, statements=["PRAGMA application_id=7"]), FileNotOurs),
    (partial(change, statements=["PRAGMA application_id=0"]), FileNotOurs),
    (tear_pages, FileCorrupt),
    (cut_off, FileCorrupt),
    (partial(change, statements=["DROP TABLE alembic_version"]), FileCorrupt),
    (partial(change, statements=["UPDATE alembic_version SET version_num='9'"]), FileTooNew),
    (partial(change, statements=["DELETE FROM alembic_version"]), FileTooNew),
]


@pytest.fixture
def fichier(modele: Path, tmp_path: Path) -> Path:
    fichier = Settings(tmp_path).fichier
    fichier.write_bytes(modele.read_bytes())
    return fichier


@pytest.mark.parametrize(("spoil", "named"), SPOILT)
def test_a_file_that_cannot_be_ours_is_left_as_it_is(
    fichier: Path, expected_logs: list[str], spoil: Spoil, named: type[StorageError]
) -> None:
    """I23, I26: byte for byte, and the folder can be opened again once it is mended."""
    if spoil is cut_off:
        expected_logs.append("damaged file")
    whole = fichier.read_bytes()
    spoil(fichier)
    before = sha256(fichier.read_bytes()).digest()
    with pytest.raises(named):
        open_tmp_core(fichier.parent)
    assert sha256(fichier.read_bytes()).digest() == before
    fichier.write_bytes(whole)
    open_tmp_core(fichier.parent).close()


@pytest.mark.parametrize(
    ("spoil", "named"),
    [*(case for case in SPOILT if case[0] != tear_pages), (blank_mouvements, FileCorrupt)],
)
def test_a_large_file_is_refused_for_what_shows_at_once(
    fichier: Path,
    expected_logs: list[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    spoil: Spoil,
    named: type[StorageError],
) -> None:
    """I23: its pages are read once the window is open, but it is not opened blindly."""
    monkeypatch.setattr(schema, "_CHECK_WHOLE_UNDER", 0)
    if spoil in {cut_off, blank_mouvements}:
        expected_logs.append("damaged file")
    spoil(fichier)
    fichier.with_name(f"{fichier.name}-wal").touch()
    with pytest.raises(named):
        open_tmp_core(fichier.parent)


def test_a_sound_file_is_known_by_its_revision(fichier: Path) -> None:
    assert inspect_file(fichier) == REVISIONS[-1]
    assert inspect_file(fichier.with_name("none.db")) is None


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    Settings(tmp_path).fichier.touch()
    assert inspect_file(Settings(tmp_path).fichier) is None
    open_tmp_core(tmp_path).close()
    assert inspect_file(Settings(tmp_path).fichier) == REVISIONS[-1]


def test_a_first_start_that_was_cut_is_begun_again(tmp_path: Path) -> None:
    """A kill before the schema is written leaves one page, without a table or our id."""
    fichier = Settings(tmp_path).fichier
    change(fichier, ["PRAGMA journal_mode=wal"])
    assert fichier.stat().st_size > 0
    open_tmp_core(tmp_path).close()
    assert inspect_file(fichier) == REVISIONS[-1]


def test_a_file_whose_schema_stands_in_the_wal_alone_is_ours(tmp_path: Path) -> None:
    """A kill after the schema is written, and before any checkpoint."""
    database = open_database(Settings(tmp_path).fichier)
    with database.read() as reader:
        reader.execute(text("SELECT * FROM sqlite_master")).all()
        upgrade(database, MIDI)
        killed = tmp_path / "killed"
        killed.mkdir()
        for name in ("comptoir.db", "comptoir.db-wal"):
            (killed / name).write_bytes((tmp_path / name).read_bytes())
    database.drop()
    assert inspect_file(Settings(killed).fichier) == REVISIONS[-1]


def test_the_known_revisions_are_those_that_migrations_make() -> None:
    scripts = ScriptDirectory.from_config(make_config()).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_migrations_make_what_the_tables_say(magasin: Magasin) -> None:
    with magasin.core.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_control_a_column_that_no_migration_makes_is_found(magasin: Magasin) -> None:
    change(magasin.fichier, ["ALTER TABLE categorie ADD COLUMN extra TEXT"])
    with magasin.core.database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata)


def test_every_revision_is_known_to_the_program() -> None:
    scripts = ScriptDirectory.from_config(make_config()).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_an_upgrade_again_changes_nothing(tmp_path: Path) -> None:
    database = open_database(tmp_path / "new.db")
    schemas = []
    for _ in range(2):
        upgrade(database, MIDI)
        with database.read() as connection:
            rows = connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name"))
            schemas.append(rows.all())
            assert missing_triggers(connection) == ()
            assert connection.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION_ID
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    database.close()
    assert schemas[0] == schemas[1]
    assert len(wanted_triggers()) == 22


def test_every_table_of_the_file_is_strict_and_numbered_for_ever(magasin: Magasin) -> None:
    """What Alembic drops when it rebuilds a table, and nobody would notice."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    with closing(sqlite3.connect(magasin.fichier)) as connection:
        made = dict(connection.execute(query).fetchall())
    for name in metadata.tables:
        assert made[name].rpartition(")")[2].strip().startswith(("STRICT", "WITHOUT")), name
        assert "STRICT" in made[name].rpartition(")")[2]
        if "id" in metadata.tables[name].columns:
            assert "AUTOINCREMENT" in made[name], name
