"""Judges entries again, as if their terminal sent them once more: what would happen, or happens."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from time import perf_counter

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from core.clock import Clock
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.errors import EntreeNotFound
from core.limites import VENTES_PAR_LOT_MAX
from core.terminaux import TerminalIdentifie
from core.utilisateurs import load_utilisateur
from core.ventes.chargement import load_compteurs, load_etat
from core.ventes.classements import write_classements
from core.ventes.commandes import LotVentes, ResultatLot, VenteRecue
from core.ventes.controle import compute_jour
from core.ventes.decision import (
    Appliquer,
    Decision,
    MettreEnQuarantaine,
    Rejouer,
    decide,
)
from core.ventes.ecriture import LotJuge, write_duree, write_lot, write_ventes
from core.ventes.entrees import (
    EntreeLue,
    LireVente,
    load_identifie,
    load_ouvertes,
    load_voisines,
)
from core.ventes.etat import EntreeConnue, Etat
from core.ventes.mise_en_quarantaine import write_entrees
from core.ventes.ressemblance import Ressemblance, find_ressemblances
from core.ventes.resultat import build_resultat
from core.vocabulaire import CodeRefus, EtatEntree, Signalement

logger = logging.getLogger(__name__)

ROUTE_REJEU = "rejeu"
"""What stands in place of the route in the batch of a replay by the owner."""
CLASSEE_AVANT = "Vente déjà classée"
ERREUR_INTERNE = "Erreur interne : la vente est gardée telle quelle, à régler."


class SortRejeu(StrEnum):
    """What became of an entry, or would."""

    APPLIQUEE = "APPLIQUEE"
    """Recorded as a sale."""
    CONNUE = "CONNUE"
    """It was recorded, or filed, already: nothing moves and the entry is closed."""
    REFUSEE = "REFUSEE"
    """Refused once more: the same entry waits on."""
    REMPLACEE = "REMPLACEE"
    """Another content of its number was recorded in its place."""
    RESSEMBLANTE = "RESSEMBLANTE"
    """Left alone: it has look-alikes and the owner did not confirm it."""
    REGLEE = "REGLEE"
    """Left alone: it no longer waited."""


@dataclass(frozen=True, slots=True)
class Demande:
    """Entries to judge again; those `confirmees` even beside a look-alike."""

    ids: Sequence[int]
    lire: LireVente
    confirmees: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rejeu:
    """One entry after a replay; `code` and `message` where it was refused again."""

    entree_id: int
    sort: SortRejeu
    vente_id: int | None = None
    code: CodeRefus | None = None
    message: str = ""
    est_lisible: bool = True


@dataclass(frozen=True, slots=True)
class LotRejoue:
    """What one transaction did; `resultat` is None where no entry was judged."""

    boutique_id: int
    resultat: ResultatLot | None
    rejeux: tuple[Rejeu, ...]


@dataclass(frozen=True, slots=True)
class Jugement:
    """Entries judged again, and those left alone for their look-alikes; nothing is written yet."""

    identifie: TerminalIdentifie
    retenues: tuple[EntreeLue, ...]
    ressemblances: Mapping[int, tuple[Ressemblance, ...]]
    judged: LotJuge | None


def split_by_terminal(connection: Connection, ids: Sequence[int]) -> dict[int, list[list[int]]]:
    """Group entries by terminal, as many as one batch may have together; EntreeNotFound."""
    table = vente_en_quarantaine.c
    terminals: dict[int, int] = {}
    for part in chunked(sorted(set(ids))):
        rows = connection.execute(select(table.id, table.terminal_id).where(table.id.in_(part)))
        terminals.update((row.id, row.terminal_id) for row in rows)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for entree_id in sorted(set(ids)):
        if entree_id not in terminals:
            raise EntreeNotFound("Cette vente n’est pas dans « À régler ».")
        groups[terminals[entree_id]].append(entree_id)
    return {
        terminal_id: [list(part) for part in chunked(own, VENTES_PAR_LOT_MAX)]
        for terminal_id, own in groups.items()
    }


def replay(database: Database, clock: Clock, terminal_id: int, demande: Demande) -> list[LotRejoue]:
    """Judge and write the entries of one terminal, in one transaction.

    Each again alone where one breaks a constraint, so that it blocks no other.
    """
    try:
        return [_replay(database, clock, terminal_id, demande)]
    except IntegrityError:
        logger.exception("a replay broke a constraint: its sales are recorded one by one")
    alone = (replace(demande, ids=(entree_id,)) for entree_id in demande.ids)
    return [_replay_alone(database, clock, terminal_id, one) for one in alone]


def _replay_alone(
    database: Database, clock: Clock, terminal_id: int, demande: Demande
) -> LotRejoue:
    """Judge one entry of a broken replay; the one that breaks it is left as it stands."""
    try:
        return _replay(database, clock, terminal_id, demande)
    except IntegrityError:
        logger.exception("a sale breaks a constraint: it stays in quarantine")
    with database.read() as connection:
        boutique_id = load_identifie(connection, terminal_id).boutique.id
    broken = (
        Rejeu(key, SortRejeu.REFUSEE, code=CodeRefus.INTERNAL_ERROR, message=ERREUR_INTERNE)
        for key in demande.ids
    )
    return LotRejoue(boutique_id, None, tuple(broken))


def judge_again(
    connection: Connection,
    terminal_id: int,
    demande: Demande,
    maintenant: datetime,
    *,
    stocks: Mapping[int, int] | None = None,
) -> Jugement:
    """Judge what still waits of these entries by the rules of a sending; writes nothing.

    `stocks` are those that other entries, judged before, would leave.
    """
    identifie = load_identifie(connection, terminal_id)
    ouvertes = load_ouvertes(connection, identifie, demande.ids, demande.lire)
    voisines = load_voisines(connection, identifie, ouvertes, demande.lire)
    alike = find_ressemblances(connection, terminal_id, ouvertes, voisines)
    retenues = tuple(e for e in ouvertes if e.id not in alike or e.id in demande.confirmees)
    if not retenues:
        return Jugement(identifie, (), alike, None)
    lot = _make_lot(retenues)
    compteurs = load_compteurs(connection, terminal_id)
    etat = load_etat(connection, identifie, lot, compteurs=compteurs, maintenant=maintenant)
    etat = _keep_ids(_leave_stocks(etat, stocks or {}), retenues)
    decisions = [
        _spare_newer(_date_by_reception(decision, entree, identifie.boutique.fuseau), entree)
        for decision, entree in zip(decide(etat, lot.ventes), retenues, strict=True)
    ]
    return Jugement(identifie, retenues, alike, LotJuge(compteurs.lot_id, lot, etat, decisions))


def tell(demande: Demande, jugement: Jugement) -> tuple[Rejeu, ...]:
    """Say what became of each entry that was asked about."""
    decisions = () if jugement.judged is None else jugement.judged.decisions
    told: dict[int, Rejeu] = {}
    for entree, decision in zip(jugement.retenues, decisions, strict=True):
        if isinstance(decision, Appliquer):
            replaced = told.keys() & decision.entrees_reglees.keys()
            told.update((x, Rejeu(x, SortRejeu.REMPLACEE, decision.vente_id)) for x in replaced)
        told[entree.id] = _tell_one(entree.id, decision)
    for entree_id in jugement.ressemblances.keys() - told.keys():
        told[entree_id] = Rejeu(entree_id, SortRejeu.RESSEMBLANTE)
    return tuple(told.get(key) or Rejeu(key, SortRejeu.REGLEE) for key in demande.ids)


def _replay(
    database: Database,
    clock: Clock,
    terminal_id: int,
    demande: Demande,
) -> LotRejoue:
    with database.write() as connection:
        start = perf_counter()
        found = judge_again(connection, terminal_id, demande, clock.now())
        rejeux, boutique_id = tell(demande, found), found.identifie.boutique.id
        if found.judged is None:
            return LotRejoue(boutique_id, None, rejeux)
        judged = found.judged
        write_lot(connection, judged)
        stocks = write_ventes(connection, judged)
        write_entrees(connection, judged.etat, judged.decisions)
        _settle(connection, found.retenues, judged.decisions)
        resultat = build_resultat(connection, judged, stocks)
        write_duree(connection, judged, int((perf_counter() - start) * 1_000_000))
    return LotRejoue(boutique_id, resultat, rejeux)


def _make_lot(retenues: Sequence[EntreeLue]) -> LotVentes:
    ventes = tuple(e.vente for e in retenues)
    corps = b"[" + b",".join(vente.charge_utile for vente in ventes) + b"]"
    return LotVentes(ventes, corps, adresse_ip="", route=ROUTE_REJEU)


def _leave_stocks(etat: Etat, stocks: Mapping[int, int]) -> Etat:
    left = {
        key: replace(known, quantite_stock=stocks.get(key, known.quantite_stock))
        for key, known in etat.articles.items()
    }
    return replace(etat, articles=left)


def _keep_ids(etat: Etat, retenues: Sequence[EntreeLue]) -> Etat:
    """Let each entry keep its id where its bytes are read otherwise than when they came.

    A sale that could not be read then may be readable today: it has a number, a content and a date
    now, by which its own entry is found, and no second one is made.
    """
    gone = {e.id for e in retenues}
    entrees = {
        numero: [e for e in known if e.id not in gone] for numero, known in etat.entrees.items()
    }
    for entree in retenues:
        vente, empreinte = entree.vente, entree.empreinte_lue
        known = entrees.setdefault(vente.numero_facture, [])
        if all(e.empreinte != empreinte for e in known):
            date_vente = vente.date_vente if isinstance(vente, VenteRecue) else None
            known.append(EntreeConnue(entree.id, empreinte, EtatEntree.A_REGLER, date_vente))
    return replace(etat, entrees=entrees)


def _date_by_reception(decision: Decision, entree: EntreeLue, fuseau: str) -> Decision:
    """Give the sale the day that it had when it came: the owner's delay is not its terminal's."""
    if not isinstance(decision, Appliquer):
        return decision
    jour, believed = compute_jour(decision.vente.date_vente, entree.date_premiere, fuseau)
    others = decision.signalements & ~Signalement.DATE_HORS_LIMITES
    flag = Signalement.AUCUN if believed else Signalement.DATE_HORS_LIMITES
    return replace(decision, jour=jour, signalements=others | flag)


def _spare_newer(decision: Decision, entree: EntreeLue) -> Decision:
    """Leave open what came later under this number: an older content takes no newer one's place."""
    if not isinstance(decision, Appliquer):
        return decision
    reglees = {
        key: etat
        for key, etat in decision.entrees_reglees.items()
        if key <= entree.id or etat is not EtatEntree.REMPLACEE
    }
    return replace(decision, entrees_reglees=reglees)


