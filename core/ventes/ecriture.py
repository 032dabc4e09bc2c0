"""Writes a judged batch, set by set: sales, lines, movements, and the row of the batch itself."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Connection, bindparam, insert, update

from core.chaine import Ecrits
from core.db.bulk import Bulk, Row
from core.db.scelles import LIGNE, VENTE
from core.db.ventes import ligne_vente, lot_sync, vente
from core.stock import Deplacement, move_stock
from core.ventes.commandes import LotVentes
from core.ventes.comptages import compensate
from core.ventes.decision import Appliquer, Decision, MettreEnQuarantaine, Rejouer
from core.ventes.etat import Etat
from core.ventes.numerotation import note_partages
from core.vocabulaire import TypeMouvement

COMPRESSION = 1
"""Bodies are kept to be read one by one: speed counts more than the last tenth of size."""

_VENTES = Bulk(
    insert(vente),
    "id",
    "boutique_id",
    "terminal_id",
    "numero_facture",
    "rang",
    "lot_id",
    "charge_debut",
    "charge_longueur",
    "date_vente",
    "date_reception",
    "jour",
    "montant_total",
    "montant_declare",
    "devise",
    "mode_paiement",
    "paye",
    "empreinte",
    "signalements",
    "est_annulee",
)
_LIGNES = Bulk(insert(ligne_vente), *LIGNE)
_sealed = itemgetter(*map(_VENTES.keys.index, VENTE))
"""Takes of the row of a sale what the chain seals."""
_LOT = Bulk(insert(lot_sync), *(column.name for column in lot_sync.columns))
_DUREE = Bulk(update(lot_sync).where(lot_sync.c.id == bindparam("key")), "duree_us", "key")


@dataclass(frozen=True, slots=True)
class LotJuge:
    """A batch with what was decided of it, ready to be written as lot `id`."""

    id: int
    lot: LotVentes
    etat: Etat
    decisions: Sequence[Decision]


def write_ventes(connection: Connection, judged: LotJuge) -> Mapping[int, int]:
    """Insert the applied sales with their lines, and move the stock that they sold.

    Returns the new stock by article id.
    """
    applied = [d for d in judged.decisions if isinstance(d, Appliquer)]
    if not applied:
        return {}
    etat = judged.etat
    ventes = _VENTES.execute(connection, _make_ventes(judged))
    lignes = _LIGNES.execute(connection, _make_lignes(etat.boutique.id, applied))
    note_partages(connection, etat.boutique.id, etat.terminal.id, _find_partages(etat, applied))
    written = Ecrits(list(map(_sealed, ventes)), lignes)
    moved = [m for d in applied for m in _make_deplacements(etat, d)]
    return move_stock(connection, etat.boutique.id, moved, etat.maintenant, ventes=written)


def _find_partages(etat: Etat, applied: Sequence[Appliquer]) -> set[int]:
    """Return the terminals that gave one of these numbers to another sale."""
    return {
        known.terminal_id
        for decision in applied
        for known in etat.ventes.get(decision.vente.numero_facture, ())
        if known.empreinte != decision.contenu.empreinte
    } - {etat.terminal.id}


def _make_ventes(judged: LotJuge) -> Iterator[Row]:
    """Yield the rows of the applied sales, each with the place of its own bytes in the body."""
    etat, corps, end = judged.etat, judged.lot.corps, 0
    for decision in judged.decisions:
        payload = decision.vente.charge_utile
        position = corps.find(payload, end)
        # Bytes that are no text may stand otherwise in the body; such a sale is never applied.
        end = end if position < 0 else position + len(payload)
        if isinstance(decision, Appliquer):
            yield (
                decision.vente_id,
                etat.boutique.id,
                etat.terminal.id,
                decision.vente.numero_facture,
                decision.rang,
                judged.id,
                position,
                len(payload),
                decision.vente.date_vente,
                etat.maintenant,
                decision.jour,
                decision.montant_total,
                decision.contenu.montant_declare,
                decision.contenu.devise,
                decision.vente.mode_paiement,
                decision.vente.paye,
                decision.contenu.empreinte,
                decision.signalements,
                False,
            )


def _make_lignes(boutique_id: int, applied: Sequence[Appliquer]) -> Iterator[Row]:
    for decision in applied:
        for position, ligne in enumerate(decision.lignes, 1):
            yield (
                decision.vente_id,
                position,
                boutique_id,
                ligne.article.id,
                ligne.article.code,
                ligne.article.nom,
                ligne.recue.quantite,
                ligne.prix_unitaire,
                ligne.article.prix_achat,
                ligne.recue.variante_id,
                ligne.recue.prix_original,
                ligne.recue.est_negocie,
                ligne.recue.motif_reduction,
            )


def _make_deplacements(etat: Etat, decision: Appliquer) -> Iterator[Deplacement]:
    """Yield the movement of each line, and right after it what a count made of it."""
    utilisateur = etat.terminal.nom_terminal
    for position, ligne in enumerate(decision.lignes, 1):
        yield Deplacement(
            article_id=ligne.article.id,
            type_mouvement=TypeMouvement.VENTE,
            quantite=-ligne.recue.quantite,
            reference_document=decision.vente.numero_facture,
            utilisateur=utilisateur,
            vente_id=decision.vente_id,
            ligne_position=position,
        )
        if ligne.comptage is not None:
            yield compensate(ligne, ligne.comptage, etat)


def write_lot(connection: Connection, judged: LotJuge) -> None:
    """Insert the row that says what this request brought; its body is not kept of a pure replay.

    It comes before its sales: after them, SQLite would look for them among all that there are.
    """
    etat, decisions = judged.etat, judged.decisions
    replays = sum(isinstance(d, Rejouer) for d in decisions)
    refused = sum(isinstance(d, MettreEnQuarantaine) for d in decisions)
    pure_replay = replays == len(decisions)
    outcomes = json.dumps([_summarise(decision) for decision in decisions])
    row = (
        judged.id,
        etat.boutique.id,
        etat.terminal.id,
        judged.lot.route,
        judged.lot.adresse_ip,
        etat.maintenant,
        len(decisions),
        len(decisions) - replays - refused,
        replays,
        refused,
        0,
        None if pure_replay else zlib.compress(judged.lot.corps, COMPRESSION),
        zlib.compress(outcomes.encode(), COMPRESSION),
    )
    _LOT.execute(connection, [row])


def write_duree(connection: Connection, judged: LotJuge, duree_us: int) -> None:
    """Note how long the batch took, once everything else of it is written."""
    _DUREE.execute(connection, [(duree_us, judged.id)])


def _summarise(decision: Decision) -> tuple[str, str, int | None]:
    """Return number, outcome and the id of the sale or of the entry, as kept with the batch."""
    numero = decision.vente.numero_facture
    match decision:
        case Appliquer(vente_id=vente_id):
            return numero, "creee", vente_id
        case Rejouer(vente_id=vente_id):
            return numero, "rejouee", vente_id
        case MettreEnQuarantaine(entree_id=entree_id):
            return numero, "refusee", entree_id
