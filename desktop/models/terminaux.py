"""The columns of the board of terminals, and the words for how one is doing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from core.rapports.cellules import Cellule
from core.suivi import SuiviTerminal
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal
from desktop.formats import Times, format_delay, format_number
from desktop.models.alertes_terminal import clock_word, gaps_word, silence_word, warnings_of
from desktop.models.columns import NOTHING, Align, Cell, Column, Ink, Kind, StateCell, TextCell
from desktop.theme import Style, Tone
from desktop.theme.painting import State

COUNT_COLUMNS = (4, 5, 6, 7)
"""Where received, created, known and refused sales stand."""


def terminal_columns(times: Times) -> tuple[Column[SuiviTerminal], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (
        Column(
            title=_tr("Terminal"),
            cell=_nom_cell,
            sort_key="nom_terminal",
            widest="Caisse 1 – Mama Chantal",
            stretch=3,
            tooltip=_nom_tooltip,
        ),
        _etat_column(times),
        _date_column(_tr("Dernière activité"), "derniere_activite", times, _activite),
        _date_column(_tr("Dernière vente"), "derniere_vente", times, _vente, leaves=8),
        _count_column(_tr("Reçues"), "recues", _recues),
        _count_column(_tr("Créées"), "creees", _creees, Ink.OK, leaves=2),
        _count_column(_tr("Doublons"), "rejouees", _rejouees, leaves=3),
        _count_column(_tr("Refusées"), "refusees", _refusees, Ink.WARN),
        Column(
            title=_tr("N° manquants"),
            cell=_manquants_cell,
            sort_key="manquants",
            align=Align.RIGHT,
            widest="88",
            leaves=4,
            tooltip=_manquants_tooltip,
            value=_manquants_value,
        ),
        *_device_columns(),
    )


def state_of(terminal: Terminal) -> State:
    """Return a terminal's state in words."""
    return {
        EtatTerminal.EN_ATTENTE: State(_tr("En attente"), Tone.WARN, "hourglass"),
        EtatTerminal.ACTIF: State(_tr("Actif"), Tone.OK, "check", quiet=True),
        EtatTerminal.INACTIF: State(_tr("Désactivé"), Tone.NEUTRAL, "power"),
        EtatTerminal.REFUSE: State(_tr("Refusé"), Tone.NEUTRAL, "ban"),
    }[terminal.etat]


def board_state(row: SuiviTerminal, times: Times) -> State:
    """Return the state of a terminal, and whether something asks for a look."""
    if row.silencieux_depuis is not None:
        return State(silence_word(row.silencieux_depuis, times), Tone.WARN, "bell")
    if row.est_a_surveiller:
        return State(_tr("À surveiller"), Tone.WARN, "triangle-alert")
    return state_of(row.terminal)


def _device_columns() -> tuple[Column[SuiviTerminal], ...]:
    return (
        Column(
            title=_tr("Horloge"),
            cell=_horloge_cell,
            sort_key="ecart_horloge_s",
            align=Align.RIGHT,
            widest="+88 min",
            leaves=6,
            tooltip=_horloge_tooltip,
            value=_horloge_value,
        ),
        Column(
            title=_tr("Adresse"),
            cell=_adresse_cell,
            sort_key="adresse_ip",
            widest="192.168.188.188",
            leaves=5,
            tooltip=_adresse_tooltip,
        ),
        Column(
            title=_tr("Version"),
            cell=_version_cell,
            sort_key="version_app_maui",
            widest="8.88.8",
            leaves=7,
            tooltip=_version_tooltip,
        ),
    )


def _date_column(
    title: str,
    key: str,
    times: Times,
    instant: Callable[[SuiviTerminal], datetime | None],
    *,
    leaves: int = 0,
) -> Column[SuiviTerminal]:
    def show(row: SuiviTerminal) -> Cell:
        found = instant(row)
        if found is None:
            return TextCell(_tr("jamais"), Ink.TEXT3)
        late = key == "derniere_activite" and row.silencieux_depuis is not None
        return TextCell(times.relative(found), Ink.WARN if late else Ink.TEXT2)

    def explain(row: SuiviTerminal) -> str:
        found = instant(row)
        return "" if found is None else times.exact(found)

    return Column(
        title=title,
        cell=show,
        sort_key=key,
        widest="28 sept. 88:88",
        leaves=leaves,
        tooltip=explain,
        value=instant,
    )


