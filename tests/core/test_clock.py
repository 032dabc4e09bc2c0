"""The clock and the local day."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfoNotFoundError

import pytest

from core.clock import SystemClock, get_zone, jour_local


def test_the_system_clock_is_aware_and_in_utc() -> None:
    before = SystemClock().now()
    assert before.utcoffset() == timedelta(0)
    assert before <= SystemClock().now()


@pytest.mark.parametrize(
    ("instant", "fuseau", "jour"),
    [
        (datetime(2026, 3, 24, 22, 59, 59, 999999, tzinfo=UTC), "Africa/Kinshasa", (3, 24)),
        (datetime(2026, 3, 24, 23, 0, tzinfo=UTC), "Africa/Kinshasa", (3, 25)),
        (datetime(2026, 3, 24, 22, 0, tzinfo=UTC), "Africa/Lubumbashi", (3, 25)),
        (
            datetime(2026, 3, 25, 8, 0, tzinfo=timezone(timedelta(hours=14))),
            "Africa/Kinshasa",
            (3, 24),
        ),
    ],
)
def test_the_local_day(instant: datetime, fuseau: str, jour: tuple[int, int]) -> None:
    assert jour_local(instant, fuseau) == date(2026, *jour)


def test_an_unknown_time_zone() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        get_zone("Africa/Nowhere")
