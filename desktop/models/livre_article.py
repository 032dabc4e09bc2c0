"""The columns of the book of one article."""

from PySide6.QtCore import QCoreApplication

from core.fiche.livre import LigneLivre
from core.vocabulaire import TypeMouvement
from desktop.formats import Times, format_delay, format_signed, shorten_numero
from desktop.models.columns import NOTHING, Align, Cell, Column, Ink, Kind, StateCell, TextCell
from desktop.models.mouvements import (
    apres_cell,
    apres_value,
    avant_cell,
    avant_value,
    motif_text,
    told_cell,
    type_states,
)
from desktop.theme import Style, Tone
from desktop.theme.painting import State

PIECES_COLUMN = 3


def livre_columns(times: Times) -> tuple[Column[LigneLivre], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (*_time_columns(times), _type_column(), *_pieces_columns(), *_origin_columns())


def _time_columns(times: Times) -> tuple[Column[LigneLivre], ...]:
    def happened(row: LigneLivre) -> Cell:
        return TextCell(times.short(row.date_affichee), Ink.TEXT, Style.MEDIUM)

    def received(row: LigneLivre) -> Cell:
        if row.est_tardive:
            delay = format_delay(row.date_mouvement - row.date_affichee)
            return StateCell(State(_tr("Tardive +{delay}").format(delay=delay), Tone.INFO, "clock"))
        sold = row.type_mouvement is TypeMouvement.VENTE
        return TextCell(times.short(row.date_mouvement) if sold else NOTHING, Ink.TEXT3)

    return (
        Column(
            title=_tr("Date"),
            cell=happened,
            sort_key="seq",
            widest="28 sept. 88:88",
            tooltip=lambda row: times.exact(row.date_affichee),
            value=lambda row: row.date_affichee,
        ),
        Column(
            title=_tr("Reçu le"),
            cell=received,
            sort_key="date_mouvement",
            kind=Kind.STATE,
            widest="28 sept. 88:88",
            leaves=3,
            tooltip=lambda row: times.exact(row.date_mouvement),
            value=lambda row: row.date_mouvement,
        ),
    )


def _type_column() -> Column[LigneLivre]:
    return Column(
        title=_tr("Type"),
        key="type_mouvement",
        cell=lambda row: StateCell(type_states()[row.type_mouvement]),
        kind=Kind.STATE,
        widest=max((state.text for state in type_states().values()), key=len),
    )


def _pieces_columns() -> tuple[Column[LigneLivre], ...]:
    return (
        Column(
            title=_tr("±"),
            cell=lambda row: TextCell(format_signed(row.quantite), Ink.TEXT, Style.STRONG),
            sort_key="quantite",
            align=Align.RIGHT,
            widest="+888 888",
            value=lambda row: row.quantite,
        ),
        Column(
            title=_tr("Avant"),
            key="stock_avant",
            cell=avant_cell,
            align=Align.RIGHT,
            widest="−888 888",
            leaves=2,
            value=avant_value,
        ),
        Column(
            title=_tr("Après"),
            key="stock_apres",
            cell=apres_cell,
            align=Align.RIGHT,
            widest="−888 888",
            value=apres_value,
        ),
    )


def _origin_columns() -> tuple[Column[LigneLivre], ...]:
    return (
        Column(
            title=_tr("Référence"),
            key="reference_document",
            cell=lambda row: told_cell(shorten_numero(row.reference_document)),
            widest="QRW50NW…88888888",
            stretch=1,
            leaves=1,
            tooltip=lambda row: row.reference_document,
            value=lambda row: row.reference_document,
        ),
        Column(
            title=_tr("Par"),
            key="utilisateur",
            cell=lambda row: told_cell(row.utilisateur),
            widest="Caisse 1 – Mama Ch",
            stretch=1,
            leaves=4,
            tooltip=lambda row: row.utilisateur,
        ),
        Column(
            title=_tr("Commentaire"),
            key="commentaire",
            cell=lambda row: told_cell(motif_text(row)),
            widest="Stock initial",
            stretch=2,
            leaves=5,
            tooltip=motif_text,
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("LivreColumns", text)
