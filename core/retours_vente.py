"""What the owner takes back of a recorded sale: some of its pieces, or the whole of it."""

from dataclasses import dataclass

from core.clock import Clock
from core.db.engine import Database
from core.events import EventHub, StockChange, VentesAnnulees, VentesRendues
from core.ventes.annulation import CommandeAnnulationVente, ResultatAnnulation, cancel_vente
from core.ventes.rendus import RetourVente
from core.ventes.reste import ResteVente, load_reste
from core.ventes.retour import CommandeRetour, record_retour


@dataclass(frozen=True, slots=True)
class RetoursVente:
    """Use cases about sales that come back; the sale itself is never edited."""

    database: Database
    clock: Clock
    events: EventHub

    def get_reste(self, vente_id: int) -> ResteVente:
        """Return what may still come back of a sale; VenteNotFound."""
        with self.database.read() as connection:
            return load_reste(connection, vente_id)

    def record_retour_vente(self, commande: CommandeRetour) -> RetourVente:
        """Take some pieces of a sale back, and money out; judged under the writer's lock.

        VenteNotFound, VenteAlreadyCancelled, RetourExcessif, InvalidFormat.
        """
        with self.database.write() as connection:
            retour = record_retour(connection, commande, self.clock.now())
        articles = dict.fromkeys(ligne.article_id for ligne in retour.lignes)
        self.events.publish(
            VentesRendues(retour.boutique_id, (commande.vente_id,)),
            StockChange(retour.boutique_id, tuple(articles)),
        )
        return retour

    def cancel_vente(self, commande: CommandeAnnulationVente) -> ResultatAnnulation:
        """Cancel a sale: what is left of it comes back, once, however long ago it was sold.

        VenteNotFound, VenteAlreadyCancelled, InvalidFormat without a reason.
        """
        with self.database.write() as connection:
            resultat = cancel_vente(connection, commande, self.clock.now())
        boutique_id = resultat.vente.boutique_id
        self.events.publish(
            VentesAnnulees(boutique_id, (commande.vente_id,)),
            StockChange(boutique_id, tuple(stock.article_id for stock in resultat.stocks)),
        )
        return resultat
