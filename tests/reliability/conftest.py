"""What every suite of this folder gets: one shop on a server, and a way to say its figures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from syncserver.protocol import BoundedProtocol
from syncserver.server import SyncServer
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.conftest import Say

__all__ = ["SERIE", "STOCK", "Magasin", "Say", "magasin", "serve_magasin"]

SERIE = "0a1badae951f8473"
STOCK = 10**9


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


@contextmanager
def serve_magasin(
    folder: Path, protocol: type[BoundedProtocol] = BoundedProtocol
) -> Iterator[Magasin]:
    """Open a shop and serve it, by another kind of connection where a control asks for one."""
    core = open_tmp_core(folder)
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE, "Terminal")
    article_id = make_article(core, boutique, "A1", quantite_stock=STOCK)
    server = SyncServer(core, "127.0.0.1", 0, protocol)
    server.start()
    yield Magasin(core, boutique, article_id, server)
    server.stop()
    core.close()


@pytest.fixture
def magasin(tmp_path: Path) -> Iterator[Magasin]:
    with serve_magasin(tmp_path) as magasin:
        yield magasin
