"""What the owner does on every page of the window, one step after the other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.dialogs.recherche import RecherchePalette
from desktop.main_window import MainWindow
from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.fiche_tabs import INFOS, LIVRE, POURQUOI, PRIX, VENTES
from desktop.pages.inventaires import InventairePage
from desktop.pages.periode import Periode
from desktop.pages.table_page import TablePage
from desktop.pages.ventes import VentesPage
from desktop.widgets.choices import TabRow
from desktop.widgets.search_field import SearchField
from tests.benchmarks.stretches import WATCH

if TYPE_CHECKING:
    from desktop.pages.page import Page

Steps = Iterator[None]
"""Each goes on after a while; what the window does until then belongs to the step."""

_REST = 5
"""A list is there by then, and was refreshed under the pushes."""
_TYPED = "17"
_ASKED = "article"
_LEFT_OF_TITLE = 60


def rest(step: str, turns: int = _REST) -> Steps:
    """Let the window do what the last step led to."""
    for _ in range(turns):
        WATCH.begin(step)
        yield


class Tour:
    """Through all pages in the order of the navigation, then into an article and a count."""

    def __init__(self, window: MainWindow, palette: RecherchePalette) -> None:
        self._window = window
        self._palette = palette

    def walk(self) -> Steps:
        """Do all of it."""
        for name in self._window.pages:
            yield from self._walk_page(name)
        yield from self._walk_article()
        yield from self._walk_count()

    def show_page(self, name: str) -> Steps:
        """Come to a page by its key."""
        step = f"{name}: open"
        WATCH.begin(step)
        self._window.commands[f"page.{name}"].run()
        yield from rest(step)

    def _walk_page(self, name: str) -> Steps:
        yield from self.show_page(name)
        page: Page = self._window.pages[name]
        if isinstance(page, VentesPage):
            yield from self._open_vente(page)
        if isinstance(page, InventairePage):
            page = page.liste
        if isinstance(page, TablePage | AReglerPage):
            yield from _search(name, page.board.search)
            yield from _choose_tabs(name, page.board.tabs)
        if isinstance(page, TablePage):
            yield from _sort(name, page)
            yield from _scroll(name, page.view.viewport())
        yield from self._ask(name)

    def _open_vente(self, page: VentesPage) -> Steps:
        """Leave a sale in full beside the list of all days."""
        WATCH.begin("ventes: all days")
        page.periode.choose(Periode.TOUT)
        page.begin_list()
        yield from rest("ventes: all days")
        WATCH.begin("ventes: a sale in full")
        page.open_row(page.model.ids[0])
        yield from rest("ventes: a sale in full")

    def _ask(self, name: str) -> Steps:
        """Ctrl+K, a few letters, a few rows down, and away."""
        step = f"{name}: Ctrl+K"
        WATCH.begin(step)
        self._window.commands["recherche"].run()
        yield from rest(step, 2)
        for letter in _ASKED:
            WATCH.begin(step)
            QTest.keyClicks(self._palette.field, letter)
            yield
        yield from rest(step)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            WATCH.begin(step)
            QTest.keyClick(self._palette, key)
            yield
        if self._palette.isVisible():
            self._palette.reject()

    def _walk_article(self) -> Steps:
        yield from self.show_page("articles")
        page = self._window.pages["articles"]
        assert isinstance(page, ArticlesPage)
        WATCH.begin("fiche: open")
        page.fiche_host.open(page.model.ids[0])
        yield from rest("fiche: open")
        opened = page.fiche_host.fiche
        assert opened is not None
        for tab in (POURQUOI, VENTES, PRIX, INFOS, LIVRE):
            WATCH.begin(f"fiche: {tab}")
            opened.show_tab(tab)
            yield from rest(f"fiche: {tab}")
        WATCH.begin("fiche: close")
        page.fiche_host.close()
        yield from rest("fiche: close")

    def _walk_count(self) -> Steps:
        yield from self.show_page("inventaire")
        page = self._window.pages["inventaire"]
        assert isinstance(page, InventairePage)
        WATCH.begin("comptage: open")
        page.open_row(page.liste.model.ids[0])
        yield from rest("comptage: open")
        yield from _search("comptage", page.comptage.board.search)
        yield from _choose_tabs("comptage", page.comptage.board.tabs)
        yield from _scroll("comptage", page.comptage.view.viewport())
        WATCH.begin("comptage: close")
        page.show_list()
        yield from rest("comptage: close")


def _search(name: str, field: SearchField) -> Steps:
    step = f"{name}: search"
    for letter in _TYPED:
        WATCH.begin(step)
        QTest.keyClicks(field, letter)
        yield
    yield from rest(step)
    WATCH.begin(step)
    field.empty()
    yield from rest(step)


def _choose_tabs(name: str, tabs: TabRow) -> Steps:
    step = f"{name}: tabs"
    for button in [*tabs.buttons.values(), tabs.buttons[tabs.value()]]:
        WATCH.begin(step)
        button.click()
        yield from rest(step, 3)


def _sort(name: str, page: "TablePage[object, object]") -> Steps:  # type: ignore[type-var]
    step = f"{name}: sort"
    head = page.view.head
    for section in (0, 0, 1, 1):
        WATCH.begin(step)
        place = QPoint(head.sectionViewportPosition(section) + _LEFT_OF_TITLE, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        yield from rest(step, 3)


def _scroll(name: str, viewport: QWidget) -> Steps:
    step = f"{name}: scroll"
    keys = (*[Qt.Key.Key_PageDown] * 6, Qt.Key.Key_End, *[Qt.Key.Key_PageUp] * 3, Qt.Key.Key_Home)
    for key in keys:
        WATCH.begin(step)
        QTest.keyClick(viewport, key)
        yield
