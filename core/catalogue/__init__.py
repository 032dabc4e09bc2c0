"""What is sold: articles and categories, as terminals are sent them and the owner edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from core.boutiques import stamp
from core.catalogue import consultation
from core.catalogue.articles import (
    Article,
    ArticleRow,
    Categorie,
    FicheArticle,
    FiltreArticles,
    InstantaneCatalogue,
    OngletArticles,
    ResultatImport,
)
from core.catalogue.ecriture import write_articles
from core.clock import Clock
from core.db.catalogue import article
from core.db.engine import Database
from core.errors import ArticleNotFound
from core.events import CatalogueChange, EventHub, StockChange
from core.listes import Totaux, Tri

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("nom")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Use cases about articles and categories."""

    database: Database
    clock: Clock
    events: EventHub

    def save_articles(self, boutique_id: int, fiches: Sequence[FicheArticle]) -> ResultatImport:
        """Create or change all these articles, or none; each code stands once.

        CodeAlreadyUsed for a barcode of another article. A known article's stock is left alone.
        """
        with self.database.write() as connection:
            resultat = write_articles(connection, boutique_id, fiches, self.clock.now())
        self.events.publish(
            CatalogueChange(boutique_id),
            StockChange(boutique_id, tuple(key for key, _ in resultat.articles)),
        )
        return resultat

    def deactivate_article(self, boutique_id: int, article_id: int) -> None:
        """Take an article off sale; its history stays. ArticleNotFound."""
        now = self.clock.now()
        with self.database.write() as connection:
            mine = (article.c.id == article_id, article.c.boutique_id == boutique_id)
            if connection.scalar(select(article.c.id).where(*mine)) is None:
                raise ArticleNotFound("Cet article n’existe pas dans la boutique.")
            timbre = stamp(connection, boutique_id, now)
            query = update(article).where(*mine, article.c.est_actif)
            connection.execute(query.values(est_actif=False, date_suppression=now, timbre=timbre))
        self.events.publish(CatalogueChange(boutique_id))

    def read_snapshot(self, boutique_id: int, since: int | None = None) -> InstantaneCatalogue:
        """Return what a terminal is sent: all active articles, or those changed since a stamp."""
        with self.database.read() as connection:
            return consultation.read_snapshot(connection, boutique_id, since)

    def list_deleted(self, boutique_id: int, since: int | None = None) -> tuple[Article, ...]:
        """Return the articles off sale, those changed since a stamp where it is given."""
        with self.database.read() as connection:
            return consultation.list_deleted(connection, boutique_id, since)

    def list_categories(self, boutique_id: int) -> tuple[Categorie, ...]:
        """Return the boutique's categories."""
        with self.database.read() as connection:
            return consultation.list_categories(connection, boutique_id)

    def list_ids(self, filtre: FiltreArticles, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all that match, sorted."""
        with self.database.read() as connection:
            return consultation.list_ids(connection, filtre, tri)

    def list_rows(self, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
        """Return the rows of these ids, in their order."""
        with self.database.read() as connection:
            return consultation.list_rows(connection, ids)

    def total(self, filtre: FiltreArticles) -> Totaux:
        """Return how many match and what their stock cost, in minor units, a currency each."""
        with self.database.read() as connection:
            return consultation.total(connection, filtre)

    def count_onglets(self, filtre: FiltreArticles) -> Mapping[OngletArticles, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_onglets(connection, filtre)
