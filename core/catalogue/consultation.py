"""Reads the catalogue: what a terminal is sent, and the windowed list of the article page."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from core.catalogue.articles import (
    Article,
    ArticleRow,
    Categorie,
    FiltreArticles,
    InstantaneCatalogue,
    OngletArticles,
)
from core.db.boutiques import boutique
from core.db.catalogue import article, categorie, code_barre
from core.db.requetes import chunked, columns_of, contains
from core.db.stock import mouvement_stock
from core.listes import Totaux, Tri, fetch_ids, rank_names, sort, within
from core.taux import load_taux
from core.textes import fold
from core.vocabulaire import Devise

if TYPE_CHECKING:
    from array import array

_SUIVI = case((article.c.suivi_stock, article.c.quantite_stock))
"""The stock of an article whose stock is kept; what a service has sold is no stock."""
_TRI = {
    "nom": article.c.nom_tri,
    "valeur": _SUIVI * article.c.prix_achat,
    "marge": (article.c.prix_vente - article.c.prix_achat) * 1000 / article.c.prix_vente,
}


def read_snapshot(
    connection: Connection, boutique_id: int, since: int | None
) -> InstantaneCatalogue:
    """Read the active articles, or those stamped at or after `since`, and the boutique's stamp.

    A `since` beyond the last stamp is from another file or a clock gone wild: the list is full.
    """
    version = load_version(connection, boutique_id)
    incremental = since is not None and since <= version
    query = _select_articles().where(article.c.boutique_id == boutique_id, article.c.est_actif)
    if incremental:
        query = query.where(article.c.timbre >= since)
    rows = connection.execute(query.order_by(article.c.id))
    taux = load_taux(connection, boutique_id)
    return InstantaneCatalogue(
        articles=tuple(Article(**row._asdict()) for row in rows),
        since=since if incremental else None,
        version=version,
        taux=None if taux is None else taux.taux,
    )


def load_version(connection: Connection, boutique_id: int) -> int:
    """Read the boutique's change stamp, in microseconds."""
    version: int = connection.execute(
        select(boutique.c.timbre).where(boutique.c.id == boutique_id)
    ).scalar_one()
    return version


def list_deleted(
    connection: Connection, boutique_id: int, since: int | None
) -> tuple[Article, ...]:
    """Read the articles switched off, those stamped at or after `since` where it is given.

    A `since` beyond the last stamp gets them all, as it gets the full list of those on sale.
    """
    query = _select_articles().where(article.c.boutique_id == boutique_id, ~article.c.est_actif)
    if since is not None and since <= load_version(connection, boutique_id):
        query = query.where(article.c.timbre >= since)
    rows = connection.execute(query.order_by(article.c.id))
    return tuple(Article(**row._asdict()) for row in rows)


def list_categories(connection: Connection, boutique_id: int) -> tuple[Categorie, ...]:
    """Read the boutique's categories, oldest first."""
    query = select(*columns_of(categorie, Categorie)).where(categorie.c.boutique_id == boutique_id)
    return tuple(
        Categorie(**row._asdict()) for row in connection.execute(query.order_by(categorie.c.id))
    )


def list_ids(connection: Connection, filtre: FiltreArticles, tri: Tri) -> "array[int]":
    """Read the ids of all that match, sorted."""
    query = _filter(select(article.c.id), filtre)
    column = _TRI.get(tri.colonne, article.c.get(tri.colonne))
    if tri.colonne == "categorie_nom":
        column = rank_names(connection, categorie.c.nom, article.c.categorie_id)
    return fetch_ids(connection, sort(query, column, article.c.id, tri))


