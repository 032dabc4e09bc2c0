"""I18: each hostile body gets its exact answer; none a 5xx, and nothing of it moves a stock."""

import json
import sys
from collections.abc import Iterator

import pytest

from core.application import Core
from syncserver.server import SyncServer
from tests.builders import make_article, make_boutique, make_terminal, open_tmp_core
from tests.syncserver.hostile.corps import ARTICLE, CREEE, Corps, list_corps
from tests.wire import CheckedClient

CORPS = list_corps()
SERIE = "0a1badae951f8473"
STOCK = 100_000
FEWEST = 300


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Core]:
    core = open_tmp_core(tmp_path_factory.mktemp("hostile"))
    boutique = make_boutique(core)
    make_terminal(core, boutique, SERIE, "Terminal")
    assert make_article(core, boutique, "A1", quantite_stock=STOCK) == ARTICLE
    yield core
    core.close()


@pytest.fixture(scope="module")
def client(core: Core) -> Iterator[CheckedClient]:
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    with CheckedClient(server.url) as client:
        yield client
    server.stop()


def push(client: CheckedClient, corps: Corps) -> tuple[int, str]:
    """Send a body, and return the status with the code of the whole or of its only sale."""
    headers = {"X-Device-Serial": SERIE, "Content-Type": "application/json", **corps.headers}
    path = "/api/v2/simple/ventes/sync"
    response = client.post(path, content=corps.octets, headers=headers)
    answer = json.loads(response.content)
    if response.status_code != 201:
        return response.status_code, answer["code"]
    refused = answer["details"]["erreurs"]
    assert len(refused) + len(answer["details"]["creees"]) == 1
    return 201, refused[0]["code"] if refused else CREEE


def test_the_table_is_long_and_says_nothing_twice() -> None:
    names = [corps.nom for corps in CORPS]
    assert len(set(names)) == len(names) >= FEWEST


@pytest.mark.parametrize("corps", CORPS, ids=[corps.nom for corps in CORPS])
def test_each_hostile_body_gets_its_exact_answer(client: CheckedClient, corps: Corps) -> None:
    assert push(client, corps) == (corps.status, corps.code)


def test_afterwards_the_book_is_right(
    core: Core, client: CheckedClient, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs after the table: what was sold is out of the stock, what was refused is kept."""
    created = [corps for corps in CORPS if corps.code == CREEE]
    bilan = core.verification.verify()
    assert bilan.problemes == ()
    (article,) = core.catalogue.read_snapshot(1).articles
    refused = len(CORPS) - len(created)
    with capsys.disabled():
        sys.stdout.write(f"\nhostile bodies: {len(CORPS)}, {refused} refused, as the table says\n")
    assert article.quantite_stock < STOCK
    assert client.get("/api/v2/simple/status").status_code == 200
