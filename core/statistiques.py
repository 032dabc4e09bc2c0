"""The few figures of a boutique that a terminal shows on its first screen."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from core.boutiques import Boutique
from core.clock import Clock, jour_local
from core.db.catalogue import article, categorie
from core.db.engine import Database
from core.ventes.historique import Periode, read_recette
from core.ventes.net import Recette

_PLUS_LONG_MOIS = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class ChiffresBoutique:
    """Articles on sale, those at or below their threshold or below zero, and the takings."""

    articles: int
    stock_bas: int
    categories: int
    jour: Recette
    mois: Recette


@dataclass(frozen=True, slots=True)
class Statistiques:
    """The use case that counts."""

    database: Database
    clock: Clock

    def read_chiffres(self, boutique: Boutique) -> ChiffresBoutique:
        """Count the boutique's articles, and the sales of its local day and month."""
        today = jour_local(self.clock.now(), boutique.fuseau)
        with self.database.read() as connection:
            articles, stock_bas = _count_articles(connection, boutique.id)
            categories = select(func.count()).where(categorie.c.boutique_id == boutique.id)
            return ChiffresBoutique(
                articles=articles,
                stock_bas=stock_bas,
                categories=connection.execute(categories).scalar_one(),
                jour=read_recette(connection, boutique.id, Periode(today, today)),
                mois=read_recette(connection, boutique.id, _month_of(today)),
            )


def _count_articles(connection: Connection, boutique_id: int) -> tuple[int, int]:
    stock, seuil = article.c.quantite_stock, article.c.seuil_alerte
    low = and_(article.c.suivi_stock, or_(stock < 0, and_(seuil > 0, stock <= seuil)))
    query = select(func.count(), func.count().filter(low)).where(
        article.c.boutique_id == boutique_id, article.c.est_actif
    )
    articles, stock_bas = connection.execute(query).one()
    return articles, stock_bas


def _month_of(jour: date) -> Periode:
    first = jour.replace(day=1)
    return Periode(first, (first + _PLUS_LONG_MOIS).replace(day=1) - timedelta(days=1))
