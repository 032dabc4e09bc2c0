"""One serial number from two addresses: announced, shown, and never refused."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from core.events import DeuxAdresses, TerminauxChanges
from core.limites import ACTIVITE_ARRONDIE, DEUX_ADRESSES
from core.terminaux import Terminal
from tests.core.conftest import Magasin

ICI, LA, AILLEURS = "192.168.1.20", "192.168.1.21", "192.168.1.22"
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def alerts(magasin: Magasin) -> list[DeuxAdresses]:
    heard: list[DeuxAdresses] = []
    magasin.core.events.subscribe(DeuxAdresses, heard.append)
    return heard


def come(magasin: Magasin, adresse_ip: str, version: str = "") -> Terminal:
    """Let the first terminal come from an address, and return its row."""
    serie = magasin.terminal.numero_serie
    assert magasin.core.terminaux.identify(serie, adresse_ip, version).terminal.id == 1
    return magasin.core.terminaux.get_terminal(serie)


def count_commits(magasin: Magasin) -> list[object]:
    commits: list[object] = []
    event.listen(magasin.core.database.writer, "commit", commits.append)
    return commits


@pytest.mark.parametrize(
    ("silence", "is_alert"),
    [(timedelta(0), True), (DEUX_ADRESSES - INSTANT, True), (DEUX_ADRESSES, False)],
)
def test_two_addresses_within_ten_minutes(
    magasin: Magasin, alerts: list[DeuxAdresses], *, silence: timedelta, is_alert: bool
) -> None:
    """A router lends a new address after a power cut: a long silence is no alert."""
    come(magasin, ICI)
    magasin.clock.advance(silence)
    row = come(magasin, LA)
    assert alerts == [DeuxAdresses(1)] * is_alert
    expected = (ICI, magasin.clock.now()) if is_alert else (None, None)
    assert (row.autre_adresse_ip, row.date_autre_adresse) == expected
    assert row.adresse_ip == LA


def test_two_devices_that_take_turns_are_one_alert(
    magasin: Magasin, alerts: list[DeuxAdresses]
) -> None:
    changes: list[TerminauxChanges] = []
    magasin.core.events.subscribe(TerminauxChanges, changes.append)
    for _ in range(60):
        for adresse_ip in (ICI, LA, AILLEURS):
            come(magasin, adresse_ip)
        magasin.clock.advance(timedelta(seconds=30))
    assert (len(alerts), len(changes)) == (1, 1)
    row = come(magasin, ICI)
    assert row.date_autre_adresse is not None
    assert magasin.clock.now() - row.date_autre_adresse <= 2 * ACTIVITE_ARRONDIE
    magasin.clock.advance(DEUX_ADRESSES)
    come(magasin, ICI)
    come(magasin, LA)
    assert len(alerts) == 2


def test_taking_turns_costs_no_commit_a_request(magasin: Magasin) -> None:
    commits = count_commits(magasin)
    for number in range(30):
        come(magasin, (ICI, LA, AILLEURS)[number % 3], f"1.{number % 2}")
    assert len(commits) == 2


def test_an_address_that_is_not_known_is_no_second_one(
    magasin: Magasin, alerts: list[DeuxAdresses]
) -> None:
    for adresse_ip in (ICI, "", ICI):
        assert come(magasin, adresse_ip).autre_adresse_ip is None
    assert alerts == []


def test_a_note_that_finds_the_file_locked_announces_nothing(
    magasin: Magasin, alerts: list[DeuxAdresses]
) -> None:
    come(magasin, ICI)
    with magasin.core.database.write():
        come(magasin, LA)
    assert alerts == []
    come(magasin, LA)
    assert alerts == [DeuxAdresses(1)]
