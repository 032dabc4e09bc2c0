"""What every suite of this folder gets: one shop on a server, and a way to say its figures."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from syncserver.server import SyncServer
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core

SERIE = "0a1badae951f8473"
STOCK = 10**9

Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Give a way to print figures even where the test passes."""

    def write(sentence: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{sentence}\n")

    return write


@dataclass(frozen=True)
class Magasin:
    """A core with one boutique, one approved terminal and one article, served on loopback."""

    core: Core
    boutique: Boutique
    article_id: int
    server: SyncServer

    def list_problems(self) -> tuple[str, ...]:
        """Return what is wrong with the book."""
        return self.core.verification.verify().problemes

    def count_ventes(self) -> int:
        """Return how many sales there are."""
        return self.core.verification.verify().ventes


@pytest.fixture
def magasin(tmp_path: Path) -> Iterator[Magasin]:
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE, "Terminal")
    article_id = make_article(core, boutique, "A1", quantite_stock=STOCK)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    yield Magasin(core, boutique, article_id, server)
    server.stop()
    core.close()
