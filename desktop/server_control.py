"""Starts the sync server in a worker, tells how it is, and keeps the port that it found."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from core.errors import CoreError
from core.parametres import Parametres
from desktop.sentences import say
from desktop.server_status import STARTING, ServerState, ServerStatus
from desktop.tasks import Tasks

PORT_CLE = "serveur.port"
_PORT_BUSY = "PORT_BUSY"
_PORT_MAX = 65_535


class Server(Protocol):
    """What the window needs of the sync server; only the composition root knows more."""

    def start(self, port: int | None = None) -> None: ...
    def stop(self) -> None: ...
    def addresses(self) -> tuple[str, ...]: ...
    def find_free_port(self) -> int | None: ...


class ServerControl(QObject):
    """One start at a time; `make_server` is called in a worker, since it imports a lot."""

    status_changed = Signal(ServerStatus)
    settled = Signal()
    """The server listens, or has said why it does not."""

    def __init__(
        self,
        make_server: Callable[[], Server],
        parametres: Parametres,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_server = make_server
        self._parametres = parametres
        self._tasks = tasks
        self._starting = False
        self.server: Server | None = None
        self.status = STARTING

    def start(self, port: int | None = None) -> None:
        """Listen, on another port from now on if one is given; nothing while it is starting."""
        if self._starting:
            return
        self._starting = True
        self._show(STARTING)
        self._tasks.run(partial(self._serve, port), self._on_served)

    def look_again(self) -> None:
        """Tell the addresses anew where they have changed since."""
        if self.server is not None and self.status.state is ServerState.ONLINE:
            self._tasks.run(self.server.addresses, self._on_addresses)

    def stop(self) -> None:
        """Stop serving; the workers have ended by then."""
        if self.server is not None:
            self.server.stop()

    def _serve(self, port: int | None) -> ServerStatus:
        """Listen and tell how it went; runs in a worker."""
        if self.server is None:
            self.server = self._make_server()
        try:
            self.server.start(port)
        except CoreError as error:
            if error.code != _PORT_BUSY:
                return ServerStatus(ServerState.STOPPED, sentence=say(error.message))
            free = self.server.find_free_port()
            return ServerStatus(ServerState.PORT_BUSY, sentence=say(error.message), free_port=free)
        if port is not None:
            self._parametres.write(PORT_CLE, msgspec.json.encode(port).decode())
        return ServerStatus(ServerState.ONLINE, self.server.addresses())

    def _on_served(self, status: ServerStatus) -> None:
        self._starting = False
        self._show(status)
        self.settled.emit()

    def _on_addresses(self, addresses: tuple[str, ...]) -> None:
        online = self.status.state is ServerState.ONLINE
        if online and addresses != self.status.addresses:
            self._show(replace(self.status, addresses=addresses))

    def _show(self, status: ServerStatus) -> None:
        self.status = status
        self.status_changed.emit(status)


def read_port(parametres: Parametres, default: int) -> int:
    """Return the port that was kept, `default` where none was or where it cannot be one."""
    raw = parametres.read(PORT_CLE)
    if raw is None:
        return default
    try:
        port = msgspec.json.decode(raw, type=int)
    except msgspec.MsgspecError:
        return default
    return port if 0 < port <= _PORT_MAX else default
