"""The columns of the sales that wait, as an export or a table has them."""

from PySide6.QtCore import QCoreApplication

from core.quarantaine import Entree
from core.rapports.cellules import Cellule
from desktop.formats import Times, format_number, shorten_numero
from desktop.models.columns import (
    NOTHING,
    Align,
    Cell,
    Column,
    Ink,
    Kind,
    MoneyCell,
    StateCell,
    TextCell,
)
from desktop.models.raisons import reasons, settled_states, subject_of
from desktop.theme import Style

MONTANT_COLUMN = 6


def entree_columns(times: Times) -> tuple[Column[Entree], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    widest = max((reason.state.text for reason in reasons().values()), key=len)
    return (
        _date_column(times),
        Column(title=_tr("Raison"), cell=_raison_cell, kind=Kind.STATE, widest=widest),
        Column(
            title=_tr("Article"),
            cell=_article_cell,
            sort_key="article_nom",
            widest="Lait en poudre Nido",
            stretch=2,
            tooltip=_article_tooltip,
        ),
        Column(
            title=_tr("Manque"),
            cell=_manque_cell,
            align=Align.RIGHT,
            widest="888 888",
            leaves=4,
            value=_manque_value,
        ),
        *_vente_columns(),
    )


def _vente_columns() -> tuple[Column[Entree], ...]:
    return (
        Column(
            title=_tr("N°"),
            cell=_numero_cell,
            sort_key="numero_facture",
            widest="QRW50NW…88888888",
            leaves=1,
            tooltip=_numero_tooltip,
            value=_numero_tooltip,
        ),
        Column(
            title=_tr("Terminal"),
            cell=_terminal_cell,
            widest="Caisse 1 – Mama Ch",
            stretch=1,
            leaves=2,
            tooltip=_terminal_tooltip,
        ),
        Column(
            title=_tr("Montant"),
            cell=_montant_cell,
            sort_key="montant",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest="88 888 888",
        ),
        Column(
            title=_tr("Essais"),
            cell=_essais_cell,
            sort_key="essais",
            align=Align.RIGHT,
            widest="8 888",
            leaves=3,
            value=_essais_value,
        ),
    )


def _date_column(times: Times) -> Column[Entree]:
    def show(row: Entree) -> Cell:
        return TextCell(times.relative(row.date_derniere), Ink.TEXT, Style.MEDIUM)

    def explain(row: Entree) -> str:
        return times.exact(row.date_derniere)

    def tell(row: Entree) -> Cellule:
        return row.date_derniere

    return Column(
        title=_tr("Reçue"),
        cell=show,
        sort_key="date_derniere",
        widest="28 sept. 88:88",
        tooltip=explain,
        value=tell,
    )


def _raison_cell(row: Entree) -> Cell:
    return StateCell(settled_states().get(row.etat) or reasons()[row.raison].state)


def _article_cell(row: Entree) -> Cell:
    subject = subject_of(row)
    return TextCell(subject or NOTHING, Ink.TEXT if subject else Ink.TEXT3, Style.MEDIUM)


def _article_tooltip(row: Entree) -> str:
    return subject_of(row)


def _manque_cell(row: Entree) -> Cell:
    manque = _manque_value(row)
    if manque is None:
        return TextCell(NOTHING, Ink.TEXT3)
    return TextCell(format_number(manque), Ink.WARN, Style.STRONG)


def _manque_value(row: Entree) -> int | None:
    if row.stock_demande is None or row.stock_disponible is None:
        return None
    return row.stock_demande - row.stock_disponible


def _numero_cell(row: Entree) -> Cell:
    return TextCell(shorten_numero(row.numero_facture) or NOTHING)


def _numero_tooltip(row: Entree) -> str:
    return row.numero_facture


def _terminal_cell(row: Entree) -> Cell:
    return TextCell(row.terminal_nom)


def _terminal_tooltip(row: Entree) -> str:
    return row.terminal_nom


def _montant_cell(row: Entree) -> Cell:
    if row.montant is None or row.devise is None:
        return TextCell(NOTHING, Ink.TEXT3)
    return MoneyCell(row.montant, row.devise)


def _essais_cell(row: Entree) -> Cell:
    return TextCell(format_number(row.essais))


def _essais_value(row: Entree) -> Cellule:
    return row.essais


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntreeColumns", text)
