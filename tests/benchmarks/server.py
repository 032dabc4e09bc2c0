"""The sync server as a child process, a shop to sell from, and the leanest client for it."""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.application import open_core
from core.boutiques import NouvelleBoutique
from core.catalogue.articles import FicheArticle
from core.config import Settings
from syncserver.errors import SERIAL_HEADER
from tests.benchmarks.lots import ARTICLES, Caisse, encode
from tests.benchmarks.plain import STOCK
from tests.serving import Serveur, start_serveur
from tests.terminal import SYNC

HOST = "127.0.0.1"
SERIE = "0a1badae951f8473"


def make_boutique(folder: Path, articles: int = ARTICLES) -> None:
    """Lay a data folder with one shop, one terminal, and articles that never run out."""
    core = open_core(Settings(folder))
    try:
        boutique = core.boutiques.add_boutique(NouvelleBoutique("Ma Boutique"))
        core.terminaux.add_terminal(boutique.id, SERIE, "Terminal 1")
        fiches = [
            FicheArticle(code=f"A{n}", nom=f"Article {n}", prix_vente=50_000, quantite_stock=STOCK)
            for n in range(1, articles + 1)
        ]
        saved = core.catalogue.save_articles(boutique.id, fiches).articles
    finally:
        core.close()
    assert [article_id for article_id, _ in saved] == list(range(1, articles + 1))


@contextmanager
def run_server(folder: Path) -> Iterator[Serveur]:
    """Run the headless server on a folder while the block lasts."""
    serveur = start_serveur(folder)
    try:
        yield serveur
    finally:
        serveur.stop()


def read_resident_mb(pid: int | str) -> float | None:
    """Return the memory that a process (its id, or "self") has in RAM; None where nothing tells."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(text for text in status.read_text().splitlines() if text.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def push_all(port: int, requests: Iterable[bytes]) -> None:
    """Send prepared requests one after the other on one connection; every sale must be accepted.

    A connection of its own each time: the server closes one that rests for some seconds.
    """
    with socket.create_connection((HOST, port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection.makefile("rb") as answers:
            for request in requests:
                connection.sendall(request)
                _read_answer(answers)


def _read_answer(answers: BinaryIO) -> None:
    """Read one whole answer, and of it only whether every sale was accepted."""
    status = answers.readline()
    length = 0
    while (line := answers.readline()).strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = answers.read(length)
    assert b" 201 " in status, body
    assert b'"ventes_erreurs":0' in body[:200], body[:2_000]


def prepare(caisse: Caisse, *, lots: int, size: int, serie: str = SERIE) -> list[bytes]:
    """Make requests ready to be sent, so that the client costs next to nothing."""
    return [_to_request(encode(caisse.sell(size)), serie) for _ in range(lots)]


def _to_request(body: bytes, serie: str) -> bytes:
    head = (
        f"POST {SYNC} HTTP/1.1\r\nHost: {HOST}\r\n{SERIAL_HEADER}: {serie}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
