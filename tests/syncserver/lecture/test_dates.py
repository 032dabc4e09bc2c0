"""Dates as terminals write them."""

from datetime import datetime

import pytest

from tests.syncserver.lecture.charges import make_charge, read_bad, read_good

DATES = [
    ("2026-03-25T02:29:46.7240000+01:00", "2026-03-25T01:29:46.724000Z"),
    ("2026-03-25T02:29:46.1234567Z", "2026-03-25T02:29:46.123456Z"),
    ("2026-03-25T02:29:46Z", "2026-03-25T02:29:46Z"),
    ("2026-03-25 02:29:46", "2026-03-25T00:29:46Z"),
    ("2026-03-25T02:29", "2026-03-25T00:29:00Z"),
    ("2026-03-25T23:30:00", "2026-03-25T21:30:00Z"),
    ("2026-03-25T00:30:00", "2026-03-24T22:30:00Z"),
    ("2026-03-25", "2026-03-24T22:00:00Z"),
    ("2026-03-25T02:29:46-0530", "2026-03-25T07:59:46Z"),
    ("2026-03-25T02:29:46+23:59", "2026-03-24T02:30:46Z"),
    ("2999-12-31T23:59:59Z", "2999-12-31T23:59:59Z"),
]


@pytest.mark.parametrize(("text", "instant"), DATES)
def test_a_date_is_an_instant_without_offset_in_shop_time(text: str, instant: str) -> None:
    vente = read_good(make_charge(date_vente=text))
    assert (vente.date_vente, vente.date_vide) == (datetime.fromisoformat(instant), False)


@pytest.mark.parametrize(
    "text",
    [
        *("0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00"),
        *("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999-12:00", "9999-12-31"),
        # Conversion to UTC leaves the calendar, or comes to its very edge.
        *("0001-01-02T00:00:00+23:59", "9999-12-30T23:59:00-23:59"),
    ],
)
def test_the_ends_of_the_calendar_are_no_date(text: str) -> None:
    vente = read_good(make_charge(date_vente=text))
    assert (vente.date_vente, vente.date_vide) == (None, True)


def test_an_absent_date_is_not_an_empty_one() -> None:
    vente = read_good(make_charge())
    assert (vente.date_vente, vente.date_vide) == (None, False)


@pytest.mark.parametrize(
    "value",
    [
        *("", "hier", "2026-02-30", "2026-13-01", "2026-3-5", "25/03/2026", "2026-W13-3"),
        *("20260325", "2026-03-25T24:00:00", "2026-03-25T10:00:60", "2026-03-25T10"),
        *("2026-03-25T10:00:00+24:00", "2026-03-25T10:00:00+01:75", "2026-03-25T10:00:00 Z"),
        *("2026-03-25x10:00:00", "٢٠٢٦-03-25", "2026-03-25T10:00:00." + "1" * 400_000),
        *(0, 1_774_000_000, 1.5, True, [], {}),
    ],
)
def test_what_is_no_date_refuses_the_sale(value: object) -> None:
    assert "Champ date_vente" in read_bad(make_charge(date_vente=value)).message


def test_two_dates_of_one_sale_must_be_the_same_instant() -> None:
    read_good(make_charge(date_vente="2026-03-25T02:00:00Z", date="2026-03-25T03:00:00+01:00"))
    read_bad(make_charge(date_vente="2026-03-25T02:00:00Z", date="2026-03-25T03:00:00Z"))
