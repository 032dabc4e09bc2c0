"""The periods that a list can be narrowed to, in the shop's own days."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.widgets.choices import Choice


class Periode(StrEnum):
    """From today back; TOUT has no bounds."""

    AUJOURDHUI = "aujourdhui"
    HIER = "hier"
    SEPT_JOURS = "7j"
    TRENTE_JOURS = "30j"
    MOIS = "mois"
    TOUT = "tout"


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
    words = {
        Periode.AUJOURDHUI: _tr("Aujourd’hui"),
        Periode.HIER: _tr("Hier"),
        Periode.SEPT_JOURS: _tr("7 jours"),
        Periode.TRENTE_JOURS: _tr("30 jours"),
        Periode.MOIS: _tr("Mois"),
        Periode.TOUT: _tr("Tout"),
    }
    return [Choice(periode, words[periode]) for periode in periodes]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Periode", text)
