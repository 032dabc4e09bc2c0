"""Says in words what a list is narrowed to, for whoever reads it on paper."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from core.lots import FiltreLots
from core.mouvements import FiltreMouvements
from core.ventes.consultation import FiltreVentes
from desktop.formats import Times, format_numeric_day

_ONE_DAY = timedelta(days=1)
Bounds = tuple[date | None, date | None]


def describe(filtre: object, times: Times, narrowed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return a line for the period and one for all else: `narrowed` is what by what."""
    lines = []
    bounds = _bounds_of(filtre, times)
    if bounds is not None:
        lines.append(_period(*bounds, times.today()))
    others = " · ".join(_tr("{name} : {value}").format(name=n, value=v) for n, v in narrowed)
    return (*lines, others) if others else tuple(lines)


def _bounds_of(filtre: object, times: Times) -> Bounds | None:
    """Return first and last day, both included; None for a list that knows no period."""
    match filtre:
        case FiltreVentes(jour_debut=first, jour_fin=last):
            return first, last
        case (
            FiltreMouvements(date_debut=begin, date_fin=end)
            | FiltreLots(date_debut=begin, date_fin=end)
        ):
            first = None if begin is None else times.local_day(begin)
            return first, None if end is None else times.local_day(end) - _ONE_DAY
        case _:
            return None


def _period(first: date | None, last: date | None, today: date) -> str:
    if first is None and last is None:
        return _tr("Depuis le début")
    until = today if last is None else last
    if first is None:
        return _tr("Jusqu’au {last}").format(last=format_numeric_day(until))
    if first == until:
        return _tr("Le {first}").format(first=format_numeric_day(first))
    return _tr("Du {first} au {last}").format(
        first=format_numeric_day(first), last=format_numeric_day(until)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
