"""The server as a thread: how its sockets are set."""

import asyncio
import socket

from syncserver.protocol import BoundedProtocol
from syncserver.server import SyncServer
from tests.syncserver.conftest import Magasin
from tests.wire import CheckedClient


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
