"""Files entries as no sale, or as the double of one, by the owner's decision."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.db.ventes import vente
from core.errors import EntreeAlreadySettled, EntreeNotFound, VenteNotFound
from core.quarantaine.consultation import ABSENTE, Entree, get_entree
from core.utilisateurs import load_utilisateur
from core.ventes.classements import write_classements
from core.vocabulaire import EtatEntree


def file_one(connection: Connection, entree_id: int, motif: str, *, vente_id: int | None) -> Entree:
    """File an entry that waits, as a double of `vente_id` where given.

    EntreeNotFound, EntreeAlreadySettled, VenteNotFound.
    """
    entree = get_entree(connection, entree_id)
    if entree.etat is not EtatEntree.A_REGLER:
        raise EntreeAlreadySettled("Cette vente est déjà réglée.")
    if vente_id is not None:
        _require_vente(connection, entree.boutique_id, vente_id)
    connection.execute(
        update(vente_en_quarantaine)
        .where(vente_en_quarantaine.c.id == entree_id)
        .values(_filed(connection, motif) | {"vente_id": vente_id})
    )
    write_classements(connection, [entree_id])
    return get_entree(connection, entree_id)


def file_many(connection: Connection, ids: Sequence[int], motif: str) -> tuple[int, frozenset[int]]:
    """File those that wait; return how many, and their boutiques. EntreeNotFound, then none is."""
    table = vente_en_quarantaine.c
    waiting: list[int] = []
    boutiques: set[int] = set()
    for part in chunked(sorted(set(ids))):
        query = select(table.id, table.boutique_id, table.etat).where(table.id.in_(part))
        rows = connection.execute(query).all()
        if len(rows) < len(part):
            raise EntreeNotFound(ABSENTE)
        waiting += [row.id for row in rows if row.etat is EtatEntree.A_REGLER]
        boutiques.update(row.boutique_id for row in rows)
    for part in chunked(waiting):
        connection.execute(
            update(vente_en_quarantaine).where(table.id.in_(part)).values(_filed(connection, motif))
        )
    write_classements(connection, waiting)
    return len(waiting), frozenset(boutiques)


def _filed(connection: Connection, motif: str) -> dict[str, object]:
    return {
        "etat": EtatEntree.CLASSEE,
        "motif_classement": motif,
        "classee_par": load_utilisateur(connection),
    }


def _require_vente(connection: Connection, boutique_id: int, vente_id: int) -> None:
    query = select(vente.c.id).where(vente.c.id == vente_id, vente.c.boutique_id == boutique_id)
    if connection.scalar(query) is None:
        raise VenteNotFound("Cette vente n’existe pas dans la boutique.")
