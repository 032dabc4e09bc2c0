"""The ledger's rules (I1): stocks, movements and their chain, each a query for what breaks it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, type_coerce

from core.db.boutiques import boutique
from core.db.catalogue import article
from core.db.stock import mouvement_stock
from core.db.types import Entier, read_microseconds
from core.verification.controle import FAUTES_MAX, Controle


def _find_wrong_stocks() -> Select[Any]:
    moved = (
        select(mouvement_stock.c.article_id, func.sum(mouvement_stock.c.quantite).label("somme"))
        .group_by(mouvement_stock.c.article_id)
        .subquery()
    )
    somme = func.coalesce(moved.c.somme, 0)
    return (
        select(article.c.code, boutique.c.code.label("boutique"), article.c.quantite_stock)
        .add_columns(somme.label("somme"))
        .join(boutique, boutique.c.id == article.c.boutique_id)
        .outerjoin(moved, moved.c.article_id == article.c.id)
        .where(article.c.quantite_stock != somme)
    )


def _find_wrong_sums() -> Select[Any]:
    table = mouvement_stock.c
    # Found before they are joined: a plan that went article by article would read at random.
    wrong = (
        select(table.seq, table.article_id, table.boutique_id)
        .add_columns(table.stock_avant, table.quantite, table.stock_apres)
        .where(table.stock_apres != table.stock_avant + table.quantite)
        .limit(FAUTES_MAX + 1)
        .subquery()
    )
    return (
        select(wrong, article.c.code, boutique.c.code.label("boutique"))
        .join(article, article.c.id == wrong.c.article_id)
        .join(boutique, boutique.c.id == wrong.c.boutique_id)
    )


def _find_broken_chains() -> Select[Any]:
    table = mouvement_stock.c
    last = func.lag(table.stock_apres).over(partition_by=table.article_id, order_by=table.seq)
    chain = select(
        table.article_id, table.seq, table.stock_avant, func.coalesce(last, 0).label("precedent")
    ).subquery()
    return (
        select(chain.c.seq, chain.c.stock_avant, chain.c.precedent, article.c.code)
        .add_columns(boutique.c.code.label("boutique"))
        .join(article, article.c.id == chain.c.article_id)
        .join(boutique, boutique.c.id == article.c.boutique_id)
        .where(chain.c.stock_avant != chain.c.precedent)
    )


def _find_holes() -> Select[Any]:
    table = mouvement_stock.c
    last = func.lag(table.seq).over(partition_by=table.boutique_id, order_by=table.seq)
    ranks = select(
        table.boutique_id, table.seq, func.coalesce(last, 0).label("precedent")
    ).subquery()
    return (
        select(ranks.c.seq, ranks.c.precedent, boutique.c.code.label("boutique"))
        .join(boutique, boutique.c.id == ranks.c.boutique_id)
        .where(ranks.c.seq != ranks.c.precedent + 1)
    )


CONTROLES = (
    Controle(
        _find_wrong_stocks(),
        "Article {code} ({boutique}) : le stock est {quantite_stock}, "
        "la somme de ses mouvements {somme}.",
    ),
    Controle(
        _find_wrong_sums(),
        "Mouvement {seq} ({boutique}), article {code} : {stock_avant} et {quantite} "
        "ne font pas {stock_apres}.",
    ),
    Controle(
        _find_broken_chains(),
        "Mouvement {seq} ({boutique}), article {code} : il part de {stock_avant}, "
        "le précédent laissait {precedent}.",
    ),
    Controle(
        _find_holes(),
        "Mouvements ({boutique}) : le numéro {seq} suit le numéro {precedent}.",
    ),
)

_FAUX_MOUVEMENTS = (_find_wrong_sums(), _find_broken_chains(), _find_holes())


def find_first_fault(connection: Connection) -> datetime | None:
    """Return when the oldest movement was written that breaks a rule; None where none does."""
    found: list[int | None] = [connection.scalar(_first_of(q)) for q in _FAUX_MOUVEMENTS]
    instants = [read_microseconds(number) for number in found if number is not None]
    return min((instant for instant in instants if instant is not None), default=None)


def _first_of(fautes: Select[Any]) -> Select[Any]:
    wrong = fautes.subquery()
    table = mouvement_stock.c
    return (
        # As it is stored: what was tampered with may be no instant.
        select(func.min(type_coerce(table.date_mouvement, Entier)))
        .join(boutique, boutique.c.id == table.boutique_id)
        .join(wrong, and_(wrong.c.seq == table.seq, wrong.c.boutique == boutique.c.code))
    )
