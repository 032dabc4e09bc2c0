"""A TCP proxy that spoils one exchange: cut, reset, held, doubled or dripped, at a chosen byte."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event, Thread

ATTENTE_S = 20
_LINGER_RESET = struct.pack("ii", 1, 0)


class Panne(Enum):
    """What becomes of the exchange once its byte is reached."""

    AUCUNE = auto()
    FIN = auto()
    """Both sides are closed in good order."""
    RST = auto()
    """Both sides are reset."""
    MUET = auto()
    """Nothing goes through any more, and nobody is told: a Wi-Fi that fell asleep."""
    DOUBLE = auto()
    """The whole request reaches the server twice, by two connections."""
    GOUTTE = auto()
    """Every byte travels alone."""


@dataclass(frozen=True, slots=True)
class Faute:
    """A fault after so many bytes of the request, or else of the answer."""

    panne: Panne
    octets_requete: int | None = None
    octets_reponse: int | None = None


class Proxy:
    """Takes one connection after the other, each spoilt by the fault that is set just then."""

    def __init__(self, port: int) -> None:
        self._upstream = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.faute = Faute(Panne.AUCUNE)
        self._released = Event()
        self._thread = Thread(target=self._serve, name="proxy", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Let go of the connections that a silent fault holds."""
        self._released.set()

    def close(self) -> None:
        """Take no more connections."""
        self.release()
        # A blocked accept() ends when its socket is shut down, not when it is closed.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(ATTENTE_S)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._released = Event()
                exchange = Thread(target=self._exchange, args=(client, self.faute), daemon=True)
                exchange.start()

    def _exchange(self, client: socket.socket, faute: Faute) -> None:
        with closing(client), suppress(OSError):
            server = socket.create_connection(self._upstream, timeout=ATTENTE_S)
            with closing(server):
                self._pass_request(client, server, faute)
                self._pass_answer(client, server, faute)

    def _pass_request(self, client: socket.socket, server: socket.socket, faute: Faute) -> None:
        request = _read_request(client)
        limit = faute.octets_requete
        _send(server, request if limit is None else request[:limit], faute.panne)
        if limit is not None:
            self._break(client, server, faute.panne)
        if faute.panne is Panne.DOUBLE:
            with closing(socket.create_connection(self._upstream, timeout=ATTENTE_S)) as again:
                again.sendall(request)
                _read_all(again)

    def _pass_answer(self, client: socket.socket, server: socket.socket, faute: Faute) -> None:
        answer = _read_all(server)
        limit = faute.octets_reponse
        _send(client, answer if limit is None else answer[:limit], faute.panne)
        if limit is not None:
            self._break(client, server, faute.panne)

    def _break(self, client: socket.socket, server: socket.socket, panne: Panne) -> None:
        if panne is Panne.MUET:
            self._released.wait(ATTENTE_S)
        elif panne is Panne.RST:
            for end in (client, server):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_RESET)
        raise ConnectionError


def _send(end: socket.socket, data: bytes, panne: Panne) -> None:
    if panne is not Panne.GOUTTE:
        end.sendall(data)
        return
    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for byte in data:
        end.sendall(bytes([byte]))


def _read_request(client: socket.socket) -> bytes:
    """Read a whole request, as long as its head says."""
    client.settimeout(ATTENTE_S)
    received = b""
    while b"\r\n\r\n" not in received:
        received += client.recv(65_536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
    while len(body) < length:
        body += client.recv(65_536)
    return head + b"\r\n\r\n" + body


def _read_all(end: socket.socket) -> bytes:
    """Read a whole answer: every request of ours asks for the connection to be closed."""
    return b"".join(_iterate(end))


def _iterate(end: socket.socket) -> Iterator[bytes]:
    while data := end.recv(65_536):
        yield data


@contextmanager
def spoiling(port: int) -> Iterator[Proxy]:
    """Run a proxy before the server of this port."""
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
