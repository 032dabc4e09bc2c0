"""The sales that wait for the owner: read with their reason, replayed or filed by his decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core.clock import Clock
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.errors import EntreeNotFound
from core.events import EventHub, QuarantaineChangee
from core.listes import Totaux, Tri
from core.quarantaine import consultation
from core.quarantaine.classement import file_many, file_one
from core.quarantaine.consultation import (
    ABSENTE,
    Entree,
    FiltreQuarantaine,
    Intervalle,
    OngletQuarantaine,
    Raison,
)
from core.quarantaine.examen import Examen, examine
from core.textes import require_texte
from core.ventes.annonce import announce
from core.ventes.entrees import LireVente
from core.ventes.prevision import Prevision, foresee
from core.ventes.rejeu import Demande, LotRejoue, Rejeu, replay, split_by_terminal
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import EtatEntree

if TYPE_CHECKING:
    from array import array

__all__ = [
    "Demande",
    "Entree",
    "Examen",
    "FiltreQuarantaine",
    "Intervalle",
    "OngletQuarantaine",
    "Quarantaine",
    "Raison",
]

TRI_DEFAUT = Tri("date_derniere", descendant=True)

Suivi = Callable[[int], bool]
"""Told before each transaction how many entries are done; False stops there."""


def go_on(_done: int) -> bool:
    """Never stop."""
    return True


@dataclass(frozen=True, slots=True)
class Quarantaine:
    """Use cases about the sales that wait."""

    database: Database
    clock: Clock
    events: EventHub

    def count_open(self, boutique_id: int) -> int:
        """Return how many sales wait for a decision: the figure of the badge."""
        table = vente_en_quarantaine.c
        query = select(func.count()).where(
            table.boutique_id == boutique_id, table.etat == EtatEntree.A_REGLER
        )
        with self.database.read() as connection:
            return connection.execute(query).scalar_one()

    def get_entree(self, entree_id: int) -> Entree:
        """Return one entry; EntreeNotFound."""
        with self.database.read() as connection:
            return consultation.get_entree(connection, entree_id)

    def read_charge_utile(self, entree_id: int) -> bytes:
        """Return the sale's bytes as its terminal sent them; EntreeNotFound."""
        query = select(vente_en_quarantaine.c.charge_utile)
        with self.database.read() as connection:
            found: bytes | None = connection.scalar(
                query.where(vente_en_quarantaine.c.id == entree_id)
            )
        if found is None:
            raise EntreeNotFound(ABSENTE)
        return found

    def rejouer(self, demande: Demande, suivi: Suivi = go_on) -> tuple[Rejeu, ...]:
        """Judge entries again as if their terminal sent them once more, whatever its state.

        One transaction a terminal, or several of as many sales as a batch may have; `suivi` may
        stop between two. What has look-alikes is left alone unless the owner confirmed it, what no
        longer waits is told. Returns the entries that were reached. EntreeNotFound.
        """
        with self.database.read() as connection:
            groups = split_by_terminal(connection, demande.ids)
        done: list[Rejeu] = []
        for terminal_id, parts in groups.items():
            for part in parts:
                if not suivi(len(done)):
                    return tuple(done)
                own = replace(demande, ids=part)
                for lot in replay(self.database, self.clock, terminal_id, own):
                    self._announce(lot)
                    done += lot.rejeux
        return tuple(done)

    def previsualiser(self, demande: Demande) -> tuple[Prevision, ...]:
        """Tell what `rejouer` would do now, in the order of the ids; EntreeNotFound."""
        with self.database.read() as connection:
            return foresee(connection, demande, self.clock.now())

    def list_ressemblantes(self, entree_id: int, lire: LireVente) -> tuple[Ressemblance, ...]:
        """Return what may be the same sale as an open entry, the nearest in time first."""
        (prevision,) = self.previsualiser(Demande([entree_id], lire))
        return prevision.ressemblances

    def examiner(self, entree_id: int, lire: LireVente) -> Examen:
        """Return an entry with its lines checked, and what a replay would do once confirmed."""
        demande = Demande([entree_id], lire, frozenset({entree_id}))
        with self.database.read() as connection:
            return examine(connection, entree_id, demande, self.clock.now())

    def classer(self, entree_id: int, motif: str) -> Entree:
        """File an entry as no sale, with a reason; its terminal is told to forget it.

        EntreeNotFound, EntreeAlreadySettled, InvalidFormat for an empty reason.
        """
        return self._file(entree_id, require_texte(motif, "Motif"), None)

    def classer_plusieurs(self, ids: Sequence[int], motif: str) -> int:
        """File what still waits of these entries, all or none; return how many were filed.

        EntreeNotFound, InvalidFormat for an empty reason.
        """
        texte = require_texte(motif, "Motif")
        with self.database.write() as connection:
            filed, boutiques = file_many(connection, ids, texte)
        self.events.publish(*(QuarantaineChangee(key) for key in sorted(boutiques)))
        return filed

    def declarer_doublon(self, entree_id: int, vente_id: int) -> Entree:
        """File an entry as a double of a recorded sale of its boutique; VenteNotFound."""
        return self._file(entree_id, "Doublon", vente_id)

    def list_ids(self, filtre: FiltreQuarantaine, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all that match, sorted."""
        with self.database.read() as connection:
            return consultation.list_ids(connection, filtre, tri)

    def list_groupes(self, filtre: FiltreQuarantaine) -> "Mapping[Raison, array[int]]":
        """Return the ids of all that match by reason, the latest first."""
        with self.database.read() as connection:
            return consultation.list_groupes(connection, filtre)

    def list_rows(self, ids: Sequence[int]) -> tuple[Entree, ...]:
        """Return the entries of these ids, in their order."""
        with self.database.read() as connection:
            return consultation.list_rows(connection, ids)

    def total(self, filtre: FiltreQuarantaine) -> Totaux:
        """Return how many match and the montants at stake, a currency each."""
        with self.database.read() as connection:
            return consultation.total(connection, filtre)

    def count_onglets(self, filtre: FiltreQuarantaine) -> Mapping[OngletQuarantaine, int]:
        """Return the count of each tab."""
        with self.database.read() as connection:
            return consultation.count_onglets(connection, filtre)

    def _file(self, entree_id: int, motif: str, vente_id: int | None) -> Entree:
        with self.database.write() as connection:
            filed = file_one(connection, entree_id, motif, vente_id=vente_id)
        self.events.publish(QuarantaineChangee(filed.boutique_id))
        return filed

    def _announce(self, lot: LotRejoue) -> None:
        if lot.resultat is not None:
            events = announce(lot.boutique_id, lot.resultat)
            changed = QuarantaineChangee(lot.boutique_id)
            self.events.publish(*events, *([] if changed in events else [changed]))
