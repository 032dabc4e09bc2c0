"""The Articles page: stock, state, price and value of every article."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.catalogue.articles import ArticleRow, FiltreArticles, OngletArticles
from core.events import CatalogueChange, StockChange
from core.listes import Totaux, Tri
from core.mouvements import FiltreMouvements
from desktop.formats import list_money, plural
from desktop.models.articles import article_columns
from desktop.pages.articles_actions import ArticleActions
from desktop.pages.articles_bar import ArticleBar, Places
from desktop.pages.articles_chips import ArticleChips
from desktop.pages.articles_detail import DERNIERS, ArticleDetail, FullArticle
from desktop.pages.board import Wording
from desktop.pages.detail_page import DetailPage
from desktop.pages.fiche_host import FicheHost
from desktop.pages.mouvements_chips import ARTICLE
from desktop.pages.page import Services
from desktop.pages.table_page import Listing
from desktop.theme import Tone
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_VALUE_COLUMN = 9


class ArticlesPage(DetailPage[FiltreArticles, ArticleRow, FullArticle]):
    """Every change of stock arrives live, in the list and in the open panel."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Articles"), _tr("Articles"), _tr("Nom, code ou code-barres")),
            Listing(services.core.catalogue, article_columns(services.times), _tabs(), Tri("nom")),
            panel_name=_tr("Fiche de l’article"),
        )
        self._chips = ArticleChips(self.board.filters, services, self.boutique_id)
        self.article_actions = ArticleActions(services, self._get_boutique, self)
        self.article_actions.word_said.connect(self.word_said)
        self.article_actions.deed_said.connect(self.deed_said)
        self.fiche_host = FicheHost(self, self.column)
        self.article_actions.article_saved.connect(self.fiche_host.on_saved)
        places = Places(self, self.board.head, self.panel, self.current_id, self.selected_ids)
        self.bar = ArticleBar(self.article_actions, places)
        self.add_selection_action(self.tr("Désactiver"), "ban", self._on_deactivate_ticked)
        self.add_selection_action(self.tr("Réactiver"), "rotate-ccw", self._on_reactivate_ticked)
        services.bridge.stock_changed.connect(self._on_stock_changed)
        services.bridge.catalogue_changed.connect(self._on_catalogue_changed)

    def filtre(self) -> FiltreArticles:
        filtre = FiltreArticles(
            boutique_id=self.boutique.id,
            recherche=self.board.searched(),
            onglet=OngletArticles(self.board.tabs.value()),
        )
        return self._chips.narrow(filtre)

    def count_tabs(self, filtre: FiltreArticles) -> Mapping[str, int]:
        counts = self.services.core.catalogue.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        actifs, inactifs = counts[OngletArticles.TOUS], counts[OngletArticles.INACTIFS]
        if actifs + inactifs == 0:
            return self.tr("Aucun article")
        words = plural(actifs + inactifs, self.tr("{n} article"), self.tr("{n} articles"))
        if inactifs:
            dont = plural(inactifs, self.tr("dont {n} inactif"), self.tr("dont {n} inactifs"))
            words = f"{words}, {dont}"
        return words

    def totals(self, totaux: Totaux) -> Totals:
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("valeur au coût d’achat, une ligne par devise"),
            {_VALUE_COLUMN: list_money(totaux.montants)},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="package",
            title=self.tr("Vos articles apparaîtront ici"),
            sentence=self.tr(
                "Cette boutique n’a pas encore d’article. Importez votre liste (Excel, "
                "LibreOffice ou CSV), ou créez-les un à un avec « Nouvel article »."
            ),
            button=self.tr("Importer une liste"),
            button_icon="upload",
        )

    def do_empty_action(self) -> None:
        self.article_actions.load_list()

    def load_detail(self, row_id: int) -> FullArticle:
        core = self.services.core
        filtre = FiltreMouvements(self.boutique.id, articles=(row_id,))
        return FullArticle(
            core.catalogue.get_detail(self.boutique.id, row_id),
            core.mouvements.list_page(filtre, DERNIERS),
        )

    def make_content(self, detail: FullArticle) -> QWidget:
        content = ArticleDetail(detail, self.services.times)
        content.edit_asked.connect(self.article_actions.edit)
        content.fiche_asked.connect(self.fiche_host.open)
        content.book_asked.connect(self._on_book_asked)
        self.bar.show_active(active=detail.detail.ligne.article.est_actif)
        return content

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Article {rank} sur {count}").format(rank=rank, count=count)

    def current_id(self) -> int | None:
        """Return the article of the open panel, else that of the current row."""
        if self._open_id is not None:
            return self._open_id
        index = self.view.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    def on_row_opened(self, row_id: int) -> None:
        """Show all that is known of an article, over the list."""
        self.fiche_host.open(row_id)

    def show_list(self) -> None:
        self.fiche_host.close()

    def make_ahead(self) -> Iterator[None]:
        return self.fiche_host.make_ahead()

    def _get_boutique(self) -> Boutique:
        return self.boutique

    def _on_stock_changed(self, event: StockChange) -> None:
        self._on_boutique_event(event)
        if self._open_id in event.article_ids:
            self._load_open()

    def _on_catalogue_changed(self, event: CatalogueChange) -> None:
        self._on_boutique_event(event)
        self._load_open()

    def _on_deactivate_ticked(self) -> None:
        self.article_actions.switch(self.selected_ids(), active=False)

    def _on_reactivate_ticked(self) -> None:
        self.article_actions.switch(self.selected_ids(), active=True)

    def _on_book_asked(self, article_id: int, nom: str) -> None:
        setting = Setting((Option(str(article_id), nom),))
        self.rows_asked.emit("mouvements", {ARTICLE: setting})


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletArticles.TOUS, _tr("Tous")),
        Choice(OngletArticles.BAS, _tr("Bas"), Tone.WARN),
        Choice(OngletArticles.RUPTURE, _tr("Rupture"), Tone.DANGER),
        Choice(OngletArticles.NEGATIF, _tr("Négatif"), Tone.DANGER),
        Choice(OngletArticles.SANS_COUT, _tr("Sans coût")),
        Choice(OngletArticles.INACTIFS, _tr("Inactifs")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticlesPage", text)
