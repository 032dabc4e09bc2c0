"""Negative controls: each limit is taken away once, and what holds it is seen to fail."""

from contextlib import closing

import pytest

from syncserver import call
from syncserver.protocol import BoundedProtocol
from syncserver.server import SyncServer
from tests.syncserver.conftest import Magasin
from tests.syncserver.hostile.corps import Corps, list_corps
from tests.syncserver.hostile.test_bodies import push
from tests.syncserver.test_protocol import DEADLINE_S, STATUS, ShortProtocol, Wire
from tests.wire import CheckedClient


class Unhurried(BoundedProtocol):
    """A connection without a deadline worth the name."""

    request_seconds = 3_600.0


@pytest.mark.parametrize(("protocol", "closed"), [(ShortProtocol, True), (Unhurried, False)])
def test_without_the_deadline_half_a_request_stays(
    magasin: Magasin, protocol: type[BoundedProtocol], closed: bool
) -> None:
    server = SyncServer(magasin.core, "127.0.0.1", 0, protocol)
    server.start()
    wire = Wire(server)
    with closing(wire.socket):
        wire.send(STATUS[:-2])
        assert wire.is_closed_within(DEADLINE_S * 4) is closed
    server.stop()


def test_without_the_count_of_bytes_an_oversized_body_gets_in(
    client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    oversized = find("1 bytes over the limit")
    assert push(client, oversized) == (413, "BATCH_TOO_LARGE")
    monkeypatch.setattr(call, "TAILLE_CORPS_MAX", 2 * len(oversized.octets))
    assert push(client, oversized)[0] == 201


def find(nom: str) -> Corps:
    return next(corps for corps in list_corps() if corps.nom == nom)
