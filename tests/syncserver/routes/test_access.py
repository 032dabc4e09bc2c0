"""Every route × every state of the caller: one table of exact answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import pytest

from core import terminaux
from core.boutiques import Boutique
from core.limites import NUMERO_SERIE_MAX
from core.terminaux import Terminal, TerminalIdentifie
from syncserver.acces import Acces
from syncserver.app import ROUTES
from syncserver.errors import SERIAL_HEADER
from syncserver.gate import Gate
from syncserver.routing import Route
from syncserver.server import SyncServer
from tests.builders import make_boutique, make_terminal, open_tmp_core
from tests.conftest import Say
from tests.core.test_verification import break_file
from tests.terminal import SYNC, read_refus
from tests.wire import CheckedClient

ACTIVE, PENDING, REFUSED, INACTIVE = "ACTIVE", "PENDING", "REFUSED", "INACTIVE"
REPLACED, CLOSED = "REPLACED", "CLOSED"

BASE = "/api/v2/simple"
POS = f"{BASE}/pos/status"
Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Etat:
    """What a caller says of itself, and the one answer that every route has for it."""

    nom: str
    headers: Headers
    status: int
    code: str


def named(serie: str) -> Headers:
    """Return the header of a terminal, whatever bytes its serial number is made of."""
    return [(SERIAL_HEADER, serie)]


STATES = [
    Etat("no header", [], 400, "MISSING_SERIAL"),
    Etat("an empty header", named(""), 400, "MISSING_SERIAL"),
    Etat(
        "two that differ",
        [(SERIAL_HEADER, ACTIVE), ("Device-Serial", PENDING)],
        400,
        "INVALID_FORMAT",
    ),
    Etat("unknown", named("INCONNU"), 404, "TERMINAL_NOT_FOUND"),
    Etat("pending", named(PENDING), 404, "TERMINAL_NOT_FOUND"),
    Etat("refused", named(REFUSED), 404, "TERMINAL_NOT_FOUND"),
    Etat("too long", named("x" * (NUMERO_SERIE_MAX + 1)), 404, "TERMINAL_NOT_FOUND"),
    Etat("another case", named(ACTIVE.lower()), 404, "TERMINAL_NOT_FOUND"),
    Etat("inactive", named(INACTIVE), 403, "TERMINAL_INACTIF"),
    Etat("replaced", named(REPLACED), 403, "TERMINAL_INACTIF"),
    Etat("boutique off", named(CLOSED), 403, "BOUTIQUE_INACTIVE"),
]
CALLS = [(route, chemin) for route in ROUTES for chemin in route.chemins]
IDENTIFIED = [(route, chemin) for route, chemin in CALLS if route.identifie]

ANOTHERS: Sequence[tuple[str, Any]] = [
    ("boutique_id", 2),
    ("BoutiqueId", "2"),
    ("boutique_id", "x"),
    ("device_serial", CLOSED),
    ("DeviceSerial", REPLACED),
]
# What a body says to be another's, by route: one that is not named here has nothing to say.
FOREIGN: Mapping[str, Sequence[Any]] = {
    chemin: [
        {"ventes": [{}], "boutique_id": 2},
        {"ventes": [{}], "device_serial": CLOSED},
        {"Ventes": [{}], "BoutiqueId": "2"},
        {"Ventes": [{}], "DeviceSerial": REPLACED},
    ]
    for chemin in (SYNC, f"{SYNC}/batch", f"{BASE}/sync-ventes", "/api/sync/ventes")
} | {
    # Whatever else they lack: whose a request is comes first.
    chemin: [{nom: autre} for nom, autre in ANOTHERS]
    for chemin in (
        f"{BASE}/ventes/annuler",
        f"{BASE}/ventes/reconciliation",
        f"{BASE}/ventes/notifier-rejet",
        f"{BASE}/retours-articles",
        f"{BASE}/rapports-caisse",
    )
}
SEULE = f"{BASE}/ventes"
"""What one sale says inside of it is an erreur of that sale, which is kept."""


def name_of(value: object) -> str:
    return value.nom if isinstance(value, Etat) else ""


def path_of(chemin: str) -> str:
    return chemin.replace("{numero_serie}", ACTIVE)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CheckedClient]:
    core = open_tmp_core(tmp_path_factory.mktemp("acces"))
    boutique = make_boutique(core)
    fermee = make_boutique(core, nom="Fermée")
    for serie in (ACTIVE, INACTIVE):
        make_terminal(core, boutique, serie)
    core.terminaux.deactivate(INACTIVE)
    core.terminaux.replace(ACTIVE, make_terminal(core, boutique, REPLACED).id)
    make_terminal(core, fermee, CLOSED)
    break_file(core, "UPDATE boutique SET est_active = 0 WHERE id = 2")
    # Each look at this clock is a minute after the one before: no failure is one too many.
    acces = Acces(Gate(map(float, count(0, 61)).__next__))
    server = SyncServer(core, "127.0.0.1", 0, acces=acces)
    server.start()
    with CheckedClient(server.url) as client:
        for serie in (PENDING, REFUSED):
            client.get(f"{BASE}/articles", headers=named(serie))
        core.terminaux.refuse(REFUSED)
        yield client
    server.stop()
    core.close()


def test_the_table_is_whole(say: Say) -> None:
    assert {route.chemins[0] for route in ROUTES} <= {chemin for _, chemin in CALLS}
    answers = len(CALLS) * len(STATES)
    say(f"access: {len(CALLS)} addresses × {len(STATES)} callers, {answers} answers")


@pytest.mark.parametrize(("route", "chemin"), CALLS)
@pytest.mark.parametrize("etat", STATES, ids=name_of)
def test_each_route_has_one_answer_for_each_stranger(
    client: CheckedClient, route: Route, chemin: str, etat: Etat
) -> None:
    check_answer(client, route, chemin, etat)


@pytest.mark.parametrize(("route", "chemin"), IDENTIFIED)
def test_control_a_route_that_asks_nobody_who_he_is_is_found_out(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch, route: Route, chemin: str
) -> None:
    """The protection is the terminal's state: without it whoever was let in once gets past."""
    monkeypatch.setattr(terminaux, "_require_let_in", let_in)
    (inactive,) = [etat for etat in STATES if etat.nom == "inactive"]
    with pytest.raises(AssertionError):
        check_answer(client, route, chemin, inactive)


