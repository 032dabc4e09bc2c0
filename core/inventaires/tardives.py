"""Sales that a count meets: those gone before an article was counted, those made while it was."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, select, type_coerce

from core.db.boutiques import terminal
from core.db.inventaires import ligne_inventaire
from core.db.quarantaine import vente_en_quarantaine
from core.db.stock import mouvement_stock
from core.db.types import Entier, UtcDateTime
from core.db.ventes import vente
from core.ventes.comptages import refer
from core.ventes.controle import compute_avance, compute_depart
from core.vocabulaire import EtatEntree, TypeMouvement

Vendu = Row[*tuple[Any, ...]]

_SECONDE = 1_000_000
_MOUVEMENT, _LIGNE = mouvement_stock.c, ligne_inventaire.c
_COMPENSATION = mouvement_stock.alias("compensation")
# A sale that waited in quarantine was received when it first came; its entry is found by number.
_PREMIERE = (
    select(func.min(vente_en_quarantaine.c.date_premiere, type_=UtcDateTime))
    .where(
        vente_en_quarantaine.c.terminal_id == vente.c.terminal_id,
        vente_en_quarantaine.c.numero_facture == vente.c.numero_facture,
        vente_en_quarantaine.c.vente_id == vente.c.id,
        # Not by equality: the number is the better way to it.
        vente_en_quarantaine.c.etat.not_in(set(EtatEntree) - {EtatEntree.REJOUEE}),
    )
    .scalar_subquery()
)
_DATES = (
    vente.c.date_vente,
    vente.c.date_reception,
    terminal.c.ecart_horloge_s,
    terminal.c.horloge_exacte,
    _PREMIERE.label("date_premiere"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """Where the count of an article stands in the book, and when it began."""

    boutique_id: int
    article_id: int
    seq_comptage: int
    date_comptage: datetime


def load_tardives(
    connection: Connection, inventaire_id: int, article_id: int | None = None
) -> Mapping[int, int]:
    """Return, by article, the pieces that late sales took out of the book after it was counted.

    Their goods were gone by then: what was expected on the shelf is so many pieces less. A sale
    that a count validated before has put right already takes none.
    """
    pieces: defaultdict[int, int] = defaultdict(int)
    for row in connection.execute(_select_vendus(inventaire_id, article_id)):
        if find_depart(row) < row.date_comptage <= row.date_mouvement:
            pieces[row.article_id] -= row.quantite + (row.compensee or 0)
    return {key: value for key, value in pieces.items() if value}


def load_rendues(connection: Connection, inventaire_id: int) -> Mapping[int, int]:
    """Return, by article, the pieces that a validated count put back for late sales."""
    query = (
        select(_MOUVEMENT.article_id, func.sum(_MOUVEMENT.quantite))
        .where(
            _MOUVEMENT.reference_document == refer(inventaire_id),
            _MOUVEMENT.corrige_id.is_not(None),
        )
        .group_by(_MOUVEMENT.article_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def find_depart(row: Vendu) -> datetime:
    """Return when the goods of a sale left the shelf, as far as it can be known."""
    received = row.date_reception
    reception = received if row.date_premiere is None else min(received, row.date_premiere)
    avance = compute_avance(row.ecart_horloge_s, exact=row.horloge_exacte)
    return compute_depart(row.date_vente, reception, avance)


def expect_again(connection: Connection, point: Point, attendue: int) -> int:
    """Return what the book expects of an article that is scanned further, `attendue` so far.

    Whatever moved since is expected too, but for what left after the first scan: it came off the
    pieces that were counted by then, and stays in the count.
    """
    moved = (
        select(
            *(_MOUVEMENT.type_mouvement, _MOUVEMENT.quantite, _MOUVEMENT.corrige_id),
            *_DATES,
        )
        .outerjoin(vente, vente.c.id == _MOUVEMENT.vente_id)
        .outerjoin(terminal, terminal.c.id == vente.c.terminal_id)
        .where(
            _MOUVEMENT.boutique_id == point.boutique_id,
            _MOUVEMENT.seq > point.seq_comptage,
            _MOUVEMENT.article_id == point.article_id,
        )
    )
    rows = connection.execute(moved)
    others: int = sum(r.quantite for r in rows if not _came_off(r, point.date_comptage))
    return attendue + others


def _came_off(row: Vendu, date_comptage: datetime) -> bool:
    """Tell whether a movement took, or gave back, pieces that the first scans had counted."""
    kind = TypeMouvement(row.type_mouvement)
    if kind is TypeMouvement.SORTIE:
        return row.corrige_id is None
    sold = kind in {TypeMouvement.VENTE, TypeMouvement.RETOUR} and row.date_reception is not None
    return sold and find_depart(row) >= date_comptage


def _select_vendus(inventaire_id: int, article_id: int | None) -> Select[Any]:
    """Select the movements of sales that may be late, each with what put it right already."""
    counted = [_LIGNE.inventaire_id == inventaire_id]
    if article_id is not None:
        counted.append(_LIGNE.article_id == article_id)
    first = select(func.min(_LIGNE.seq_comptage)).where(*counted).scalar_subquery()
    boutique = select(_LIGNE.boutique_id).where(*counted).limit(1).scalar_subquery()
    line = and_(*counted, _LIGNE.article_id == _MOUVEMENT.article_id)
    put_right = and_(
        _COMPENSATION.c.corrige_id == _MOUVEMENT.id,
        _COMPENSATION.c.type_mouvement == TypeMouvement.AJUSTEMENT,
    )
    return (
        select(
            *(_MOUVEMENT.article_id, _MOUVEMENT.quantite, _MOUVEMENT.date_mouvement),
            *(_LIGNE.date_comptage, _COMPENSATION.c.quantite.label("compensee")),
            *_DATES,
        )
        .select_from(mouvement_stock)
        .join(ligne_inventaire, line)
        .join(vente, vente.c.id == _MOUVEMENT.vente_id)
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .outerjoin(_COMPENSATION, put_right)
        .where(
            _MOUVEMENT.boutique_id == boutique,
            _MOUVEMENT.type_mouvement == TypeMouvement.VENTE,
            _MOUVEMENT.seq > first,
            _MOUVEMENT.seq > _LIGNE.seq_comptage,
            _may_be_late(),
        )
    )


def _may_be_late() -> ColumnElement[bool]:
    """Leave out what is plainly not late, so that few rows are left to look at."""
    sold = type_coerce(func.coalesce(vente.c.date_vente, vente.c.date_reception), Entier)
    ecart = terminal.c.ecart_horloge_s
    ahead = case((ecart > 0, ecart), else_=0) * _SECONDE
    counted = type_coerce(_LIGNE.date_comptage, Entier)
    received = type_coerce(func.coalesce(_PREMIERE, vente.c.date_reception), Entier)
    return (sold - ahead < counted) | (received < counted)
