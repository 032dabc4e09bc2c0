"""Sales: what terminals send, what is decided, what is written, what is read back."""

from dataclasses import dataclass

from core.clock import Clock
from core.db.engine import Database
from core.events import (
    Event,
    EventHub,
    LotRecu,
    QuarantaineChangee,
    StockChange,
    VentesEnregistrees,
)
from core.terminaux import TerminalIdentifie
from core.ventes.commandes import LotVentes, ResultatLot, VenteCreee, VenteRefusee
from core.ventes.enregistrement import record_batch


@dataclass(frozen=True, slots=True)
class Ventes:
    """Use cases about sales."""

    database: Database
    clock: Clock
    events: EventHub

    def record_batch(self, identifie: TerminalIdentifie, lot: LotVentes) -> ResultatLot:
        """Record a terminal's batch; whatever it answers is on disk (see `enregistrement`)."""
        resultat = record_batch(self.database, self.clock, identifie, lot)
        self.events.publish(*_announce(identifie.boutique.id, resultat))
        return resultat


def _announce(boutique_id: int, resultat: ResultatLot) -> list[Event]:
    created = [r.vente for r in resultat.resultats if isinstance(r, VenteCreee)]
    happened: list[Event] = [LotRecu(boutique_id, resultat.lot_id)]
    if created:
        articles = {ligne.article_id for vente in created for ligne in vente.lignes}
        happened += [
            VentesEnregistrees(boutique_id, tuple(vente.id for vente in created)),
            StockChange(boutique_id, tuple(articles)),
            QuarantaineChangee(boutique_id),
        ]
    elif any(isinstance(r, VenteRefusee) for r in resultat.resultats):
        happened.append(QuarantaineChangee(boutique_id))
    return happened
