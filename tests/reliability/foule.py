"""A crowd of clients that are slow, deaf or gone, from as many addresses as a shop may have."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event, Thread

ADRESSES = 100
"""Loopback addresses that the crowd comes from: 127.0.1.1, 127.0.1.2 …"""
_PAUSE_S = 0.2


class Lenteur(Enum):
    """How a client of the crowd wastes a connection."""

    TETE = auto()
    """Its headers never end."""
    CORPS = auto()
    """Its body comes by drops."""
    SOURD = auto()
    """It asks, and never reads the answer."""
    MUET = auto()
    """It says nothing at all."""


@dataclass(slots=True)
class Compte:
    """What became of the crowd."""

    ouvertes: int = 0
    fermees: int = 0


class Foule:
    """Keeps so many slow clients connected; whoever is sent away comes back at once."""

    def __init__(self, port: int, size: int, serie: str, addresses: int = ADRESSES) -> None:
        self.compte = Compte()
        self._port, self._serie, self._size, self._addresses = port, serie, size, addresses
        self._ended = Event()
        self._thread = Thread(target=asyncio.run, args=(self._crowd(),), daemon=True)

    def start(self) -> None:
        """Let them come."""
        self._thread.start()

    def stop(self) -> None:
        """Send them home."""
        self._ended.set()
        self._thread.join(30)

    async def _crowd(self) -> None:
        kinds = tuple(Lenteur)
        clients = [self._waste(rank, kinds[rank % len(kinds)]) for rank in range(self._size)]
        await asyncio.gather(*clients)

    async def _waste(self, rank: int, kind: Lenteur) -> None:
        source = f"127.0.1.{rank % self._addresses + 1}"
        while not self._ended.is_set():
            with suppress(OSError):
                reader, writer = await asyncio.open_connection(
                    "127.0.0.1", self._port, local_addr=(source, 0)
                )
                self.compte.ouvertes += 1
                await self._dawdle(reader, writer, kind)
                self.compte.fermees += 1
                writer.transport.abort()
            await asyncio.sleep(_PAUSE_S)

    async def _dawdle(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: Lenteur
    ) -> None:
        writer.write(_begin(kind, self._serie))
        while not self._ended.is_set() and not writer.is_closing():
            if kind in {Lenteur.TETE, Lenteur.CORPS}:
                writer.write(b"x")
            if kind is not Lenteur.SOURD and reader.at_eof():
                return
            await asyncio.sleep(_PAUSE_S)


def _begin(kind: Lenteur, serie: str) -> bytes:
    if kind is Lenteur.MUET:
        return b""
    if kind is Lenteur.TETE:
        return b"POST /api/v2/simple/ventes/sync HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"
    head = f"Host: 127.0.0.1\r\nX-Device-Serial: {serie}\r\n"
    if kind is Lenteur.SOURD:
        return f"GET /api/v2/simple/articles HTTP/1.1\r\n{head}\r\n".encode() * 50
    length = "Content-Length: 100000\r\n"
    return f"POST /api/v2/simple/ventes/sync HTTP/1.1\r\n{head}{length}\r\n[".encode()


async def storm(port: int, count: int, chance: random.Random, at_once: int = 200) -> int:
    """Connect and hang up `count` times, in the middle of whatever; return how many got in."""
    gate = asyncio.Semaphore(at_once)

    async def pass_by() -> bool:
        async with gate:
            try:
                source = f"127.0.2.{chance.randint(1, 200)}"
                _, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
            except OSError:
                return False
            whole = _begin(Lenteur.CORPS, "serie")
            writer.write(whole[: chance.randint(0, len(whole))])
            if chance.random() < 0.5:
                writer.transport.abort()
            else:
                writer.close()
            return True

    outcomes = await asyncio.gather(*(pass_by() for _ in range(count)))
    return sum(outcomes)
