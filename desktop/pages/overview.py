"""What the frame of the window shows of a boutique: its badges and its terminals."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.application import Core
from core.boutiques import Boutique
from core.errors import CoreError
from core.vocabulaire import EtatTerminal
from desktop.pages.page import Services
from desktop.pages.refresher import Refresher


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts for the boutique on screen; terminals that ask in belong to none yet."""

    boutiques: tuple[Boutique, ...]
    to_settle: int
    terminals: int
    asking: int
    taux: int | None
    """What 1 USD is worth, in minor units of CDF."""


def load_overview(core: Core, boutique_id: int) -> Overview:
    """Ask core, in a worker."""
    taux = core.taux.find_taux(boutique_id)
    known = core.terminaux.list_terminaux()
    mine = [t for t in known if t.boutique_id == boutique_id and t.etat is EtatTerminal.ACTIF]
    return Overview(
        boutiques=core.boutiques.list_boutiques(),
        to_settle=core.quarantaine.count_open(boutique_id),
        terminals=len(mine),
        asking=sum(t.etat is EtatTerminal.EN_ATTENTE for t in known),
        taux=None if taux is None else taux.taux,
    )


class OverviewFeed(QObject):
    """Asks again after each event that may change it; `ask` for what only time changes."""

    loaded = Signal(Overview)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._boutique_id = 0
        self._refresher = Refresher(self)
        self._refresher.due.connect(self._load)
        self.ask = self._refresher.ask
        bridge = services.bridge
        for signal in (
            bridge.quarantaine_changed,
            bridge.terminaux_changed,
            bridge.boutiques_changed,
        ):
            signal.connect(self._refresher.ask)

    def watch(self, boutique_id: int) -> None:
        """Tell of another boutique from now on."""
        self._boutique_id = boutique_id
        self._refresher.ask_now()

    def _load(self) -> None:
        self._services.tasks.run(
            partial(load_overview, self._services.core, self._boutique_id),
            partial(self._on_loaded, self._boutique_id),
            self._on_failed,
        )

    def _on_loaded(self, boutique_id: int, overview: Overview) -> None:
        self._refresher.finish()
        if boutique_id == self._boutique_id:
            self.loaded.emit(overview)

    def _on_failed(self, error: CoreError) -> None:
        self._refresher.finish()
        self._services.tasks.failed.emit(error)
