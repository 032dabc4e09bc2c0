"""A core on a file of its own, a boutique with one terminal, and a clock that tests move."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from core.terminaux import Terminal
from tests.builders import FixedClock, make_boutique, make_terminal, open_tmp_core


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def core(tmp_path: Path, clock: FixedClock) -> Iterator[Core]:
    opened = open_tmp_core(tmp_path / "donnees", clock)
    yield opened
    opened.close()


@pytest.fixture
def boutique(core: Core) -> Boutique:
    return make_boutique(core)


@pytest.fixture
def terminal(core: Core, boutique: Boutique) -> Terminal:
    return make_terminal(core, boutique, "0a1badae951f8473")
