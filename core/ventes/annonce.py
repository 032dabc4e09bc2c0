"""What a recorded batch changed, as events."""

from core.events import Event, LotRecu, QuarantaineChangee, StockChange, VentesEnregistrees
from core.ventes.commandes import ResultatLot, VenteCreee, VenteRefusee


def announce(boutique_id: int, resultat: ResultatLot) -> list[Event]:
    """Return the events of a recorded batch, to be published after its commit."""
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
