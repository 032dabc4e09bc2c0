"""Cycles die in the UI thread, between two events, and nowhere else."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.collector import Collector, collect_due

SEUIL = 700


class Cycle:
    """What only the collector can free; tells in which thread it died."""

    def __init__(self, deaths: list[str]) -> None:
        self.me = self
        self.deaths = deaths

    def __del__(self) -> None:
        self.deaths.append(threading.current_thread().name)


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    gc.enable()
    before = gc.get_threshold()
    # Whatever a server in this process has chosen.
    gc.set_threshold(SEUIL)
    collector = Collector(qapp)
    yield collector
    collector.deleteLater()
    gc.set_threshold(*before)


def make_waste(deaths: list[str]) -> None:
    """Drop more cycles than Python would bear before it collects."""
    for _ in range(2 * SEUIL):
        Cycle(deaths)


@pytest.mark.usefixtures("collector")
def test_a_worker_never_collects() -> None:
    deaths: list[str] = []
    worker = threading.Thread(target=make_waste, args=(deaths,), name="worker")
    worker.start()
    worker.join()
    assert deaths == []
    collect_due()
    assert set(deaths) == {"MainThread"}


def test_the_event_loop_collects(qtbot: QtBot, collector: Collector) -> None:
    deaths: list[str] = []
    collector.start()
    make_waste(deaths)
    assert deaths == []

    def see_deaths() -> bool:
        # What earlier tests left is freed meanwhile, which Python counts against the waste.
        make_waste(deaths)
        return len(deaths) > 0

    qtbot.waitUntil(see_deaths)
    assert set(deaths) == {"MainThread"}


@pytest.mark.usefixtures("collector")
def test_little_waste_is_no_reason_to_collect() -> None:
    gc.collect()
    deaths: list[str] = []
    kept = weakref.ref(Cycle(deaths))
    collect_due()
    assert kept() is not None


def test_the_program_collects_in_no_other_way() -> None:
    code = (
        "import gc; from desktop import start; "
        "start._start = lambda options: print(gc.isenabled()) or 0; start.main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["False"]
