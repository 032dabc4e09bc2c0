"""Reads what came back of recorded sales, return by return."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from core.db.requetes import chunked, columns_of
from core.db.ventes import ligne_retour_vente, ligne_vente, retour_vente
from core.vocabulaire import Devise


@dataclass(frozen=True, slots=True)
class LigneRetour:
    """A line that came back, under the name that the article had when it was sold."""

    position: int
    article_id: int
    article_code: str
    article_nom: str
    quantite: int


@dataclass(frozen=True, slots=True)
class RetourVente:
    """A return as the file holds it; `montant_rendu` in minor units of `devise`."""

    id: int
    boutique_id: int
    vente_id: int
    date_retour: datetime
    utilisateur: str
    motif: str
    est_remis_en_stock: bool
    montant_rendu: int
    devise: Devise
    lignes: tuple[LigneRetour, ...]


def load_retours(
    connection: Connection, vente_ids: Sequence[int]
) -> Mapping[int, tuple[RetourVente, ...]]:
    """Return the returns of each sale that has some, the earliest first."""
    found: defaultdict[int, list[RetourVente]] = defaultdict(list)
    columns = columns_of(retour_vente, RetourVente)
    for part in chunked(vente_ids):
        lignes = _load_lignes(connection, part)
        query = select(*columns).where(retour_vente.c.vente_id.in_(part))
        for row in connection.execute(query.order_by(retour_vente.c.id)):
            found[row.vente_id].append(RetourVente(**row._asdict(), lignes=tuple(lignes[row.id])))
    return {vente_id: tuple(retours) for vente_id, retours in found.items()}


def _load_lignes(
    connection: Connection, vente_ids: Sequence[int]
) -> defaultdict[int, list[LigneRetour]]:
    back, line = ligne_retour_vente.c, ligne_vente.c
    query = (
        select(
            *(back.retour_id, back.position),
            *(line.article_id, line.article_code, line.article_nom, back.quantite),
        )
        .join(retour_vente, retour_vente.c.id == back.retour_id)
        .join(
            ligne_vente,
            (line.vente_id == retour_vente.c.vente_id) & (line.position == back.position),
        )
        .where(retour_vente.c.vente_id.in_(vente_ids))
        .order_by(back.retour_id, back.position)
    )
    lignes: defaultdict[int, list[LigneRetour]] = defaultdict(list)
    for retour_id, *facts in connection.execute(query):
        lignes[retour_id].append(LigneRetour(*facts))
    return lignes
