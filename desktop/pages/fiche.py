"""One article on a page of its own: figures, book, why its stock is what it is, sales, prices."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from core.boutiques import Boutique
from core.errors import CoreError
from core.events import StockChange
from core.fiche.chiffres import Chiffres
from core.vocabulaire import TypeMouvement
from desktop.pages.articles_actions import ArticleActions
from desktop.pages.board import MARGIN
from desktop.pages.fiche_head import FicheFigures, FicheHead
from desktop.pages.fiche_tabs import INFOS, LIVRE, POURQUOI, PRIX, VENTES, FicheTabs
from desktop.pages.page import Page, Services
from desktop.widgets.chip import Option
from desktop.widgets.choices import Choice, TabRow


class FichePage(Page):
    """Lies over the list of articles, whose order its previous and next follow."""

    closed = Signal()
    step_asked = Signal(int)
    shown = Signal()
    """What core answered is on screen."""

    def __init__(self, services: Services, actions: ArticleActions) -> None:
        super().__init__(services)
        self.article_id = 0
        self._actions = actions
        self.head = FicheHead(self)
        self.figures = FicheFigures(services.times)
        self.places = FicheTabs(services)
        self.tabs = TabRow(self.tr("Fiche de l’article"), _list_tabs(), counted=False)
        self._lay_out()
        self._connect()

    def show_article(self, article_id: int) -> None:
        """Show another article, on the tab that is open."""
        self.article_id = article_id
        self.places.show_article(article_id)
        self.begin_list()

    def show_tab(self, tab: str) -> None:
        """Open a tab."""
        self.tabs.choose(tab)
        self.places.show_tab(tab)

    def show_boutique(self, boutique: Boutique) -> None:
        super().show_boutique(boutique)
        self.places.show_boutique(boutique)

    def refresh(self) -> None:
        self.start_refresh()
        work = partial(self.services.core.fiches.read_chiffres, self.boutique.id, self.article_id)
        on_loaded = partial(self._on_loaded, self.article_id)
        self.services.tasks.run(work, on_loaded, self._on_failed)

    def make_ahead(self) -> Iterator[None]:
        return self.places.make_ahead()

    def tick(self) -> None:
        self.places.tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit(self.width())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, MARGIN, 18)
        column.setSpacing(12)
        for widget in (self.head, self.figures, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.places, 1)

    def _connect(self) -> None:
        self.head.back_asked.connect(self.closed)
        self.head.step_asked.connect(self.step_asked)
        self.head.move_asked.connect(self._on_move_asked)
        self.head.edit_asked.connect(self._on_edit_asked)
        self.places.infos.edit_asked.connect(self._on_edit_asked)
        self.places.figure_opened.connect(self._on_figure_opened)
        self.places.word_said.connect(self.word_said)
        self.places.row_asked.connect(self.row_asked)
        self.places.rows_asked.connect(self.rows_asked)
        self.tabs.chosen.connect(self.show_tab)
        bridge = self.services.bridge
        bridge.stock_changed.connect(self._on_stock_changed)
        bridge.catalogue_changed.connect(self._on_boutique_event)

    def _on_loaded(self, article_id: int, chiffres: Chiffres) -> None:
        self.refreshed()
        if article_id != self.article_id:
            return
        ligne = chiffres.detail.ligne
        self.head.show_article(ligne)
        self.figures.show_figures(chiffres)
        self.places.infos.show_detail(chiffres.detail)
        self.places.show_name(ligne.article.nom)
        self.shown.emit()

    def _on_move_asked(self, kind: TypeMouvement) -> None:
        self._actions.move(kind, self.article_id)

    def _on_edit_asked(self) -> None:
        self._actions.edit(self.article_id)

    def _on_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.closed.emit()
        self.services.tasks.failed.emit(error)

    def _on_figure_opened(self, option: Option) -> None:
        self.show_tab(LIVRE)
        self.places.livre.show_opened(option)

    def _on_stock_changed(self, event: StockChange) -> None:
        if self.article_id in event.article_ids:
            self.mark_stale()
            self.places.mark_stale()


def _list_tabs() -> tuple[Choice, ...]:
    return (
        Choice(LIVRE, _tr("Livre des mouvements")),
        Choice(POURQUOI, _tr("Pourquoi ce stock ?")),
        Choice(VENTES, _tr("Ventes")),
        Choice(PRIX, _tr("Prix et coûts")),
        Choice(INFOS, _tr("Infos")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FichePage", text)
