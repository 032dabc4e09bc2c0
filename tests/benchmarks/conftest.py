"""The report of all benchmarks, printed at the end, and the large file that several of them use."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.benchmarks.lots import Caisse
from tests.benchmarks.report import Report
from tests.benchmarks.server import (
    make_boutique,
    prepare,
    push_all,
    read_resident_mb,
    run_server,
)
from tests.serving import ROOT

REPORT = pytest.StashKey[Report]()
_LOT = 500
_NEVER_COMPILED = "PYTHONDONTWRITEBYTECODE"
_LOTS_AHEAD = 20


def pytest_configure(config: pytest.Config) -> None:
    config.stash[REPORT] = Report()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    report = terminalreporter.config.stash.get(REPORT, Report())
    if report.rows:
        terminalreporter.section("benchmarks")
        for line in report.lines():
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> Report:
    """Return the table that the command prints."""
    return request.config.stash[REPORT]


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a shop's computer: what was compiled once stays compiled."""
    compiled = {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}
    inherited = {name: os.environ[name] for name in os.environ.keys() - {_NEVER_COMPILED}}
    return {**inherited, **compiled, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@dataclass(slots=True)
class LargeFile:
    """A data folder whose file grows through HTTP as far as a benchmark needs."""

    folder: Path
    caisse: Caisse = field(default_factory=lambda: Caisse("L"))
    ventes: int = 0

    def fill_to(self, ventes: int) -> float | None:
        """Push sales until there are so many; return what the server then has in RAM, in MB."""
        with run_server(self.folder) as serveur:
            while self.ventes < ventes:
                push_all(serveur.port, prepare(self.caisse, lots=_LOTS_AHEAD, size=_LOT))
                self.ventes += _LOTS_AHEAD * _LOT
            resident_mb = read_resident_mb(serveur.child.pid)
        if hasattr(os, "sync"):
            # What the disk still owes would be paid by whatever is timed next.
            os.sync()
        return resident_mb


@pytest.fixture(scope="session")
def large_file() -> Iterator[LargeFile]:
    """Lend a file of some hundred megabytes, gone when the tests are over."""
    with tempfile.TemporaryDirectory() as folder:
        made = LargeFile(Path(folder))
        make_boutique(made.folder)
        yield made
