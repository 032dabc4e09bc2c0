"""The book of movements, read: pages for terminals, windowed lists for the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, case, false, func, or_, select

from core.db.catalogue import article
from core.db.engine import Database
from core.db.requetes import columns_of, contains
from core.db.stock import mouvement_stock
from core.listes import Totaux, Tri, fetch_ids, sort
from core.textes import fold
from core.vocabulaire import Motif, TypeMouvement

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("seq", descendant=True)

_NEWEST = 20_000
"""Movements among which their writers are looked for."""
_TRI_ARTICLE = {"article_nom": article.c.nom_tri, "article_code": article.c.code}


@dataclass(frozen=True, slots=True)
class Mouvement:
    """One line of the book; `quantite` is signed, `seq` is its rank in the boutique's book.

    `corrige_id` is the movement that it reverses, wholly or in part.
    """

    id: int
    seq: int
    article_id: int
    article_code: str
    article_nom: str
    type_mouvement: TypeMouvement
    quantite: int
    stock_avant: int
    stock_apres: int
    reference_document: str
    utilisateur: str
    date_mouvement: datetime
    commentaire: str
    motif: Motif | None
    vente_id: int | None
    corrige_id: int | None
    suivi_stock: bool
    """Whether its article keeps a stock, so that the figures of one mean something."""


@dataclass(frozen=True, slots=True)
class FiltreMouvements:
    """Which movements of a boutique; instants are UTC, the first included, the last not.

    An empty tuple leaves every value; of several, any may hold.
    """

    boutique_id: int
    recherche: str = ""
    article_id: int | None = None
    type_mouvement: TypeMouvement | None = None
    reference: str = ""
    articles: tuple[int, ...] = ()
    motifs: tuple[Motif, ...] = ()
    utilisateurs: tuple[str, ...] = ()
    date_debut: datetime | None = None
    date_fin: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mouvements:
    """Use cases that read the book."""

    database: Database

    def list_page(
        self, filtre: FiltreMouvements, limit: int, avant_seq: int | None = None
    ) -> tuple[Mouvement, ...]:
        """Return the newest movements, at most `limit`, all of a rank below `avant_seq`."""
        query = select_mouvements().where(*_match(filtre), *_in_dates(filtre))
        query = query.order_by(mouvement_stock.c.seq.desc()).limit(limit)
        if avant_seq is not None:
            query = query.where(mouvement_stock.c.seq < avant_seq)
        with self.database.read() as connection:
            return tuple(Mouvement(**row._asdict()) for row in connection.execute(query))

    def list_ids(
        self, filtre: FiltreMouvements, tri: Tri = TRI_DEFAUT, after_id: int | None = None
    ) -> "array[int]":
        """Return the ids of all that match, sorted; `after_id` asks only for those above it."""
        query = select(mouvement_stock.c.id).where(*_match(filtre))
        if after_id is not None:
            query = query.where(*_in_dates(filtre), *_above(filtre.boutique_id, after_id))
        if tri.colonne in _TRI_ARTICLE:
            query = query.join(article, article.c.id == mouvement_stock.c.article_id)
        column = _TRI_ARTICLE.get(tri.colonne, mouvement_stock.c.get(tri.colonne))
        query = sort(query, column, mouvement_stock.c.seq, tri)
        with self.database.read() as connection:
            if after_id is None:
                query = query.where(*_in_period(connection, filtre, tri))
            return fetch_ids(connection, query)

    def list_rows(self, ids: Sequence[int]) -> tuple[Mouvement, ...]:
        """Return the movements of these ids, in their order."""
        query = select_mouvements().where(mouvement_stock.c.id.in_(ids))
        with self.database.read() as connection:
            found = {row.id: Mouvement(**row._asdict()) for row in connection.execute(query)}
        return tuple(found[key] for key in ids if key in found)

    def list_utilisateurs(self, boutique_id: int) -> tuple[str, ...]:
        """Return who wrote the newest movements: terminals and persons, by name."""
        table = mouvement_stock.c
        newest = select(table.utilisateur).where(table.boutique_id == boutique_id)
        names = newest.order_by(table.seq.desc()).limit(_NEWEST).subquery().c.utilisateur
        query = select(names).where(names != "").distinct().order_by(names)
        with self.database.read() as connection:
            return tuple(connection.scalars(query))

    def total(self, filtre: FiltreMouvements) -> Totaux:
        """Return how many match, and the pieces that came in and went out."""
        quantite = mouvement_stock.c.quantite
        query = select(
            func.count(),
            func.coalesce(func.sum(case((quantite > 0, quantite), else_=0)), 0),
            func.coalesce(func.sum(case((quantite < 0, quantite), else_=0)), 0),
        ).where(*_match(filtre), *_in_dates(filtre))
        with self.database.read() as connection:
            lignes, entrees, sorties = connection.execute(query).one()
        return Totaux(lignes, entrees=entrees, sorties=sorties)

    def count_types(self, filtre: FiltreMouvements) -> Mapping[TypeMouvement, int]:
        """Return how many movements of each type match, whatever type the filter names."""
        kind = mouvement_stock.c.type_mouvement
        of_any = replace(filtre, type_mouvement=None)
        query = select(kind, func.count()).where(*_match(of_any), *_in_dates(filtre))
        query = query.group_by(kind)
        with self.database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


def select_mouvements() -> Select[Any]:
    """Select the movements, a `Mouvement` a row."""
    return select(
        *columns_of(mouvement_stock, Mouvement),
        article.c.code.label("article_code"),
        article.c.nom.label("article_nom"),
        article.c.suivi_stock,
    ).join(article, article.c.id == mouvement_stock.c.article_id)


def _match(filtre: FiltreMouvements) -> list[ColumnElement[bool]]:
    """Return all that the filter asks but for the period."""
    table = mouvement_stock.c
    conditions = [table.boutique_id == filtre.boutique_id]
    if filtre.article_id is not None:
        conditions.append(table.article_id == filtre.article_id)
    if filtre.type_mouvement is not None:
        conditions.append(table.type_mouvement == filtre.type_mouvement)
    if filtre.reference:
        conditions.append(table.reference_document == filtre.reference)
    for column, values in (
        (table.article_id, filtre.articles),
        (table.motif, filtre.motifs),
        (table.utilisateur, filtre.utilisateurs),
    ):
        if values:
            conditions.append(column.in_(values))
    if filtre.recherche.strip():
        conditions.append(_mentions(filtre))
    return conditions


def _in_dates(filtre: FiltreMouvements) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filtre.date_debut is not None:
        conditions.append(mouvement_stock.c.date_mouvement >= filtre.date_debut)
    if filtre.date_fin is not None:
        conditions.append(mouvement_stock.c.date_mouvement < filtre.date_fin)
    return conditions


def _above(boutique_id: int, after_id: int) -> tuple[ColumnElement[bool], ...]:
    """Ask for what was written after a movement; its rank lets the index of the ranks find it."""
    table, known = mouvement_stock.c, mouvement_stock.alias("known")
    rank = select(known.c.seq).where(known.c.id == after_id, known.c.boutique_id == boutique_id)
    return table.id > after_id, table.seq > func.coalesce(rank.scalar_subquery(), 0)


def _in_period(
    connection: Connection, filtre: FiltreMouvements, tri: Tri
) -> list[ColumnElement[bool]]:
    """Return the period as a run of ranks where that is the order: nothing is left to sort.

    A period is no run where the computer's clock went back; it is asked for by its dates then, and
    so is that of one article or one reference, whose own index leaves little to look at.
    """
    table, dates = mouvement_stock.c, _in_dates(filtre)
    by_rank = tri.colonne == TRI_DEFAUT.colonne
    if not dates or not by_rank or _is_narrow(filtre):
        return dates
    # Of the ids first, which the index on the dates holds: ids and ranks rise together.
    ends = select(func.min(table.id), func.max(table.id), func.count())
    first, last, count = connection.execute(
        ends.where(table.boutique_id == filtre.boutique_id, *dates)
    ).one()
    if not count:
        return [false()]
    ranks = connection.scalars(select(table.seq).where(table.id.in_((first, last)))).all()
    is_run = max(ranks) - min(ranks) + 1 == count
    return [table.seq.between(min(ranks), max(ranks))] if is_run else dates


def _is_narrow(filtre: FiltreMouvements) -> bool:
    """Tell whether an index of its own leaves little of the book to look at."""
    return bool(filtre.article_id is not None or filtre.articles or filtre.reference)


def _mentions(filtre: FiltreMouvements) -> ColumnElement[bool]:
    """Match a reference, or the code or name of the article, wherever the words stand in it."""
    texte = filtre.recherche.strip()
    articles = select(article.c.id).where(
        article.c.boutique_id == filtre.boutique_id,
        or_(contains(article.c.nom_tri, fold(texte)), contains(article.c.code, texte)),
    )
    return or_(
        contains(mouvement_stock.c.reference_document, texte),
        mouvement_stock.c.article_id.in_(articles),
    )
