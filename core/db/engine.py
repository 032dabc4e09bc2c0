"""The only place where engines are made: one writer, four readers, and what guards each of them."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from core.db.turns import TurnMissed, Turns
from core.errors import FileCorrupt, StorageUnavailable
from core.limites import ATTENTE_ECRITURE_S, ATTENTE_FIN_S

logger = logging.getLogger(__name__)

PRAGMAS = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": ATTENTE_ECRITURE_S * 1000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "mmap_size": 0,
    "journal_size_limit": 64 * 1024 * 1024,
    "wal_autocheckpoint": 16_000,
}
"""What every connection is set to, and read back from it; 2 is FULL and MEMORY."""

READERS = 4
INDISPONIBLE = "Le serveur est momentanément indisponible : renvoyez dans un instant."
ENDOMMAGE = "Le fichier de données est endommagé. Il n’a pas été modifié."
CANCEL_STEPS = 10_000
"""Steps of SQLite's machine, well under a millisecond, between two looks at a cancellation."""
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(frozen=True, slots=True)
class Database:
    """One file: a writer of one connection, which is the in-process lock, and readers.

    Opened `read_only` beside another program, it writes nothing, not even a checkpoint.
    """

    fichier: Path
    writer: Engine
    readers: Engine
    read_only: bool = False
    turns: Turns = field(default_factory=Turns)
    ending: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)

    @contextmanager
    def write(self, wait: float = ATTENTE_ECRITURE_S) -> Iterator[Connection]:
        """One BEGIN IMMEDIATE transaction, durable once the block is left.

        Writers come in the order of their asking; StorageUnavailable after `wait` seconds, and
        once the end has begun.
        """
        with named_faults(), self.turns.turn(wait):
            # A pool that was disposed of would make a new connection for whoever comes late.
            _refuse_if(self.ending)
            with self.writer.begin() as connection:
                yield connection
                _refuse_if(self.ended)

    def stop_writing(self) -> None:
        """Let the transaction that has begun be the last one; requests are told to come back."""
        self.ending.set()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One short read transaction: fetch all, then leave."""
        with named_faults(), self.readers.begin() as connection:
            yield connection

    def checkpoint(self, mode: str = "PASSIVE") -> None:
        """Move what the WAL holds into the file; only ever on the writer's connection."""
        self._run_checkpoint(mode, ATTENTE_ECRITURE_S)

    def close(self) -> None:
        """Empty the WAL into the file and let go of it.

        SQLite counts no rows here, or at any other time: once it knows that a table was small it
        reads the whole of it, for every batch, until it counts again. Without, it takes each table
        for a large one, and the indexes are made for that.

        A transaction that does not end meanwhile is undone when it does: the WAL stays then, and
        is read at the next opening.
        """
        self.stop_writing()
        self.readers.dispose()
        try:
            if not self.read_only:
                self._settle()
        except StorageUnavailable:
            logger.exception("the file was left as it stands")
        finally:
            self.ended.set()
            self.writer.dispose()

    def drop(self) -> None:
        """Let go of the file as it stands."""
        self.readers.dispose()
        self.writer.dispose()

    def _settle(self) -> None:
        self._run_checkpoint("TRUNCATE", ATTENTE_FIN_S)

    def _run_checkpoint(self, mode: str, wait: float) -> None:
        with named_faults(), self.turns.turn(wait):
            raw = self.writer.raw_connection()
            try:
                raw.cursor().execute(f"PRAGMA wal_checkpoint({mode})").close()
            finally:
                raw.close()


def _refuse_if(event: Event) -> None:
    if event.is_set():
        raise StorageUnavailable(INDISPONIBLE)


def open_database(fichier: Path, *, read_only: bool = False) -> Database:
    """Engines on `fichier`, which is created where it does not exist."""
    url = URL.create("sqlite", database=str(fichier))
    writer = _make_engine(url, size=1, begin="BEGIN IMMEDIATE", query_only=read_only)
    readers = _make_engine(url, size=READERS, begin="BEGIN", query_only=True)
    return Database(fichier, writer, readers, read_only)


@contextmanager
def read_copy(fichier: Path, is_cancelled: Callable[[], bool]) -> Iterator[Connection]:
    """Read a finished copy, which nobody writes: no lock, and no file beside it.

    StorageUnavailable once `is_cancelled`, FileCorrupt where it cannot be read.
    """
    with _read_alone(fichier, "mode=ro&immutable=1", is_cancelled) as connection:
        yield connection


@contextmanager
def read_beside(fichier: Path, is_cancelled: Callable[[], bool]) -> Iterator[Connection]:
    """Read the file as it stands now, in one transaction that takes no place of the readers.

    For what takes seconds. StorageUnavailable once `is_cancelled`, FileCorrupt.
    """
    with _read_alone(fichier, "mode=ro", is_cancelled) as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def _read_alone(fichier: Path, mode: str, is_cancelled: Callable[[], bool]) -> Iterator[Connection]:
    uri = f"{fichier.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    with named_faults(), engine.connect() as connection:
        driver = driver_of(connection)
        driver.execute("PRAGMA trusted_schema=0")
        driver.execute("PRAGMA cell_size_check=1")
        driver.set_progress_handler(is_cancelled, CANCEL_STEPS)
        try:
            yield connection
        finally:
            # Else what ends the transaction would be cut as well.
            driver.set_progress_handler(None, 0)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection, which SQLAlchemy knows as any driver's."""
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def _make_engine(url: URL, *, size: int, begin: str, query_only: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=ATTENTE_ECRITURE_S,
        connect_args={"isolation_level": None, "check_same_thread": False},
        # Parameters are what terminals sent, serial numbers included: no error may say them.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        for name, wanted in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={wanted}")
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != wanted:
                raise RuntimeError(f"PRAGMA {name} is {found}, not {wanted}")
        connection.execute(f"PRAGMA query_only={int(query_only)}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "commit", _require_transaction)
    event.listen(engine, "before_cursor_execute", _require_transaction_for)
    return engine


def _require_transaction(connection: Connection) -> None:
    """SQLite rolls back by itself when the disk is full; the commit after it would say nothing."""
    raw = connection.connection.dbapi_connection
    if not getattr(raw, "in_transaction", True):
        raise StorageUnavailable(INDISPONIBLE)


def _require_transaction_for(
    connection: Connection,
    _cursor: object,
    statement: str,
    *_rest: Any,  # noqa: ANN401 - SQLAlchemy's hook
) -> None:
    if not statement.startswith("BEGIN"):
        _require_transaction(connection)


@contextmanager
def named_faults() -> Iterator[None]:
    """Turn what SQLite and the pool raise into the storage errors that the faces know."""
    try:
        yield
    except (PoolTimeoutError, TurnMissed) as error:
        raise StorageUnavailable(INDISPONIBLE) from error
    except DatabaseError as error:
        raise_named(error.orig or error, error)
        raise
    except sqlite3.DatabaseError as error:
        raise_named(error, error)
        raise


def raise_named(cause: BaseException, error: BaseException) -> None:
    """Raise the storage error that `cause` is, if it is the machine's fault; else return."""
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _CORRUPT:
        logger.error("damaged file: %s", cause)
        raise FileCorrupt(ENDOMMAGE) from error
    if isinstance(cause, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR:
        if code != sqlite3.SQLITE_INTERRUPT:
            logger.error("storage fault: %s", cause)
        raise StorageUnavailable(INDISPONIBLE) from error
