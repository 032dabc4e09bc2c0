"""Dates as terminals write them, read as instants."""

import re
from datetime import UTC, date, datetime

from core.clock import get_zone

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-5][0-9])?)?)?"
)


def read_date(brut: object) -> datetime | None:
    """Return the date in a text of ISO 8601, naive where it names no offset, None where it is none.

    A date alone is that day at 00:00; of seven fractional digits the first six count.
    """
    if not isinstance(brut, str) or not _ISO.fullmatch(brut):
        return None
    try:
        return datetime.fromisoformat(brut)
    except ValueError:
        return None


def to_instant(lu: datetime, fuseau: str) -> datetime | None:
    """Return the instant in UTC, a date without offset being the shop's time.

    None for .NET's MinValue and MaxValue: on the first and the last day of the calendar no time
    zone can be applied, and no shop was open.
    """
    if not date.min < lu.date() < date.max:
        return None
    situe = lu if lu.tzinfo else lu.replace(tzinfo=get_zone(fuseau))
    instant = situe.astimezone(UTC)
    return instant if date.min < instant.date() < date.max else None
