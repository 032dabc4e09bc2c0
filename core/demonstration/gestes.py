"""What the owner does by himself: goods that come in, losses, counts, the day's rate."""

from datetime import datetime

from core.demonstration.recit import RUPTURES, Recit
from core.vocabulaire import Motif, TypeMouvement

_SANS_LIVRAISON = 4
"""Days before the present one since which nothing came in: some shelves are nearly empty."""
_RUPTURES_DEPUIS = 14
"""… and since which the supplier has not had what everybody asks for."""
_PERTES = (
    (Motif.CASSE, "Bouteille cassée au rangement"),
    (Motif.PERIME, "Date dépassée"),
    (Motif.USAGE_INTERNE, "Pour la boutique"),
    (Motif.VOL, "Manquant constaté à la fermeture"),
    (Motif.DON, "Offert à un client fidèle"),
)
_PIECES_DE_RESTE = 12
_TAUX = (283_500, 284_000, 285_000)


def deliver(recit: Recit, instant: datetime, *, reste: int) -> None:
    """Bring every article that runs low back to where it began."""
    if reste < _SANS_LIVRAISON:
        return
    reference = f"BL-{instant:%Y%m%d}"
    for key, fiche in recit.magasin.articles.items():
        missing = fiche.code in RUPTURES and reste < _RUPTURES_DEPUIS
        low = recit.reserve[key] <= fiche.seuil_alerte * 2 if fiche.seuil_alerte else False
        if low and not missing and key not in recit.retires:
            quantite = fiche.quantite_stock - recit.reserve[key]
            achat = (TypeMouvement.ENTREE, Motif.ACHAT)
            recit.move(
                key, quantite, achat, commentaire="Livraison du fournisseur", reference=reference
            )


def discard(recit: Recit, _instant: datetime) -> None:
    """Take one or two pieces of something out, with its reason."""
    motif, commentaire = recit.rng.choice(_PERTES)
    key = recit.rng.choice(_list_stocked(recit))
    recit.move(key, recit.rng.randint(1, 2), (TypeMouvement.SORTIE, motif), commentaire=commentaire)


def count_shelf(recit: Recit, _instant: datetime) -> None:
    """Count a few articles and set right what differs."""
    for key in recit.rng.sample(_list_stocked(recit), k=4):
        ecart = recit.rng.choice((-2, -1, -1, 1))
        comptage = (TypeMouvement.AJUSTEMENT, Motif.COMPTAGE)
        recit.move(key, ecart, comptage, commentaire="Comptage du samedi")


def set_taux(recit: Recit, _instant: datetime) -> None:
    """Follow the rate of the money changers."""
    recit.core.taux.record_taux(recit.magasin.boutique.id, recit.rng.choice(_TAUX))


def _list_stocked(recit: Recit) -> list[int]:
    """Return the articles of which pieces can go without running short of what was sold."""
    return [
        key
        for key, fiche in recit.magasin.articles.items()
        if fiche.seuil_alerte and recit.reserve[key] > _PIECES_DE_RESTE
    ]
