"""The periods that a list can be narrowed to, in the shop's own days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.formats import format_short_day
from desktop.widgets.choices import Choice


class Periode(StrEnum):
    """From today back; TOUT has no bounds, AUTRE those that the owner gave."""

    AUJOURDHUI = "aujourdhui"
    HIER = "hier"
    SEPT_JOURS = "7j"
    TRENTE_JOURS = "30j"
    MOIS = "mois"
    TOUT = "tout"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class ChosenPeriode:
    """A period as it is remembered; the days are those of AUTRE, both included."""

    periode: Periode
    first: date | None = None
    last: date | None = None

    def bounds(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last day, both included; None where there is no bound."""
        if self.periode is Periode.AUTRE:
            return self.first, self.last
        return bounds_of(self.periode, today)


def bounds_of(periode: Periode, today: date) -> tuple[date | None, date | None]:
    """Return the first and the last day, both included; None where there is no bound."""
    first = {
        Periode.AUJOURDHUI: today,
        Periode.HIER: today - timedelta(days=1),
        Periode.SEPT_JOURS: today - timedelta(days=6),
        Periode.TRENTE_JOURS: today - timedelta(days=29),
        Periode.MOIS: today.replace(day=1),
    }.get(periode)
    last = today - timedelta(days=1) if periode is Periode.HIER else None
    return first, last


def make_choices(periodes: tuple[Periode, ...]) -> list[Choice]:
    """Return the segments of these periods."""
    return [Choice(periode, _words()[periode]) for periode in periodes]


def tell_days(first: date | None, last: date | None, today: date) -> str:
    """Write « du 1 mars au 14 mars », « dès le 1 mars », « jusqu’au 14 mars »."""
    told = {day: format_short_day(day, today) for day in (first, last) if day is not None}
    if first is not None and first == last:
        return _tr("le {day}").format(day=told[first])
    if first is not None and last is not None:
        return _tr("du {first} au {last}").format(first=told[first], last=told[last])
    if first is not None:
        return _tr("dès le {first}").format(first=told[first])
    if last is not None:
        return _tr("jusqu’au {last}").format(last=told[last])
    return _tr("de tout temps")


def _words() -> Mapping[Periode, str]:
    return {
        Periode.AUJOURDHUI: _tr("Aujourd’hui"),
        Periode.HIER: _tr("Hier"),
        Periode.SEPT_JOURS: _tr("7 jours"),
        Periode.TRENTE_JOURS: _tr("30 jours"),
        Periode.MOIS: _tr("Mois"),
        Periode.TOUT: _tr("Tout"),
        Periode.AUTRE: _tr("Du … au …"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Periode", text)
