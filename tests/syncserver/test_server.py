"""The server as a thread: where it listens, how its sockets are set, and how soon it stops."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter

import httpx
import pytest

from core.errors import CoreError
from syncserver.adresses import list_lan_addresses
from syncserver.protocol import BoundedProtocol
from syncserver.server import AddressUnavailable, PortBusy, SyncServer
from tests.builders import make_article
from tests.syncserver.conftest import SERIE, Magasin
from tests.syncserver.routes.test_ventes import make_vente
from tests.wire import CheckedClient

HEADERS = f"Host: localhost\r\nX-Device-Serial: {SERIE}\r\n"


@contextmanager
def running(magasin: Magasin) -> Iterator[SyncServer]:
    server = SyncServer(magasin.core, "127.0.0.1", 0)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def connect(server: SyncServer, data: str) -> socket.socket:
    """Open a connection and send these bytes on it, nothing more."""
    wire = socket.create_connection(("127.0.0.1", server.port), timeout=5)
    wire.sendall(data.encode())
    return wire


def measure_stop(server: SyncServer) -> float:
    start = perf_counter()
    server.stop()
    return perf_counter() - start


def test_answers_never_wait_for_an_acknowledgement(magasin: Magasin) -> None:
    options: list[int] = []

    class RecordingProtocol(BoundedProtocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            # uvicorn narrows the parameter's type in the same way.
            accepted = transport.get_extra_info("socket")
            options.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            super().connection_made(transport)

    server = SyncServer(magasin.core, "127.0.0.1", 0, RecordingProtocol)
    server.start()
    try:
        with CheckedClient(server.url) as client:
            client.request("GET", "/api/v2/simple/status")
    finally:
        server.stop()
    assert options
    assert all(options)


def test_it_starts_and_stops_twenty_times_and_leaves_no_thread(magasin: Magasin) -> None:
    before = threading.active_count()
    server = SyncServer(magasin.core, "127.0.0.1", 0)
    for _ in range(20):
        server.start()
        assert server.is_running
        with CheckedClient(server.url) as client:
            assert client.get("/api/v2/simple/status").status_code == 200
        server.stop()
        assert not server.is_running
    assert threading.active_count() == before


def test_a_stopped_server_can_be_stopped_again(magasin: Magasin) -> None:
    server = SyncServer(magasin.core, "127.0.0.1", 0)
    server.stop()
    server.start()
    server.stop()
    server.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/api/v2/simple/status", trust_env=False)


def test_its_port_is_free_again_at_once(magasin: Magasin) -> None:
    with running(magasin) as server, CheckedClient(server.url) as client:
        client.get("/api/v2/simple/status")
        port = server.port
        server.stop()
        again = SyncServer(magasin.core, "127.0.0.1", port)
        again.start()
        again.stop()


@pytest.mark.parametrize("listening", [False, True])
def test_a_busy_port_is_a_sentence(magasin: Magasin, *, listening: bool) -> None:
    with socket.socket() as other:
        # Even a socket that would share its address does not let us in beside it.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(listening))
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        server = SyncServer(magasin.core, "127.0.0.1", port)
        with pytest.raises(PortBusy) as caught:
            server.start()
        assert str(port) in caught.value.message
        assert not server.is_running
        server.stop()


@pytest.mark.parametrize(("host", "port"), [("203.0.113.7", 0), ("pas un nom", 0), ("", 70_000)])
def test_an_address_that_is_not_ours_is_a_sentence(magasin: Magasin, host: str, port: int) -> None:
    with pytest.raises(AddressUnavailable) as caught:
        SyncServer(magasin.core, host, port).start()
    assert isinstance(caught.value, CoreError)
    assert caught.value.message.endswith(".")


def test_it_tells_where_it_can_be_reached(magasin: Magasin) -> None:
    everywhere = SyncServer(magasin.core, port=8000)
    assert everywhere.url == "http://127.0.0.1:8000"
    assert everywhere.addresses() == tuple(f"{host}:8000" for host in list_lan_addresses())
    here = SyncServer(magasin.core, "127.0.0.1", 8000)
    assert here.addresses() == ("127.0.0.1:8000",)
    assert SyncServer(magasin.core, "::1", 8000).url == "http://[::1]:8000"


def test_addresses_are_those_that_terminals_can_reach() -> None:
    for address in list_lan_addresses():
        assert not address.startswith(("127.", "169.254.", "0."))


IDLERS = [
    "",
    "GET /api/v2/simple/status HTTP/1.1\r\n",
    f"POST /api/v2/simple/ventes/sync HTTP/1.1\r\n{HEADERS}Content-Length: 1000\r\n\r\n[",
    f"POST /api/v2/simple/ventes/sync HTTP/1.1\r\n{HEADERS}Transfer-Encoding: chunked\r\n\r\n",
    f"GET /api/v2/simple/articles HTTP/1.1\r\n{HEADERS}\r\n",
]


def test_idle_clients_do_not_delay_the_end(magasin: Magasin) -> None:
    with running(magasin) as server, ExitStack() as stack:
        for data in IDLERS * 4:
            stack.callback(connect(server, data).close)
        assert measure_stop(server) < 2


def test_clients_that_never_read_do_not_delay_the_end(magasin: Magasin) -> None:
    # More than the system's own buffers take.
    for number in range(20):
        make_article(magasin.core, magasin.boutique, f"L{number}", description="x" * 500_000)
    request = f"GET /api/v2/simple/articles HTTP/1.1\r\n{HEADERS}\r\n"
    with running(magasin) as server, ExitStack() as stack:
        for _ in range(8):
            wire = connect(server, request)
            stack.callback(wire.close)
            assert wire.recv(1)
        assert measure_stop(server) < 2


def test_a_whole_request_is_answered_before_the_end(magasin: Magasin) -> None:
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))])
    length = f"Content-Length: {len(body)}"
    request = f"POST /api/v2/simple/ventes/sync HTTP/1.1\r\n{HEADERS}{length}\r\n\r\n{body}"
    with running(magasin) as server:
        with magasin.core.database.write():
            wire = connect(server, request)
            wire.settimeout(0.3)
            with pytest.raises(TimeoutError):
                wire.recv(1)
            stopper = threading.Thread(target=server.stop)
            stopper.start()
        wire.settimeout(5)
        assert wire.recv(65_536).startswith(b"HTTP/1.1 201 ")
        stopper.join()
        wire.close()


def test_a_writer_that_never_comes_free_does_not_prevent_the_end(
    magasin: Magasin, expected_logs: list[str]
) -> None:
    expected_logs.append("uvicorn.error: Cancel 1 running task(s)")
    body = json.dumps([make_vente("F-1", (magasin.articles[0], 1))])
    length = f"Content-Length: {len(body)}"
    request = f"POST /api/v2/simple/ventes/sync HTTP/1.1\r\n{HEADERS}{length}\r\n\r\n{body}"
    with running(magasin) as server, magasin.core.database.write():
        wire = connect(server, request)
        wire.settimeout(0.3)
        with pytest.raises(TimeoutError):
            wire.recv(1)
        assert measure_stop(server) < 5
        assert not server.is_running
        answer = wire.recv(65_536)
        wire.close()
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: 5" in answer


def test_a_busy_port_leads_to_the_next_free_one(magasin: Magasin) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        server = SyncServer(magasin.core, "127.0.0.1", taken)
        with pytest.raises(PortBusy):
            server.start()
        free = server.find_free_port()
        assert free is not None
        assert taken < free
        server.start(free)
        assert server.port == free
        server.stop()
        server.start()
        assert server.port == free
        server.stop()