def list_rows(connection: Connection, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
    """Read the rows of these ids, in their order."""
    articles = connection.execute(_select_articles().where(article.c.id.in_(ids)))
    found = {row.id: Article(**row._asdict()) for row in articles}
    last = select(
        mouvement_stock.c.article_id, func.max(mouvement_stock.c.date_mouvement).label("last")
    ).where(mouvement_stock.c.article_id.in_(ids))
    moved = {
        row.article_id: row.last
        for row in connection.execute(last.group_by(mouvement_stock.c.article_id))
    }
    return tuple(ArticleRow(found[key], moved.get(key)) for key in ids if key in found)


def total(connection: Connection, filtre: FiltreArticles) -> Totaux:
    """Count what matches and value its stock at cost, a currency each."""
    # Multiplied here, price by price: in SQL a large product becomes a float without a word.
    pieces = func.sum(func.coalesce(_SUIVI, 0))
    query = _filter(
        select(article.c.devise, article.c.prix_achat, func.count(), pieces), filtre
    ).group_by(article.c.devise, article.c.prix_achat)
    lignes, montants = 0, dict[Devise, int]()
    for devise, prix_achat, count, quantite in connection.execute(query):
        lignes += count
        montants[devise] = montants.get(devise, 0) + (prix_achat or 0) * quantite
    return Totaux(lignes, montants)


def count_onglets(connection: Connection, filtre: FiltreArticles) -> Mapping[OngletArticles, int]:
    """Count the articles under each tab, whatever tab the filter names."""
    counts = [func.count().filter(_in_onglet(onglet)) for onglet in OngletArticles]
    query = select(*counts).where(article.c.boutique_id == filtre.boutique_id)
    row = connection.execute(query.where(*_search(filtre))).one()
    return dict(zip(OngletArticles, row, strict=True))


def count_known(connection: Connection, boutique_id: int, codes: Sequence[str]) -> int:
    """Count those of `codes` that an article of the boutique has."""
    query = select(func.count()).where(article.c.boutique_id == boutique_id)
    parts = (query.where(article.c.code.in_(part)) for part in chunked(codes))
    return sum(connection.scalar(part) or 0 for part in parts)


def _select_articles() -> Select[Any]:
    premier_code = (
        select(func.min(code_barre.c.code))
        .where(code_barre.c.article_id == article.c.id)
        .scalar_subquery()
    )
    return select(
        *columns_of(article, Article),
        func.coalesce(categorie.c.nom, "").label("categorie_nom"),
        func.coalesce(premier_code, "").label("code_barre"),
    ).outerjoin(categorie, categorie.c.id == article.c.categorie_id)


def _filter(query: Select[Any], filtre: FiltreArticles) -> Select[Any]:
    query = query.where(article.c.boutique_id == filtre.boutique_id, _in_onglet(filtre.onglet))
    return query.where(*_search(filtre))


def _search(filtre: FiltreArticles) -> list[ColumnElement[bool]]:
    """Return all that the filter asks but for the tab."""
    conditions = within(article.c.prix_vente, article.c.devise, filtre.prix)
    if filtre.categories:
        conditions.append(article.c.categorie_id.in_(filtre.categories))
    if filtre.devises:
        conditions.append(article.c.devise.in_(filtre.devises))
    if filtre.recherche.strip():
        conditions.append(_mentions(filtre))
    return conditions


def _mentions(filtre: FiltreArticles) -> ColumnElement[bool]:
    """Match the name, the code or a barcode, wherever the words stand in it."""
    texte = filtre.recherche.strip()
    porteurs = select(code_barre.c.article_id).where(
        code_barre.c.boutique_id == filtre.boutique_id, contains(code_barre.c.code, texte)
    )
    return or_(
        contains(article.c.nom_tri, fold(texte)),
        contains(func.lower(article.c.code), texte.lower()),
        article.c.id.in_(porteurs),
    )


def _in_onglet(onglet: OngletArticles) -> ColumnElement[bool]:
    stock, counted = article.c.quantite_stock, and_(article.c.est_actif, article.c.suivi_stock)
    return {
        OngletArticles.TOUS: article.c.est_actif,
        OngletArticles.BAS: and_(counted, stock > 0, stock <= article.c.seuil_alerte),
        OngletArticles.RUPTURE: and_(counted, stock == 0),
        OngletArticles.NEGATIF: and_(counted, stock < 0),
        OngletArticles.SANS_COUT: and_(article.c.est_actif, article.c.prix_achat.is_(None)),
        OngletArticles.INACTIFS: ~article.c.est_actif,
    }[onglet]
