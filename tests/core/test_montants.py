"""Money is exact from text to minor units and back, and hostile numbers cost nothing (I5, I18)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limites import MONTANT_MAX, PRIX_MAX
from core.montants import format_decimal, to_centimes


@pytest.mark.parametrize(
    ("text", "centimes"),
    [
        ("0", 0),
        ("-0", 0),
        ("0.01", 1),
        ("25000", 2_500_000),
        ("25000.0", 2_500_000),
        ("25000.0000", 2_500_000),
        ("2.5E+4", 2_500_000),
        ("250000000E-4", 2_500_000),
        ("1000000000000", PRIX_MAX),
        ("1000000000000.00", PRIX_MAX),
        ("0e400000", 0),
        ("0e-400000", 0),
    ],
)
def test_what_is_an_amount(text: str, centimes: int) -> None:
    assert to_centimes(Decimal(text)) == centimes


@pytest.mark.parametrize(
    "text",
    [
        *("0.001", "1.999", "-0.01", "-1", "1000000000000.01", "NaN", "sNaN", "Infinity"),
        *("-Infinity", "1e400000", "1e-400000", "0." + "0" * 400_000 + "1"),
    ],
)
def test_what_is_none(text: str) -> None:
    assert to_centimes(Decimal(text)) is None


def test_an_amount_that_a_float_would_spoil() -> None:
    exact = Decimal("123456789012345678.91")
    assert to_centimes(exact, 2 * 10**19) == 12_345_678_901_234_567_891
    assert to_centimes(Decimal(MONTANT_MAX) / 100, MONTANT_MAX) == MONTANT_MAX


@given(st.integers(0, PRIX_MAX), st.integers(0, 6))
def test_trailing_zeros_never_count(centimes: int, zeros: int) -> None:
    text = format_decimal(centimes) + "0" * zeros
    assert to_centimes(Decimal(text)) == centimes


@pytest.mark.parametrize(
    ("centimes", "text"),
    [
        (0, "0.00"),
        (1, "0.01"),
        (-1, "-0.01"),
        (-150, "-1.50"),
        (5_000_000, "50000.00"),
        (MONTANT_MAX, "90000000000000000.00"),
    ],
)
def test_how_it_is_written(centimes: int, text: str) -> None:
    assert format_decimal(centimes) == text
