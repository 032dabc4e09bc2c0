"""Servers as processes of their own, and a quick terminal that pushes sales to them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from tests.terminal import SYNC, Accuse
from tests.wire import SCHEMA, learn_contract

ROOT = Path(__file__).parents[1]
ATTENTE_S = 30

VenteEnvoyee = Mapping[str, Any]


@dataclass(slots=True)
class Serveur:
    """`python -m syncserver` on a data folder."""

    child: "subprocess.Popen[str]"
    port: int

    def kill(self) -> None:
        """End it as the kernel or a power cut would: no handler of ours runs."""
        self.child.kill()
        self._wait()

    def stop(self) -> int:
        """Ask it to end, and return its exit status."""
        self.child.send_signal(signal.SIGTERM)
        return self._wait()

    def _wait(self) -> int:
        status = self.child.wait(ATTENTE_S)
        if self.child.stdout is not None:
            self.child.stdout.close()
        return status


def start_serveur(data_dir: Path) -> Serveur:
    """Start the real command and return once it says that it listens."""
    command = [sys.executable, "-P", "-m", "syncserver", "--data-dir", str(data_dir)]
    command += ["--host", "127.0.0.1", "--port", "0"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)
    assert child.stdout is not None
    said = json.loads(child.stdout.readline())
    return Serveur(child, said["port"])


@contextmanager
def serving(data_dir: Path) -> Iterator[int]:
    """Serve a data folder, give its port, and stop cleanly."""
    serveur = start_serveur(data_dir)
    try:
        yield serveur.port
    finally:
        assert serveur.stop() == 0


class NotTaken(Exception):
    """The server did not take the batch: nothing of it may count as recorded."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"{status}: {body[:200]!r}")
        self.status = status


class Poste:
    """A terminal that keeps its connection open; one thread at a time."""

    def __init__(self, port: int, serie: str) -> None:
        self.serie = serie
        self._connection = HTTPConnection("127.0.0.1", port, timeout=ATTENTE_S)

    def push(self, ventes: Sequence[VenteEnvoyee]) -> Accuse:
        """Send one batch; NotTaken, or what a broken connection raises."""
        contract = learn_contract(self._read_schema)
        body = msgspec.json.encode(ventes)
        headers = {"X-Device-Serial": self.serie, "Content-Type": "application/json"}
        answer = self._ask("POST", SYNC, body, headers)
        contract.check("POST", SYNC, answer)
        if answer.status_code != 201:
            raise NotTaken(answer.status_code, answer.content)
        return msgspec.json.decode(answer.content, type=Accuse)

    def _read_schema(self) -> bytes:
        return self._ask("GET", SCHEMA, b"", {}).content

    def _ask(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> httpx.Response:
        self._connection.request(method, path, body or None, headers)
        with closing(self._connection.getresponse()) as response:
            content = response.read()
            return httpx.Response(response.status, headers=response.getheaders(), content=content)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
