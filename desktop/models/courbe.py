"""What a chart of a stock shows: its steps, what is written beside them, and all of it in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from core.fiche.courbe import Courbe
from desktop.formats import Times, format_number

_PLACES = (0.08, 0.36, 0.64, 0.92)
"""Where on the line of time a day is written."""
_STEPS_MAX = 3
_SHORT = timedelta(days=2)

Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Curve:
    """Steps: the height from an instant (seconds) on, up to `end`; what is written beside them."""

    points: Sequence[tuple[float, int]]
    end: float
    days: Sequence[Tick]
    heights: Sequence[Tick]
    seuil: int | None = None
    counted: float | None = None


def make_curve(courbe: Courbe, times: Times, now: datetime) -> Curve:
    """Turn instants into places, and choose what is written beside the axes."""
    first, end = courbe.points[0].instant, max(now, courbe.points[-1].instant)
    # A line of no length has no scale.
    end = max(end, first + timedelta(hours=1))
    stocks = [point.stock for point in courbe.points]
    seuil = courbe.seuil or None
    counted = courbe.depart.date
    shown = counted is not None and first <= counted <= end
    return Curve(
        points=[(point.instant.timestamp(), point.stock) for point in courbe.points],
        end=end.timestamp(),
        days=list_days(first, end, times),
        heights=list_heights(min(0, *stocks), max(courbe.seuil, *stocks)),
        seuil=seuil,
        counted=counted.timestamp() if counted is not None and shown else None,
    )


def list_days(first: datetime, end: datetime, times: Times) -> Sequence[Tick]:
    """Return the days to be written below, or the hours of a short stretch; none twice."""
    write = times.clock_time if end - first < _SHORT else times.short_day
    places = [first + (end - first) * share for share in _PLACES]
    ticks = [(place.timestamp(), write(place)) for place in places]
    return [ticks[0], *(b for a, b in pairwise(ticks) if a[1] != b[1])]


def list_heights(low: int, high: int) -> Sequence[Tick]:
    """Return round heights from below the lowest to above the highest, four at most."""
    size = max(1, high - low)
    step = next(
        digit * 10**power
        for power in range(len(str(size)) + 1)
        for digit in (1, 2, 5)
        if -(-high // (digit * 10**power)) - low // (digit * 10**power) <= _STEPS_MAX
    )
    bottom, top = low // step, max(-(-high // step), low // step + 1)
    return [(rank * step, format_number(rank * step)) for rank in range(bottom, top + 1)]


def say_courbe(courbe: Courbe, times: Times) -> str:
    """Say what the curve shows to whoever does not see it."""
    stocks = [point.stock for point in courbe.points]
    return _tr(
        "Courbe du stock : {first} le {begin}, {last} maintenant, au plus bas {low}, au plus "
        "haut {high}. Chaque mouvement est dans le tableau."
    ).format(
        first=format_number(stocks[0]),
        begin=times.short_day(courbe.points[0].instant),
        last=format_number(stocks[-1]),
        low=format_number(min(stocks)),
        high=format_number(max(stocks)),
    )


def say_legend(courbe: Courbe, times: Times) -> str:
    """Name the lines that are drawn beside the curve."""
    words = []
    if courbe.seuil:
        words.append(_tr("- - seuil {n}").format(n=format_number(courbe.seuil)))
    if courbe.depart.date is not None:
        words.append(_tr("··· compté le {jour}").format(jour=times.short_day(courbe.depart.date)))
    return "   ".join(words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Courbe", text)
