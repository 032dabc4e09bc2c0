"""The columns of the sales table, and what a sale's state is called."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.rapports.cellules import Cellule
from core.ventes.consultation import VenteRow
from desktop.formats import Times, format_delay, format_number, number_of
from desktop.models.columns import Align, Cell, Column, Ink, Kind, MoneyCell, StateCell, TextCell
from desktop.theme import Style, Tone
from desktop.theme.painting import State

TOTAL_COLUMN = 5
_AT_ONCE = timedelta(seconds=1)
_LATE = timedelta(minutes=1)


def vente_columns(times: Times) -> tuple[Column[VenteRow], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (
        Column(
            title=_tr("N°"),
            cell=_numero_cell,
            sort_key="numero_facture",
            widest="QRW50NW…88888888",
            tooltip=_numero_tooltip,
            value=_numero_tooltip,
        ),
        *_time_columns(times),
        Column(
            title=_tr("Terminal"),
            cell=_terminal_cell,
            sort_key="terminal_nom",
            widest="Caisse 1 – Ma",
            stretch=1,
            leaves=1,
            tooltip=_terminal_tooltip,
        ),
        *_montant_columns(),
    )


def paiement_state(row: VenteRow) -> State:
    """Return « Payée » or « Dette »."""
    if row.paye:
        return State(_tr("Payée"), Tone.OK, "circle-check")
    return State(_tr("Dette"), Tone.WARN, "hand-coins")


def vente_state(row: VenteRow) -> State:
    """Return where the sale stands; only what is unusual gets a pill."""
    if row.est_annulee:
        return State(_tr("Annulée"), Tone.NEUTRAL, "ban")
    if row.pieces_rendues:
        whole = row.pieces_rendues == row.pieces
        return State(_tr("Rendue") if whole else _tr("Retour"), Tone.INFO, "undo-2")
    if row.est_tardive:
        return State(_tr("Tardive"), Tone.INFO, "clock")
    return State(_tr("Appliquée"), Tone.OK, "check", quiet=True)


def mode_word(mode: str) -> str:
    """Return a mode of payment in French; one that we do not know is « Autre »."""
    return _modes().get(mode.strip().upper(), _tr("Autre"))


def mode_told(mode: str) -> str:
    """Return a mode of payment in French, with the terminal's own word where we do not know it."""
    word = mode_word(mode)
    return word if mode.strip().upper() in _modes() or not mode.strip() else f"{word} ({mode})"


def delay_text(row: VenteRow, times: Times) -> str:
    """Write when it came: « + 4 s », or the time and how late."""
    delay = row.date_reception - row.date_affichee
    if row.date_vente is None or delay < -_LATE:
        return times.short(row.date_reception)
    if delay < _AT_ONCE:
        return _tr("à l’instant")
    if delay < _LATE:
        return f"+{format_delay(delay)}"
    return f"{times.short(row.date_reception)}  +{format_delay(delay)}"


def _time_columns(times: Times) -> tuple[Column[VenteRow], ...]:
    def sold(row: VenteRow) -> Cell:
        style = Style.MEDIUM if row.est_annulee else Style.STRONG
        return TextCell(times.short(row.date_affichee), _ink(row, Ink.TEXT), style)

    def sold_exactly(row: VenteRow) -> str:
        return times.exact(row.date_affichee)

    def sold_value(row: VenteRow) -> Cellule:
        return row.date_affichee

    def received(row: VenteRow) -> Cell:
        return TextCell(delay_text(row, times), _ink(row, Ink.TEXT2))

    def received_exactly(row: VenteRow) -> str:
        return times.exact(row.date_reception)

    def received_value(row: VenteRow) -> Cellule:
        return row.date_reception

    return (
        Column(
            title=_tr("Vendue à"),
            cell=sold,
            sort_key="date_affichee",
            widest="28 sept. 88:88",
            tooltip=sold_exactly,
            value=sold_value,
        ),
        Column(
            title=_tr("Reçue"),
            cell=received,
            sort_key="date_reception",
            widest="hier, 88:88  +36 min",
            leaves=3,
            tooltip=received_exactly,
            value=received_value,
        ),
    )


def _montant_columns() -> tuple[Column[VenteRow], ...]:
    return (
        Column(
            title=_tr("Articles"),
            cell=_pieces_cell,
            sort_key="pieces",
            align=Align.RIGHT,
            widest="8 888",
            leaves=4,
            value=_pieces_value,
        ),
        Column(
            title=_tr("Total"),
            cell=_total_cell,
            sort_key="montant_total",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest="88 888 888",
        ),
        Column(
            title=_tr("Paiement"),
            key="mode_paiement",
            cell=_paiement_cell,
            widest="Orange Money",
            leaves=2,
            tooltip=_paiement_tooltip,
        ),
        Column(title=_tr("État"), key="etat", cell=_etat_cell, kind=Kind.STATE, widest="Appliquée"),
    )


def _ink(row: VenteRow, usual: Ink) -> Ink:
    return Ink.TEXT3 if row.est_annulee else usual


def _numero_cell(row: VenteRow) -> Cell:
    return TextCell(number_of(row.numero_facture, row.rang), _ink(row, Ink.TEXT))


def _numero_tooltip(row: VenteRow) -> str:
    return row.numero_facture


def _terminal_cell(row: VenteRow) -> Cell:
    return TextCell(row.terminal_nom, _ink(row, Ink.TEXT2))


def _terminal_tooltip(row: VenteRow) -> str:
    return row.terminal_nom


def _pieces_cell(row: VenteRow) -> Cell:
    return TextCell(format_number(row.pieces), _ink(row, Ink.TEXT2))


def _pieces_value(row: VenteRow) -> Cellule:
    return row.pieces


def _total_cell(row: VenteRow) -> Cell:
    return MoneyCell(row.montant_total, row.devise, _ink(row, Ink.TEXT), Style.STRONG)


def _paiement_cell(row: VenteRow) -> Cell:
    if not row.paye and not row.est_annulee:
        return StateCell(paiement_state(row))
    return TextCell(mode_word(row.mode_paiement), _ink(row, Ink.TEXT2))


def _paiement_tooltip(row: VenteRow) -> str:
    return row.mode_paiement


def _etat_cell(row: VenteRow) -> Cell:
    return StateCell(vente_state(row))


@cache
def _modes() -> Mapping[str, str]:
    return {
        "CASH": _tr("Espèces"),
        "ESPECES": _tr("Espèces"),
        "MOBILE_MONEY": _tr("Mobile money"),
        "MPESA": "M-Pesa",
        "M-PESA": "M-Pesa",
        "AIRTEL_MONEY": "Airtel Money",
        "ORANGE_MONEY": "Orange Money",
        "CARD": _tr("Carte"),
        "CARTE": _tr("Carte"),
        "CREDIT": _tr("Crédit"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("VenteColumns", text)
