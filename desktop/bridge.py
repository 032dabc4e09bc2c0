"""The one place where core's events become Qt signals."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from core.events import (
    BoutiquesChangees,
    CatalogueChange,
    DeuxAdresses,
    EtatDemande,
    Event,
    EventHub,
    FichierEndommage,
    InventairesChanges,
    JournalEnPanne,
    LivreControle,
    LotRecu,
    QuarantaineChangee,
    StockChange,
    TerminauxChanges,
    VentesAnnulees,
    VentesEnregistrees,
    VentesRendues,
)

if TYPE_CHECKING:
    from collections.abc import Callable

E = TypeVar("E", bound=Event)


class EventBridge(QObject):
    """Re-emits each event of core as a typed signal.

    Core calls from the thread that wrote; Qt queues the signal into the thread of the receiver.
    """

    ventes_recorded = Signal(VentesEnregistrees)
    ventes_cancelled = Signal(VentesAnnulees)
    ventes_returned = Signal(VentesRendues)
    stock_changed = Signal(StockChange)
    catalogue_changed = Signal(CatalogueChange)
    quarantaine_changed = Signal(QuarantaineChangee)
    lot_received = Signal(LotRecu)
    inventaires_changed = Signal(InventairesChanges)
    terminaux_changed = Signal(TerminauxChanges)
    second_address_seen = Signal(DeuxAdresses)
    state_asked = Signal(EtatDemande)
    boutiques_changed = Signal(BoutiquesChangees)
    file_damaged = Signal(FichierEndommage)
    journal_failed = Signal(JournalEnPanne)
    livre_checked = Signal(LivreControle)

    def __init__(self, events: EventHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribers: list[Callable[[], None]] = []
        self._forward(events, VentesEnregistrees, self.ventes_recorded)
        self._forward(events, VentesAnnulees, self.ventes_cancelled)
        self._forward(events, VentesRendues, self.ventes_returned)
        self._forward(events, StockChange, self.stock_changed)
        self._forward(events, CatalogueChange, self.catalogue_changed)
        self._forward(events, QuarantaineChangee, self.quarantaine_changed)
        self._forward(events, LotRecu, self.lot_received)
        self._forward(events, InventairesChanges, self.inventaires_changed)
        self._forward(events, TerminauxChanges, self.terminaux_changed)
        self._forward(events, DeuxAdresses, self.second_address_seen)
        self._forward(events, EtatDemande, self.state_asked)
        self._forward(events, BoutiquesChangees, self.boutiques_changed)
        self._forward(events, FichierEndommage, self.file_damaged)
        self._forward(events, JournalEnPanne, self.journal_failed)
        self._forward(events, LivreControle, self.livre_checked)

    def close(self) -> None:
        """Stop listening to core."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._unsubscribers.clear()

    def _forward(self, events: EventHub, kind: type[E], signal: SignalInstance) -> None:
        emit = signal.emit
        events.subscribe(kind, emit)
        self._unsubscribers.append(partial(events.unsubscribe, kind, emit))
