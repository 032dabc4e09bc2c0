"""What stands beside an explanation: whatever may make shelf and book disagree."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from core.boutiques import load_boutique
from core.db.quarantaine import vente_en_quarantaine
from core.db.stock import mouvement_stock
from core.fiche.postes import Depart, Sorte, is_suspect
from core.suivi import SuiviTerminal
from core.ventes.commandes import VenteRecue
from core.ventes.entrees import LireVente
from core.vocabulaire import EtatEntree

LUES_MAX = 500
"""Waiting sales whose bytes are read, the newest first; of older ones only the article that was
short is known."""
_DANS_LE_LIVRE = (Sorte.TARDIVE, Sorte.AJUSTEMENT, Sorte.NEGATIF)


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something to look at: how many, the pieces at stake, and the rows of other pages.

    `ids` are entries of À régler or terminals; what the book holds is found by its `sorte`.
    """

    sorte: Sorte
    nombre: int
    pieces: int = 0
    ids: tuple[int, ...] = ()
    nom: str = ""
    depuis: datetime | None = None


def list_suspects(
    connection: Connection, boutique_id: int, article_id: int, depart: Depart, *, lire: LireVente
) -> Iterator[Suspect]:
    """Give what the file holds against an article since it was counted."""
    waiting = _find_waiting(connection, boutique_id, article_id, lire)
    if waiting is not None:
        yield waiting
    moved = mouvement_stock.c
    for sorte in _DANS_LE_LIVRE:
        query = select(func.count(), func.coalesce(func.sum(moved.quantite), 0)).where(
            moved.article_id == article_id, *is_suspect(depart, sorte)
        )
        nombre, pieces = connection.execute(query).one()
        if nombre:
            yield Suspect(sorte, nombre, pieces)


def list_terminaux(rows: tuple[SuiviTerminal, ...]) -> Iterator[Suspect]:
    """Give the terminals that may hold sales which the book does not know yet."""
    for row in rows:
        nom = row.terminal.nom_terminal
        if row.silencieux_depuis is not None:
            yield Suspect(Sorte.SILENCE, 1, ids=(row.id,), nom=nom, depuis=row.silencieux_depuis)
        if row.manquants:
            yield Suspect(Sorte.MANQUANT, len(row.manquants), ids=(row.id,), nom=nom)


def find_entrees(
    connection: Connection,
    boutique_id: int,
    article_id: int,
    lire: LireVente,
    *,
    etats: Collection[EtatEntree] = (EtatEntree.A_REGLER,),
) -> dict[int, int]:
    """Find the entries that would move an article, and by how many pieces.

    They are known by their bytes, or by what was short.
    """
    table = vente_en_quarantaine.c
    newest = (
        select(table.id)
        .where(table.boutique_id == boutique_id, table.etat.in_(etats))
        .order_by(table.date_derniere.desc())
        .limit(LUES_MAX)
    )
    charge = case((table.id.in_(newest), table.charge_utile))
    query = select(table.id, table.article_id, table.stock_demande, charge).where(
        table.boutique_id == boutique_id, table.etat.in_(etats)
    )
    boutique = load_boutique(connection, boutique_id)
    found: dict[int, int] = {}
    for entree_id, short_of, demande, bytes_ in connection.execute(query):
        lue = None if bytes_ is None else lire(bytes_, boutique)
        if isinstance(lue, VenteRecue):
            lines = [line.quantite for line in lue.lignes if line.article_id == article_id]
        else:
            lines = [demande or 0] if short_of == article_id else []
        if lines:
            found[entree_id] = sum(lines)
    return found


def _find_waiting(
    connection: Connection, boutique_id: int, article_id: int, lire: LireVente
) -> Suspect | None:
    found = find_entrees(connection, boutique_id, article_id, lire)
    if not found:
        return None
    return Suspect(Sorte.QUARANTAINE, len(found), -sum(found.values()), tuple(sorted(found)))
