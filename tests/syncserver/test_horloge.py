"""What a terminal's requests say of its clock, over HTTP."""

from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.builders import MIDI
from tests.syncserver.conftest import SERIE, Magasin
from tests.terminal import SYNC
from tests.wire import CheckedClient


def send(
    client: CheckedClient, numero: str, date_vente: datetime | None = None, date: str = ""
) -> None:
    """Push one sale of one piece, stamped by the terminal's clock."""
    vente: dict[str, object] = {
        "numero_facture": numero,
        "lignes": [{"article_id": 1, "quantite": 1, "prix_unitaire": 25000.0}],
    }
    if date_vente is not None:
        vente["date_vente"] = date_vente.isoformat()
    headers = {"X-Device-Serial": SERIE} | ({"Date": date} if date else {})
    assert client.post(SYNC, json=[vente], headers=headers).status_code == 201


def ecart(magasin: Magasin) -> int | None:
    return magasin.core.suivi.get_suivi(1).ecart_horloge_s


def test_the_date_header_tells_the_clock(magasin: Magasin, client: CheckedClient) -> None:
    send(client, "F1", MIDI, format_datetime(MIDI - timedelta(hours=1), usegmt=True))
    assert ecart(magasin) == -3_600
    send(client, "F2", MIDI, format_datetime(MIDI, usegmt=True))
    assert ecart(magasin) is None


@pytest.mark.parametrize("date", ["", "hier", "Wed, 99 Mar 2026 11:00:00 GMT", "\x7f"])
def test_without_one_the_newest_new_sale_does(
    magasin: Magasin, client: CheckedClient, date: str
) -> None:
    send(client, "F1", MIDI + timedelta(minutes=4), date)
    assert ecart(magasin) == 240
    magasin.clock.advance(timedelta(minutes=4))
    send(client, "F1", MIDI + timedelta(minutes=4), date)
    assert ecart(magasin) == 240
    send(client, "F2", MIDI + timedelta(minutes=4), date)
    assert ecart(magasin) is None


def test_a_sale_without_a_date_says_nothing(magasin: Magasin, client: CheckedClient) -> None:
    send(client, "F1")
    assert magasin.core.suivi.get_suivi(1).date_horloge is None
