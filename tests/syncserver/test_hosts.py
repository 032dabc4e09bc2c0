"""The names that the server answers to, and what is for this computer alone."""

import json
from collections.abc import Iterator
from contextlib import closing
from socket import create_connection

import pytest

from syncserver.acces import Acces
from syncserver.hosts import is_served
from syncserver.server import SyncServer
from tests.syncserver.conftest import Magasin
from tests.terminal import read_refus
from tests.wire import CheckedClient

STATUS = "/api/v2/simple/status"
ANNONCE = "comptoir-1a2b3c4d.local"

SERVED = [
    "127.0.0.1",
    "127.0.0.1:8000",
    "192.168.1.20",
    "192.168.1.20:8000",
    "10.0.0.1:",
    "0.0.0.0",  # noqa: S104 - an address like others
    "[::1]",
    "[fe80::1%25eth0]:8000",
    "[2001:DB8::1]:8000",
    "[::ffff:192.168.1.20]",
    "localhost",
    "LOCALHOST:8000",
    "localhost.",
    ANNONCE,
    f"{ANNONCE}.:8000",
    ANNONCE.upper(),
]
REFUSED = [
    "evil.example",
    "evil.example:8000",
    "192.168.1.20.evil.example",
    "localhost.evil.example",
    f"evil.{ANNONCE}",
    "comptoir-ffffffff.local",
    "comptoir",
    "",
    ":8000",
    ".",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.0.0.1@evil.example",
    "evil.example@127.0.0.1",
    "127.0.0.1:8000:9",
    "127.0.0.1:evil",
    "127.0.0.1 evil.example",
    "127.0.0.1, evil.example",
    "[evil.example]",
    "[127.0.0.1]",
    "[::1",
    "::1",
    "[:evil]",
    "localhost/evil",
]


@pytest.mark.parametrize("host", SERVED)
def test_addresses_and_our_own_names_are_served(host: str) -> None:
    assert is_served(host, [ANNONCE])


@pytest.mark.parametrize("host", REFUSED)
def test_any_other_name_is_not(host: str) -> None:
    assert not is_served(host, [ANNONCE])


def test_what_is_not_announced_is_no_name_of_ours() -> None:
    assert not is_served(ANNONCE, ())


@pytest.fixture
def names() -> list[str]:
    return []


@pytest.fixture
def server(magasin: Magasin, names: list[str]) -> Iterator[SyncServer]:
    server = SyncServer(magasin.core, "127.0.0.1", 0, acces=Acces(noms=lambda: names))
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8000", 200), ("[::1]", 200), ("evil.example", 421), (ANNONCE, 421)],
)
def test_the_host_decides_before_anything_else(
    client: CheckedClient, host: str, status: int
) -> None:
    assert client.get(STATUS, headers={"Host": host}).status_code == status


@pytest.mark.parametrize("path", [STATUS, "/nulle-part", "/", "/openapi.json"])
def test_another_name_learns_nothing(client: CheckedClient, path: str, server: SyncServer) -> None:
    text = ask(server, f"GET {path} HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example")
    head, _, body = text.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 421 ")
    assert json.loads(body)["code"] == "MISDIRECTED_REQUEST"
    assert "evil" not in text
    assert "access-control" not in head.lower()
    assert "\r\nserver:" not in head.lower()
    refus = read_refus(client.get(STATUS, headers={"Host": "evil.example"}), 421)
    assert refus.code == "MISDIRECTED_REQUEST"


def test_the_announced_name_may_change_while_it_runs(
    client: CheckedClient, names: list[str]
) -> None:
    assert client.get(STATUS, headers={"Host": ANNONCE}).status_code == 421
    names.append(ANNONCE)
    assert client.get(STATUS, headers={"Host": f"{ANNONCE}:8000"}).status_code == 200


def ask(server: SyncServer, lines: str) -> str:
    """Send one request as it is and return all that comes back."""
    with closing(create_connection(("127.0.0.1", server.port), timeout=10)) as wire:
        wire.sendall(f"{lines}\r\nConnection: close\r\n\r\n".encode())
        parts = []
        while part := wire.recv(65_536):
            parts.append(part)
    return b"".join(parts).decode()


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (f"GET {STATUS} HTTP/1.1", 400),
        (f"GET {STATUS} HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example", 400),
        (f"GET {STATUS} HTTP/1.1\r\nHost:", 421),
        (f"GET {STATUS} HTTP/1.0", 200),
        (f"GET {STATUS} HTTP/1.0\r\nHost: evil.example", 421),
        (f"GET {STATUS} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: evil.example", 200),
        (f"OPTIONS {STATUS} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example", 405),
    ],
)
def test_a_host_that_is_missing_or_doubled(
    server: SyncServer, expected_logs: list[str], *, lines: str, status: int
) -> None:
    if status == 400:
        expected_logs.append("Invalid HTTP request received.")
    text = ask(server, lines)
    assert text.startswith(f"HTTP/1.1 {status} ")
    assert "access-control" not in text.lower()


def test_without_the_rule_another_name_gets_in(magasin: Magasin) -> None:
    """Negative control: every name is ours, and what holds the rule is seen to fail."""
    acces = Acces(noms=lambda: ["evil.example"])
    server = SyncServer(magasin.core, "127.0.0.1", 0, acces=acces)
    server.start()
    text = ask(server, f"GET {STATUS} HTTP/1.1\r\nHost: evil.example")
    server.stop()
    assert text.startswith("HTTP/1.1 200 ")
