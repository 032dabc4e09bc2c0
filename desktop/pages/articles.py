"""The Articles page: stock, state, price and value of every article."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from core.catalogue.articles import ArticleRow, FiltreArticles, OngletArticles
from core.listes import Totaux, Tri
from core.vocabulaire import Devise
from desktop.formats import money_parts, plural
from desktop.models.articles import article_columns
from desktop.pages.articles_chips import ArticleChips
from desktop.pages.board import Wording
from desktop.pages.page import Services
from desktop.pages.table_page import Listing, TablePage
from desktop.theme import Tone
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_VALUE_COLUMN = 9


class ArticlesPage(TablePage[FiltreArticles, ArticleRow]):
    """Read-only in this table; every change of stock arrives live."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Articles"), _tr("Articles"), _tr("Nom, code ou code-barres")),
            Listing(services.core.catalogue, article_columns(services.times), _tabs(), Tri("nom")),
        )
        self._chips = ArticleChips(self.board.filters, services, self.boutique_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        services.bridge.stock_changed.connect(self._on_boutique_event)
        services.bridge.catalogue_changed.connect(self._on_boutique_event)

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
        sums = tuple(
            money_parts(totaux.montants[devise], devise)
            for devise in Devise
            if totaux.montants.get(devise)
        )
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("valeur au coût d’achat, une ligne par devise"),
            {_VALUE_COLUMN: sums},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="package",
            title=self.tr("Vos articles apparaîtront ici"),
            sentence=self.tr(
                "Cette boutique n’a pas encore d’article. Importez votre liste depuis un fichier "
                "CSV avec la commande « admin articles import »."
            ),
        )


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletArticles.TOUS, _tr("Tous")),
        Choice(OngletArticles.BAS, _tr("Bas"), Tone.WARN),
        Choice(OngletArticles.RUPTURE, _tr("Rupture"), Tone.DANGER),
        Choice(OngletArticles.NEGATIF, _tr("Négatif"), Tone.DANGER),
        Choice(OngletArticles.INACTIFS, _tr("Inactifs")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticlesPage", text)
