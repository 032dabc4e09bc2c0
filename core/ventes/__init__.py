"""Sales: what terminals send, what is decided, what is written, what is read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.clock import Clock
from core.db.engine import Database
from core.events import EventHub, StockChange, VentesAnnulees
from core.journal_lots import Carnet, Genre
from core.listes import Totaux, Tri
from core.terminaux import TerminalIdentifie
from core.ventes import consultation, detail, historique, reconciliation
from core.ventes.annonce import announce
from core.ventes.annulation import CommandeAnnulation, ResultatAnnulation, cancel_own
from core.ventes.commandes import LotVentes, ResultatLot
from core.ventes.consultation import FiltreVentes, OngletVentes, VenteRow
from core.ventes.detail import DetailVente
from core.ventes.enregistrement import record_batch
from core.ventes.essai import ResultatEssai, try_lot
from core.ventes.historique import Historique, Periode
from core.ventes.reconciliation import Reconciliation

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("id", descendant=True)


@dataclass(frozen=True, slots=True)
class Ventes:
    """Use cases about sales."""

    database: Database
    clock: Clock
    events: EventHub
    carnet: Carnet

    def record_batch(self, identifie: TerminalIdentifie, lot: LotVentes) -> ResultatLot:
        """Record a terminal's batch; whatever it answers is on disk (see `enregistrement`)."""

        def tell(recorded: ResultatLot) -> None:
            self.events.publish(*announce(identifie.boutique.id, recorded))

        return record_batch(self.carnet, identifie, lot, on_recorded=tell)

    def try_lot(self, identifie: TerminalIdentifie, lot: LotVentes) -> ResultatEssai:
        """Say what `record_batch` would do, and do nothing; TooManyRequests."""
        return try_lot(self.database, identifie, lot, self.clock.now())

    def cancel_own(
        self, identifie: TerminalIdentifie, commande: CommandeAnnulation
    ) -> ResultatAnnulation:
        """Take back what is left of a terminal's own sale and put it back on the shelf, once.

        VenteNotFound, VenteAlreadyCancelled, CancellationTimeout.
        """
        with self.carnet.write(identifie) as page:
            resultat = cancel_own(page.connection, page.identifie, commande, page.maintenant)
            page.keep(Genre.ANNULATION, commande)
        boutique_id = identifie.boutique.id
        self.events.publish(
            VentesAnnulees(boutique_id, (resultat.vente.id,)),
            StockChange(boutique_id, tuple(stock.article_id for stock in resultat.stocks)),
        )
        return resultat

    def read_historique(self, boutique_id: int, periode: Periode, limit: int) -> Historique:
        """Return the newest sales of a period, cancelled ones marked, and its takings."""
        with self.database.read() as connection:
            return historique.read_historique(connection, boutique_id, periode, limit)

    def reconcile(
        self, identifie: TerminalIdentifie, references: Sequence[str], periode: Periode
    ) -> Reconciliation:
        """Compare a terminal's numbers with those that the file holds of it."""
        with self.database.read() as connection:
            return reconciliation.reconcile(connection, identifie, references, periode)

    def get_detail(self, vente_id: int) -> DetailVente:
        """Return one sale with what it did to the stock and what came back; VenteNotFound."""
        with self.database.read() as connection:
            return detail.get_detail(connection, vente_id)

    def read_charge_utile(self, vente_id: int) -> bytes | None:
        """Return the sale's bytes as its terminal sent them; None once forgotten."""
        with self.database.read() as connection:
            return detail.read_charge_utile(connection, vente_id)

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

    def list_modes(self, boutique_id: int) -> tuple[str, ...]:
        """Return the means of payment in use, as the terminals send them."""
        with self.database.read() as connection:
            return consultation.list_modes(connection, boutique_id)

    def total(self, filtre: FiltreVentes) -> Totaux:
        """Return how many match and what they bring in (see `net`), a currency each."""
        with self.database.read() as connection:
            return consultation.total(connection, filtre)

    def count_onglets(self, filtre: FiltreVentes) -> Mapping[OngletVentes, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_onglets(connection, filtre)
