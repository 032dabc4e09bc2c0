"""One article in full: its figures, its book, its curve, and why its stock is what it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.clock import Clock
from core.db.engine import Database
from core.fiche import livre
from core.fiche.chiffres import Chiffres, PrixVendu, list_prix, read_chiffres
from core.fiche.courbe import Courbe, Etendue, read_courbe
from core.fiche.explication import Explication, explain_stock
from core.fiche.livre import FiltreLivre, LigneLivre
from core.fiche.suspects import Suspect, find_entrees, list_suspects, list_terminaux
from core.listes import Totaux, Tri
from core.suivi import Suivi
from core.ventes.entrees import LireVente
from core.vocabulaire import EtatEntree

if TYPE_CHECKING:
    from array import array

TRI_DEFAUT = Tri("seq", descendant=True)


@dataclass(frozen=True, slots=True)
class Fiches:
    """Use cases that read one article; the three of a list are those of its book."""

    database: Database
    clock: Clock

    def read_chiffres(self, boutique_id: int, article_id: int) -> Chiffres:
        """Return the article with its pace; ArticleNotFound."""
        with self.database.read() as connection:
            return read_chiffres(connection, boutique_id, article_id, self.clock.now())

    def explain_stock(self, boutique_id: int, article_id: int) -> Explication:
        """Return rows that add up exactly to the present stock; ArticleNotFound."""
        with self.database.read() as connection:
            return explain_stock(connection, boutique_id, article_id)

    def list_suspects(
        self, boutique_id: int, explication: Explication, lire: LireVente
    ) -> tuple[Suspect, ...]:
        """Return what may make shelf and book disagree since the count of the explanation."""
        with self.database.read() as connection:
            found = tuple(
                list_suspects(
                    connection,
                    boutique_id,
                    explication.article_id,
                    explication.depart,
                    lire=lire,
                )
            )
        terminaux = Suivi(self.database, self.clock).list_terminaux(boutique_id)
        return (*found, *list_terminaux(terminaux))

    def list_entrees(
        self, boutique_id: int, articles: Collection[int], lire: LireVente
    ) -> tuple[int, ...]:
        """Return the entries of À régler that hold one of these articles, in whatever state.

        Those that wait are the ones that `list_suspects` counts.
        """
        waiting = (EtatEntree.A_REGLER,)
        settled = tuple(etat for etat in EtatEntree if etat not in waiting)
        with self.database.read() as connection:
            found = {
                entree_id
                for article_id in articles
                for etats in (waiting, settled)
                for entree_id in find_entrees(
                    connection, boutique_id, article_id, lire, etats=etats
                )
            }
        return tuple(sorted(found))

    def read_courbe(self, article_id: int, etendue: Etendue = Etendue.TOUT) -> Courbe:
        """Return the stock over time, in at most a few hundred points."""
        with self.database.read() as connection:
            return read_courbe(connection, article_id, etendue, self.clock.now())

    def list_prix(self, article_id: int) -> tuple[PrixVendu, ...]:
        """Return what the article was sold for, the latest first."""
        with self.database.read() as connection:
            return list_prix(connection, article_id)

    def list_ids(
        self, filtre: FiltreLivre, tri: Tri = TRI_DEFAUT, after_id: int | None = None
    ) -> "array[int]":
        """Return the ids of all movements that match, sorted; KeyError for an unknown column."""
        with self.database.read() as connection:
            return livre.list_ids(connection, filtre, tri, after_id)

    def list_rows(self, ids: Sequence[int]) -> tuple[LigneLivre, ...]:
        """Return the movements of these ids, in their order."""
        with self.database.read() as connection:
            return livre.list_rows(connection, ids)

    def total(self, filtre: FiltreLivre) -> Totaux:
        """Return how many match, and the pieces that came in and went out."""
        with self.database.read() as connection:
            return livre.total(connection, filtre)
