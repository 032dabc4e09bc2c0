"""When a terminal is expected to be heard, and since when it has been silent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median_high, median_low

from core.clock import get_zone
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal

SILENCE = timedelta(hours=2)
"""Without a sign of life for so long while the shop is open, a terminal counts as silent."""
OBSERVATION = timedelta(days=14)
"""How far back its usual hours are looked for."""
_JOURS_MIN = 3
"""Days heard from which hours are usual ones."""
_SEMAINE = 7


@dataclass(frozen=True, slots=True)
class Horaires:
    """The usual hours of a terminal, local time; the days of the week (0 is Monday) it works."""

    ouverture: int = 8
    fermeture: int = 18
    jours: frozenset[int] = frozenset(range(_SEMAINE))


def read_horaires(heures: Iterable[datetime], fuseau: str, now: datetime) -> Horaires:
    """Return the usual hours, from the hours in which the terminal sent something of late.

    Each day counts by its first and its last hour, and the middle day decides: one late evening
    moves nothing. With too few days heard, the shop is taken to be open from 8 to 18.
    """
    zone = get_zone(fuseau)
    by_day: defaultdict[date, list[int]] = defaultdict(list)
    for heure in heures:
        local = heure.astimezone(zone)
        by_day[local.date()].append(local.hour)
    today = now.astimezone(zone).date()
    by_day.pop(today, None)
    if len(by_day) < _JOURS_MIN:
        return Horaires()
    # Two weeks hold each day of the week twice: one never heard is a day of rest.
    known = (today - min(by_day)).days >= _SEMAINE
    return Horaires(
        ouverture=median_low(min(hours) for hours in by_day.values()),
        fermeture=median_high(max(hours) for hours in by_day.values()) + 1,
        jours=frozenset(day.weekday() for day in by_day) if known else Horaires().jours,
    )


def find_silence(
    terminal: Terminal, horaires: Horaires, fuseau: str, now: datetime
) -> datetime | None:
    """Return since when a terminal has been silent; None where it is not, or need not speak.

    Only the hours of today in which it usually works count.
    """
    last = terminal.derniere_activite
    if last is None or terminal.etat is not EtatTerminal.ACTIF:
        return None
    local = now.astimezone(get_zone(fuseau))
    opening = datetime.combine(local.date(), time(horaires.ouverture), local.tzinfo)
    closing = opening + timedelta(hours=horaires.fermeture - horaires.ouverture)
    if local.weekday() not in horaires.jours or not opening <= local < closing:
        return None
    return last if now - max(last, opening) >= SILENCE else None
