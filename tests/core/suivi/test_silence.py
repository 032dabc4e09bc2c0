"""When a terminal is expected to be heard, and since when it is silent."""

from datetime import UTC, datetime, timedelta

import pytest

from core.suivi.silence import Horaires, find_silence, read_horaires
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal

FUSEAU = "Africa/Kinshasa"
MERCREDI = datetime(2026, 3, 25, tzinfo=UTC)


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """Return an hour of the shop's Wednesday, or of a day before."""
    return MERCREDI + timedelta(days=day, hours=hour - 1, minutes=minute)


def make(last: datetime | None, etat: EtatTerminal = EtatTerminal.ACTIF) -> Terminal:
    return Terminal(1, 1, "SN", "T1", etat, "", "", last, at(8, day=-20))


@pytest.mark.parametrize(
    ("last", "now", "silent"),
    [
        (at(9), at(10, 59), False),
        (at(9), at(11), True),
        (at(9), at(17, 59), True),
        (at(9), at(18), False),
        (at(18, day=-1), at(9, 59), False),
        (at(18, day=-1), at(10), True),
        (at(9), at(7, day=1), False),
        (None, at(12), False),
    ],
)
def test_two_hours_of_an_open_shop(last: datetime | None, now: datetime, silent: bool) -> None:
    assert find_silence(make(last), Horaires(), FUSEAU, now) == (last if silent else None)


@pytest.mark.parametrize("etat", [EtatTerminal.INACTIF, EtatTerminal.EN_ATTENTE])
def test_only_a_terminal_in_use_is_missed(etat: EtatTerminal) -> None:
    assert find_silence(make(at(9), etat), Horaires(), FUSEAU, at(12)) is None


def test_its_usual_hours_are_those_of_the_middle_day() -> None:
    late = at(23, day=-3)
    heard = [at(hour, day=-day) for day in range(1, 6) for hour in (9, 14, 20)]
    found = read_horaires([*heard, late], FUSEAU, at(12))
    assert (found.ouverture, found.fermeture) == (9, 21)
    assert found.jours == frozenset(range(7))


def test_a_day_of_the_week_without_a_sale_in_two_weeks_is_a_day_of_rest() -> None:
    heard = [at(10, day=-day) for day in range(1, 14) if at(10, day=-day).weekday() != 6]
    found = read_horaires(heard, FUSEAU, at(12))
    assert found.jours == frozenset(range(6))
    sunday = at(13, day=4)
    assert find_silence(make(at(9, day=3)), found, FUSEAU, sunday) is None


def test_with_too_little_known_the_shop_opens_from_8_to_18() -> None:
    assert read_horaires([at(3), at(4, day=-1)], FUSEAU, at(12)) == Horaires(8, 18)
