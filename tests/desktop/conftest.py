"""A dressed QApplication, a core on a file of its own, and what pages work with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.application import Core
from core.boutiques import Boutique
from core.terminaux import Terminal
from desktop.bridge import EventBridge
from desktop.formats import Times
from desktop.langue import Langue, speak
from desktop.pages.page import Services
from desktop.preferences import Preferences
from desktop.tasks import Tasks
from desktop.theme import Mode, set_theme
from syncserver.essai import try_request
from syncserver.lecture import read_charge
from tests.builders import FixedClock, make_boutique, make_terminal, open_tmp_core


@dataclass(frozen=True)
class Magasin:
    """A core with one boutique and one terminal, and the services of a window on it."""

    core: Core
    clock: FixedClock
    boutique: Boutique
    terminal: Terminal
    services: Services


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    set_theme(qapp, Mode.LIGHT)


@pytest.fixture
def in_english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Langue.ANGLAIS)
    yield
    speak(qapp, Langue.FRANCAIS)


@pytest.fixture
def tasks(_dressed: None) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def magasin(tmp_path: Path, tasks: Tasks) -> Iterator[Magasin]:
    clock = FixedClock()
    core = open_tmp_core(tmp_path, clock)
    boutique = make_boutique(core, nom="Alimentation Mama Odette")
    terminal = make_terminal(core, boutique, "QRU50NU", "Caisse 1 – Mama Chantal")
    bridge = EventBridge(core.events)
    times = Times(clock, boutique.fuseau)
    preferences = Preferences(core.parametres, tasks)
    essayer = partial(try_request, core)
    services = Services(core, tasks, bridge, times, preferences, read_charge, essayer)
    yield Magasin(core, clock, boutique, terminal, services)
    # Workers first: none may read once the file is closed.
    tasks.close()
    bridge.close()
    core.close()
