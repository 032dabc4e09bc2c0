"""Serial numbers that several devices may give as theirs."""

import pytest

from core.series import is_shared_serie


@pytest.mark.parametrize(
    "serie",
    [
        *("UNKNOWN_SERIAL", "MAUI-SIMULATOR", "unknown", "Unknown Device", "00000000", "FFFF-FFFF"),
        *("0123456789ABCDEF", "9774d56d682e549c", "emulator-5554", "n/a", "-", "", "null"),
    ],
)
def test_what_an_app_sends_that_found_none(serie: str) -> None:
    assert is_shared_serie(serie)


@pytest.mark.parametrize("serie", ["0a1badae951f8473", "R58M12ABCDE", "SN-1", "unknown7c2f", "12a"])
def test_what_names_one_device(serie: str) -> None:
    assert not is_shared_serie(serie)
