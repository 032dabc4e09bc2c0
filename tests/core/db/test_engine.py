"""Engines: what each connection is set to, one writer at a time, and faults by their name."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, select, text, update
from sqlalchemy.exc import OperationalError

from core.db.catalogue import article
from core.db.engine import PRAGMAS, Database, open_database, raise_named
from core.db.turns import Turns
from core.errors import FileCorrupt, StorageError, StorageUnavailable
from tests.core.conftest import Magasin
from tests.livre import scalar

THREADS, UPDATES = 4, 60
SEUIL = "SELECT seuil_alerte FROM article WHERE id = 1"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "plain.db")
    yield database
    database.close()


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_has_its_settings(database: Database, pragma: str) -> None:
    with database.write() as writer, database.read() as reader:
        for connection in (writer, reader):
            found = connection.execute(text(f"PRAGMA {pragma}")).scalar_one()
            assert found == PRAGMAS[pragma]


def test_the_settings_are_the_safe_ones() -> None:
    """I6: FULL is what makes a commit survive a power cut."""
    assert (PRAGMAS["synchronous"], PRAGMAS["journal_mode"]) == (2, "wal")
    assert (PRAGMAS["foreign_keys"], PRAGMAS["trusted_schema"]) == (1, 0)


def test_a_setting_that_does_not_hold_is_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "journal_mode", "WAL")
    database = open_database(tmp_path / "plain.db")
    with pytest.raises(RuntimeError, match="journal_mode is wal, not WAL"), database.read():
        pass
    database.drop()


def test_readers_cannot_write(database: Database, expected_logs: list[str]) -> None:
    expected_logs.append("attempt to write a readonly database")
    with pytest.raises(StorageUnavailable), database.read() as connection:
        connection.execute(text("CREATE TABLE t (a)"))


def test_an_error_rolls_the_whole_block_back(magasin: Magasin) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_then(magasin, lambda _: 1 // 0)
    assert scalar(magasin.fichier, SEUIL) == 5


def _write_then(magasin: Magasin, work: Callable[[Connection], object]) -> None:
    with magasin.core.database.write() as connection:
        connection.execute(update(article).values(seuil_alerte=77))
        work(connection)


def _leave_transaction(connection: Connection) -> None:
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.rollback()


def _leave_and_go_on(connection: Connection) -> None:
    _leave_transaction(connection)
    connection.execute(text("SELECT 1"))


@pytest.mark.parametrize("work", [_leave_transaction, _leave_and_go_on])
def test_a_transaction_that_sqlite_has_left_is_never_taken_for_committed(
    magasin: Magasin, work: Callable[[Connection], object]
) -> None:
    """I22: on a full disk SQLite rolls back by itself, and the commit after it says nothing."""
    with pytest.raises(StorageUnavailable):
        _write_then(magasin, work)
    assert scalar(magasin.fichier, SEUIL) == 5


@pytest.mark.parametrize(
    ("code", "named"),
    [
        (sqlite3.SQLITE_BUSY, StorageUnavailable),
        (sqlite3.SQLITE_FULL, StorageUnavailable),
        (sqlite3.SQLITE_IOERR, StorageUnavailable),
        (sqlite3.SQLITE_IOERR_READ, StorageUnavailable),
        (sqlite3.SQLITE_READONLY, StorageUnavailable),
        (sqlite3.SQLITE_CANTOPEN, StorageUnavailable),
        (sqlite3.SQLITE_CORRUPT, FileCorrupt),
        (sqlite3.SQLITE_CORRUPT_INDEX, FileCorrupt),
        (sqlite3.SQLITE_NOTADB, FileCorrupt),
    ],
)
def test_the_machines_faults_have_names(
    code: int, named: type[StorageError], expected_logs: list[str]
) -> None:
    expected_logs.append("fault" if named is StorageUnavailable else "damaged file")
    cause = sqlite3.OperationalError("x")
    cause.sqlite_errorcode = code
    with pytest.raises(named):
        raise_named(cause, cause)


def test_a_bug_keeps_its_own_name(database: Database) -> None:
    raise_named(sqlite3.IntegrityError("x"), ValueError())
    with pytest.raises(OperationalError, match="no such table"), database.read() as connection:
        connection.execute(text("SELECT * FROM absent"))


def test_a_checkpoint_moves_the_wal_into_the_file(magasin: Magasin) -> None:
    wal = magasin.fichier.with_name(magasin.fichier.name + "-wal")
    with magasin.core.database.write() as connection:
        connection.execute(update(article).values(seuil_alerte=6))
    assert wal.stat().st_size > 0
    magasin.core.database.checkpoint("TRUNCATE")
    assert wal.stat().st_size == 0


def test_nothing_begins_once_the_end_has(magasin: Magasin) -> None:
    """I10: what was begun is finished, who waits is told to come back, and reading goes on."""
    database = magasin.core.database
    with database.write() as connection:
        connection.execute(update(article).values(seuil_alerte=6))
        database.stop_writing()
    with pytest.raises(StorageUnavailable), database.write():
        pass
    with database.read() as connection:
        assert connection.execute(text(SEUIL)).scalar_one() == 6


def test_what_outlives_the_end_is_undone(magasin: Magasin, expected_logs: list[str]) -> None:
    expected_logs.append("the file was left as it stands")
    with pytest.raises(StorageUnavailable):
        _write_then(magasin, lambda _: magasin.core.database.close())
    assert scalar(magasin.fichier, SEUIL) == 5


def _add_one(connection: Connection) -> None:
    row = article.c.id == 1
    found = connection.execute(select(article.c.seuil_alerte).where(row)).scalar_one()
    connection.execute(update(article).where(row).values(seuil_alerte=found + 1))


def _add_many(database: Database) -> None:
    for _ in range(UPDATES):
        with database.write() as connection:
            _add_one(connection)


def count_added(database: Database, fichier: Path) -> int:
    """Let four threads read and write the same row, and return what they added to it."""
    before = scalar(fichier, SEUIL)
    with ThreadPoolExecutor(THREADS) as threads:
        for run in [threads.submit(_add_many, database) for _ in range(THREADS)]:
            run.result()
    return scalar(fichier, SEUIL) - before


def test_four_threads_lose_no_update(magasin: Magasin) -> None:
    """I1: what a thread has read is still so when it writes."""
    assert count_added(magasin.core.database, magasin.fichier) == THREADS * UPDATES


class NoTurns(Turns):
    """Lets everybody in at once."""

    @contextmanager
    def turn(self, timeout: float) -> Iterator[None]:  # noqa: ARG002 - as its base
        yield


def test_control_without_begin_immediate_updates_are_lost(magasin: Magasin) -> None:
    """The protection taken away: an engine as SQLAlchemy makes it begins when it first writes."""
    plain = create_engine(f"sqlite:///{magasin.fichier}", connect_args={"timeout": 60})
    unguarded = replace(magasin.core.database, writer=plain, turns=NoTurns())
    assert count_added(unguarded, magasin.fichier) < THREADS * UPDATES
    plain.dispose()


def test_who_waits_too_long_for_the_writer_is_told_to_come_back(magasin: Magasin) -> None:
    """I10."""
    database = magasin.core.database

    def write_soon() -> None:
        with database.write(wait=0.01):
            pass

    with ThreadPoolExecutor(1) as threads, database.write():
        waiting = threads.submit(write_soon)
        with pytest.raises(StorageUnavailable):
            waiting.result()
