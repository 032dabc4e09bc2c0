"""Where the rows of one count come from: a list of articles, each as the count asked for has it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.inventaires import LignesInventaire
from core.inventaires.commandes import FiltreLignes, LigneInventaire
from core.listes import Totaux, Tri

if TYPE_CHECKING:
    from array import array


class LignesSource:
    """Remembers which count was last asked for: its rows are asked for by article alone."""

    def __init__(self, lignes: LignesInventaire) -> None:
        self._lignes = lignes
        self._inventaire_id = 0

    def list_ids(self, filtre: FiltreLignes, tri: Tri) -> "array[int]":
        """Return the ids of the articles that match."""
        self._inventaire_id = filtre.inventaire_id
        return self._lignes.list_ids(filtre, tri)

    def list_rows(self, ids: Sequence[int]) -> tuple[LigneInventaire, ...]:
        """Return these articles of the count."""
        return self._lignes.list_rows(self._inventaire_id, ids)

    def total(self, filtre: FiltreLignes) -> Totaux:
        """Return the foot of the count."""
        return self._lignes.total(filtre)


class FeuilleSource(LignesSource):
    """The articles of a count to be filled in: its sums are nothing for whoever counts."""

    def total(self, filtre: FiltreLignes) -> Totaux:
        return Totaux(super().total(filtre).lignes)
