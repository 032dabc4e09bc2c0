"""One shop with a terminal and articles, served over real HTTP on loopback."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.application import Core
from core.boutiques import Boutique
from syncserver.server import SyncServer
from tests.builders import FixedClock, make_article, make_boutique, make_terminal, open_tmp_core
from tests.terminal import StrictTerminal
from tests.wire import CheckedClient

SERIE = "0a1badae951f8473"


@dataclass(frozen=True)
class Magasin:
    """A core with one boutique, one approved terminal and three articles of ten pieces each."""

    core: Core
    clock: FixedClock
    boutique: Boutique
    articles: tuple[int, ...]

    @property
    def stocks(self) -> list[int]:
        """Return the stock of each article as a terminal is told it."""
        instantane = self.core.catalogue.read_snapshot(self.boutique.id)
        return [article.quantite_stock for article in instantane.articles]


@pytest.fixture
def magasin(tmp_path: Path) -> Iterator[Magasin]:
    clock = FixedClock()
    core = open_tmp_core(tmp_path, clock)
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE, "Terminal messie vanza")
    articles = tuple(make_article(core, boutique, code) for code in ("A1", "A2", "A3"))
    yield Magasin(core, clock, boutique, articles)
    core.close()


@pytest.fixture
def server(magasin: Magasin) -> Iterator[SyncServer]:
    server = SyncServer(magasin.core, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def client(server: SyncServer) -> Iterator[CheckedClient]:
    with CheckedClient(server.url) as client:
        yield client


@pytest.fixture
def terminal(client: CheckedClient) -> StrictTerminal:
    return StrictTerminal(client, SERIE)
