"""Writes what a batch changes in quarantine: entries kept, tried again, or settled."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, update

from core.db.quarantaine import vente_en_quarantaine
from core.limites import MONTANT_MAX
from core.ventes.commandes import Manque, VenteIllisible, VenteRecue
from core.ventes.decision import Appliquer, Decision, MettreEnQuarantaine, Rejouer
from core.ventes.empreinte import Contenu
from core.ventes.etat import Etat
from core.ventes.refus import AUTRE_DATE
from core.vocabulaire import EtatEntree

Values = dict[str, object]

_AUCUN = Manque(0, "")

_DOUTE: Values = {
    "code": AUTRE_DATE.code,
    "message": AUTRE_DATE.message,
    "article_id": None,
    "article_nom": "",
    "stock_demande": None,
    "stock_disponible": None,
}
"""What an open entry says once the same sale of another date is recorded."""

_UPDATE = update(vente_en_quarantaine).where(vente_en_quarantaine.c.id == bindparam("key"))
_UPDATE_KEPT = _UPDATE.values(essais=vente_en_quarantaine.c.essais + bindparam("plus"))


def write_entrees(connection: Connection, etat: Etat, decisions: Sequence[Decision]) -> None:
    """Insert the new entries, update those tried again, then close those that a sale settled.

    One entry may be kept, settled and kept again within a batch: only its last state is written.
    """
    kept: dict[int, Values] = {}
    settled: dict[int, Values] = {}
    tries = Counter[int]()
    for decision in decisions:
        match decision:
            case MettreEnQuarantaine(entree_id=entree_id):
                tries[entree_id] += 1
                kept[entree_id] = _describe(etat, decision)
                settled.pop(entree_id, None)
            case Appliquer(entrees_reglees=reglees, vente_id=vente_id, entree_douteuse=douteuse):
                for entree_id, state in reglees.items():
                    settled[entree_id] = {"key": entree_id, "etat": state, "vente_id": vente_id}
                if douteuse is not None:
                    _put_in_doubt(connection, douteuse, kept)
            case Rejouer():
                pass
    _write_kept(connection, etat, kept, tries)
    if settled:
        connection.execute(_UPDATE, list(settled.values()))


def _put_in_doubt(connection: Connection, entree_id: int, kept: dict[int, Values]) -> None:
    """Say of an entry that waits on, written before or to be written yet, why it does so now."""
    if entree_id in kept:
        kept[entree_id] |= _DOUTE
    else:
        connection.execute(_UPDATE.values(_DOUTE), {"key": entree_id})


def _write_kept(
    connection: Connection, etat: Etat, kept: dict[int, Values], tries: Counter[int]
) -> None:
    first_new = etat.prochaine_entree_id
    new = [
        values | {"id": key, "date_premiere": etat.maintenant, "essais": tries[key]}
        for key, values in kept.items()
        if key >= first_new
    ]
    if new:
        connection.execute(insert(vente_en_quarantaine), new)
    old = [
        values | {"key": key, "plus": tries[key]} for key, values in kept.items() if key < first_new
    ]
    if old:
        connection.execute(_UPDATE_KEPT, old)


def _describe(etat: Etat, decision: MettreEnQuarantaine) -> Values:
    """Return the columns that each reception of the sale sets anew."""
    vente, manque = decision.vente, decision.refus.manque or _AUCUN
    return {
        "boutique_id": etat.boutique.id,
        "terminal_id": etat.terminal.id,
        "numero_facture": vente.numero_facture,
        "empreinte": decision.empreinte,
        "est_lisible": decision.contenu is not None,
        "charge_utile": vente.charge_utile,
        "code": decision.refus.code,
        "message": decision.refus.message,
        "etat": EtatEntree.A_REGLER,
        "date_vente": vente.date_vente if isinstance(vente, VenteRecue) else None,
        "date_derniere": etat.maintenant,
        "montant": None if decision.contenu is None else _estimate(vente, decision.contenu),
        "devise": None if decision.contenu is None else decision.contenu.devise,
        "article_id": manque.article_id or None,
        "article_nom": manque.article_nom,
        "stock_demande": manque.stock_demande,
        "stock_disponible": manque.stock_disponible,
        "vente_id": None,
        "motif_classement": None,
        "classee_par": None,
    }


def _estimate(vente: VenteRecue | VenteIllisible, contenu: Contenu) -> int | None:
    """Return the declared total, else what the lines add up to where all have a price."""
    if contenu.montant_declare is not None or isinstance(vente, VenteIllisible):
        return contenu.montant_declare
    known = [
        x.quantite * p for x, p in zip(vente.lignes, contenu.prix, strict=True) if p is not None
    ]
    total = sum(known)
    return total if len(known) == len(vente.lignes) and total <= MONTANT_MAX else None
