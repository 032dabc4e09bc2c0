"""The only way to know what time it is, and which local day an instant belongs to."""

from datetime import UTC, date, datetime, time
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


def start_of_jour(instant: datetime, fuseau: str) -> datetime:
    """Return when the shop's local day of `instant` began, in UTC."""
    midnight = datetime.combine(jour_local(instant, fuseau), time.min, get_zone(fuseau))
    return midnight.astimezone(UTC)