def _count_column(
    title: str,
    key: str,
    count: Callable[[SuiviTerminal], int],
    ink: Ink = Ink.TEXT,
    *,
    leaves: int = 0,
) -> Column[SuiviTerminal]:
    def show(row: SuiviTerminal) -> Cell:
        found = count(row)
        if not found:
            return TextCell(NOTHING, Ink.TEXT3)
        return TextCell(format_number(found), ink, Style.MEDIUM)

    def explain(row: SuiviTerminal) -> str:
        return _tr("Aujourd’hui : {n}").format(n=format_number(count(row)))

    return Column(
        title=title,
        cell=show,
        sort_key=key,
        align=Align.RIGHT,
        widest="8 888",
        leaves=leaves,
        tooltip=explain,
        value=count,
    )


def _etat_column(times: Times) -> Column[SuiviTerminal]:
    def show(row: SuiviTerminal) -> Cell:
        return StateCell(board_state(row, times))

    def explain(row: SuiviTerminal) -> str:
        return ", ".join(warning.title for warning in warnings_of(row, times))

    return Column(
        title=_tr("État"),
        cell=show,
        sort_key="etat",
        widest=_tr("Silencieux depuis {duree}").format(duree="88 min"),
        kind=Kind.STATE,
        tooltip=explain,
    )


def _activite(row: SuiviTerminal) -> datetime | None:
    return row.terminal.derniere_activite


def _vente(row: SuiviTerminal) -> datetime | None:
    return row.derniere_vente


def _recues(row: SuiviTerminal) -> int:
    return row.compte.recues


def _creees(row: SuiviTerminal) -> int:
    return row.compte.creees


def _rejouees(row: SuiviTerminal) -> int:
    return row.compte.rejouees


def _refusees(row: SuiviTerminal) -> int:
    return row.compte.refusees


def _nom_cell(row: SuiviTerminal) -> Cell:
    return TextCell(row.terminal.nom_terminal, Ink.TEXT, Style.MEDIUM)


def _nom_tooltip(row: SuiviTerminal) -> str:
    return _tr("{nom}, n° de série {serie}").format(
        nom=row.terminal.nom_terminal, serie=row.terminal.numero_serie
    )


def _manquants_cell(row: SuiviTerminal) -> Cell:
    if not row.manquants:
        return TextCell(NOTHING, Ink.TEXT3)
    return TextCell(format_number(len(row.manquants)), Ink.WARN, Style.MEDIUM)


def _manquants_tooltip(row: SuiviTerminal) -> str:
    if not row.manquants:
        return _tr("Aucun numéro sauté ces 7 derniers jours, ou des numéros qui ne se suivent pas")
    return f"{gaps_word(row)} : {', '.join(row.manquants)}"


def _manquants_value(row: SuiviTerminal) -> Cellule:
    return len(row.manquants)


def _horloge_cell(row: SuiviTerminal) -> Cell:
    ecart = row.ecart_horloge_s
    if ecart is None:
        return TextCell(NOTHING, Ink.TEXT3)
    sign = "+" if ecart > 0 else "−"
    return TextCell(f"{sign}{format_delay(timedelta(seconds=abs(ecart)))}", Ink.WARN, Style.MEDIUM)


def _horloge_tooltip(row: SuiviTerminal) -> str:
    if row.ecart_horloge_s is not None:
        return clock_word(row)
    return _tr("À l’heure") if row.date_horloge is not None else _tr("Pas encore mesurée")


def _horloge_value(row: SuiviTerminal) -> Cellule:
    return row.ecart_horloge_s


def _adresse_cell(row: SuiviTerminal) -> Cell:
    adresse = row.terminal.adresse_ip
    if row.autre_adresse_ip:
        return TextCell(adresse, Ink.WARN, Style.MEDIUM)
    return TextCell(adresse or NOTHING, Ink.TEXT2 if adresse else Ink.TEXT3)


def _adresse_tooltip(row: SuiviTerminal) -> str:
    if not row.autre_adresse_ip:
        return ""
    return _tr("Vu aussi à l’adresse {autre}").format(autre=row.autre_adresse_ip)


def _version_cell(row: SuiviTerminal) -> Cell:
    version = row.terminal.version_app_maui
    return TextCell(version or NOTHING, Ink.TEXT2 if version else Ink.TEXT3)


def _version_tooltip(row: SuiviTerminal) -> str:
    """Apps that say more than a number are cut short in their cell."""
    return row.terminal.version_app_maui


def _tr(text: str) -> str:
    return QCoreApplication.translate("TerminalColumns", text)
