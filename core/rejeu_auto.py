"""Replays by itself what was short of stock once goods came in, where the boutique wants it so."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from threading import Event, Lock, Thread

from core.boutiques import Boutiques
from core.db.requetes import chunked
from core.errors import CoreError
from core.events import BoutiquesChangees, EventHub, StockChange
from core.quarantaine import Demande, Quarantaine
from core.ventes.demande import SortRejeu
from core.ventes.entrees import LireVente
from core.vocabulaire import Remede

logger = logging.getLogger(__name__)

PREVUES_PAR_FOIS = 500
"""Entries foreseen in one read transaction."""
REJOUEES_PAR_FOIS = 50
"""Entries recorded in one write transaction: sales must not wait for it."""
REPOS_S = 0.5
"""Between two looks: sales that come in change the stock many times a second."""
ARRET_MAX_S = 4.0
_AIDE = frozenset({SortRejeu.APPLIQUEE, SortRejeu.CONNUE})


class RejeuAuto:
    """A thread that wakes when stock changes; what has a look-alike is never touched."""

    def __init__(self, quarantaine: Quarantaine, boutiques: Boutiques, events: EventHub) -> None:
        self._quarantaine = quarantaine
        self._boutiques = boutiques
        self._lire: LireVente | None = None
        self._lock = Lock()
        self._due: set[int] = set()
        self._all_due = True
        self._woken = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="rejeu-auto", daemon=True)
        events.subscribe(StockChange, self._on_stock_changed)
        events.subscribe(BoutiquesChangees, self._on_boutiques_changed)

    def start(self, lire: LireVente) -> None:
        """Begin, with what reads a sale's bytes; once in the life of a core."""
        self._lire = lire
        self._woken.set()
        self._thread.start()

    def stop(self) -> None:
        """End after the transaction at work; later calls do nothing."""
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(ARRET_MAX_S)

    def run_due(self, lire: LireVente) -> int:
        """Replay what fits in the boutiques where stock changed; return how many were settled."""
        return sum(self._replay(boutique_id, lire) for boutique_id in self._take_due())

    def _on_stock_changed(self, event: StockChange) -> None:
        with self._lock:
            self._due.add(event.boutique_id)
        self._woken.set()

    def _on_boutiques_changed(self, _event: BoutiquesChangees) -> None:
        """Look everywhere: it may just have been switched on."""
        with self._lock:
            self._all_due = True
        self._woken.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.wait()
            self._woken.clear()
            if self._stopping.is_set() or self._lire is None:
                return
            try:
                self.run_due(self._lire)
            except CoreError:
                logger.exception("what was short of stock could not be replayed")
            self._stopping.wait(REPOS_S)

    def _take_due(self) -> list[int]:
        with self._lock:
            due, everywhere = self._due, self._all_due
            self._due, self._all_due = set(), False
        wanted = (b.id for b in self._boutiques.list_boutiques() if b.rejeu_auto)
        return [key for key in wanted if everywhere or key in due]

    def _replay(self, boutique_id: int, lire: LireVente) -> int:
        return sum(
            rejeu.sort in _AIDE
            for demande in self._find_possible(boutique_id, lire)
            for rejeu in self._quarantaine.regler(demande)
        )

    def _find_possible(self, boutique_id: int, lire: LireVente) -> Iterator[Demande]:
        """Yield what would be recorded now, a few at a time; the rest is left as it stands."""
        for part in chunked(self._quarantaine.list_possibles(boutique_id), PREVUES_PAR_FOIS):
            demande = Demande(part, lire, remede=Remede.AUTOMATIQUE)
            previsions = self._quarantaine.previsualiser(demande)
            fitting = [p.rejeu.entree_id for p in previsions if p.rejeu.sort in _AIDE]
            for few in chunked(fitting, REJOUEES_PAR_FOIS):
                if self._stopping.is_set():
                    return
                yield replace(demande, ids=few)
