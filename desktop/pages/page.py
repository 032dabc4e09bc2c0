"""The base of every page: it knows its boutique, and reloads only while it is looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.application import Core
from core.boutiques import Boutique
from core.ventes.entrees import LireVente
from core.ventes.essai import Essayer
from desktop.bridge import EventBridge
from desktop.formats import Times
from desktop.pages.refresher import Refresher
from desktop.preferences import Preferences
from desktop.server_status import STARTING, ServerStatus
from desktop.tasks import Tasks
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton
from desktop.widgets.chip import Setting


@dataclass(frozen=True, slots=True)
class Services:
    """What pages work with."""

    core: Core
    tasks: Tasks
    bridge: EventBridge
    times: Times
    """In the time zone of the boutique on screen."""
    preferences: Preferences
    lire_vente: LireVente
    """Reads a sale that was kept, as the server does when it comes."""
    essayer: Essayer
    """Answers a request as the server would, and records nothing."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sync server, and how many terminals of the boutique on screen are let in."""

    server: ServerStatus = STARTING
    terminals: int = 0


class BoutiqueEvent(Protocol):
    """An event of core about one boutique."""

    @property
    def boutique_id(self) -> int: ...


class Page(QWidget):
    """A hidden page only notes that it is out of date."""

    page_asked = Signal(str)
    """The owner wants another page, by its name."""
    rows_asked = Signal(str, object)
    """The owner wants another page, by its name, narrowed to a mapping of its filters."""
    row_asked = Signal(str, int)
    """The owner wants a row of another page in full: the page's name, the row's id."""
    word_said = Signal(Tone, str, str)
    """Something for the toast: title and sentence."""
    deed_said = Signal(Tone, str, str, BannerButton)
    """The same, and what can be done about it at once."""

    server_asked = Signal()
    """The owner wants the sync server to try again."""
    restart_asked = Signal()
    """The program is to end and to open again: something waits for its next start."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._boutique: Boutique | None = None
        self.surroundings = Surroundings()
        self._stale = True
        self._refresher = Refresher(self)
        self._refresher.due.connect(self.refresh)

    @property
    def boutique(self) -> Boutique:
        """The boutique on screen; there is always one before a page is shown."""
        if self._boutique is None:
            raise RuntimeError("a page is shown before it has a boutique")
        return self._boutique

    def show_boutique(self, boutique: Boutique) -> None:
        """Show another boutique."""
        self._boutique = boutique
        self.begin_list()

    def show_surroundings(self, surroundings: Surroundings) -> None:
        """Take note of how the server and its terminals are."""
        self.surroundings = surroundings

    def mark_stale(self) -> None:
        """Reload soon, or once the page is looked at."""
        self._stale = True
        if self.isVisible() and self._boutique is not None:
            self._refresher.ask()

    def begin_list(self) -> None:
        """Forget what is shown: what follows is another list, wanted at once."""
        self._stale = True
        if self.isVisible() and self._boutique is not None:
            self._refresher.ask_now()

    def refresh(self) -> None:
        """Load and show; ends with `refreshed`."""
        raise NotImplementedError

    def refreshed(self) -> None:
        """Note that what is shown is up to date."""
        self._refresher.finish()

    def open_row(self, row_id: int) -> None:
        """Show one row in full; a page without such a view only comes to the front."""

    def focus_scan(self) -> bool:
        """Let a scanner type into the page itself, and tell whether it has a place for it."""
        return False

    def show_narrowed(self, settings: Mapping[str, Setting]) -> None:
        """Show the rows that these filters leave; a page without filters shows what it did."""

    def show_list(self) -> None:
        """Leave whatever lies over the list of the page."""

    def make_ahead(self) -> Iterator[None]:
        """Make what is there only once it is wanted, one part a turn: nobody waits meanwhile."""
        yield from ()

    def tick(self) -> None:
        """Tell ages anew: a minute has gone by."""
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._boutique is not None:
            self._refresher.ask()

    def start_refresh(self) -> None:
        """Note that a reload has begun: what happens from now on asks for another one."""
        self._stale = False

    def _on_boutique_event(self, event: BoutiqueEvent) -> None:
        if self._boutique is not None and event.boutique_id == self._boutique.id:
            self.mark_stale()
