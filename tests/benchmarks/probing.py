"""Runs the real window in a process of its own, and reads what its probe says."""

import json
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks.server import HOST


def run_probe(kind: str, folder: Path, environ: Mapping[str, str]) -> tuple[float, dict[str, Any]]:
    """Return the seconds until the first paint, and the figures of the probe."""
    command = [sys.executable, "-P", "-m", "tests.benchmarks.window_probe", kind, str(folder)]
    start = perf_counter()
    with subprocess.Popen(
        [*command, str(_find_free_port())], stdout=subprocess.PIPE, text=True, env=environ
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "painted\n"
        opened = perf_counter() - start
        figures: dict[str, Any] = json.loads(child.stdout.read())
    assert child.returncode == 0
    return opened, figures


def _find_free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
