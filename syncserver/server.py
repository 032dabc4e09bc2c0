"""The sync server as a thread: bound before it starts, stopped within seconds whatever happens."""

import asyncio
import errno
import socket
import sys
from threading import Event, Thread

import uvicorn

from core.application import Core
from core.errors import Refused
from syncserver.acces import Acces
from syncserver.adresses import list_lan_addresses
from syncserver.app import create_app
from syncserver.protocol import BoundedProtocol

PORT = 8000
ALL_ADDRESSES = "0.0.0.0"  # noqa: S104 - terminals come in over the shop's Wi-Fi
GRACE_S = 3
"""How long whole requests may take to be answered once the server has been told to stop."""
GIVEN_UP_S = 0.5
"""How long those that were not answered in time may take to be told to come back."""
JOIN_S = 5
_SWEEP_S = 0.1
_BACKLOG = 128
_NEAR_PORTS = 20
"""How far above the wanted port a free one is looked for."""
if sys.platform == "win32":
    # There SO_REUSEADDR would let us take a port that another program is serving.
    _REUSE = socket.SO_EXCLUSIVEADDRUSE
    _BUSY = {errno.EADDRINUSE, errno.EACCES, errno.WSAEADDRINUSE, errno.WSAEACCES}
else:
    # There it only ends the wait for the connections of the server that ran before.
    _REUSE = socket.SO_REUSEADDR
    _BUSY = {errno.EADDRINUSE}


class PortBusy(Refused):
    """Another program listens on the port."""

    code = "PORT_BUSY"


class AddressUnavailable(Refused):
    """The system does not let us listen there: no such address, or a reserved port."""

    code = "ADDRESS_UNAVAILABLE"


class _Server(uvicorn.Server):
    """uvicorn's server, which tells when it listens and leaves no connection behind."""

    def __init__(self, config: uvicorn.Config, listening: Event) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        sweeper = asyncio.create_task(self._turn_away_the_late())
        try:
            await super().shutdown(sockets)
        finally:
            sweeper.cancel()
        if given_up := list(self.server_state.tasks):
            await asyncio.wait(given_up, timeout=GIVEN_UP_S)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # One turn of the loop lets the aborted transports close their sockets.
        await asyncio.sleep(0)

    async def _turn_away_the_late(self) -> None:
        """End what was let in while the others were told to end: nobody else tells it.

        One that is closing has its answer on the way.
        """
        while True:
            await asyncio.sleep(_SWEEP_S)
            for connection in list(self.server_state.connections):
                if not connection.transport.is_closing():
                    connection.shutdown()


class SyncServer:
    """Serves one open core; `start` and `stop` may be called again and again, from one thread."""

    def __init__(
        self,
        core: Core,
        host: str = ALL_ADDRESSES,
        port: int = PORT,
        protocol: type[BoundedProtocol] = BoundedProtocol,
        *,
        acces: Acces | None = None,
    ) -> None:
        self._core = core
        self._host = host
        self._wanted_port = port
        self._protocol = protocol
        self._acces = acces or Acces()
        self._server: _Server | None = None
        self._thread: Thread | None = None
        self.port = port

    @property
    def is_running(self) -> bool:
        """Whether the server's thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def url(self) -> str:
        """Where a program on this very computer reaches the server."""
        host = "127.0.0.1" if self._host == ALL_ADDRESSES else self._host
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{self.port}"

    def addresses(self) -> tuple[str, ...]:
        """Return what to type into a terminal: `192.168.1.20:8000`, one for each network."""
        hosts = list_lan_addresses() if self._host == ALL_ADDRESSES else (self._host,)
        return tuple(f"{host}:{self.port}" for host in hosts)

    def find_free_port(self) -> int | None:
        """Return the next port above the wanted one that can be listened on; None within reach."""
        for port in range(self._wanted_port + 1, self._wanted_port + _NEAR_PORTS):
            try:
                _bind(self._host, port).close()
            except Refused:
                continue
            return port
        return None

    def start(self, port: int | None = None) -> None:
        """Return once it listens, on `port` from now on if given; PortBusy, AddressUnavailable."""
        if port is not None:
            self._wanted_port = port
        listener = _bind(self._host, self._wanted_port)
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            create_app(self._core, self._acces),
            http=self._protocol,
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            # We stand behind no proxy: forwarding headers would let a client choose its address.
            proxy_headers=False,
            server_header=False,
            backlog=_BACKLOG,
            timeout_graceful_shutdown=GRACE_S,
        )
        listening = Event()
        self._server = _Server(config, listening)
        self._thread = Thread(
            target=self._server.run, args=([listener],), name="syncserver", daemon=True
        )
        self._thread.start()
        if not listening.wait(JOIN_S):
            raise AddressUnavailable("Le serveur de synchronisation n’a pas pu démarrer.")

    def stop(self) -> None:
        """Answer what is whole, drop the rest, and return within five seconds."""
        if self._server is None or self._thread is None:
            return
        self._server.should_exit = True
        self._thread.join(JOIN_S)
        self._server = self._thread = None


def _bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens already, so that a busy port is found out here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay off only for sockets whose protocol is named: without it the
    # second packet of an answer waits 40 ms for the client to acknowledge the first.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, _REUSE, 1)
        listener.bind((host, port))
        # Of two sockets that both allow reuse, Linux refuses the second one only here.
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno in _BUSY:
            raise PortBusy(
                f"Le port {port} est déjà utilisé par un autre programme de cet ordinateur. "
                "Fermez ce programme ou choisissez un autre port."
            ) from error
        raise AddressUnavailable(
            f"Impossible d’écouter à l’adresse « {host} » sur le port {port}."
        ) from error
    return listener
