"""The columns of the sales that wait, and each reason in the owner's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.quarantaine import Entree
from core.rapports.cellules import Cellule
from core.vocabulaire import CodeRefus
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
from desktop.theme import Style, Tone
from desktop.theme.painting import State

MONTANT_COLUMN = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sale waits: a few words, and what it means for the shop."""

    state: State
    sentence: str


@cache
def reasons() -> Mapping[CodeRefus, Reason]:
    """Return every reason."""
    return {code: Reason(_state(code), sentence) for code, sentence in _sentences().items()}


def _state(code: CodeRefus) -> State:
    word, tone, icon = {
        CodeRefus.INSUFFICIENT_STOCK: (_tr("Stock insuffisant"), Tone.WARN, "package-x"),
        CodeRefus.ARTICLE_NOT_FOUND: (_tr("Article inconnu"), Tone.DANGER, "file-question-mark"),
        CodeRefus.BOUTIQUE_MISMATCH: (_tr("Autre boutique"), Tone.DANGER, "store"),
        CodeRefus.INVALID_FORMAT: (_tr("Vente illisible"), Tone.DANGER, "circle-alert"),
        CodeRefus.CONFLIT_NUMERO: (_tr("Même numéro, autre contenu"), Tone.DANGER, "copy-x"),
        CodeRefus.DOUBLON_PROBABLE: (_tr("Doublon probable"), Tone.INFO, "copy"),
        CodeRefus.INTERNAL_ERROR: (_tr("Erreur de Comptoir"), Tone.DANGER, "circle-alert"),
    }[code]
    return State(word, tone, icon)


def _sentences() -> Mapping[CodeRefus, str]:
    return {
        CodeRefus.INSUFFICIENT_STOCK: _tr(
            "Rien n’a été retiré du stock : la vente entière attend votre décision. "
            "Cause probable : une livraison n’a pas été saisie."
        ),
        CodeRefus.ARTICLE_NOT_FOUND: _tr(
            "Un article de la vente n’est pas au catalogue de la boutique, ou il est inactif. "
            "Rien n’a été retiré du stock."
        ),
        CodeRefus.BOUTIQUE_MISMATCH: _tr(
            "La vente nomme une autre boutique que celle du terminal. Rien n’a été retiré du stock."
        ),
        CodeRefus.INVALID_FORMAT: _tr(
            "Une information manque ou n’a pas de sens. Le contenu reçu est gardé tel quel ; "
            "rien n’a été retiré du stock."
        ),
        CodeRefus.CONFLIT_NUMERO: _tr(
            "Ce numéro est déjà celui d’une vente enregistrée, mais les articles ou le total "
            "diffèrent. La première vente reste comptée, celle-ci ne l’est pas."
        ),
        CodeRefus.DOUBLON_PROBABLE: _tr(
            "La même vente est déjà enregistrée sous ce numéro, à une autre date ou par un autre "
            "terminal. Elle n’est pas comptée deux fois tant que vous n’avez pas décidé."
        ),
        CodeRefus.INTERNAL_ERROR: _tr(
            "Comptoir n’a pas su enregistrer cette vente. Son contenu est gardé et le journal "
            "technique dit pourquoi ; rien n’a été retiré du stock."
        ),
    }


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


def subject_of(entree: Entree) -> str:
    """Return what an entry is about: the article by name, or by number where it is unknown."""
    if entree.article_nom:
        return entree.article_nom
    if entree.article_id is not None:
        return _tr("Article n° {n}").format(n=format_number(entree.article_id))
    return ""


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
    return StateCell(reasons()[row.code].state)


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
