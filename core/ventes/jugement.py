"""Judges entries again, as if their terminal sent them once more, by the owner's law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from msgspec import structs
from sqlalchemy import Connection

from core.terminaux import TerminalIdentifie
from core.ventes.chargement import load_compteurs, load_etat
from core.ventes.commandes import LotVentes, VenteIllisible, VenteRecue
from core.ventes.concernees import keep_concerned
from core.ventes.controle import compute_jour
from core.ventes.decision import (
    Appliquer,
    Decision,
    MettreEnQuarantaine,
    Rejouer,
    decide,
)
from core.ventes.demande import CLASSEMENTS, ROUTE_REJEU, Demande, Rejeu, SortRejeu
from core.ventes.doublons import find_doublons
from core.ventes.ecriture import LotJuge
from core.ventes.entrees import (
    EntreeLue,
    load_identifie,
    load_ouvertes,
    load_voisines,
)
from core.ventes.etat import EntreeConnue, Etat
from core.ventes.loi import bend, follow, know_articles
from core.ventes.ressemblance import Ressemblance, find_ressemblances
from core.vocabulaire import EtatEntree, Remede, Signalement


@dataclass(frozen=True, slots=True)
class Jugement:
    """Entries that a remedy is for, and those left alone for their look-alikes; nothing is written.

    `doublons` are the sales that they double, `recues` the pieces that come in, by article;
    `hors_sujet` are the open entries that the remedy is not about.
    """

    identifie: TerminalIdentifie
    retenues: tuple[EntreeLue, ...]
    ressemblances: Mapping[int, tuple[Ressemblance, ...]]
    judged: LotJuge | None = None
    doublons: Mapping[int, int] = field(default_factory=dict)
    recues: Mapping[int, int] = field(default_factory=dict)
    hors_sujet: frozenset[int] = frozenset()


def judge_again(
    connection: Connection,
    terminal_id: int,
    demande: Demande,
    maintenant: datetime,
    *,
    stocks: Mapping[int, int] | None = None,
) -> Jugement:
    """Judge what still waits of these entries by the rules of a sending; writes nothing.

    `stocks` are those that other entries, judged before, would leave. InvalidFormat where what the
    remedy needs is no use.
    """
    identifie = load_identifie(connection, terminal_id)
    ouvertes = load_ouvertes(connection, identifie, demande.ids, demande.lire)
    concernees = keep_concerned(connection, identifie, demande, ouvertes)
    others = frozenset(e.id for e in ouvertes) - {e.id for e in concernees}
    voisines = load_voisines(connection, identifie, concernees, demande.lire)
    alike = find_ressemblances(connection, terminal_id, concernees, voisines)
    if demande.remede in CLASSEMENTS:
        found = find_doublons(connection, identifie, demande, entrees=ouvertes, alike=alike)
        return Jugement(identifie, ouvertes, alike, doublons=found)
    retenues = tuple(e for e in concernees if e.id not in alike or e.id in demande.confirmees)
    if not retenues:
        return Jugement(identifie, (), alike, hors_sujet=others)
    lot = make_lot(retenues)
    compteurs, followed = load_compteurs(connection, terminal_id), follow(identifie, demande)
    etat = load_etat(connection, followed, lot, compteurs=compteurs, maintenant=maintenant)
    etat = _leave_stocks(know_articles(connection, etat, demande), stocks or {})
    loi = bend(_keep_ids(etat, retenues), demande, retenues)
    decisions = [
        _adjust(decision, entree, identifie.boutique.fuseau, demande.remede)
        for decision, entree in zip(decide(loi.etat, lot.ventes), retenues, strict=True)
    ]
    judged = LotJuge(compteurs.lot_id, lot, loi.etat, decisions)
    return Jugement(identifie, retenues, alike, judged, recues=loi.recues, hors_sujet=others)


def make_lot(retenues: Sequence[EntreeLue]) -> LotVentes:
    """Put entries into one batch, whose body is the array of their bytes."""
    ventes = tuple(_date_reception(e) for e in retenues)
    corps = b"[" + b",".join(vente.charge_utile for vente in ventes) + b"]"
    return LotVentes(ventes, corps, adresse_ip="", route=ROUTE_REJEU)


def _date_reception(entree: EntreeLue) -> VenteRecue | VenteIllisible:
    """Return the sale with the instant at which it first came: it left the shelf before that."""
    if isinstance(entree.vente, VenteIllisible):
        return entree.vente
    return structs.replace(entree.vente, date_reception=entree.date_premiere)


def tell(demande: Demande, jugement: Jugement) -> tuple[Rejeu, ...]:
    """Say what became of each entry that was asked about."""
    told: dict[int, Rejeu] = {}
    if demande.remede in CLASSEMENTS:
        told = {e.id: _tell_filed(e.id, demande, jugement) for e in jugement.retenues}
    elif jugement.judged is not None:
        told = _tell_judged(jugement.retenues, jugement.judged.decisions)
    told |= {key: Rejeu(key, SortRejeu.HORS_SUJET) for key in jugement.hors_sujet}
    for entree_id in jugement.ressemblances.keys() - told.keys():
        told[entree_id] = Rejeu(entree_id, SortRejeu.RESSEMBLANTE)
    return tuple(told.get(key) or Rejeu(key, SortRejeu.REGLEE) for key in demande.ids)


def _tell_filed(entree_id: int, demande: Demande, jugement: Jugement) -> Rejeu:
    vente_id = jugement.doublons.get(entree_id)
    if demande.remede is Remede.DOUBLON and vente_id is None:
        return Rejeu(entree_id, SortRejeu.INDECISE)
    return Rejeu(entree_id, SortRejeu.CLASSEE, vente_id)


def _tell_judged(retenues: Sequence[EntreeLue], decisions: Sequence[Decision]) -> dict[int, Rejeu]:
    told: dict[int, Rejeu] = {}
    for entree, decision in zip(retenues, decisions, strict=True):
        if isinstance(decision, Appliquer):
            replaced = told.keys() & decision.entrees_reglees.keys()
            told.update((x, Rejeu(x, SortRejeu.REMPLACEE, decision.vente_id)) for x in replaced)
        told[entree.id] = _tell_one(entree.id, decision)
    return told


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


def _adjust(decision: Decision, entree: EntreeLue, fuseau: str, remede: Remede) -> Decision:
    """Let a sale that is recorded late be the one that came then."""
    if not isinstance(decision, Appliquer):
        return decision
    dated = _name_articles(_date_by_reception(decision, entree, fuseau))
    return _spare_others(dated, entree, remede)


def _date_by_reception(decision: Appliquer, entree: EntreeLue, fuseau: str) -> Appliquer:
    """Give the sale the day that it had when it came: the owner's delay is not its terminal's."""
    jour, believed = compute_jour(decision.vente.date_vente, entree.date_premiere, fuseau)
    others = decision.signalements & ~Signalement.DATE_HORS_LIMITES
    flag = Signalement.AUCUN if believed else Signalement.DATE_HORS_LIMITES
    return structs.replace(decision, jour=jour, signalements=others | flag)


def _name_articles(decision: Appliquer) -> Appliquer:
    """Flag a sale of which the owner said what was sold."""
    if all(x.article.id == x.recue.article_id for x in decision.lignes):
        return decision
    return structs.replace(
        decision, signalements=decision.signalements | Signalement.ARTICLE_CHOISI
    )


def _spare_others(decision: Appliquer, entree: EntreeLue, remede: Remede) -> Appliquer:
    """Leave open what came later under this number: an older content takes no newer one's place.

    A sale of its own takes the place of none.
    """
    alone = remede is Remede.DISTINCTE
    reglees = {
        key: etat
        for key, etat in decision.entrees_reglees.items()
        if etat is not EtatEntree.REMPLACEE or (key <= entree.id and not alone)
    }
    return structs.replace(decision, entrees_reglees=reglees)
