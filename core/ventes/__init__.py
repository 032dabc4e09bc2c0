"""Sales: what terminals send, what is decided, what is written, what is read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.clock import Clock
from core.db.engine import Database
from core.events import EventHub
from core.listes import Totaux, Tri
from core.terminaux import TerminalIdentifie
from core.ventes import consultation
from core.ventes.annonce import announce
from core.ventes.commandes import LotVentes, ResultatLot
from core.ventes.consultation import DetailVente, FiltreVentes, OngletVentes, VenteRow
from core.ventes.enregistrement import record_batch

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("id", descendant=True)


@dataclass(frozen=True, slots=True)
class Ventes:
    """Use cases about sales."""

    database: Database
    clock: Clock
    events: EventHub

    def record_batch(self, identifie: TerminalIdentifie, lot: LotVentes) -> ResultatLot:
        """Record a terminal's batch; whatever it answers is on disk (see `enregistrement`)."""
        resultat = record_batch(self.database, self.clock, identifie, lot)
        self.events.publish(*announce(identifie.boutique.id, resultat))
        return resultat

    def get_detail(self, vente_id: int) -> DetailVente:
        """Return one sale with its lines and what they did to the stock; VenteNotFound."""
        with self.database.read() as connection:
            return consultation.get_detail(connection, vente_id)

    def read_charge_utile(self, vente_id: int) -> bytes | None:
        """Return the sale's bytes as its terminal sent them; None once forgotten."""
        with self.database.read() as connection:
            return consultation.read_charge_utile(connection, vente_id)

    def list_ids(
        self, filtre: FiltreVentes, tri: Tri = TRI_DEFAUT, after_id: int | None = None
    ) -> "array[int]":
        """Return the ids of all that match, sorted; `after_id` asks only for those above it."""
        with self.database.read() as connection:
            return consultation.list_ids(connection, filtre, tri, after_id)

    def list_rows(self, ids: Sequence[int]) -> tuple[VenteRow, ...]:
        """Return the sales of these ids, in their order."""
        with self.database.read() as connection:
            return consultation.list_rows(connection, ids)

    def total(self, filtre: FiltreVentes) -> Totaux:
        """Return how many match and the takings, cancelled sales left out, a currency each."""
        with self.database.read() as connection:
            return consultation.total(connection, filtre)

    def count_onglets(self, filtre: FiltreVentes) -> Mapping[OngletVentes, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_onglets(connection, filtre)