def _tell_one(entree_id: int, decision: Decision) -> Rejeu:
    match decision:
        case Appliquer(vente_id=vente_id):
            return Rejeu(entree_id, SortRejeu.APPLIQUEE, vente_id)
        case Rejouer(vente_id=vente_id):
            return Rejeu(entree_id, SortRejeu.CONNUE, vente_id)
        case MettreEnQuarantaine(refus=refus, contenu=contenu):
            return Rejeu(
                entree_id,
                SortRejeu.REFUSEE,
                code=refus.code,
                message=refus.message,
                est_lisible=contenu is not None,
            )


def _settle(
    connection: Connection,
    retenues: Sequence[EntreeLue],
    decisions: Sequence[Decision],
) -> None:
    """Close the entries whose sale is recorded, in the name of the owner.

    An entry stays open only where its own sale was refused again.
    """
    closed: list[dict[str, object]] = []
    utilisateur = load_utilisateur(connection)
    for entree, decision in zip(retenues, decisions, strict=True):
        if isinstance(decision, MettreEnQuarantaine):
            continue
        vente_id = decision.vente_id
        recorded = vente_id is not None
        closed.append(
            {
                "key": entree.id,
                "etat": EtatEntree.REJOUEE if recorded else EtatEntree.CLASSEE,
                "vente_id": vente_id,
                "motif_classement": None if recorded else CLASSEE_AVANT,
                "classee_par": utilisateur,
            }
        )
    if closed:
        table = vente_en_quarantaine
        connection.execute(update(table).where(table.c.id == bindparam("key")), closed)
        filed = [e.id for e, d in zip(retenues, decisions, strict=True) if _is_filed(d)]
        write_classements(connection, filed)


def _is_filed(decision: Decision) -> bool:
    return isinstance(decision, Rejouer) and decision.vente_id is None
