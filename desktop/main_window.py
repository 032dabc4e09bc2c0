"""The window: navigation, top bar and pages; it only leads from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.boutiques import Boutique
from core.errors import CoreError
from desktop.commands import CommandBook, list_page_commands
from desktop.messages import headline
from desktop.pages.overview import Overview, OverviewFeed
from desktop.pages.page import Page, Services, Surroundings
from desktop.pages.registry import list_pages
from desktop.pages.stack import PageStack
from desktop.sentences import say
from desktop.server_status import ServerStatus
from desktop.theme import Tone, app_icon
from desktop.widgets.banners import BannerButton, BannerStrip
from desktop.widgets.chip import Setting
from desktop.widgets.focus_ring import FocusRing
from desktop.widgets.navigation import Navigation
from desktop.widgets.toast import Toast
from desktop.widgets.top_bar import TopBar

_MINIMUM = (1100, 680)
_DESIGNED = (1440, 900)
_MINUTE_MS = 60_000


class MainWindow(QWidget):
    """Shows one boutique at a time."""

    server_asked = Signal()
    """The owner wants the sync server to try again."""
    restart_asked = Signal()
    """The program is to end and to open again."""
    closing_asked = Signal()
    """The owner wants the window closed, and it may not close without a word."""

    def __init__(self, services: Services, boutiques: Sequence[Boutique]) -> None:
        super().__init__()
        self._services = services
        self._boutique = boutiques[0]
        self._boutiques = tuple(boutiques)
        self._surroundings = Surroundings()
        self.may_close = True
        entries = list_pages()
        self.pages = PageStack(services, entries)
        self.commands = CommandBook(self, self.pages)
        self.navigation = Navigation([each.entry for each in entries])
        self.top_bar = TopBar()
        self.banners = BannerStrip()
        self._lay_out()
        self.toast = Toast(self)
        self._ring = FocusRing(self)
        self._overview = OverviewFeed(services, self)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._connect()
        self._minute.start()
        self.show_boutique(self._boutique.id, boutiques)
        self.show_page("ventes")

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.navigation.show_current(name)
        self.pages.bring(name)

    def open_row(self, name: str, row_id: int) -> None:
        """Bring a page to the front and show one of its rows in full."""
        self.show_page(name)
        self.current_page().open_row(row_id)

    def show_rows(self, name: str, settings: Mapping[str, Setting]) -> None:
        """Bring a page to the front, narrowed to what these filters leave."""
        self.show_page(name)
        self.current_page().show_narrowed(settings)

    def boutique(self) -> Boutique:
        """Return the boutique on screen."""
        return self._boutique

    def current_page(self) -> Page:
        """Return the page at the front."""
        return self.pages.current()

    def show_boutique(self, boutique_id: int, boutiques: Sequence[Boutique]) -> None:
        """Show another boutique on every page."""
        self._boutique = next(b for b in boutiques if b.id == boutique_id)
        self._services.times.move_to(self._boutique.fuseau)
        self.top_bar.boutique_button.show_boutiques(boutiques, self._boutique)
        for page in self.pages.made():
            page.show_boutique(self._boutique)
        self._overview.watch(self._boutique.id)

    def show_server(self, status: ServerStatus) -> None:
        """Show how the sync server is."""
        self._show_surroundings(replace(self._surroundings, server=status))
        self.top_bar.server_pill.show_status(status)

    def show_error(self, error: CoreError) -> None:
        """Say what core refused."""
        self.toast.show_word(Tone.DANGER, headline(error), say(error.message))

    def show_banner(self, key: str, which: Tone, sentence: str, *buttons: BannerButton) -> None:
        """Say something that lasts, under the top bar; the same key says it anew."""
        self.banners.show_banner(key, which, sentence, *buttons)

    def hide_banner(self, key: str) -> None:
        """Take it away: it is over."""
        self.banners.hide_banner(key)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.closing_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def _lay_out(self) -> None:
        self.setWindowTitle("Comptoir")
        self.setWindowIcon(app_icon())
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_MINIMUM)
        self.resize(*_DESIGNED)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.banners)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.navigation.page_chosen.connect(self.show_page)
        self.top_bar.boutique_button.boutique_chosen.connect(self._on_boutique_chosen)
        self.top_bar.to_settle_pill.clicked.connect(partial(self.show_page, "a_regler"))
        self.pages.built.connect(self._on_page_built)
        self._overview.loaded.connect(self._on_overview_loaded)
        self._minute.timeout.connect(self._on_minute)
        self._services.tasks.failed.connect(self.show_error)
        self.commands.add(*list_page_commands(list_pages(), self.show_page))

    def _on_overview_loaded(self, overview: Overview) -> None:
        self._boutiques = overview.boutiques
        self.top_bar.boutique_button.show_boutiques(overview.boutiques, self._boutique)
        self.top_bar.to_settle_pill.show_count(overview.to_settle)
        self.top_bar.server_pill.show_terminals(overview.terminals)
        self.top_bar.rate_pill.show_taux(overview.taux)
        self.navigation.show_count("a_regler", overview.to_settle)
        self.navigation.show_count("terminaux", overview.asking)
        self._show_surroundings(replace(self._surroundings, terminals=overview.terminals))

    def _show_surroundings(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        for page in self.pages.made():
            page.show_surroundings(surroundings)

    def _on_page_built(self, page: Page) -> None:
        page.page_asked.connect(self.show_page)
        page.rows_asked.connect(self.show_rows)
        page.row_asked.connect(self.open_row)
        page.word_said.connect(self.toast.show_word)
        page.deed_said.connect(self.toast.show_word)
        page.server_asked.connect(self.server_asked)
        page.restart_asked.connect(self.restart_asked)
        page.show_boutique(self._boutique)
        page.show_surroundings(self._surroundings)

    def _on_boutique_chosen(self, boutique_id: int) -> None:
        self.show_boutique(boutique_id, self._boutiques)

    def _on_minute(self) -> None:
        self.current_page().tick()
        self._overview.ask()
