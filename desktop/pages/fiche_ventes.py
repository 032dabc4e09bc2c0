"""The sales that hold an article; a double click opens one."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from core.listes import Totaux, Tri
from core.ventes.consultation import FiltreVentes, VenteRow
from desktop.formats import list_money, plural
from desktop.models.ventes import TOTAL_COLUMN, vente_columns
from desktop.pages.board import Wording
from desktop.pages.page import Services
from desktop.pages.table_page import Listing, TablePage
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals


class VentesArticlePage(TablePage[FiltreVentes, VenteRow]):
    """A tab of the article."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Ventes"), _tr("Ventes de l’article"), _tr("Numéro")),
            Listing(
                services.core.ventes,
                vente_columns(services.times),
                (Choice("TOUTES", _tr("Toutes")),),
                Tri("date_affichee", descendant=True),
            ),
        )
        self._article_id = 0
        self.nom = ""
        """What an export calls the article."""
        self.board.embed()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.view.row_opened.connect(partial(self.row_asked.emit, "ventes"))

    def show_article(self, article_id: int) -> None:
        """Show the sales of another article."""
        if article_id != self._article_id:
            self._article_id = article_id
            self.board.show_filters("TOUTES", "", {})
            self.begin_list()

    def filtre(self) -> FiltreVentes:
        return FiltreVentes(
            self.boutique.id, recherche=self.board.searched(), article_id=self._article_id
        )

    def narrowed(self) -> Iterator[tuple[str, str]]:
        yield self.tr("Article"), self.nom
        yield from super().narrowed()

    def count_tabs(self, filtre: FiltreVentes) -> Mapping[str, int]:
        return {}

    def caption(self, counts: Mapping[str, int]) -> str:
        return ""

    def totals(self, totaux: Totaux) -> Totals:
        return Totals(
            plural(totaux.lignes, self.tr("{n} vente"), self.tr("{n} ventes")),
            self.tr("tout ce que ces ventes contiennent, sans les annulées"),
            {TOTAL_COLUMN: list_money(totaux.montants)},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="receipt-text",
            title=self.tr("Jamais vendu"),
            sentence=self.tr("Aucune vente reçue ne contient encore cet article."),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("VentesArticlePage", text)
