"""The count of identity failures: who is asked to wait, and who never is."""

from dataclasses import dataclass, field

import httpx
import pytest

from core.limites import ECHECS_PAR_ADRESSE_MAX, ECHECS_PAR_SERIE_MAX, NUMERO_SERIE_MAX
from core.vocabulaire import EtatTerminal
from syncserver.acces import Acces
from syncserver.errors import SERIAL_HEADER, TooManyFailures
from syncserver.gate import Gate, Windows
from syncserver.server import SyncServer
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import SYNC, StrictTerminal, read_refus
from tests.wire import CheckedClient

ICI, AILLEURS = "192.168.1.20", "192.168.1.21"
ARTICLES = "/api/v2/simple/articles"


@dataclass
class Watch:
    """A monotonic clock that a test moves."""

    seconds: float = 5_000.0

    def __call__(self) -> float:
        """Return the seconds that the test set."""
        return self.seconds


@dataclass
class Portier:
    """A gate on a clock of its own."""

    watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        self.gate = Gate(self.watch)

    def fail(self, serie: str, times: int, adresse: str = ICI) -> int:
        """Fail so many times, and tell how many of them were only answered as failures."""
        answered = 0
        for _ in range(times):
            try:
                self.gate.record_failure(adresse, serie)
                answered += 1
            except TooManyFailures as error:
                self.attente_s = error.attente_s
        return answered


@pytest.fixture
def portier() -> Portier:
    return Portier()


@pytest.mark.parametrize(
    ("times", "answered"),
    [
        (ECHECS_PAR_SERIE_MAX - 1, ECHECS_PAR_SERIE_MAX - 1),
        (ECHECS_PAR_SERIE_MAX, ECHECS_PAR_SERIE_MAX),
        (ECHECS_PAR_SERIE_MAX + 1, ECHECS_PAR_SERIE_MAX),
    ],
)
def test_thirty_a_minute_of_one_serial(portier: Portier, times: int, answered: int) -> None:
    assert portier.fail("X", times) == answered
    assert portier.gate.is_open(ICI, "X") is (times < ECHECS_PAR_SERIE_MAX)
    assert portier.gate.is_open(ICI, "Y")
    assert portier.gate.is_open(AILLEURS, "X")


def test_it_passes_after_the_minute_that_it_says(portier: Portier) -> None:
    portier.fail("X", ECHECS_PAR_SERIE_MAX)
    portier.watch.seconds += 20.5
    assert portier.fail("X", 1) == 0
    assert portier.attente_s == 40
    portier.watch.seconds += 39
    assert portier.fail("X", 1) == 0
    assert portier.attente_s == 1
    portier.watch.seconds += 0.5
    assert portier.gate.is_open(ICI, "X")
    assert portier.fail("X", ECHECS_PAR_SERIE_MAX + 1) == ECHECS_PAR_SERIE_MAX


def test_an_address_that_makes_serials_up_is_counted_too(portier: Portier) -> None:
    names = [f"S{number}" for number in range(ECHECS_PAR_ADRESSE_MAX + 50)]
    assert sum(portier.fail(name, 1) for name in names) == ECHECS_PAR_ADRESSE_MAX
    assert portier.fail("X", 1, AILLEURS) == 1


def test_what_is_too_long_for_a_serial_is_one_name(portier: Portier) -> None:
    for number in range(ECHECS_PAR_SERIE_MAX):
        portier.fail("x" * (NUMERO_SERIE_MAX + 1) + str(number), 1)
    assert not portier.gate.is_open(ICI, "x" * 60_000)
    assert portier.gate.is_open(ICI, "x" * NUMERO_SERIE_MAX)


def test_the_counters_are_bounded_and_forgotten() -> None:
    watch = Watch()
    windows = Windows(watch, maximum=100)
    for number in range(10_000):
        windows.incr(f"key {number}", 60)
        assert len(windows) <= 100
    assert (windows.get("key 9999"), windows.get("key 1")) == (1, 0)
    watch.seconds += 60
    assert windows.get("key 9999") == 0
    windows.incr("fresh", 60)
    assert len(windows) == 1
    windows.incr("other", 60)
    windows.clear("other")
    assert (windows.get("other"), windows.reset(), len(windows)) == (0, 1, 0)
    assert windows.check()
    assert windows.base_exceptions is ValueError


def hammer(client: CheckedClient, serie: str | None, times: int) -> list[int]:
    """Ask as this serial says, and return the statuses."""
    headers = {} if serie is None else {SERIAL_HEADER: serie}
    return [client.get(ARTICLES, headers=headers).status_code for _ in range(times)]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def server(magasin: Magasin, watch: Watch) -> SyncServer:
    return SyncServer(magasin.core, "127.0.0.1", 0, acces=Acces(Gate(watch)))


