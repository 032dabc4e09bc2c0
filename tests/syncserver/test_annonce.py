"""The server on the local network: what is announced, when anew, and that nothing waits for it."""

import logging
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from threading import Event
from time import perf_counter
from uuid import UUID

import pytest

from syncserver.annonce import Annonce, make_nom, read_identite
from syncserver.announced import AnnouncedServer
from tests.syncserver.conftest import Magasin

SOON_S = 5


class Spy:
    """Takes note of what would go over the network."""

    def __init__(self, *, failing: bool = False, stuck: Event | None = None) -> None:
        self.told: list[tuple[int, tuple[str, ...]]] = []
        self.heard, self.closed = Event(), Event()
        self.failing, self.stuck = failing, stuck

    def announce(self, port: int, addresses: Sequence[str]) -> None:
        if self.stuck is not None:
            self.stuck.wait(SOON_S)
        self.told.append((port, tuple(addresses)))
        self.heard.set()
        if self.failing:
            raise OSError("no network")

    def close(self) -> None:
        self.closed.set()

    def wait(self) -> None:
        assert self.heard.wait(SOON_S)
        self.heard.clear()


def make(spy: Spy) -> Annonce:
    def get_spy() -> Spy:
        return spy

    return Annonce(get_spy)


def test_an_installation_keeps_its_id(magasin: Magasin) -> None:
    parametres = magasin.core.parametres
    identite = read_identite(parametres)
    assert read_identite(parametres) == identite
    assert str(UUID(identite)) == identite
    assert make_nom(identite) == f"comptoir-{identite[:8]}.local"


def test_it_is_announced_once_and_anew_where_the_address_changes() -> None:
    spy = Spy()
    annonce = make(spy)
    annonce.tell(8000, ["192.168.1.20"])
    spy.wait()
    annonce.tell(8000, ["192.168.1.20"])
    annonce.tell(8000, [])
    annonce.tell(8000, ["192.168.1.34"])
    spy.wait()
    annonce.stop()
    assert spy.told == [(8000, ("192.168.1.20",)), (8000, ("192.168.1.34",))]
    assert spy.closed.is_set()


def test_what_fails_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    spy = Spy(failing=True)
    annonce = make(spy)
    with caplog.at_level(logging.INFO, "syncserver.annonce"):
        annonce.tell(8000, ["192.168.1.20"])
        spy.wait()
        annonce.stop()
    assert "not announced" in caplog.text
    assert spy.closed.is_set()


def test_without_the_library_nothing_happens(caplog: pytest.LogCaptureFixture) -> None:
    asked = Event()

    def fail() -> Spy:
        asked.set()
        raise ImportError

    make_failing: Callable[[], Spy] = fail
    annonce = Annonce(make_failing)
    with caplog.at_level(logging.INFO, "syncserver.annonce"):
        annonce.tell(8000, ["192.168.1.20"])
        annonce.stop()
    assert asked.is_set()
    assert "not announced" in caplog.text


def test_the_end_waits_less_than_a_second_for_a_network_that_is_stuck() -> None:
    stuck = Event()
    annonce = make(Spy(stuck=stuck))
    annonce.tell(8000, ["192.168.1.20"])
    begun = perf_counter()
    annonce.stop()
    assert perf_counter() - begun < 1
    stuck.set()


def test_the_server_announces_itself_and_answers_to_its_name(magasin: Magasin) -> None:
    spy = Spy()
    server = AnnouncedServer(magasin.core, "127.0.0.1", 0, make(spy))
    server.start()
    try:
        spy.wait()
        assert spy.told == [(server.port, ("127.0.0.1",))]
        nom = make_nom(read_identite(magasin.core.parametres))
        for host, status in ((nom, 200), ("comptoir-00000000.local", 421)):
            connection = HTTPConnection("127.0.0.1", server.port, timeout=SOON_S)
            connection.request("GET", "/api/v2/simple/status", headers={"Host": host})
            assert connection.getresponse().status == status
            connection.close()
    finally:
        server.stop()
    assert spy.closed.is_set()
