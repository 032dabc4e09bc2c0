"""The columns of the list of counts, of one count, and of the sheet that is filled in by hand."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.inventaires.commandes import Inventaire, LigneInventaire
from core.rapports.cellules import Cellule
from core.vocabulaire import EtatInventaire
from desktop.formats import Times, format_number, format_signed, plural
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

ATTENDU_COLUMN, ECART_COLUMN, VALEUR_COLUMN = 3, 5, 6
_A_REMPLIR = "_" * 18
"""Room for a figure in handwriting, and for another where the first was wrong."""


@cache
def etat_states() -> Mapping[EtatInventaire, State]:
    """Return each state with its word and its icon."""
    return {
        EtatInventaire.EN_COURS: State(_tr("En cours"), Tone.INFO, "clock"),
        EtatInventaire.VALIDE: State(_tr("Validé"), Tone.OK, "circle-check", quiet=True),
        EtatInventaire.ABANDONNE: State(_tr("Abandonné"), Tone.NEUTRAL, "ban", quiet=True),
    }


def inventaire_columns(times: Times) -> tuple[Column[Inventaire], ...]:
    """Return the columns of the list of counts."""
    widest = max((state.text for state in etat_states().values()), key=len)
    return (
        Column(
            title=_tr("Inventaire"),
            cell=lambda row: TextCell(row.nom, Ink.TEXT, Style.MEDIUM),
            sort_key="nom",
            widest="Inventaire du 28 septembre",
            stretch=4,
        ),
        Column(
            title=_tr("État"),
            cell=lambda row: StateCell(etat_states()[row.etat]),
            sort_key="etat",
            kind=Kind.STATE,
            widest=widest,
        ),
        Column(
            title=_tr("Articles"),
            key="categorie_nom",
            cell=lambda row: TextCell(row.categorie_nom or _tr("Tous")),
            widest="Épicerie sèche",
            stretch=2,
            leaves=2,
        ),
        _instant_column(times),
        Column(
            title=_tr("Par"),
            key="ouvert_par",
            cell=lambda row: TextCell(row.ouvert_par),
            widest="Mama Odette",
            stretch=1,
            leaves=3,
        ),
        *_progress_columns(),
    )


def _progress_columns() -> tuple[Column[Inventaire], ...]:
    return (
        Column(
            title=_tr("Comptés"),
            cell=lambda row: TextCell(
                f"{format_number(row.lignes)} / {format_number(row.articles)}", Ink.TEXT
            ),
            sort_key="lignes",
            align=Align.RIGHT,
            widest="8 888 / 8 888",
        ),
        Column(
            title=_tr("Ajustés"),
            cell=_ajustes_cell,
            sort_key="ajustements",
            align=Align.RIGHT,
            widest="8 888",
            leaves=1,
        ),
    )


def ligne_columns(times: Times) -> tuple[Column[LigneInventaire], ...]:
    """Return the columns of one count."""
    return (
        *_article_columns(),
        _number("attendu", _tr("Attendu"), lambda row: row.attendu),
        _number("compte", _tr("Compté"), lambda row: row.compte, style=Style.STRONG),
        Column(
            title=_tr("Écart"),
            cell=_ecart_cell,
            sort_key="ecart",
            align=Align.RIGHT,
            widest="−88 888",
            tooltip=_ecart_tooltip,
            value=lambda row: row.ecart,
        ),
        Column(
            title=_tr("Valeur de l’écart"),
            cell=lambda row: MoneyCell(row.valeur, row.devise, _ink_of(row.valeur)),
            sort_key="valeur",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest="−88 888 888 FC",
            leaves=1,
        ),
        _compte_le_column(times),
    )


def feuille_columns(_times: Times) -> tuple[Column[LigneInventaire], ...]:
    """Return the columns of the sheet, the last of which is filled in with a pen."""
    return (
        *_article_columns(),
        _number("attendu", _tr("Attendu"), lambda row: row.attendu),
        Column(
            title=_tr("Compté"),
            key="a_remplir",
            cell=lambda _row: TextCell(_A_REMPLIR),
            align=Align.RIGHT,
            widest=_A_REMPLIR,
        ),
    )


def _article_columns() -> tuple[Column[LigneInventaire], ...]:
    return (
        Column(
            title=_tr("Code"),
            cell=lambda row: TextCell(row.article_code),
            sort_key="article_code",
            widest="ART-88888",
            leaves=3,
        ),
        Column(
            title=_tr("Article"),
            cell=lambda row: TextCell(row.article_nom, Ink.TEXT, Style.MEDIUM),
            sort_key="article_nom",
            widest="Lait en poudre Nido 4",
            stretch=5,
            tooltip=lambda row: f"{row.article_code} · {row.article_nom}",
        ),
        Column(
            title=_tr("Catégorie"),
            cell=lambda row: TextCell(row.categorie_nom or NOTHING),
            sort_key="categorie_nom",
            widest="Épicerie sèche",
            stretch=2,
            leaves=4,
        ),
    )


def _number(
    key: str,
    title: str,
    read: Callable[[LigneInventaire], int | None],
    *,
    style: Style = Style.BODY,
) -> Column[LigneInventaire]:
    def show(row: LigneInventaire) -> Cell:
        value = read(row)
        if value is None:
            return TextCell(NOTHING, Ink.TEXT3)
        return TextCell(format_number(value), Ink.TEXT, style)

    def tell(row: LigneInventaire) -> Cellule:
        return read(row)

    return Column(
        title=title, cell=show, sort_key=key, align=Align.RIGHT, widest="88 888", value=tell
    )


def _instant_column(times: Times) -> Column[Inventaire]:
    return Column(
        title=_tr("Ouvert"),
        cell=lambda row: TextCell(times.relative(row.date_ouverture), Ink.TEXT, Style.MEDIUM),
        sort_key="date_ouverture",
        widest="28 sept. 88:88",
        tooltip=lambda row: times.exact(row.date_ouverture),
        value=lambda row: row.date_ouverture,
    )


def _compte_le_column(times: Times) -> Column[LigneInventaire]:
    def show(row: LigneInventaire) -> Cell:
        if row.date_comptage is None:
            return TextCell(NOTHING, Ink.TEXT3)
        return TextCell(times.relative(row.date_comptage))

    def explain(row: LigneInventaire) -> str:
        if row.date_comptage is None:
            return ""
        return f"{times.exact(row.date_comptage)} · {row.compte_par}"

    return Column(
        title=_tr("Compté le"),
        cell=show,
        sort_key="date_comptage",
        widest="28 sept. 88:88",
        leaves=2,
        tooltip=explain,
        value=lambda row: row.date_comptage,
    )


def _ajustes_cell(row: Inventaire) -> Cell:
    if row.etat is not EtatInventaire.VALIDE:
        return TextCell(NOTHING, Ink.TEXT3)
    return TextCell(format_number(row.ajustements), Ink.TEXT)


def _ink_of(value: int | None) -> Ink:
    if value is None:
        return Ink.TEXT3
    return Ink.DANGER if value < 0 else Ink.TEXT


def _ecart_cell(row: LigneInventaire) -> Cell:
    if row.ecart is None:
        return TextCell(NOTHING, Ink.TEXT3)
    return TextCell(format_signed(row.ecart), _ink_of(row.ecart), Style.STRONG)


def _ecart_tooltip(row: LigneInventaire) -> str:
    if not row.tardives or row.ecart is None:
        return ""
    return plural(
        row.tardives,
        _tr("Une pièce vendue avant le comptage et reçue après ne compte pas dans l’écart."),
        _tr("{n} pièces vendues avant le comptage et reçues après ne comptent pas dans l’écart."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("InventaireColumns", text)
