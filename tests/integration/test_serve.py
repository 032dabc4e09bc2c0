"""The headless server as a process: one line when it listens, nothing else, and a clean end."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import open_tmp_core
from tests.serving import ROOT
from tests.wire import CheckedClient


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(tmp_path: Path, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "syncserver", "--data-dir", str(tmp_path), "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        said = json.loads(child.stdout.readline())
        assert said["url"] == f"http://127.0.0.1:{said['port']}"
        with CheckedClient(said["url"]) as client:
            assert client.get("/api/v2/simple/status").status_code == 200
            # The client's idle connection is still open when the signal comes.
            child.send_signal(number)
            output, errors = child.communicate(timeout=5)
    assert (child.returncode, output, errors) == (0, "", "")
    open_tmp_core(tmp_path).close()
