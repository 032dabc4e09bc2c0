"""The columns of the article table."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from core.catalogue.articles import ArticleRow, EtatArticle, compute_marge
from core.rapports.cellules import Cellule, Part
from desktop.formats import Times, format_permille
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
    stock_cell,
)
from desktop.theme import Style, Tone
from desktop.theme.painting import State

_STOCK_INKS = {
    EtatArticle.NEGATIF: Ink.DANGER,
    EtatArticle.RUPTURE: Ink.DANGER,
    EtatArticle.BAS: Ink.WARN,
}
_WIDEST_MONEY = "88 888 888,88"


def article_columns(times: Times) -> tuple[Column[ArticleRow], ...]:
    """Return the columns in their order; `times` follows the boutique on screen."""
    return (*_name_columns(), *_stock_columns(), *_money_columns(), _dernier_column(times))


def _name_columns() -> tuple[Column[ArticleRow], ...]:
    return (
        Column(
            title=_tr("Code"),
            cell=_code_cell,
            sort_key="code",
            widest="A-000000",
            tooltip=_code_tooltip,
        ),
        Column(
            title=_tr("Article"),
            cell=_nom_cell,
            sort_key="nom",
            widest="Lait en poudre Nido 400 g",
            stretch=3,
            tooltip=_nom_tooltip,
        ),
        Column(
            title=_tr("Catégorie"),
            cell=_categorie_cell,
            sort_key="categorie_nom",
            widest="Téléphonie",
            stretch=1,
            leaves=2,
            tooltip=_categorie_tooltip,
        ),
    )


def _stock_columns() -> tuple[Column[ArticleRow], ...]:
    return (
        Column(
            title=_tr("Stock"),
            cell=_stock_cell,
            sort_key="quantite_stock",
            align=Align.RIGHT,
            widest="−88 888",
            value=_stock_value,
        ),
        Column(
            title=_tr("Seuil"),
            cell=_seuil_cell,
            sort_key="seuil_alerte",
            align=Align.RIGHT,
            widest="8 888",
            leaves=4,
            value=_seuil_value,
        ),
        Column(
            title=_tr("État"),
            key="etat",
            cell=_etat_cell,
            kind=Kind.STATE,
            widest=max((s.text for s in etat_states().values()), key=len),
        ),
    )


def _money_columns() -> tuple[Column[ArticleRow], ...]:
    return (
        Column(
            title=_tr("Prix"),
            cell=_prix_cell,
            sort_key="prix_vente",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest="8 888 888",
        ),
        Column(
            title=_tr("Coût"),
            cell=_cout_cell,
            sort_key="prix_achat",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest="8 888 888",
            leaves=3,
        ),
        Column(
            title=_tr("Marge"),
            cell=_marge_cell,
            sort_key="marge",
            align=Align.RIGHT,
            widest="−100,0 %",
            leaves=5,
            value=_marge_value,
        ),
        Column(
            title=_tr("Valeur"),
            cell=_valeur_cell,
            sort_key="valeur",
            align=Align.RIGHT,
            kind=Kind.MONEY,
            widest=_WIDEST_MONEY,
        ),
    )


def _dernier_column(times: Times) -> Column[ArticleRow]:
    def show(row: ArticleRow) -> Cell:
        when = row.dernier_mouvement
        return TextCell(NOTHING, Ink.TEXT3) if when is None else TextCell(times.relative(when))

    def tell(row: ArticleRow) -> Cellule:
        return row.dernier_mouvement

    def explain(row: ArticleRow) -> str:
        when = row.dernier_mouvement
        return "" if when is None else times.exact(when)

    return Column(
        title=_tr("Dernier mvt"),
        key="dernier_mouvement",
        cell=show,
        widest="28 sept. 88:88",
        leaves=1,
        tooltip=explain,
        value=tell,
    )


@cache
def etat_states() -> Mapping[EtatArticle, State]:
    """Return each state of an article with its word and its icon."""
    return {
        EtatArticle.EN_STOCK: State(_tr("En stock"), Tone.OK, "check", quiet=True),
        EtatArticle.SANS_SUIVI: State(_tr("Sans suivi"), Tone.NEUTRAL, "check", quiet=True),
        EtatArticle.BAS: State(_tr("Bas"), Tone.WARN, "triangle-alert"),
        EtatArticle.RUPTURE: State(_tr("Rupture"), Tone.DANGER, "package-x"),
        EtatArticle.NEGATIF: State(_tr("Négatif"), Tone.DANGER, "circle-alert"),
        EtatArticle.INACTIF: State(_tr("Inactif"), Tone.NEUTRAL, "circle-minus"),
    }


def _code_cell(row: ArticleRow) -> Cell:
    return TextCell(row.article.code)


def _code_tooltip(row: ArticleRow) -> str:
    return row.article.code


def _nom_cell(row: ArticleRow) -> Cell:
    ink = Ink.TEXT if row.article.est_actif else Ink.TEXT3
    return TextCell(row.article.nom, ink, Style.MEDIUM)


def _nom_tooltip(row: ArticleRow) -> str:
    return row.article.nom


def _categorie_cell(row: ArticleRow) -> Cell:
    return TextCell(row.article.categorie_nom)


def _categorie_tooltip(row: ArticleRow) -> str:
    return row.article.categorie_nom


def _stock_cell(row: ArticleRow) -> Cell:
    ink = _STOCK_INKS.get(row.etat, Ink.TEXT)
    return stock_cell(row.article.quantite_stock, ink, suivi=row.article.suivi_stock)


def _stock_value(row: ArticleRow) -> Cellule:
    return row.article.quantite_stock if row.article.suivi_stock else None


def _seuil_cell(row: ArticleRow) -> Cell:
    seuil = row.article.seuil_alerte
    means = bool(seuil) and row.article.suivi_stock
    return stock_cell(seuil, Ink.TEXT3, Style.BODY, suivi=means)


def _seuil_value(row: ArticleRow) -> Cellule:
    return row.article.seuil_alerte or None if row.article.suivi_stock else None


def _etat_cell(row: ArticleRow) -> Cell:
    return StateCell(etat_states()[row.etat])


def _prix_cell(row: ArticleRow) -> Cell:
    return MoneyCell(row.article.prix_vente, row.article.devise)


def _cout_cell(row: ArticleRow) -> Cell:
    return MoneyCell(row.article.prix_achat, row.article.devise, Ink.TEXT2, Style.BODY)


def _marge_cell(row: ArticleRow) -> Cell:
    marge = _marge_value(row)
    return (
        TextCell(NOTHING, Ink.TEXT3) if marge is None else TextCell(format_permille(marge.permille))
    )


def _marge_value(row: ArticleRow) -> Part | None:
    marge = compute_marge(row.article.prix_vente, row.article.prix_achat)
    return None if marge is None else Part(marge)


def _valeur_cell(row: ArticleRow) -> Cell:
    return MoneyCell(row.valeur, row.article.devise)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleColumns", text)
