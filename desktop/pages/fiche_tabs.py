"""The tabs of one article, each a page that is made when it is first wanted."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.boutiques import Boutique
from desktop.pages.exportable import exportable
from desktop.pages.fiche_infos import InfosTab
from desktop.pages.fiche_livre import LivreArticlePage
from desktop.pages.fiche_pourquoi import PourquoiPage
from desktop.pages.fiche_prix import PrixPage
from desktop.pages.fiche_ventes import VentesArticlePage
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.chip import Option

_Tab = LivreArticlePage | PourquoiPage | VentesArticlePage | PrixPage
T = TypeVar("T", LivreArticlePage, PourquoiPage, VentesArticlePage, PrixPage)
LIVRE, POURQUOI, VENTES, PRIX, INFOS = "livre", "pourquoi", "ventes", "prix", "infos"


class FicheTabs(QStackedWidget):
    """Tells each tab, whenever it is made, what the others were told."""

    word_said = Signal(Tone, str, str)
    rows_asked = Signal(str, object)
    row_asked = Signal(str, int)
    figure_opened = Signal(Option)
    """The owner wants the movements behind a figure of the explanation."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._article_id = 0
        self._boutique: Boutique | None = None
        self._nom = ""
        self._made: list[_Tab] = []
        self.infos = InfosTab(services.times)
        self.addWidget(self.infos)
        self._places: dict[str, Callable[[], QWidget]] = {
            LIVRE: lambda: self.livre,
            POURQUOI: lambda: self.pourquoi,
            VENTES: lambda: self.ventes,
            PRIX: lambda: self.prix,
            INFOS: lambda: self.infos,
        }

    @cached_property
    def livre(self) -> LivreArticlePage:
        """The book of the article."""
        return self._join(exportable(LivreArticlePage, "livre_article")(self._services))

    @cached_property
    def pourquoi(self) -> PourquoiPage:
        """The tab « Pourquoi ce stock ? »."""
        page = self._join(exportable(PourquoiPage, "explication")(self._services))
        page.opened.connect(self.figure_opened)
        return page

    @cached_property
    def ventes(self) -> VentesArticlePage:
        """The sales of the article."""
        page = self._join(exportable(VentesArticlePage, "ventes")(self._services))
        self._services.bridge.ventes_cancelled.connect(page.mark_stale)
        return page

    @cached_property
    def prix(self) -> PrixPage:
        """Its prices and costs."""
        page = self._join(PrixPage(self._services))
        self._services.bridge.catalogue_changed.connect(page.mark_stale)
        return page

    def show_tab(self, tab: str) -> None:
        """Bring a tab to the front."""
        self.setCurrentWidget(self._places[tab]())

    def make_ahead(self) -> Iterator[None]:
        """Make what nobody has wanted yet, one tab a turn."""
        for find in self._places.values():
            find()
            yield

    def show_boutique(self, boutique: Boutique) -> None:
        """Show articles of another boutique."""
        self._boutique = boutique
        for page in self._made:
            page.show_boutique(boutique)

    def show_article(self, article_id: int) -> None:
        """Show another article."""
        self._article_id = article_id
        for page in self._made:
            page.show_article(article_id)

    def show_name(self, nom: str) -> None:
        """Tell the tabs that are exported which article they are about."""
        self._nom = nom
        for page in self._made:
            _name(page, nom)

    def tick(self) -> None:
        """Tell ages anew: a minute has gone by."""
        for page in self._made:
            page.tick()

    def mark_stale(self) -> None:
        """Reload soon, or once a tab is looked at."""
        for page in self._made:
            page.mark_stale()

    def _join(self, page: T) -> T:
        self._made.append(page)
        self.addWidget(page)
        page.word_said.connect(self.word_said)
        page.row_asked.connect(self.row_asked)
        page.rows_asked.connect(self.rows_asked)
        _name(page, self._nom)
        if self._boutique is not None:
            page.show_boutique(self._boutique)
        if self._article_id:
            page.show_article(self._article_id)
        return page


def _name(page: _Tab, nom: str) -> None:
    if not isinstance(page, PrixPage):
        page.nom = nom
