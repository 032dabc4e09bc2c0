"""The headless server as its users run it: a process of its own, stopped by a signal."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STOP_MAX_S = 5


@dataclass(frozen=True)
class Serveur:
    """A running server and where it listens."""

    child: subprocess.Popen[str]
    url: str
    port: int

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str, str]:
        """Send a signal and return exit status, output and error output; at most 5 s."""
        self.child.send_signal(number)
        output, errors = self.child.communicate(timeout=STOP_MAX_S)
        return self.child.returncode, output, errors


@contextmanager
def serve(folder: Path) -> Iterator[Serveur]:
    """Serve a data folder on a free port of loopback; killed at the end unless stopped before."""
    command = [sys.executable, "-m", "syncserver", "--data-dir", str(folder)]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        try:
            assert child.stdout is not None
            line = child.stdout.readline()
            assert line, child.communicate()[1]
            yield Serveur(child, **json.loads(line))
        finally:
            child.kill()
