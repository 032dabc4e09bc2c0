"""The book of one article: its curve, and every movement with the sale behind it."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from core.fiche.livre import FiltreLivre, LigneLivre
from core.listes import Totaux, Tri
from core.vocabulaire import TypeMouvement
from desktop.formats import format_signed, plural
from desktop.models.livre_article import PIECES_COLUMN, livre_columns
from desktop.models.mouvements import type_states
from desktop.models.ouverture import list_options, narrow
from desktop.pages.board import Wording
from desktop.pages.chips import pick, pick_words
from desktop.pages.fiche_courbe import CourbeCard
from desktop.pages.page import Services
from desktop.pages.table_page import Listing, TablePage
from desktop.theme import scaled
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_LOW = 520
"""Height below which the curve leaves more room to the table."""
_TYPE, _LIGNE = "type", "ligne"


class LivreArticlePage(TablePage[FiltreLivre, LigneLivre]):
    """A tab of the article; a double click opens a sale, or the detail of another movement."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(
                _tr("Livre des mouvements"),
                _tr("Livre des mouvements"),
                _tr("Référence, nom ou commentaire"),
            ),
            Listing(
                services.core.fiches,
                livre_columns(services.times),
                (Choice("TOUS", _tr("Tous")),),
                Tri("seq", descendant=True),
                services.core.fiches.list_ids,
            ),
        )
        self._article_id = 0
        self.nom = ""
        """What an export calls the article."""
        self.courbe = CourbeCard(services)
        self.board.embed()
        self.board.add_above(self.courbe)
        bar, tasks = self.board.filters, services.tasks
        bar.add(_TYPE, ChoiceChip(self.tr("Type"), _find_types, tasks))
        bar.add(_LIGNE, ChoiceChip(self.tr("Explication"), self._find_lignes, tasks))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.view.row_opened.connect(self._on_row_opened)

    def show_article(self, article_id: int) -> None:
        """Show the book of another article, all of it."""
        if article_id != self._article_id:
            self._article_id = article_id
            self.board.show_filters("TOUS", "", {})
            self.begin_list()

    def show_opened(self, option: Option) -> None:
        """Show what a figure of the explanation stands for."""
        self.board.show_filters("TOUS", "", {_LIGNE: Setting((option,))})
        self.begin_list()

    def refresh(self) -> None:
        super().refresh()
        self.courbe.show_article(self._article_id)

    def filtre(self) -> FiltreLivre:
        filters = self.board.filters
        filtre = FiltreLivre(
            self._article_id,
            recherche=self.board.searched(),
            types=tuple(TypeMouvement(value) for value in filters.setting(_TYPE).values),
        )
        return narrow(filtre, filters.setting(_LIGNE).values)

    def narrowed(self) -> Iterator[tuple[str, str]]:
        yield self.tr("Article"), self.nom
        yield from super().narrowed()

    def count_tabs(self, filtre: FiltreLivre) -> Mapping[str, int]:
        return {}

    def caption(self, counts: Mapping[str, int]) -> str:
        return ""

    def totals(self, totaux: Totaux) -> Totals:
        moved = tuple(
            (format_signed(pieces), "") for pieces in (totaux.entrees, totaux.sorties) if pieces
        )
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("pièces entrées et sorties"),
            {PIECES_COLUMN: moved},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="arrow-left-right",
            title=self.tr("Aucun mouvement"),
            sentence=self.tr(
                "L’article n’a jamais été vendu ni entré : son stock est encore à zéro."
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.courbe.fit(low=self.height() < scaled(_LOW))

    def _find_lignes(self, text: str) -> Sequence[Option]:
        core = self.services.core
        explication = core.fiches.explain_stock(self.boutique_id(), self._article_id)
        return pick(list_options(explication, self.services.times), text)

    def _on_row_opened(self, row_id: int) -> None:
        position = self.model.position_of(row_id)
        row = None if position is None else self.model.row_at(position)
        if row is None:
            return
        if row.vente_id is None:
            self.row_asked.emit("mouvements", row.id)
        else:
            self.row_asked.emit("ventes", row.vente_id)


def _find_types(text: str) -> Sequence[Option]:
    return pick_words({kind.value: state.text for kind, state in type_states().items()}, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LivreArticlePage", text)
