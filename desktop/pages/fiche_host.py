"""Lays the page of one article over their list, and takes it away again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.formats import format_number

if TYPE_CHECKING:
    from desktop.pages.articles import ArticlesPage
    from desktop.pages.fiche import FichePage


class FicheHost(QObject):
    """Made with the list; the page of an article only once one is wanted."""

    def __init__(self, page: "ArticlesPage", column: QVBoxLayout) -> None:
        super().__init__(page)
        self._page = page
        self.fiche: FichePage | None = None
        self._boutique_id = 0
        self._is_loaded = False
        self._places = QStackedWidget()
        column.replaceWidget(page.host, self._places)
        # Last: whatever moves to another parent is dressed again, with all that is in it.
        self._places.addWidget(page.host)
        page.list_shown.connect(self._show_rank)

    def is_open(self) -> bool:
        """Tell whether an article lies over the list."""
        return self.fiche is not None and self._places.currentWidget() is self.fiche

    def open(self, article_id: int) -> None:
        """Show an article, on the tab that was last open."""
        fiche = self.fiche or self._make()
        if self._boutique_id != self._page.boutique.id:
            self._boutique_id = self._page.boutique.id
            fiche.show_boutique(self._page.boutique)
        fiche.show_article(article_id)
        fiche.show_tab(fiche.tabs.value())
        self._places.setCurrentWidget(fiche)
        self._enable_keys(enabled=False)
        self._show_rank()
        fiche.head.back_button.setFocus()

    def close(self) -> None:
        """Go back to the list, where the article that was shown is now the current one."""
        if self.fiche is None or not self.is_open():
            return
        page = self._page
        self._places.setCurrentWidget(page.host)
        self._enable_keys(enabled=True)
        if page.panel.isVisibleTo(page):
            page.open_row(self.fiche.article_id)
        else:
            page.view.choose(self.fiche.article_id)
        page.view.setFocus()

    def on_saved(self, article_id: int) -> None:
        """Show what was saved in the list, unless the article shows itself already."""
        if not self.is_open():
            self._page.open_row(article_id)

    def make_ahead(self) -> Iterator[None]:
        """Read in a worker what the page of an article needs, then make it part by part."""
        self._page.services.tasks.run(load_fiche, self._on_loaded)
        while not self._is_loaded:
            yield
        fiche = self.fiche or self._make()
        yield
        yield from fiche.make_ahead()

    def _on_loaded(self, _kind: "type[FichePage]") -> None:
        self._is_loaded = True

    def _make(self) -> "FichePage":
        page = self._page
        self.fiche = fiche = load_fiche()(page.services, page.article_actions)
        self._places.addWidget(fiche)
        fiche.closed.connect(self.close)
        fiche.step_asked.connect(self._step)
        fiche.word_said.connect(page.word_said)
        fiche.row_asked.connect(page.row_asked)
        fiche.rows_asked.connect(page.rows_asked)
        return fiche

    def _enable_keys(self, *, enabled: bool) -> None:
        """Leave the keys of the list to the article: two that answer to one key, none does."""
        own = Qt.FindChildOption.FindDirectChildrenOnly
        for shortcut in self._page.findChildren(QShortcut, options=own):
            shortcut.setEnabled(enabled)

    def _step(self, step: int) -> None:
        position = self._position()
        ids = self._page.model.ids
        if self.fiche is not None and position is not None and 0 <= position + step < len(ids):
            self.fiche.show_article(ids[position + step])
            self._show_rank()

    def _show_rank(self) -> None:
        if self.fiche is None:
            return
        position, count = self._position(), len(self._page.model.ids)
        if position is None:
            self.fiche.head.show_rank("", first=True, last=True)
            return
        caption = self._page.rank_text(format_number(position + 1), format_number(count))
        self.fiche.head.show_rank(caption, first=position == 0, last=position == count - 1)

    def _position(self) -> int | None:
        return None if self.fiche is None else self._page.model.position_of(self.fiche.article_id)


def load_fiche() -> "type[FichePage]":
    """Import the page of one article."""
    # Only here: the window opens sooner without it.
    from desktop.pages.fiche import FichePage  # noqa: PLC0415

    return FichePage
