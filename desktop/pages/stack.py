"""The pages of the window, each made when it is first wanted or when nothing else is to do."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.pages.page import Page, Services
from desktop.pages.registry import PageEntry

_BREATH_MS = 60
"""Pause between two parts that nobody waits for, so that the window stays lively."""


class PageStack(QStackedWidget):
    """Reads like a mapping from a page's name to the page."""

    built = Signal(Page)
    """A page was made; it has no boutique yet."""

    def __init__(
        self, services: Services, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._makers: dict[str, Callable[[Services], Page]] = {e.name: e.make for e in entries}
        self._pages: dict[str, Page] = {}
        self._ahead = self._make_ahead()
        self._idle = QTimer(self)
        self._idle.setInterval(_BREATH_MS)
        self._idle.timeout.connect(self._on_idle)

    def __getitem__(self, name: str) -> Page:
        """Return a page, made now where it was not; KeyError for an unknown name."""
        page = self._pages.get(name)
        if page is None:
            page = self._makers[name](self._services)
            self._pages[name] = page
            self.addWidget(page)
            self.built.emit(page)
        return page

    def __iter__(self) -> Iterator[str]:
        """Give the names, in the order of the navigation."""
        return iter(self._makers)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a page of this name."""
        return name in self._makers

    def made(self) -> tuple[Page, ...]:
        """Return the pages that exist already."""
        return tuple(self._pages.values())

    def current(self) -> Page:
        """Return the page at the front."""
        return next(p for p in self._pages.values() if p is self.currentWidget())

    def current_name(self) -> str:
        """Return the name of the page at the front."""
        return next(name for name, p in self._pages.items() if p is self.currentWidget())

    def bring(self, name: str) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self[name])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._idle.stop()

    def _on_idle(self) -> None:
        for _ in self._ahead:
            return
        self._idle.stop()

    def _make_ahead(self) -> Iterator[None]:
        """Make the pages that nobody has wanted yet, then what they themselves put off."""
        for name in self._makers:
            if name not in self._pages:
                self[name].hide()
                yield
        for page in self.made():
            yield from page.make_ahead()
