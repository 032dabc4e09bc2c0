"""Amounts, quantities and times as the owner reads them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from core.ventes.consultation import FiltreVentes
from core.vocabulaire import Devise
from desktop.formats import (
    Times,
    format_day,
    format_delay,
    format_money,
    format_number,
    format_numeric_day,
    format_permille,
    format_signed,
    plain_tooltip,
    plural,
    shorten_numero,
)
from desktop.impression.wording import describe
from tests.builders import MIDI, FixedClock

NNBSP, NBSP = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("centimes", "devise", "shown"),
    [
        (2_500_000, Devise.CDF, f"25{NNBSP}000{NBSP}FC"),
        (2_500_050, Devise.CDF, f"25{NNBSP}000,50{NBSP}FC"),
        (0, Devise.CDF, f"0{NBSP}FC"),
        (1_250, Devise.USD, f"12,50{NBSP}$"),
        (2_500, Devise.USD, f"25,00{NBSP}$"),
        (-1_440, Devise.USD, f"−14,40{NBSP}$"),
        (-5, Devise.CDF, f"−0,05{NBSP}FC"),
        (10**22, Devise.CDF, f"100{(NNBSP + '000') * 6}{NBSP}FC"),
    ],
)
def test_money(centimes: int, devise: Devise, shown: str) -> None:
    assert format_money(centimes, devise) == shown


def test_numbers_and_changes() -> None:
    assert format_number(-1_234_567) == f"−1{NNBSP}234{NNBSP}567"
    assert [format_signed(n) for n in (8, 0, -2)] == ["+8", "0", "−2"]
    assert [format_permille(n) for n in (300, -15)] == [f"30,0{NBSP}%", f"−1,5{NBSP}%"]


def test_french_counts_zero_as_one() -> None:
    words = [plural(n, "{n} ligne", "{n} lignes") for n in (0, 1, 2, 1_000)]
    assert words == ["0 ligne", "1 ligne", "2 lignes", f"1{NNBSP}000 lignes"]


@pytest.mark.parametrize(
    ("numero", "shown"),
    [
        ("QRU50NU-20260325022946724-ee5a273d", "QRU50NU…ee5a273d"),
        ("FAC-20241104-001", "FAC-20241104-001"),
        ("", ""),
    ],
)
def test_long_numbers_keep_their_two_ends(numero: str, shown: str) -> None:
    assert shorten_numero(numero) == shown


def test_a_tooltip_never_reads_a_name_as_markup() -> None:
    assert plain_tooltip("<img src=//x> & co") == "<span>&lt;img src=//x&gt; &amp; co</span>"
    assert plain_tooltip("") == ""


NOON = datetime(2026, 3, 25, 11, 0, tzinfo=UTC)


@pytest.fixture
def times() -> Times:
    return Times(FixedClock(NOON), "Africa/Kinshasa")


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (timedelta(seconds=3), "à l’instant"),
        (timedelta(seconds=-30), "à l’instant"),
        (timedelta(minutes=14), "il y a 14 min"),
        (timedelta(hours=3), "il y a 3 h"),
        (timedelta(hours=18), "hier, 18:00"),
        (timedelta(days=14), "11 mars 12:00"),
        (timedelta(days=400), "18 févr. 2025"),
        (timedelta(hours=-2), "14:00"),
    ],
)
def test_relative_times(times: Times, ago: timedelta, shown: str) -> None:
    assert times.relative(NOON - ago) == shown


def test_exact_times(times: Times) -> None:
    assert times.exact(NOON) == "mercredi 25 mars 2026 à 12:00:00"
    assert times.told(NOON) == "aujourd’hui à 12:00:00"
    assert times.told(NOON - timedelta(days=1)) == "hier à 12:00:00"
    assert times.told(NOON - timedelta(days=2)) == "lundi 23 mars 2026 à 12:00:00"
    assert times.clock_time(NOON) == "12:00"
    assert times.precise_time(NOON) == "12:00:00"


def test_days_are_those_of_the_boutique(times: Times) -> None:
    late = Times(FixedClock(datetime(2026, 3, 25, 22, 30, tzinfo=UTC)), "Africa/Lubumbashi")
    assert format_day(late.today()) == "26 mars 2026"
    times.move_to("Africa/Lubumbashi")
    assert times.clock_time(NOON) == "13:00"
    assert times.midnight(times.today()) == datetime(2026, 3, 24, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("delay", "shown"),
    [
        (timedelta(seconds=-4), f"0{NBSP}s"),
        (timedelta(seconds=2), f"2{NBSP}s"),
        (timedelta(minutes=36), f"36{NBSP}min"),
        (timedelta(hours=5), f"5{NBSP}h"),
        (timedelta(days=3), f"3{NBSP}j"),
    ],
)
def test_delays(delay: timedelta, shown: str) -> None:
    assert format_delay(delay) == shown


@pytest.fixture
def in_america() -> Iterator[None]:
    """Lend the program a language that writes days and hours otherwise than its own two."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("in_america")
def test_hours_and_days_are_written_as_the_language_writes_them() -> None:
    times = Times(FixedClock(), "Africa/Kinshasa")
    shown = {
        times.clock_time(MIDI),
        times.precise_time(MIDI),
        times.short(MIDI),
        times.told(MIDI),
        times.exact(MIDI),
        format_numeric_day(MIDI.date()),
    }
    assert {text.replace("\u202f", " ") for text in shown} == {
        "12:00 PM",
        "12:00:00 PM",
        "aujourd’hui à 12:00:00 PM",
        "Wednesday 25 March 2026 à 12:00:00 PM",
        "3/25/26",
    }


@pytest.mark.usefixtures("in_america")
def test_days_on_paper_are_written_as_the_language_writes_them() -> None:
    times = Times(FixedClock(), "Africa/Kinshasa")
    first, last = MIDI.date(), MIDI.date() + timedelta(days=1)
    assert describe(FiltreVentes(1, jour_debut=first, jour_fin=last), times, ()) == (
        "Du 3/25/26 au 3/26/26",
    )
