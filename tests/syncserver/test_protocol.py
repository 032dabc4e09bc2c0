"""The limits of a connection, with deadlines and caps made small."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from time import perf_counter
from typing import Any

import pytest

from core.limites import CONNEXIONS_MAX, CONNEXIONS_PAR_ADRESSE_MAX, REQUETE_MAX_S
from syncserver.protocol import BoundedProtocol
from syncserver.server import SyncServer
from tests.builders import make_article
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_ventes import make_vente

DEADLINE_S = 0.4
SLACK_S = 10
"""A busy machine may be late; a deadline that never came would be later still."""
STATUS = b"GET /api/v2/simple/status HTTP/1.1\r\nHost: localhost\r\n\r\n"


class ShortProtocol(BoundedProtocol):
    """Three connections an address, five in all, 0.4 s a request."""

    request_seconds = DEADLINE_S
    linger_seconds = 0.4
    per_address_max = 3
    total_max = 5


class Wire:
    """A raw connection: bytes out, bytes in, and whether the other side has closed."""

    def __init__(self, server: SyncServer, source: str = "127.0.0.1") -> None:
        self.socket = socket.create_connection(
            ("127.0.0.1", server.port), timeout=5, source_address=(source, 0)
        )

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def read_answer(self) -> tuple[int, dict[str, str], Any]:
        """Read one whole answer: status, headers, decoded body."""
        head, _, body = self._read_until(b"\r\n\r\n").partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (x.partition(": ") for x in lines)}
        while len(body) < int(headers["content-length"]):
            body += self.socket.recv(65_536)
        return int(first.split()[1]), headers, json.loads(body)

    def read_to_end(self) -> bytes:
        """Read until the server closes; a reset is an end too."""
        received = b""
        with suppress(ConnectionResetError):
            while data := self.socket.recv(65_536):
                received += data
        return received

    def is_closed_within(self, seconds: float) -> bool:
        """Wait for the server to close, at most so long."""
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True
        except TimeoutError:
            return False
        finally:
            self.socket.settimeout(5)

    def _read_until(self, mark: bytes) -> bytes:
        received = b""
        while mark not in received:
            data = self.socket.recv(65_536)
            assert data, f"closed after {received!r}"
            received += data
        return received


Connect = Callable[..., Wire]


@pytest.fixture
def short(magasin: Magasin) -> Iterator[SyncServer]:
    server = SyncServer(magasin.core, "127.0.0.1", 0, ShortProtocol)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def connect(short: SyncServer) -> Iterator[Connect]:
    with ExitStack() as stack:

        def open_wire(source: str = "127.0.0.1") -> Wire:
            wire = Wire(short, source)
            stack.callback(wire.socket.close)
            return wire

        yield open_wire


def make_post(body: bytes, *headers: str) -> bytes:
    lines = (
        "POST /api/v2/simple/ventes/sync HTTP/1.1",
        "Host: localhost",
        f"X-Device-Serial: {SERIE}",
    )
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def test_the_limits_are_those_of_the_contract() -> None:
    assert BoundedProtocol.request_seconds == REQUETE_MAX_S == 15
    assert BoundedProtocol.per_address_max == CONNEXIONS_PAR_ADRESSE_MAX == 32
    assert BoundedProtocol.total_max == CONNEXIONS_MAX == 128


INCOMPLETE = [
    pytest.param(b"", id="nothing"),
    pytest.param(b"G", id="one byte"),
    pytest.param(STATUS[:-2], id="headers without an end"),
    pytest.param(make_post(b"[", "Content-Length: 100"), id="a body cut short"),
    pytest.param(make_post(b"[" * 70_000, "Content-Length: 90000"), id="a large body cut short"),
    pytest.param(
        make_post(b"5\r\n[1,2,", "Transfer-Encoding: chunked"), id="chunks without an end"
    ),
    pytest.param(STATUS + STATUS[:-2], id="a second request cut short"),
    pytest.param(STATUS + make_post(b"", "Content-Length: 9"), id="a second body that never comes"),
    pytest.param(make_post(b"", "Content-Length: 9", "Expect: 100-continue"), id="100-continue"),
    pytest.param(make_post(b"", "Content-Length: 99999999"), id="refused, its body never sent"),
]


@pytest.mark.parametrize("data", INCOMPLETE)
def test_a_request_that_stays_incomplete_is_dropped(connect: Connect, data: bytes) -> None:
    # The connection's deadline runs from its first instant, which is before `connect` returns.
    start = perf_counter()
    wire = connect()
    wire.send(data)
    wire.read_to_end()
    assert DEADLINE_S * 0.9 < perf_counter() - start < DEADLINE_S + SLACK_S


def test_a_slow_drip_does_not_move_the_deadline(connect: Connect) -> None:
    wire = connect()
    start = perf_counter()
    wire.send(STATUS[:4])
    with suppress(ConnectionError):
        while not wire.is_closed_within(DEADLINE_S / 8):
            wire.send(b"a")
    assert perf_counter() - start < DEADLINE_S + SLACK_S


def test_each_request_has_a_deadline_of_its_own(connect: Connect) -> None:
    wire = connect()
    for _ in range(3):
        wire.send(STATUS[:-2])
        assert not wire.is_closed_within(DEADLINE_S * 0.7)
        wire.send(STATUS[-2:])
        assert wire.read_answer()[0] == 200
        # Together with what the next request takes, this is longer than one deadline.
        assert not wire.is_closed_within(DEADLINE_S * 0.7)


def test_an_answer_that_takes_long_has_no_deadline(magasin: Magasin, connect: Connect) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))]).encode()
    wire = connect()
    with magasin.core.database.write():
        wire.send(make_post(body, f"Content-Length: {len(body)}"))
        assert not wire.is_closed_within(DEADLINE_S * 2)
    assert wire.read_answer()[0] == 201


def test_over_the_cap_of_an_address_the_oldest_idler_makes_room(connect: Connect) -> None:
    first, second, third = (connect() for _ in range(3))
    second.send(STATUS)
    assert second.read_answer()[0] == 200
    fourth = connect()
    assert first.is_closed_within(1)
    fourth.send(STATUS)
    assert fourth.read_answer()[0] == 200
    third.send(STATUS)
    assert third.read_answer()[0] == 200


def test_up_to_the_cap_nobody_is_sent_away(connect: Connect) -> None:
    wires = [connect() for _ in range(3)]
    for wire in wires:
        wire.send(STATUS)
        assert wire.read_answer()[0] == 200


def test_over_the_cap_of_all_another_address_makes_room(connect: Connect) -> None:
    wires = [connect("127.0.0.2"), connect(), connect(), connect(), connect("127.0.0.2")]
    late = connect("127.0.0.3")
    assert wires[0].is_closed_within(1)
    late.send(STATUS)
    assert late.read_answer()[0] == 200
    for wire in wires[1:]:
        wire.send(STATUS)
        assert wire.read_answer()[0] == 200


def test_those_who_never_read_their_answers_make_room(magasin: Magasin, connect: Connect) -> None:
    for number in range(40):
        make_article(magasin.core, magasin.boutique, f"L{number}", description="x" * 50_000)
    headers = f"Host: localhost\r\nX-Device-Serial: {SERIE}\r\n"
    request = f"GET /api/v2/simple/articles HTTP/1.1\r\n{headers}\r\n"
    for _ in range(3):
        # One after the other: who is connected and says nothing has half a second.
        wire = connect()
        wire.send(request.encode() * 4)
        assert wire.socket.recv(1)
    for _ in range(3):
        late = connect()
        late.send(STATUS)
        assert late.read_answer()[0] == 200


def test_nobody_is_sent_away_whose_request_is_whole(magasin: Magasin, connect: Connect) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))]).encode()
    post = make_post(body, f"Content-Length: {len(body)}")
    wires = [connect() for _ in range(3)]
    with magasin.core.database.write():
        for wire in wires:
            wire.send(post)
            assert not wire.is_closed_within(0.05)
        late = connect()
        late.send(STATUS)
        status, headers, answer = late.read_answer()
        assert (status, headers["retry-after"]) == (503, "5")
        assert answer["code"] == "TEMPORARILY_UNAVAILABLE"
        assert late.read_to_end() == b""
    answers = [wire.read_answer() for wire in wires]
    assert [status for status, _, _ in answers] == [201] * 3
    statuses = [answer["details"]["creees"][0]["status"] for _, _, answer in answers]
    assert sorted(statuses) == ["already_exists", "already_exists", "created"]


def test_one_turned_away_cannot_stay(magasin: Magasin, connect: Connect) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))]).encode()
    wires = [connect() for _ in range(3)]
    with magasin.core.database.write():
        for wire in wires:
            wire.send(make_post(body, f"Content-Length: {len(body)}"))
            assert not wire.is_closed_within(0.05)
        late = connect()
        late.read_answer()
        start = perf_counter()
        with suppress(ConnectionError):
            while perf_counter() - start < 3:
                late.send(b"a" * 1000)
        assert perf_counter() - start < 2
    for wire in wires:
        assert wire.read_answer()[0] == 201


def test_a_crowd_over_the_caps_is_not_even_told(magasin: Magasin, connect: Connect) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))]).encode()
    wires = [connect() for _ in range(3)]
    with magasin.core.database.write():
        for wire in wires:
            wire.send(make_post(body, f"Content-Length: {len(body)}"))
            assert not wire.is_closed_within(0.05)
        crowd = [connect() for _ in range(12)]
        answers = [wire.read_to_end() for wire in crowd]
    assert answers[0].startswith(b"HTTP/1.1 503 ")
    # Over twice the cap nobody is even told.
    assert answers[-1] == b""
    for wire in wires:
        assert wire.read_answer()[0] == 201


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"GARBAGE\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        make_post(b"", "Content-Length: x"),
        make_post(b"", "Content-Length: 5", "Content-Length: 6"),
        make_post(b"nonsense\r\n", "Transfer-Encoding: chunked"),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70_000,
    ],
)
def test_what_is_no_http_is_refused_in_our_shape(
    connect: Connect, expected_logs: list[str], data: bytes
) -> None:
    expected_logs.append("uvicorn.error: Invalid HTTP request received.")
    wire = connect()
    wire.send(data)
    status, _, answer = wire.read_answer()
    assert status == 400
    assert answer["code"] == "INVALID_FORMAT"
    assert "HTTP" in answer["error"]
    assert wire.is_closed_within(1)


def test_nonsense_after_an_early_answer_only_ends_the_connection(
    connect: Connect, expected_logs: list[str]
) -> None:
    expected_logs.append("uvicorn.error: Invalid HTTP request received.")
    wire = connect()
    wire.send(b"POST /nulle-part HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert wire.read_answer()[0] == 404
    wire.send(b"nonsense\r\n")
    assert wire.is_closed_within(1)


@pytest.mark.parametrize("length", ["Content-Length: 5242880", "Transfer-Encoding: chunked"])
def test_a_stranger_is_refused_before_his_body(connect: Connect, length: str) -> None:
    wire = connect()
    wire.send(make_post(b"", length).replace(SERIE.encode(), b"INCONNU"))
    status, _, answer = wire.read_answer()
    assert (status, answer["code"]) == (404, "TERMINAL_NOT_FOUND")


def test_an_oversized_body_is_answered_before_it_is_sent(connect: Connect) -> None:
    wire = connect()
    wire.send(make_post(b"", "Content-Length: 5242881"))
    status, _, answer = wire.read_answer()
    assert (status, answer["code"]) == (413, "BATCH_TOO_LARGE")
