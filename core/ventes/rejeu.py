"""Settles entries by the owner's remedy, a transaction a terminal: judged, written and traced."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from core.clock import Clock
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import chunked
from core.distincts import declare_distincts
from core.errors import EntreeNotFound, InvalidFormat
from core.limites import VENTES_PAR_LOT_MAX
from core.remplacements import CHAMP, replace_terminal
from core.stock import Deplacement, move_stock
from core.ventes.commandes import ResultatLot
from core.ventes.decision import MettreEnQuarantaine
from core.ventes.demande import CLASSEMENTS, Demande, LotRejoue, Rejeu, SortRejeu
from core.ventes.ecriture import LotJuge, write_duree, write_lot, write_ventes
from core.ventes.entrees import EntreeLue, load_identifie
from core.ventes.jugement import Jugement, judge_again, make_lot, tell
from core.ventes.mise_en_quarantaine import write_entrees
from core.ventes.reglement import write_reglements
from core.ventes.resultat import build_resultat
from core.vocabulaire import CodeRefus, Motif, Remede, TypeMouvement

logger = logging.getLogger(__name__)

ERREUR_INTERNE = "Erreur interne : la vente est gardée telle quelle, à régler."


def split_by_terminal(connection: Connection, demande: Demande) -> dict[int, list[list[int]]]:
    """Group entries by terminal, as many as one batch may have together; EntreeNotFound.

    InvalidFormat where it is not said which of several terminals took the place of another.
    """
    table, ids = vente_en_quarantaine.c, demande.ids
    terminals: dict[int, int] = {}
    for part in chunked(sorted(set(ids))):
        rows = connection.execute(select(table.id, table.terminal_id).where(table.id.in_(part)))
        terminals.update((row.id, row.terminal_id) for row in rows)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for entree_id in sorted(set(ids)):
        if entree_id not in terminals:
            raise EntreeNotFound("Cette vente n’est pas dans « À régler ».")
        groups[terminals[entree_id]].append(entree_id)
    vague = demande.remede is Remede.REMPLACEMENT and demande.precisions.nouveau_id is None
    if vague and len(groups) > 1:
        raise InvalidFormat(
            "Choisissez les ventes d’un seul terminal : lui seul remplace l’autre.", champ=CHAMP
        )
    return {
        terminal_id: [list(part) for part in chunked(own, VENTES_PAR_LOT_MAX)]
        for terminal_id, own in groups.items()
    }


def settle(database: Database, clock: Clock, terminal_id: int, demande: Demande) -> list[LotRejoue]:
    """Judge and write the entries of one terminal, in one transaction.

    Each again alone where one breaks a constraint, so that it blocks no other. InvalidFormat where
    what the remedy needs is no use, VenteNotFound; then nothing of the transaction is written.
    """
    try:
        return [_settle(database, clock, terminal_id, demande)]
    except IntegrityError:
        logger.exception("a remedy broke a constraint: its sales are recorded one by one")
    alone = (replace(demande, ids=(entree_id,)) for entree_id in demande.ids)
    return [_settle_alone(database, clock, terminal_id, one) for one in alone]


def _settle_alone(
    database: Database, clock: Clock, terminal_id: int, demande: Demande
) -> LotRejoue:
    """Settle one entry of a broken demand; the one that breaks it is left as it stands."""
    try:
        return _settle(database, clock, terminal_id, demande)
    except IntegrityError:
        logger.exception("a sale breaks a constraint: it stays in quarantine")
    with database.read() as connection:
        boutique_id = load_identifie(connection, terminal_id).boutique.id
    broken = (
        Rejeu(key, SortRejeu.REFUSEE, code=CodeRefus.INTERNAL_ERROR, message=ERREUR_INTERNE)
        for key in demande.ids
    )
    return LotRejoue(boutique_id, None, tuple(broken))


def _settle(database: Database, clock: Clock, terminal_id: int, demande: Demande) -> LotRejoue:
    with database.write() as connection:
        start = perf_counter()
        now = clock.now()
        found = judge_again(connection, terminal_id, demande, now)
        rejeux, boutique_id = tell(demande, found), found.identifie.boutique.id
        if demande.remede in CLASSEMENTS:
            write_reglements(connection, demande, found, rejeux=rejeux, now=now)
            return LotRejoue(boutique_id, None, rejeux)
        kept = _keep_settled(demande, found)
        _declare(connection, demande, kept, now)
        resultat = _write(connection, kept)
        write_reglements(connection, demande, kept, rejeux=rejeux, now=now)
        if kept.judged is not None:
            write_duree(connection, kept.judged, int((perf_counter() - start) * 1_000_000))
    return LotRejoue(boutique_id, resultat, rejeux, found.recues)


def _keep_settled(demande: Demande, found: Jugement) -> Jugement:
    """Leave what is refused as it stands, unless the owner only had it tried again."""
    if found.judged is None or demande.remede is Remede.REJOUER:
        return found
    pairs = [
        (entree, decision)
        for entree, decision in zip(found.retenues, found.judged.decisions, strict=True)
        if not isinstance(decision, MettreEnQuarantaine)
    ]
    retenues = tuple(entree for entree, _ in pairs)
    judged = replace(
        found.judged, lot=make_lot(retenues), decisions=[decision for _, decision in pairs]
    )
    return replace(found, retenues=retenues, judged=judged if pairs else None)


def _declare(connection: Connection, demande: Demande, kept: Jugement, now: datetime) -> None:
    """Write what the owner said of the terminals, where it settled something.

    That two are always told apart holds for what comes later too, whatever became of these.
    """
    boutique_id, terminal_id = kept.identifie.boutique.id, kept.identifie.terminal.id
    ancien_id = demande.precisions.ancien_id
    if demande.remede is Remede.TOUJOURS_DISTINCTES:
        declare_distincts(connection, boutique_id, demande.precisions.paire, now)
    elif demande.remede is Remede.REMPLACEMENT and kept.judged and ancien_id is not None:
        replace_terminal(connection, terminal_id, ancien_id)


def _write(connection: Connection, kept: Jugement) -> ResultatLot | None:
    judged = kept.judged
    if judged is None:
        return None
    write_lot(connection, judged)
    entered = _make_entrees(kept, judged)
    moved = move_stock(connection, judged.etat.boutique.id, entered, judged.etat.maintenant)
    stocks = {**moved, **write_ventes(connection, judged)}
    write_entrees(connection, judged.etat, judged.decisions)
    return build_resultat(connection, judged, stocks)


def _make_entrees(kept: Jugement, judged: LotJuge) -> list[Deplacement]:
    """Let in what lacked, by a movement that names what it was for."""
    numeros = [vente.numero_facture for vente in judged.lot.ventes]
    reference = numeros[0] if len(numeros) == 1 else f"{len(numeros)} ventes à régler"
    return [
        Deplacement(
            article_id=article_id,
            type_mouvement=TypeMouvement.ENTREE,
            quantite=pieces,
            reference_document=reference,
            commentaire=_word(kept.retenues),
            motif=Motif.ACHAT,
        )
        for article_id, pieces in kept.recues.items()
    ]


def _word(retenues: Sequence[EntreeLue]) -> str:
    if len(retenues) == 1:
        return "Entrée faite pour une vente à régler"
    return f"Entrée faite pour {len(retenues)} ventes à régler"