@pytest.fixture
def client(server: SyncServer) -> CheckedClient:
    server.start()
    return CheckedClient(server.url)


@pytest.fixture(autouse=True)
def _stopped(client: CheckedClient, server: SyncServer) -> object:
    yield
    client.close()
    server.stop()


@pytest.mark.parametrize("serie", ["inconnu", None])
def test_a_stranger_is_asked_to_wait_in_words(
    client: CheckedClient, watch: Watch, serie: str | None
) -> None:
    statuses = hammer(client, serie, ECHECS_PAR_SERIE_MAX + 2)
    assert set(statuses[:-2]) == {400 if serie is None else 404}
    assert statuses[-2:] == [429, 429]
    headers = {} if serie is None else {SERIAL_HEADER: serie}
    response = client.request("POST", SYNC, headers=headers, content=b"[]")
    assert read_refus(response, 429).code == "TOO_MANY_REQUESTS"
    assert response.headers["Retry-After"] == "60"
    watch.seconds += 60
    assert hammer(client, serie, 1) == statuses[:1]


def test_an_approved_terminal_is_never_asked_to_wait(
    client: CheckedClient, magasin: Magasin
) -> None:
    """One address for the whole shop, as behind a repeater, and a stranger that hammers from it."""
    assert set(hammer(client, SERIE, 3 * ECHECS_PAR_SERIE_MAX)) == {200}
    made_up = [hammer(client, f"S{number}", 1)[0] for number in range(ECHECS_PAR_ADRESSE_MAX + 20)]
    assert made_up.count(429) == 20
    differing = [(SERIAL_HEADER, SERIE), ("Device-Serial", "autre")]
    refused = [client.get(ARTICLES, headers=differing).status_code for _ in range(3)]
    assert refused == [429, 429, 429]
    assert set(hammer(client, SERIE, 2 * ECHECS_PAR_SERIE_MAX)) == {200}
    vente = {
        "numero_facture": "F-1",
        "lignes": [{"article_id": magasin.articles[0], "quantite": 1}],
    }
    terminal = StrictTerminal(client, SERIE)
    terminal.sell(vente)
    assert terminal.push().accepted == ["F-1"]


def test_who_waits_for_the_owner_is_served_once_approved(
    client: CheckedClient, magasin: Magasin
) -> None:
    assert hammer(client, "nouveau", ECHECS_PAR_SERIE_MAX + 1)[-1] == 429
    magasin.core.terminaux.approve("nouveau", magasin.boutique.id, "Caisse 2")
    assert hammer(client, "nouveau", 3) == [200, 200, 200]


def test_beyond_its_count_an_address_is_not_listed(client: CheckedClient, magasin: Magasin) -> None:
    hammer(client, None, ECHECS_PAR_SERIE_MAX + 1)
    assert hammer(client, "vu", 1) == [404]
    for number in range(ECHECS_PAR_ADRESSE_MAX):
        hammer(client, f"long {'x' * NUMERO_SERIE_MAX} {number}", 1)
    assert hammer(client, "pas vu", 1) == [429]
    pending = [
        t.numero_serie
        for t in magasin.core.terminaux.list_terminaux()
        if t.etat is EtatTerminal.EN_ATTENTE
    ]
    assert pending == ["vu"]


def test_an_address_given_by_the_client_is_never_believed(
    client: CheckedClient, magasin: Magasin
) -> None:
    claims = {"X-Forwarded-For": AILLEURS, "Forwarded": f"for={AILLEURS}", "X-Real-IP": AILLEURS}
    statuses = [
        client.get(ARTICLES, headers={**claims, "X-Forwarded-For": f"10.0.0.{n}"}).status_code
        for n in range(ECHECS_PAR_SERIE_MAX + 1)
    ]
    assert statuses[-1] == 429
    assert client.get(ARTICLES, headers={**claims, SERIAL_HEADER: SERIE}).status_code == 200
    assert magasin.core.terminaux.get_terminal(SERIE).adresse_ip == "127.0.0.1"


def test_without_the_count_a_stranger_is_never_asked_to_wait(magasin: Magasin) -> None:
    """Negative control: the count is taken away, and what holds it is seen to fail."""
    endless = Acces(Gate(per_serie=10**9, per_adresse=10**9))
    server = SyncServer(magasin.core, "127.0.0.1", 0, acces=endless)
    server.start()
    with httpx.Client(trust_env=False) as bare:
        statuses = {
            bare.get(server.url + ARTICLES, headers={SERIAL_HEADER: "inconnu"}).status_code
            for _ in range(ECHECS_PAR_SERIE_MAX + 5)
        }
    server.stop()
    assert statuses == {404}
