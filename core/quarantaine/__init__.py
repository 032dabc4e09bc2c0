"""The sales that wait for the owner: read with their reason, replayed or filed by his decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core.boutiques import Boutique, load_boutique
from core.clock import Clock, start_of_jour
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.errors import EntreeAlreadySettled, EntreeNotFound
from core.events import Event, EventHub, QuarantaineChangee, TerminauxChanges
from core.listes import Totaux, Tri
from core.quarantaine import consultation, en_lot
from core.quarantaine.consultation import (
    ABSENTE,
    Entree,
    FiltreQuarantaine,
    Intervalle,
    OngletQuarantaine,
    Raison,
)
from core.quarantaine.en_lot import ArticleEnvoye, Jumelage
from core.quarantaine.examen import Examen, examine
from core.textes import require_texte
from core.ventes.annonce import announce
from core.ventes.commandes import VenteIllisible
from core.ventes.demande import Demande, LotRejoue, Precisions, Rejeu, SortRejeu
from core.ventes.entrees import LireVente
from core.ventes.prevision import EffetStock, Prevision, foresee, sum_effets
from core.ventes.rejeu import settle, split_by_terminal
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import EtatEntree, Remede

if TYPE_CHECKING:
    from array import array

__all__ = [
    "ArticleEnvoye",
    "Demande",
    "Entree",
    "Examen",
    "FiltreQuarantaine",
    "Intervalle",
    "Jumelage",
    "OngletQuarantaine",
    "Precisions",
    "Quarantaine",
    "Raison",
]

_OF_TERMINALS = frozenset({Remede.REMPLACEMENT, Remede.TOUJOURS_DISTINCTES})
_UNTOUCHED = frozenset(
    {SortRejeu.RESSEMBLANTE, SortRejeu.INDECISE, SortRejeu.HORS_SUJET, SortRejeu.REGLEE}
)

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

    def regler(self, demande: Demande, suivi: Suivi = go_on) -> tuple[Rejeu, ...]:
        """Settle entries by one remedy, whatever the state of their terminal.

        One transaction a terminal, or several of as many sales as a batch may have; `suivi` may
        stop between two. What has look-alikes is left alone unless the owner confirmed it, what no
        longer waits is told: a remedy that is given twice changes nothing more. Returns the entries
        that were reached. EntreeNotFound, VenteNotFound, InvalidFormat where what the remedy needs
        is no use.
        """
        demande = _clean(demande)
        with self.database.read() as connection:
            groups = split_by_terminal(connection, demande)
        done: list[Rejeu] = []
        for terminal_id, parts in groups.items():
            for part in parts:
                if not suivi(len(done)):
                    return tuple(done)
                own = replace(demande, ids=part)
                for lot in settle(self.database, self.clock, terminal_id, own):
                    _announce(self.events, demande, lot)
                    done += lot.rejeux
                    demande = demande.after(lot.recues)
        return tuple(done)

    def previsualiser(self, demande: Demande) -> tuple[Prevision, ...]:
        """Tell what `regler` would do now, in the order of the ids; its errors."""
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
        return _file(self, entree_id, Remede.CLASSER, Precisions(motif=motif))

    def declarer_doublon(self, entree_id: int, vente_id: int) -> Entree:
        """File an entry as a double of a recorded sale of its boutique; VenteNotFound."""
        return _file(self, entree_id, Remede.DOUBLON, Precisions(vente_id=vente_id))

    def list_envoyes(self, ids: Sequence[int], lire: LireVente) -> tuple[ArticleEnvoye, ...]:
        """Return the articles that open entries name, those that the shop has not first."""
        with self.database.read() as connection:
            return en_lot.list_envoyes(connection, ids, lire)

    def list_jumelages(self, ids: Sequence[int]) -> tuple[Jumelage, ...]:
        """Return which terminals sent these open entries and which recorded the same before."""
        with self.database.read() as connection:
            return en_lot.list_jumelages(connection, ids)

    def list_manques(self, demande: Demande) -> tuple[EffetStock, ...]:
        """Return what an ENTREE must bring in for these: each article that would go below zero."""
        accepted = replace(demande, remede=Remede.NEGATIF)
        found = sum_effets(self.previsualiser(accepted))
        return tuple(effet for effet in found if effet.apres < 0)

    def list_paire(self, boutique_id: int, paire: frozenset[int]) -> tuple[int, ...]:
        """Return the open entries of two terminals that bear a number which the other recorded."""
        with self.database.read() as connection:
            return consultation.list_paire(connection, boutique_id, paire)

    def count_manquantes(self, boutique_id: int) -> int:
        """Return how many sales of today's local day came in that were short of stock."""
        with self.database.read() as connection:
            boutique = load_boutique(connection, boutique_id)
            since = start_of_jour(self.clock.now(), boutique.fuseau)
            return consultation.count_manquantes(connection, boutique_id, since)

    def list_possibles(self, boutique_id: int) -> tuple[int, ...]:
        """Return the open entries whose article that was short is there by now, oldest first."""
        with self.database.read() as connection:
            return consultation.list_possibles(connection, boutique_id)

    def list_ids(self, filtre: FiltreQuarantaine, tri: Tri = TRI_DEFAUT) -> "array[int]":
        """Return the ids of all that match, sorted."""
        with self.database.read() as connection:
            return consultation.list_ids(connection, filtre, tri)

    def list_groupes(
        self, filtre: FiltreQuarantaine, tri: Tri = TRI_DEFAUT
    ) -> "Mapping[Raison, array[int]]":
        """Return the ids of all that match by reason, sorted within each."""
        with self.database.read() as connection:
            return consultation.list_groupes(connection, filtre, tri)

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


def leave_unread(charge: bytes, _boutique: Boutique) -> VenteIllisible:
    """Read nothing: what is only filed need not be understood."""
    return VenteIllisible("", "", charge)


def _file(
    quarantaine: Quarantaine, entree_id: int, remede: Remede, precisions: Precisions
) -> Entree:
    demande = Demande([entree_id], leave_unread, remede=remede, precisions=precisions)
    (rejeu,) = quarantaine.regler(demande)
    if rejeu.sort is SortRejeu.REGLEE:
        raise EntreeAlreadySettled("Cette vente est déjà réglée.")
    return quarantaine.get_entree(entree_id)


def _announce(events: EventHub, demande: Demande, lot: LotRejoue) -> None:
    told: list[Event] = []
    if lot.resultat is not None:
        told += announce(lot.boutique_id, lot.resultat)
    if demande.remede in _OF_TERMINALS:
        told.append(TerminauxChanges())
    if any(r.sort not in _UNTOUCHED for r in lot.rejeux) or lot.resultat is not None:
        changed = QuarantaineChangee(lot.boutique_id)
        told += [] if changed in told else [changed]
    events.publish(*told)


def _clean(demande: Demande) -> Demande:
    """Require the reason of a filing; InvalidFormat."""
    if demande.remede is not Remede.CLASSER:
        return demande
    motif = require_texte(demande.precisions.motif, "Motif")
    return replace(demande, precisions=replace(demande.precisions, motif=motif))
