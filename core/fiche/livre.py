"""The book of one article: its movements with the sale behind each, as a windowed list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from core.db.catalogue import article
from core.db.requetes import columns_of, contains
from core.db.stock import mouvement_stock
from core.db.types import UtcDateTime
from core.db.ventes import vente
from core.fiche.postes import Depart, Groupe, Sorte, is_in, is_suspect
from core.limites import RETARD_VISIBLE
from core.listes import Totaux, Tri, fetch_ids, sort
from core.vocabulaire import Motif, TypeMouvement

if TYPE_CHECKING:
    from array import array

_MOVED = mouvement_stock.c
_SOLD = (
    select(vente.c.date_vente)
    .where(vente.c.id == _MOVED.vente_id, _MOVED.type_mouvement == TypeMouvement.VENTE)
    .scalar_subquery()
)
_TRI = {"date_affichee": func.coalesce(_SOLD, _MOVED.date_mouvement, type_=UtcDateTime)}


@dataclass(frozen=True, slots=True)
class LigneLivre:
    """One movement; `date_vente` is the terminal's own time of a sale, None where it has none."""

    id: int
    seq: int
    type_mouvement: TypeMouvement
    quantite: int
    stock_avant: int
    stock_apres: int
    reference_document: str
    utilisateur: str
    date_mouvement: datetime
    commentaire: str
    motif: Motif | None
    vente_id: int | None
    suivi_stock: bool
    date_vente: datetime | None = None

    @property
    def date_affichee(self) -> datetime:
        """Return when it happened: when it was sold, else when it was written."""
        return self.date_vente or self.date_mouvement

    @property
    def est_tardive(self) -> bool:
        """Tell whether it is a sale that came in long after it was made."""
        return self.date_mouvement - self.date_affichee > RETARD_VISIBLE


@dataclass(frozen=True, slots=True)
class FiltreLivre:
    """Which movements of an article; an empty tuple leaves every value, of several any may hold.

    Rows of an explanation and suspicions are about what moved since its count.
    """

    article_id: int
    recherche: str = ""
    types: tuple[TypeMouvement, ...] = ()
    depart: Depart = field(default_factory=Depart)
    groupes: tuple[Groupe, ...] = ()
    sortes: tuple[Sorte, ...] = ()


def list_ids(
    connection: Connection, filtre: FiltreLivre, tri: Tri, after_id: int | None = None
) -> "array[int]":
    """Read the ids of all that match, sorted; of those above `after_id` alone, where given."""
    query = select(_MOVED.id).where(*_match(filtre))
    if after_id is not None:
        query = query.where(_MOVED.id > after_id)
    column = _TRI.get(tri.colonne, _MOVED.get(tri.colonne))
    return fetch_ids(connection, sort(query, column, _MOVED.seq, tri))


def list_rows(connection: Connection, ids: Sequence[int]) -> tuple[LigneLivre, ...]:
    """Read the movements of these ids, in their order."""
    columns = columns_of(mouvement_stock, LigneLivre)
    query = select(*columns, article.c.suivi_stock, _SOLD.label("date_vente"))
    query = query.join(article, article.c.id == _MOVED.article_id).where(_MOVED.id.in_(ids))
    found = {row.id: LigneLivre(**row._asdict()) for row in connection.execute(query)}
    return tuple(found[key] for key in ids if key in found)


def total(connection: Connection, filtre: FiltreLivre) -> Totaux:
    """Count what matches, and the pieces that came in and went out."""
    quantite = _MOVED.quantite
    query = select(
        func.count(),
        func.coalesce(func.sum(case((quantite > 0, quantite), else_=0)), 0),
        func.coalesce(func.sum(case((quantite < 0, quantite), else_=0)), 0),
    ).where(*_match(filtre))
    lignes, entrees, sorties = connection.execute(query).one()
    return Totaux(lignes, entrees=entrees, sorties=sorties)


def _match(filtre: FiltreLivre) -> list[ColumnElement[bool]]:
    conditions = [_MOVED.article_id == filtre.article_id]
    if filtre.types:
        conditions.append(_MOVED.type_mouvement.in_(filtre.types))
    told = [and_(*is_in(filtre.depart, groupe)) for groupe in filtre.groupes]
    told += [and_(*is_suspect(filtre.depart, sorte)) for sorte in filtre.sortes]
    if told:
        conditions.append(or_(*told))
    texte = filtre.recherche.strip()
    if texte:
        places = (_MOVED.reference_document, _MOVED.utilisateur, _MOVED.commentaire)
        conditions.append(or_(*(contains(place, texte) for place in places)))
    return conditions
