"""The stock of an article over time, thinned out to what a screen can show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, select

from core.db.catalogue import article
from core.db.stock import mouvement_stock
from core.fiche.explication import find_depart
from core.fiche.postes import Depart

POINTS_MAX = 500
_PER_BUCKET = 3
_MOVED = mouvement_stock.c


class Etendue(StrEnum):
    """How far back the curve goes."""

    MOIS = "MOIS"
    ANNEE = "ANNEE"
    TOUT = "TOUT"


_DUREES = {Etendue.MOIS: timedelta(days=30), Etendue.ANNEE: timedelta(days=365)}


@dataclass(frozen=True, slots=True)
class Point:
    """The stock from an instant on."""

    instant: datetime
    stock: int


@dataclass(frozen=True, slots=True)
class Courbe:
    """Steps in the order of time, the last one as high as the stock is now."""

    points: tuple[Point, ...]
    seuil: int
    depart: Depart


def read_courbe(connection: Connection, article_id: int, etendue: Etendue, now: datetime) -> Courbe:
    """Read at most `POINTS_MAX` points: beyond, the lowest, the highest and the last of each run.

    An instant never comes before the one of the movement ahead of it, whatever the clock did.
    """
    query = select(article.c.seuil_alerte).where(article.c.id == article_id)
    since = now - _DUREES[etendue] if etendue in _DUREES else None
    found = [*_find_before(connection, article_id, since), *_list(connection, article_id, since)]
    points: list[Point] = []
    for instant, stock in found:
        earliest = points[-1].instant if points else instant
        points.append(Point(max(instant, earliest), stock))
    return Courbe(tuple(points), connection.scalar(query) or 0, find_depart(connection, article_id))


def _find_before(
    connection: Connection, article_id: int, since: datetime | None
) -> list[tuple[datetime, int]]:
    """Find how high the curve is where it begins."""
    if since is None:
        return []
    query = (
        select(_MOVED.stock_apres)
        .where(_MOVED.article_id == article_id, _MOVED.date_mouvement < since)
        .order_by(_MOVED.date_mouvement.desc(), _MOVED.seq.desc())
        .limit(1)
    )
    stock = connection.scalar(query)
    return [] if stock is None else [(since, stock)]


def _list(
    connection: Connection, article_id: int, since: datetime | None
) -> list[tuple[datetime, int]]:
    matches = [_MOVED.article_id == article_id]
    if since is not None:
        matches.append(_MOVED.date_mouvement >= since)
    count = connection.execute(select(func.count()).where(*matches)).scalar_one()
    columns = (_MOVED.date_mouvement, _MOVED.stock_apres)
    if count < POINTS_MAX:
        query = select(*columns).where(*matches).order_by(_MOVED.seq)
        return [(row[0], row[1]) for row in connection.execute(query)]
    size = -(-count // ((POINTS_MAX - 1) // _PER_BUCKET))
    rank = func.row_number().over(order_by=_MOVED.seq) - 1
    ranked = select(_MOVED.id, *columns, (rank // size).label("bucket")).where(*matches).subquery()
    each = ranked.c
    buckets = (
        select(
            func.min(each.date_mouvement).label("first"),
            func.min(each.stock_apres).label("low"),
            func.max(each.stock_apres).label("high"),
            # Ids and ranks rise together.
            func.max(each.id).label("last_id"),
        )
        .group_by(each.bucket)
        .subquery()
    )
    query = (
        select(buckets.c.first, buckets.c.low, buckets.c.high, *columns)
        .join(mouvement_stock, _MOVED.id == buckets.c.last_id)
        .order_by(buckets.c.last_id)
    )
    points: list[tuple[datetime, int]] = []
    for row in connection.execute(query):
        points += ((row.first, row.high), (row.first, row.low), (row[3], row[4]))
    return points
