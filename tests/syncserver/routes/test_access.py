"""Every route × every state of the caller: one table of exact answers."""

from collections.abc import Iterator

import pytest

from core.limites import NUMERO_SERIE_MAX
from syncserver.app import ROUTES
from syncserver.errors import SERIAL_HEADER
from syncserver.server import SyncServer
from tests.builders import make_boutique, make_terminal, open_tmp_core
from tests.terminal import SYNC, read_refus
from tests.wire import CheckedClient

ACTIVE, PENDING, REFUSED, INACTIVE = "ACTIVE", "PENDING", "REFUSED", "INACTIVE"

CALLS = [
    (route.method, chemin.replace("{numero_serie}", ACTIVE))
    for route in ROUTES
    if route.identifie
    for chemin in route.chemins
]
POS = "/api/v2/simple/pos/status"
STATES = [
    (None, 400, "MISSING_SERIAL"),
    ("", 400, "MISSING_SERIAL"),
    ("INCONNU", 404, "TERMINAL_NOT_FOUND"),
    (PENDING, 404, "TERMINAL_NOT_FOUND"),
    (REFUSED, 404, "TERMINAL_NOT_FOUND"),
    ("x" * (NUMERO_SERIE_MAX + 1), 404, "TERMINAL_NOT_FOUND"),
    ("a\u00a0b", 404, "TERMINAL_NOT_FOUND"),
    (INACTIVE, 403, "TERMINAL_INACTIF"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CheckedClient]:
    core = open_tmp_core(tmp_path_factory.mktemp("acces"))
    boutique = make_boutique(core)
    for serie in (ACTIVE, INACTIVE):
        make_terminal(core, boutique, serie)
    core.terminaux.deactivate(INACTIVE)
    server = SyncServer(core, "127.0.0.1", 0)
    server.start()
    with CheckedClient(server.url) as client:
        for serie in (PENDING, REFUSED):
            client.get("/api/v2/simple/articles", headers={"X-Device-Serial": serie})
        core.terminaux.refuse(REFUSED)
        yield client
    server.stop()
    core.close()


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize(("serie", "status", "code"), STATES)
def test_each_route_refuses_each_stranger(
    client: CheckedClient,
    method: str,
    path: str,
    *,
    serie: str | None,
    status: int,
    code: str,
) -> None:
    # What a body says is of no interest before it is known whose it is.
    headers = {} if serie is None else {"X-Device-Serial": serie.encode("latin-1")}
    if serie == INACTIVE and path == POS:
        # The one address where a terminal that is switched off is told so as an answer.
        assert client.get(path, headers={SERIAL_HEADER: INACTIVE}).json()["code"] == "POS_DISABLED"
        return
    refus = read_refus(client.request(method, path, headers=headers, content=b"{"), status)
    assert refus.code == code
    assert refus.header_required == ("X-Device-Serial" if code == "MISSING_SERIAL" else "")


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_an_approved_terminal_gets_past(client: CheckedClient, method: str, path: str) -> None:
    response = client.request(method, path, headers={"X-Device-Serial": ACTIVE}, content=b"{")
    assert response.status_code == (200 if method == "GET" else 400)


@pytest.mark.parametrize(
    "headers",
    [
        [("X-Device-Serial", ACTIVE), ("Device-Serial", "autre")],
        [("X-Device-Serial", ACTIVE), ("X-Device-Serial", "autre")],
        [("Serial-Number", "autre"), ("Device-Serial", ACTIVE)],
    ],
)
def test_two_serials_are_refused(client: CheckedClient, headers: list[tuple[str, str]]) -> None:
    refus = read_refus(client.request("POST", SYNC, headers=headers, content=b"[1]"), 400)
    assert refus.code == "INVALID_FORMAT"


def test_one_serial_may_come_twice(client: CheckedClient) -> None:
    headers = [("X-Device-Serial", ACTIVE), ("Device-Serial", ACTIVE), ("Serial-Number", "")]
    assert client.get("/api/v2/simple/categories", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/api/v2/simple/terminal/", "/api/v2/simple/articles/terminal/"])
def test_the_serial_of_the_address_must_be_the_callers(client: CheckedClient, path: str) -> None:
    headers = {"X-Device-Serial": ACTIVE}
    assert client.get(path + ACTIVE, headers=headers).status_code == 200
    mine, unknown = (
        read_refus(client.get(path + serie, headers=headers), 404)
        for serie in (INACTIVE, "INCONNU")
    )
    assert mine == unknown
    assert mine.code == "TERMINAL_NOT_FOUND"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, "ROUTE_NOT_FOUND"),
        ("GET", "/docs", 404, "ROUTE_NOT_FOUND"),
        ("GET", "/redoc", 404, "ROUTE_NOT_FOUND"),
        ("GET", "/api/v2/simple/boutiques", 404, "ROUTE_NOT_FOUND"),
        ("GET", "/api/v2/simple/%2e%2e/%00", 404, "ROUTE_NOT_FOUND"),
        ("POST", "/api/v2/simple/status", 405, "METHOD_NOT_ALLOWED"),
        ("GET", SYNC, 405, "METHOD_NOT_ALLOWED"),
        ("PUT", SYNC, 405, "METHOD_NOT_ALLOWED"),
        ("OPTIONS", SYNC, 405, "METHOD_NOT_ALLOWED"),
    ],
)
def test_an_address_that_is_none_is_refused_in_our_shape(
    client: CheckedClient, method: str, path: str, *, status: int, code: str
) -> None:
    refus = read_refus(client.request(method, path), status)
    assert refus.code == code


def test_no_other_origin_is_invited(client: CheckedClient) -> None:
    response = client.get("/api/v2/simple/status", headers={"Origin": "http://evil.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]
