"""The columns of the journal of synchronisation: one row a request of a terminal."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core.lots import LotSync
from core.ventes.demande import ROUTE_REJEU
from desktop.formats import NO_BREAK, Times, format_number
from desktop.models.columns import NOTHING, Align, Cell, Column, Ink, TextCell
from desktop.theme import Style

COUNT_COLUMNS = (4, 5, 6, 7)
"""Where received, created, known and refused sales stand."""
_MICROSECONDS = 1_000


def lot_columns(times: Times) -> tuple[Column[LotSync], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (
        _date_column(times),
        Column(
            title=_tr("Terminal"),
            cell=_terminal_cell,
            sort_key="terminal_nom",
            widest="Caisse 1 – Mama Ch",
            stretch=2,
            tooltip=_terminal_tooltip,
        ),
        Column(
            title=_tr("Adresse"),
            cell=_adresse_cell,
            sort_key="adresse_ip",
            widest="192.168.188.188",
            leaves=2,
        ),
        Column(
            title=_tr("Route"),
            cell=_route_cell,
            sort_key="route",
            widest="rejouée ici",
            stretch=1,
            leaves=3,
            tooltip=_route_tooltip,
        ),
        _count_column(_tr("Reçues"), "recues", _recues),
        _count_column(_tr("Créées"), "creees", _creees, Ink.OK),
        _count_column(_tr("Doublons"), "rejouees", _rejouees),
        _count_column(_tr("Refusées"), "refusees", _refusees, Ink.WARN),
        Column(
            title=_tr("Durée"),
            cell=_duree_cell,
            sort_key="duree_us",
            align=Align.RIGHT,
            widest="88 888 ms",
            leaves=1,
        ),
    )


def route_word(lot: LotSync) -> str:
    """Return where the request came in: the end of its path, or that the owner replayed it."""
    if lot.route == ROUTE_REJEU:
        return _tr("rejouée ici")
    return "/".join(lot.route.rstrip("/").split("/")[-2:])


def duration_word(lot: LotSync) -> str:
    """Return how long the batch took to write."""
    return f"{format_number(max(lot.duree_us // _MICROSECONDS, 1))}{NO_BREAK}ms"


def _date_column(times: Times) -> Column[LotSync]:
    def show(row: LotSync) -> Cell:
        return TextCell(times.short(row.date_reception), Ink.TEXT, Style.MEDIUM)

    def explain(row: LotSync) -> str:
        return times.exact(row.date_reception)

    def value(row: LotSync) -> datetime:
        return row.date_reception

    return Column(
        title=_tr("Heure"),
        cell=show,
        sort_key="date_reception",
        widest="28 sept. 88:88",
        tooltip=explain,
        value=value,
    )


def _count_column(
    title: str, key: str, count: Callable[[LotSync], int], ink: Ink = Ink.TEXT
) -> Column[LotSync]:
    def show(row: LotSync) -> Cell:
        found = count(row)
        if not found:
            return TextCell(NOTHING, Ink.TEXT3)
        return TextCell(format_number(found), ink, Style.MEDIUM)

    return Column(
        title=title, cell=show, sort_key=key, align=Align.RIGHT, widest="8 888", value=count
    )


def _recues(row: LotSync) -> int:
    return row.recues


def _creees(row: LotSync) -> int:
    return row.creees


def _rejouees(row: LotSync) -> int:
    return row.rejouees


def _refusees(row: LotSync) -> int:
    return row.refusees


def _terminal_cell(row: LotSync) -> Cell:
    return TextCell(row.terminal_nom, Ink.TEXT)


def _terminal_tooltip(row: LotSync) -> str:
    return row.terminal_nom


def _adresse_cell(row: LotSync) -> Cell:
    return TextCell(row.adresse_ip or NOTHING, Ink.TEXT2 if row.adresse_ip else Ink.TEXT3)


def _route_cell(row: LotSync) -> Cell:
    return TextCell(route_word(row))


def _route_tooltip(row: LotSync) -> str:
    return row.route


def _duree_cell(row: LotSync) -> Cell:
    return TextCell(duration_word(row))


def _tr(text: str) -> str:
    return QCoreApplication.translate("LotColumns", text)
