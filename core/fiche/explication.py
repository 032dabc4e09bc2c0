"""Why a stock is what it is: the last count and what moved since, as rows that add up to it."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, func, select

from core.db.catalogue import article
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.stock import mouvement_stock
from core.errors import ArticleNotFound
from core.fiche.postes import AVEC_MOTIF, Depart, Groupe, Poste, is_after, poste_of
from core.vocabulaire import EtatInventaire, Motif, TypeMouvement

_MOVED = mouvement_stock.c
_Somme = tuple[int, int, datetime]


@dataclass(frozen=True, slots=True)
class LigneExplication:
    """One row: the signed pieces of `nombre` movements, all of those of its group."""

    groupe: Groupe
    quantite: int
    nombre: int
    derniere: datetime | None = None


@dataclass(frozen=True, slots=True)
class Explication:
    """The rows add up to `stock`, always: what no movement explains is a row of its own."""

    article_id: int
    article_code: str
    article_nom: str
    stock: int
    depart: Depart
    lignes: tuple[LigneExplication, ...]

    @property
    def est_comptee(self) -> bool:
        """Tell whether the article was ever counted."""
        return self.depart.date is not None


def explain_stock(connection: Connection, boutique_id: int, article_id: int) -> Explication:
    """Read the rows of one article, in one snapshot of the book; ArticleNotFound."""
    query = select(article.c.code, article.c.nom, article.c.quantite_stock).where(
        article.c.boutique_id == boutique_id, article.c.id == article_id
    )
    row = connection.execute(query).first()
    if row is None:
        raise ArticleNotFound("Cet article n’existe pas dans cette boutique.")
    depart = find_depart(connection, article_id)
    lignes = tuple(_list_lignes(connection, article_id, depart))
    rest = row.quantite_stock - sum(ligne.quantite for ligne in lignes)
    if rest:
        lignes = (*lignes, LigneExplication(Groupe(Poste.ECART), rest, 0))
    return Explication(article_id, row.code, row.nom, row.quantite_stock, depart, lignes)


def find_depart(connection: Connection, article_id: int) -> Depart:
    """Find the last count that still holds: of a validated session, or typed for one article."""
    counts = (_find_inventaire(connection, article_id), _find_comptage(connection, article_id))
    return max((c for c in counts if c is not None), key=_rank, default=Depart())


def _rank(depart: Depart) -> int:
    return depart.seq


def _find_inventaire(connection: Connection, article_id: int) -> Depart | None:
    line = ligne_inventaire.c
    query = (
        select(line.seq_comptage, line.quantite_comptee, line.date_comptage, line.mouvement_id)
        .join(inventaire, inventaire.c.id == line.inventaire_id)
        .where(line.article_id == article_id, inventaire.c.etat == EtatInventaire.VALIDE)
        .where(~_is_undone(line.mouvement_id))
        .order_by(line.seq_comptage.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    taken_in = _add(connection, article_id, _MOVED.seq <= row.seq_comptage)
    entered = _add(connection, article_id, _MOVED.id == row.mouvement_id)
    return Depart(*row, taken_in + entered)


def _add(connection: Connection, article_id: int, condition: ColumnElement[bool]) -> int:
    query = select(func.coalesce(func.sum(_MOVED.quantite), 0))
    pieces = connection.scalar(query.where(_MOVED.article_id == article_id, condition))
    return pieces or 0


def _find_comptage(connection: Connection, article_id: int) -> Depart | None:
    """Find the last adjustment to a count that no session wrote and nothing undid."""
    line = ligne_inventaire.c
    session = select(line.mouvement_id).where(
        line.article_id == article_id, line.mouvement_id == _MOVED.id
    )
    query = (
        select(_MOVED.seq, _MOVED.stock_apres, _MOVED.date_mouvement)
        .where(
            _MOVED.article_id == article_id,
            _MOVED.type_mouvement == TypeMouvement.AJUSTEMENT,
            _MOVED.motif == Motif.COMPTAGE,
            _MOVED.corrige_id.is_(None),
            ~session.exists(),
            ~_is_undone(_MOVED.id),
        )
        .order_by(_MOVED.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return Depart(row.seq, row.stock_apres, row.date_mouvement, quantite=row.stock_apres)


def _is_undone(mouvement_id: ColumnElement[int]) -> ColumnElement[bool]:
    undoing = mouvement_stock.alias("undoing")
    return select(undoing.c.id).where(undoing.c.corrige_id == mouvement_id).exists()


def _list_lignes(
    connection: Connection, article_id: int, depart: Depart
) -> Iterator[LigneExplication]:
    if depart.date is not None:
        groupe = Groupe(Poste.DEPART)
        yield LigneExplication(groupe, depart.quantite, 1, depart.date)
    groupes: defaultdict[Groupe, list[_Somme]] = defaultdict(list)
    # Grouped by their names: written out again, what tells the kind would be worked out twice.
    par = case((_MOVED.type_mouvement == TypeMouvement.VENTE, _MOVED.utilisateur), else_="")
    pieces = func.sum(_MOVED.quantite)
    query = (
        select(
            *(poste_of().label("poste"), _MOVED.motif, par.label("par")),
            *(pieces, func.count(), func.max(_MOVED.date_mouvement)),
        )
        .where(_MOVED.article_id == article_id, *is_after(depart))
        .group_by("poste", _MOVED.motif, "par")
    )
    for poste, motif, par_qui, *somme in connection.execute(query):
        told = motif if poste in AVEC_MOTIF else None
        groupes[Groupe(Poste(poste), told, par_qui)].append((somme[0], somme[1], somme[2]))
    yield from sorted(itertools.starmap(_add_up, groupes.items()), key=_place)


def _add_up(groupe: Groupe, sommes: list[_Somme]) -> LigneExplication:
    quantites, nombres, dates = zip(*sommes, strict=True)
    return LigneExplication(groupe, sum(quantites), sum(nombres), max(dates))


def _place(ligne: LigneExplication) -> tuple[int, bool, int, str]:
    """Order the rows by kind, what it all began with ahead, then the largest first."""
    groupe = ligne.groupe
    name = groupe.motif or groupe.utilisateur
    later = groupe.motif is not Motif.STOCK_INITIAL
    return list(Poste).index(groupe.poste), later, -abs(ligne.quantite), name
