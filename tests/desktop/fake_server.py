"""A sync server that listens nowhere, for what is round it."""

from core.errors import Refused


class Busy(Refused):
    """What the sync server says of a port that another program has."""

    code = "PORT_BUSY"


class FakeServer:
    """Listens on any port but those that are taken."""

    def __init__(self, *taken: int) -> None:
        self.taken = set(taken)
        self.port = 8_000
        self.starts = 0
        self.stopped = False
        self.others: tuple[str, ...] = ()

    def start(self, port: int | None = None) -> None:
        self.starts += 1
        self.port = self.port if port is None else port
        if self.port in self.taken:
            raise Busy(f"Le port {self.port} est déjà utilisé.")

    def stop(self) -> None:
        self.stopped = True

    def addresses(self) -> tuple[str, ...]:
        return (f"192.168.1.20:{self.port}", *self.others)

    def find_free_port(self) -> int | None:
        return next((p for p in range(8_001, 8_004) if p not in self.taken), None)