def let_in(found: Terminal, boutique: Boutique | None) -> TerminalIdentifie:
    assert boutique is not None
    return TerminalIdentifie(found, boutique)


def check_answer(client: CheckedClient, route: Route, chemin: str, etat: Etat) -> None:
    """Hold an answer against the table."""
    expected = etat
    if not route.identifie:
        expected = replace(etat, status=200, code="")
    elif chemin == POS and etat.status == 403:
        # The one address where a terminal that is switched off is told so as an answer.
        expected = replace(etat, status=200, code="POS_DISABLED")
    # What a body says is of no interest before it is known whose it is.
    response = client.request(route.method, path_of(chemin), headers=etat.headers, content=b"{")
    answer = response.json()
    assert (response.status_code, answer.get("code", "")) == (expected.status, expected.code)
    needed = "X-Device-Serial" if expected.code == "MISSING_SERIAL" else None
    assert answer.get("header_required") == needed
    assert answer["success"] is (expected.status == 200)


@pytest.mark.parametrize(("route", "chemin"), IDENTIFIED)
def test_a_serial_number_of_other_letters_is_nobodys(
    client: CheckedClient, route: Route, chemin: str
) -> None:
    headers = {SERIAL_HEADER: "a\u00a0b".encode("latin-1")}
    refus = read_refus(client.request(route.method, path_of(chemin), headers=headers), 404)
    assert refus.code == "TERMINAL_NOT_FOUND"


@pytest.mark.parametrize(("route", "chemin"), IDENTIFIED)
def test_an_approved_terminal_gets_past(client: CheckedClient, route: Route, chemin: str) -> None:
    headers = named(ACTIVE)
    response = client.request(route.method, path_of(chemin), headers=headers, content=b"{")
    assert response.status_code == (200 if route.corps is None else 400)


@pytest.mark.parametrize(("route", "chemin"), IDENTIFIED)
def test_what_a_body_says_to_be_anothers_is_refused(
    client: CheckedClient, route: Route, chemin: str
) -> None:
    """A route that takes a body must be in the table."""
    bodies = () if route.corps is None else FOREIGN.get(chemin, ())
    assert bool(bodies) is (route.corps is not None and chemin != SEULE)
    for body in bodies:
        response = client.request(
            route.method, chemin, headers=named(ACTIVE), content=json.dumps(body).encode()
        )
        assert read_refus(response, 403).code == "BOUTIQUE_MISMATCH", body


def test_what_one_sale_says_to_be_anothers_is_kept_for_the_owner(client: CheckedClient) -> None:
    vente = {"numero_facture": "F-1", "lignes": [{"article_id": 1, "quantite": 1}]}
    for nom, autre in ANOTHERS:
        content = json.dumps({**vente, nom: autre}).encode()
        response = client.request("POST", SEULE, headers=named(ACTIVE), content=content)
        assert read_refus(response, 409).code == "BOUTIQUE_MISMATCH", nom


@pytest.mark.parametrize(("route", "chemin"), IDENTIFIED)
def test_so_is_what_an_address_says(client: CheckedClient, route: Route, chemin: str) -> None:
    """A `boutique_id` anywhere in a request never widens access: it is only checked."""
    path = path_of(chemin)
    for nom, autre in ANOTHERS:
        asked = f"{path}?{nom}={autre}"
        refus = read_refus(client.request(route.method, asked, headers=named(ACTIVE)), 403)
        assert refus.code == "BOUTIQUE_MISMATCH", asked
    own = f"{path}?boutique_id=1&BoutiqueId=&device_serial={ACTIVE}"
    response = client.request(route.method, own, headers=named(ACTIVE), content=b"{")
    assert response.status_code == (200 if route.corps is None else 400)


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
