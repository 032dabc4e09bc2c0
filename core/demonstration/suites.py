"""What follows a sale, or goes beside it: cancelled at once, brought back, and cash spent."""

from datetime import datetime

from core.caisse import DepenseRecue
from core.demonstration.recit import Caisse, Recit
from core.retours import RetourRecu
from core.ventes.annulation import CommandeAnnulation
from core.vocabulaire import Devise

_MOTIFS = ("Erreur de quantité", "Le client a changé d’avis", "Mauvais article")
_RETOURS = ("Emballage abîmé", "Mauvaise taille", "Ne fonctionne pas")
_DEPENSES = (
    ("Transport des marchandises", (800_000, 1_500_000, 2_500_000)),
    ("Eau et repas du personnel", (300_000, 450_000)),
    ("Carburant du groupe électrogène", (2_000_000, 3_500_000)),
    ("Sachets et papier", (250_000, 400_000)),
)


def cancel_last(recit: Recit, caisse: Caisse, instant: datetime) -> None:
    """Take the last sale of a till back, as soon as it was received."""
    recit.sell(caisse, instant)
    sold = recit.send(caisse, instant)
    if sold is None:
        return
    vente = caisse.derniere
    commande = CommandeAnnulation(vente.numero_facture, recit.rng.choice(_MOTIFS))
    recit.core.ventes.cancel_own(caisse.identifie, commande)
    for ligne in vente.lignes:
        recit.reserve[ligne.article_id] += ligne.quantite


def bring_back(recit: Recit, caisse: Caisse, instant: datetime) -> None:
    """Give a customer his money back for one piece of the last sale."""
    vente = caisse.derniere
    ligne = vente.lignes[0]
    recu = RetourRecu(
        quantite=1,
        montant_retourne=ligne.prix_unitaire or 0,
        article_id=ligne.article_id,
        devise=vente.devise,
        motif=recit.rng.choice(_RETOURS),
        reference_vente=vente.numero_facture,
        uid=f"RET-{instant:%Y%m%d%H%M}",
    )
    recit.core.retours.record_retour(caisse.identifie, recu)
    recit.reserve[ligne.article_id] += 1


def spend(recit: Recit, caisse: Caisse, instant: datetime) -> None:
    """Pay something out of the till."""
    detail, montants = recit.rng.choice(_DEPENSES)
    depense = DepenseRecue(detail, recit.rng.choice(montants), Devise.CDF, instant)
    recit.core.caisse.record_depense(caisse.identifie, depense)
