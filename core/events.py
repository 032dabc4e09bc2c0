"""What core announces once a change is safe on disk, and the hub that hands it to subscribers."""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events: ids only, never rows."""


@dataclass(frozen=True, slots=True)
class VentesEnregistrees(Event):
    """Sales were applied."""

    boutique_id: int
    vente_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VentesAnnulees(Event):
    """Sales that were recorded before were cancelled."""

    boutique_id: int
    vente_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VentesRendues(Event):
    """Goods of sales that stand came back."""

    boutique_id: int
    vente_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StockChange(Event):
    """Movements were written and the stock of these articles changed."""

    boutique_id: int
    article_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CatalogueChange(Event):
    """Articles or categories were added, edited or switched off."""

    boutique_id: int


@dataclass(frozen=True, slots=True)
class QuarantaineChangee(Event):
    """Quarantine entries appeared or changed state."""

    boutique_id: int


@dataclass(frozen=True, slots=True)
class LotRecu(Event):
    """A batch was recorded, whatever became of its sales."""

    boutique_id: int
    lot_id: int


@dataclass(frozen=True, slots=True)
class InventairesChanges(Event):
    """A count was opened, counted further or closed."""

    boutique_id: int
    inventaire_id: int


@dataclass(frozen=True, slots=True)
class TerminauxChanges(Event):
    """A terminal asked in, or the owner decided on one."""


@dataclass(frozen=True, slots=True)
class DeuxAdresses(Event):
    """One serial number came from two addresses within minutes: perhaps from two devices."""

    terminal_id: int


@dataclass(frozen=True, slots=True)
class EtatDemande(Event):
    """A device asked whether the server is there; known or not, by the address it came from."""

    adresse_ip: str


@dataclass(frozen=True, slots=True)
class BoutiquesChangees(Event):
    """A boutique was added or edited."""


@dataclass(frozen=True, slots=True)
class FichierEndommage(Event):
    """Reading the whole file, while it is in use, found it damaged."""


@dataclass(frozen=True, slots=True)
class JournalEnPanne(Event):
    """The journal of batches could not be written, or can be again; sales go on either way."""

    en_panne: bool


@dataclass(frozen=True, slots=True)
class LivreControle(Event):
    """The whole book was checked, and the result kept."""

    est_juste: bool


E = TypeVar("E", bound=Event)


class EventHub:
    """Calls subscribers in the thread that wrote; they must return at once and never call core."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._subscribers: defaultdict[type[Event], list[Callable[..., None]]] = defaultdict(list)

    def subscribe(self, kind: type[E], callback: Callable[[E], None]) -> None:
        """Call `callback` with every later event of exactly this kind."""
        with self._lock:
            self._subscribers[kind].append(callback)

    def unsubscribe(self, kind: type[E], callback: Callable[[E], None]) -> None:
        """Undo `subscribe`; ValueError where there is nothing to undo."""
        with self._lock:
            self._subscribers[kind].remove(callback)

    def publish(self, *events: Event) -> None:
        """Hand each event to its subscribers; one that fails is logged and delays no other."""
        for event in events:
            with self._lock:
                callbacks = tuple(self._subscribers[type(event)])
            for callback in callbacks:
                try:
                    callback(event)
                except Exception:
                    logger.exception("subscriber of %s failed", type(event).__name__)
