"""Servers that are made to be killed, forked from a process that has the libraries loaded already.

A server is then up within a fifth of a second, so that hundreds of kills fit into a test run; what
runs in it is `python -m syncserver` itself.
"""

import signal
import sys
from _thread import LockType
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event, Lock

import msgspec
import pytest
from sqlalchemy import Connection

from core.application import Core, open_core
from core.clock import Clock
from core.config import Settings
from core.db.engine import Database
from core.journal_lots import Page
from core.terminaux import TerminalIdentifie
from syncserver.__main__ import main
from syncserver.server import SyncServer
from tests.serving import ATTENTE_S, ROOT

COMMITS_RETARDES = 4

Target = Callable[[str, Pipe], None]


@dataclass(frozen=True, slots=True)
class Victime:
    """A served data folder whose process can be killed."""

    child: ForkServerProcess
    port: int

    def kill(self) -> None:
        """SIGKILL; returns at once, as the kernel does."""
        self.child.kill()

    def wait(self) -> None:
        """Return once the process is gone, and its lock with it."""
        self.child.join(ATTENTE_S)
        assert self.child.exitcode == -signal.SIGKILL


class _Announcer:
    """Stands where the command writes the line that says its port."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe

    def write(self, line: str) -> int:
        self._pipe.send(msgspec.json.decode(line, type=dict[str, object])["port"])
        return len(line)

    def flush(self) -> None:
        """Nothing is held back."""


def serve(data_dir: str, pipe: Pipe) -> None:
    """Run the command itself."""
    sys.stdout = _Announcer(pipe)
    main(["--data-dir", data_dir, "--host", "127.0.0.1", "--port", "0"])


@dataclass(frozen=True, slots=True)
class DatabaseThatAnswersFirst(Database):
    """A protection taken away: what was answered is committed with the fourth write after it."""

    lock: LockType = field(default_factory=Lock)
    held: list[Connection] = field(default_factory=list)

    @contextmanager
    def write(self, wait: float = 0) -> Iterator[Connection]:  # noqa: ARG002 - what it replaces
        with self.lock:
            if not self.held:
                connection = self.writer.connect()
                connection.begin()
                self.held.extend([connection] * COMMITS_RETARDES)
            connection = self.held.pop()
            yield connection
            if not self.held:
                connection.commit()
                connection.close()


@dataclass(frozen=True, slots=True)
class SansJournal:
    """Another protection taken away: the journal of batches would give back what is lost."""

    database: Database
    clock: Clock

    @contextmanager
    def write(self, identifie: TerminalIdentifie) -> Iterator[Page]:
        with self.database.write() as connection:
            yield Page(connection, identifie, self.clock.now())


def serve_answering_first(data_dir: str, pipe: Pipe) -> None:
    """Serve with a core that answers before it commits."""
    core = open_core(Settings(Path(data_dir)))
    server = SyncServer(_answer_first(core), "127.0.0.1", 0)
    server.start()
    pipe.send(server.port)
    Event().wait()


def _answer_first(core: Core) -> Core:
    plain = core.database
    hasty = DatabaseThatAnswersFirst(plain.fichier, plain.writer, plain.readers)
    return replace(
        core,
        ventes=replace(core.ventes, database=hasty, carnet=SansJournal(hasty, core.clock)),
        terminaux=replace(core.terminaux, database=hasty),
    )


def start_victime(data_dir: Path, target: Target = serve) -> Victime:
    """Start a server and return once it listens.

    What it runs is not measured: a process that is killed says nothing.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=target, args=(str(data_dir), sender), daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        child.start()
    sender.close()
    assert receiver.poll(ATTENTE_S), "the server did not come up"
    port = receiver.recv()
    receiver.close()
    return Victime(child, port)
