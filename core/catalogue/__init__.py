"""What is sold: articles and categories, as terminals are sent them and the owner edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.catalogue import consultation, edition
from core.catalogue.articles import (
    Article,
    ArticleRow,
    Categorie,
    DetailArticle,
    FicheArticle,
    FiltreArticles,
    InstantaneCatalogue,
    ModificationArticle,
    NouvelArticle,
    OngletArticles,
    ResultatImport,
    VersionCatalogue,
)
from core.catalogue.ecriture import switch_articles, write_articles
from core.clock import Clock
from core.db.engine import Database
from core.events import CatalogueChange, EventHub, StockChange
from core.listes import Totaux, Tri
from core.taux import load_taux

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

    def add_article(self, boutique_id: int, nouvel: NouvelArticle) -> int:
        """Add one article and return its id; InvalidFormat, CodeAlreadyUsed."""
        with self.database.write() as connection:
            now = self.clock.now()
            article_id = edition.add_article(connection, boutique_id, nouvel, now)
        self.events.publish(CatalogueChange(boutique_id), StockChange(boutique_id, (article_id,)))
        return article_id

    def edit_article(self, boutique_id: int, modification: ModificationArticle) -> bool:
        """Write what the owner changed of one article and tell whether it was anything.

        ArticleNotFound, InvalidFormat, CodeAlreadyUsed, ArticleChanged.
        """
        with self.database.write() as connection:
            now = self.clock.now()
            edited = edition.edit_article(connection, boutique_id, modification, now)
        if edited:
            self.events.publish(CatalogueChange(boutique_id))
        return edited

    def deactivate_articles(self, boutique_id: int, ids: Sequence[int]) -> int:
        """Take articles off sale, all or none, and return how many were on; their history stays.

        Terminals are told to forget them. ArticleNotFound.
        """
        return self._switch(boutique_id, ids, active=False)

    def reactivate_articles(self, boutique_id: int, ids: Sequence[int]) -> int:
        """Put articles on sale again, all or none, and return how many were off. ArticleNotFound.

        Terminals are sent them again.
        """
        return self._switch(boutique_id, ids, active=True)

    def get_detail(self, boutique_id: int, article_id: int) -> DetailArticle:
        """Return one article in full; ArticleNotFound."""
        with self.database.read() as connection:
            return edition.load_detail(connection, boutique_id, article_id)

    def suggest_code(self, boutique_id: int) -> str:
        """Return a free code that goes on from those of the boutique."""
        with self.database.read() as connection:
            return edition.suggest_code(connection, boutique_id)

    def count_known(self, boutique_id: int, codes: Sequence[str]) -> int:
        """Return how many of these codes the boutique has already."""
        with self.database.read() as connection:
            return consultation.count_known(connection, boutique_id, codes)

    def read_snapshot(self, boutique_id: int, since: int | None = None) -> InstantaneCatalogue:
        """Return what a terminal is sent: all active articles, or those changed since a stamp."""
        with self.database.read() as connection:
            return consultation.read_snapshot(connection, boutique_id, since)

    def read_version(self, boutique_id: int) -> VersionCatalogue:
        """Return what tells two snapshots of one boutique apart, without their articles."""
        with self.database.read() as connection:
            taux = load_taux(connection, boutique_id)
            return VersionCatalogue(
                consultation.load_version(connection, boutique_id),
                None if taux is None else taux.taux,
            )

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

    def _switch(self, boutique_id: int, ids: Sequence[int], *, active: bool) -> int:
        with self.database.write() as connection:
            now = self.clock.now()
            switched = switch_articles(connection, boutique_id, ids, now, active=active)
        if switched:
            self.events.publish(CatalogueChange(boutique_id))
        return switched
