"""What is left of a recorded sale: what was sold, less what has come back since."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, type_coerce

from core.db.catalogue import article
from core.db.requetes import columns_of
from core.db.stock import mouvement_stock
from core.db.types import Entier
from core.db.ventes import ligne_vente, retour_vente, vente
from core.errors import VenteNotFound
from core.vocabulaire import Devise, TypeMouvement

_BACK = mouvement_stock.alias("back")
_RENDUE = (
    select(func.coalesce(func.sum(_BACK.c.quantite), 0))
    .where(
        _BACK.c.corrige_id == mouvement_stock.c.id,
        _BACK.c.type_mouvement == TypeMouvement.RETOUR,
    )
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class LigneReste:
    """A line of a sale: `rendue` pieces came back, `quantite_stock` are in the book now.

    `mouvement_id` is the VENTE movement that sold them; price in minor units.
    """

    position: int
    mouvement_id: int
    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    rendue: int
    prix_unitaire: int
    quantite_stock: int
    suivi_stock: bool

    @property
    def reste(self) -> int:
        """Return the pieces that may still come back."""
        return self.quantite - self.rendue


@dataclass(frozen=True, slots=True)
class ResteVente:
    """A sale with its lines in their order; amounts in minor units of `devise`."""

    id: int
    boutique_id: int
    numero_facture: str
    montant_total: int
    devise: Devise
    est_annulee: bool
    montant_rendu: int
    lignes: tuple[LigneReste, ...]

    @property
    def montant_reste(self) -> int:
        """Return how much of its total has not been given back."""
        return self.montant_total - self.montant_rendu


def load_reste(connection: Connection, vente_id: int) -> ResteVente:
    """Read a sale, in the caller's transaction; VenteNotFound."""
    row = connection.execute(
        select(
            *(vente.c.id, vente.c.boutique_id, vente.c.numero_facture, vente.c.montant_total),
            *(vente.c.devise, vente.c.est_annulee),
        ).where(vente.c.id == vente_id)
    ).first()
    if row is None:
        raise VenteNotFound("Cette vente n’existe pas.")
    given = select(func.coalesce(func.sum(type_coerce(retour_vente.c.montant_rendu, Entier)), 0))
    rendu = connection.execute(given.where(retour_vente.c.vente_id == vente_id)).scalar_one()
    return ResteVente(*row, rendu, _load_lignes(connection, vente_id, row.numero_facture))


def _load_lignes(connection: Connection, vente_id: int, numero: str) -> tuple[LigneReste, ...]:
    line, sold = ligne_vente.c, mouvement_stock.c
    query = (
        select(
            *columns_of(ligne_vente, LigneReste),
            sold.id.label("mouvement_id"),
            _RENDUE.label("rendue"),
            *(article.c.quantite_stock, article.c.suivi_stock),
        )
        .join(
            mouvement_stock,
            (sold.vente_id == line.vente_id) & (sold.ligne_position == line.position),
        )
        .join(article, article.c.id == line.article_id)
        .where(
            line.vente_id == vente_id,
            sold.type_mouvement == TypeMouvement.VENTE,
            # Not needed for the answer: it is what lets the index on the reference find them.
            sold.reference_document == numero,
        )
        .order_by(line.position)
    )
    return tuple(LigneReste(**row._asdict()) for row in connection.execute(query))
