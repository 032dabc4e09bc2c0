"""The only way to know what time it is, and which local day an instant belongs to."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the present instant; tests inject their own."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


@lru_cache(maxsize=64)
def get_zone(fuseau: str) -> ZoneInfo:
    """Return the time zone named `fuseau` (IANA); ZoneInfoNotFoundError where there is none."""
    return ZoneInfo(fuseau)


def jour_local(instant: datetime, fuseau: str) -> date:
    """Return the calendar day of `instant` in the shop's time zone: never the UTC day."""
    return instant.astimezone(get_zone(fuseau)).date()
