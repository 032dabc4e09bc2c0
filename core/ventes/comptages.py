"""What validated counts know of a sale that comes late: its goods were gone when they counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from core.clock import jour_local
from core.db.boutiques import terminal
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.requetes import among, as_list
from core.db.types import UtcDateTime
from core.stock import Deplacement
from core.ventes.commandes import VenteIllisible, VenteRecue
from core.ventes.controle import compute_depart
from core.ventes.etat import Comptage, Etat, LigneAppliquee
from core.vocabulaire import EtatInventaire, Motif, TypeMouvement

PREFIXE = "INV-"

# Correlated: of the boutique of the terminal that the statement around it is about.
DERNIERE_VALIDATION = (
    select(func.max(inventaire.c.date_cloture, type_=UtcDateTime))
    .where(
        inventaire.c.boutique_id == terminal.c.boutique_id,
        inventaire.c.etat == EtatInventaire.VALIDE,
    )
    .correlate(terminal)
    .scalar_subquery()
)
_COMPTAGES = (
    select(
        ligne_inventaire.c.article_id,
        ligne_inventaire.c.inventaire_id,
        ligne_inventaire.c.date_comptage,
    )
    .join(inventaire, inventaire.c.id == ligne_inventaire.c.inventaire_id)
    .where(
        among(ligne_inventaire.c.article_id, "ids"),
        ligne_inventaire.c.date_comptage > bindparam("premiere", type_=UtcDateTime),
        # A count of the future is one of a clock that has been put right since.
        ligne_inventaire.c.date_comptage <= bindparam("maintenant", type_=UtcDateTime),
        ligne_inventaire.c.boutique_id == bindparam("boutique_id"),
        inventaire.c.etat == EtatInventaire.VALIDE,
    )
)


@dataclass(frozen=True, slots=True)
class Horloge:
    """The present instant, and by how much the terminal's own clock is known to be ahead of it."""

    maintenant: datetime
    avance: timedelta


def refer(inventaire_id: int) -> str:
    """Return the reference of all the movements that a count writes."""
    return f"{PREFIXE}{inventaire_id}"


def load_comptages(
    connection: Connection,
    boutique_id: int,
    ventes: Sequence[VenteRecue | VenteIllisible],
    *,
    depuis: datetime | None,
    horloge: Horloge,
) -> Mapping[int, Comptage]:
    """Read, by article, the last validated count that was made after the batch's first sale.

    `depuis` is when the boutique last validated one: a batch made since then asks nothing.
    """
    made = [v for v in ventes if isinstance(v, VenteRecue)]
    now = horloge.maintenant
    departs = (compute_depart(v.date_vente, v.date_reception or now, horloge.avance) for v in made)
    first = min(departs, default=now)
    if depuis is None or first >= depuis:
        return {}
    parameters = {
        "boutique_id": boutique_id,
        "ids": as_list({ligne.article_id for v in made for ligne in v.lignes}),
        "premiere": first,
        "maintenant": now,
    }
    found: dict[int, Comptage] = {}
    for article_id, inventaire_id, date_comptage in connection.execute(_COMPTAGES, parameters):
        known = found.get(article_id)
        if known is None or known.date_comptage < date_comptage:
            found[article_id] = Comptage(inventaire_id, date_comptage)
    return found


def compensate(ligne: LigneAppliquee, comptage: Comptage, etat: Etat) -> Deplacement:
    """Put back what the movement just before took out: the count did not find it on the shelf."""
    jour = jour_local(comptage.date_comptage, etat.boutique.fuseau)
    return Deplacement(
        article_id=ligne.article.id,
        type_mouvement=TypeMouvement.AJUSTEMENT,
        quantite=ligne.recue.quantite,
        reference_document=refer(comptage.inventaire_id),
        utilisateur=etat.terminal.nom_terminal,
        commentaire=f"Vendu avant le comptage du {jour:%d/%m}, reçu après",
        motif=Motif.COMPTAGE,
        corrige_precedent=True,
    )
