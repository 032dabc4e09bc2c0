"""The columns of the book of movements."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.fiche.livre import LigneLivre
from core.mouvements import Mouvement
from core.rapports.cellules import Cellule
from core.ventes.detail import LigneDetail
from core.vocabulaire import Motif, TypeMouvement
from desktop.formats import Times, format_number, format_signed, shorten_numero
from desktop.models.columns import (
    NOTHING,
    Align,
    Cell,
    Column,
    Ink,
    Kind,
    StateCell,
    TextCell,
    stock_cell,
)
from desktop.theme import Style, Tone
from desktop.theme.painting import State

PIECES_COLUMN = 3
Ligne = Mouvement | LigneLivre
"""A line of the whole book, or of the book of one article."""


def mouvement_columns(times: Times) -> tuple[Column[Mouvement], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (_date_column(times), *_article_columns(), *_pieces_columns(), *_origin_columns())


@cache
def type_states() -> Mapping[TypeMouvement, State]:
    """Return each type with its word and its icon."""
    return {
        TypeMouvement.VENTE: State(_tr("Vente"), Tone.NEUTRAL, "receipt-text", quiet=True),
        TypeMouvement.ENTREE: State(_tr("Entrée"), Tone.OK, "package-plus", quiet=True),
        TypeMouvement.SORTIE: State(_tr("Sortie"), Tone.WARN, "package-minus", quiet=True),
        TypeMouvement.AJUSTEMENT: State(
            _tr("Ajustement"), Tone.INFO, "sliders-horizontal", quiet=True
        ),
        TypeMouvement.RETOUR: State(_tr("Retour"), Tone.INFO, "undo-2", quiet=True),
    }


@cache
def motif_words() -> Mapping[Motif, str]:
    """Return each reason as the owner reads it."""
    return {
        Motif.STOCK_INITIAL: _tr("Stock initial"),
        Motif.ACHAT: _tr("Achat"),
        Motif.CASSE: _tr("Casse"),
        Motif.VOL: _tr("Vol"),
        Motif.PERIME: _tr("Périmé"),
        Motif.DON: _tr("Don"),
        Motif.USAGE_INTERNE: _tr("Usage interne"),
        Motif.ERREUR: _tr("Erreur"),
        Motif.COMPTAGE: _tr("Comptage"),
    }


def _date_column(times: Times) -> Column[Mouvement]:
    def show(row: Mouvement) -> Cell:
        return TextCell(times.relative(row.date_mouvement), Ink.TEXT, Style.MEDIUM)

    def explain(row: Mouvement) -> str:
        return times.exact(row.date_mouvement)

    def tell(row: Mouvement) -> Cellule:
        return row.date_mouvement

    return Column(
        title=_tr("Date"),
        cell=show,
        sort_key="seq",
        widest="28 sept. 88:88",
        tooltip=explain,
        value=tell,
    )


def _article_columns() -> tuple[Column[Mouvement], ...]:
    widest = max((state.text for state in type_states().values()), key=len)
    return (
        Column(
            title=_tr("Article"),
            cell=_article_cell,
            sort_key="article_nom",
            widest="Lait en poudre Nido 4",
            stretch=5,
            tooltip=_article_tooltip,
        ),
        Column(
            title=_tr("Type"),
            key="type_mouvement",
            cell=_type_cell,
            kind=Kind.STATE,
            widest=widest,
        ),
    )


def _pieces_columns() -> tuple[Column[Mouvement], ...]:
    return (
        Column(
            title=_tr("Quantité"),
            cell=_quantite_cell,
            sort_key="quantite",
            align=Align.RIGHT,
            widest="+88 888",
            value=_quantite_value,
        ),
        Column(
            title=_tr("Avant"),
            key="stock_avant",
            cell=avant_cell,
            align=Align.RIGHT,
            widest="−88 888",
            leaves=2,
            value=avant_value,
        ),
        Column(
            title=_tr("Après"),
            key="stock_apres",
            cell=apres_cell,
            align=Align.RIGHT,
            widest="−88 888",
            value=apres_value,
        ),
    )


def _origin_columns() -> tuple[Column[Mouvement], ...]:
    return (
        Column(
            title=_tr("Référence"),
            key="reference_document",
            cell=_reference_cell,
            widest="QRW50NW…88888888",
            stretch=1,
            leaves=1,
            tooltip=_reference_tooltip,
            value=_reference_tooltip,
        ),
        Column(
            title=_tr("Par"),
            key="utilisateur",
            cell=_utilisateur_cell,
            widest="Caisse 1 – Mama Ch",
            stretch=1,
            leaves=3,
            tooltip=_utilisateur_tooltip,
        ),
        Column(
            title=_tr("Motif"),
            key="motif",
            cell=_motif_cell,
            widest="Stock initial",
            stretch=1,
            leaves=4,
            tooltip=motif_text,
        ),
    )


def _article_cell(row: Mouvement) -> Cell:
    return TextCell(row.article_nom, Ink.TEXT, Style.MEDIUM)


def _article_tooltip(row: Mouvement) -> str:
    return f"{row.article_code} · {row.article_nom}"


def _type_cell(row: Mouvement) -> Cell:
    return StateCell(type_states()[row.type_mouvement])


def _quantite_cell(row: Mouvement) -> Cell:
    return TextCell(format_signed(row.quantite), Ink.TEXT, Style.STRONG)


def _quantite_value(row: Mouvement) -> Cellule:
    return row.quantite


def avant_cell(row: Ligne) -> Cell:
    """Show the stock before it."""
    return stock_cell(row.stock_avant, Ink.TEXT3, Style.BODY, suivi=row.suivi_stock)


def avant_value(row: Ligne) -> Cellule:
    """Return the stock before it, for an export."""
    return row.stock_avant if row.suivi_stock else None


def apres_cell(row: Ligne) -> Cell:
    """Show the stock after it, in red below zero."""
    ink = Ink.DANGER if row.stock_apres < 0 else Ink.TEXT2
    return stock_cell(row.stock_apres, ink, Style.MEDIUM, suivi=row.suivi_stock)


def apres_value(row: Ligne) -> Cellule:
    """Return the stock after it, for an export."""
    return row.stock_apres if row.suivi_stock else None


def stock_words(row: Ligne | LigneDetail) -> str:
    """Say what it did to the stock: « stock 49 → 47 »."""
    if not row.suivi_stock:
        return _tr("sans suivi")
    return _tr("stock {avant} → {apres}").format(
        avant=format_number(row.stock_avant), apres=format_number(row.stock_apres)
    )


def _reference_cell(row: Mouvement) -> Cell:
    return told_cell(shorten_numero(row.reference_document))


def _reference_tooltip(row: Mouvement) -> str:
    return row.reference_document


def _utilisateur_cell(row: Mouvement) -> Cell:
    return told_cell(row.utilisateur)


def _utilisateur_tooltip(row: Mouvement) -> str:
    return row.utilisateur


def motif_text(row: Ligne) -> str:
    """Return the reason, and what was written beside it."""
    motif = "" if row.motif is None else motif_words()[row.motif]
    return " · ".join(text for text in (motif, row.commentaire) if text)


def _motif_cell(row: Mouvement) -> Cell:
    return told_cell(motif_text(row))


def told_cell(text: str) -> Cell:
    """Show words, or that there are none."""
    return TextCell(text or NOTHING, Ink.TEXT2 if text else Ink.TEXT3)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MouvementColumns", text)
