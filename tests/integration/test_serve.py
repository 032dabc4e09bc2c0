"""The headless server as a process: one line when it listens, and a clean end."""

import signal
from pathlib import Path

import pytest

from tests.builders import open_tmp_core
from tests.serve import serve
from tests.wire import CheckedClient


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(tmp_path: Path, number: int) -> None:
    with serve(tmp_path) as serveur:
        assert serveur.url == f"http://127.0.0.1:{serveur.port}"
        with CheckedClient(serveur.url) as client:
            assert client.get("/api/v2/simple/status").status_code == 200
            # The client's idle connection is still open.
            assert serveur.stop(number) == (0, "", "")
    open_tmp_core(tmp_path).close()
