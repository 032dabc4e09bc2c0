"""The rules of the sales (I2, I8): whole or absent, and none refused without its payload."""

from typing import Any

from sqlalchemy import Select, Subquery, and_, exists, func, or_, select, type_coerce

from core.db.boutiques import terminal
from core.db.livre import journal_audit
from core.db.quarantaine import classement, vente_en_quarantaine
from core.db.requetes import sum_parts
from core.db.stock import mouvement_stock
from core.db.types import Entier
from core.db.ventes import ligne_vente, vente
from core.verification.controle import Controle
from core.vocabulaire import EtatEntree, Signalement, TypeMouvement

_MILLIARD = 1_000_000_000


def _sum_lignes() -> Subquery:
    high, low = sum_parts(ligne_vente.c.quantite * ligne_vente.c.prix_unitaire)
    return (
        select(
            ligne_vente.c.vente_id,
            func.count().label("lignes"),
            func.max(ligne_vente.c.position).label("derniere"),
            (high * _MILLIARD + low).label("montant_lignes"),
        )
        .group_by(ligne_vente.c.vente_id)
        .subquery()
    )


def _count_mouvements() -> Subquery:
    return (
        select(
            mouvement_stock.c.vente_id,
            func.count().label("mouvements"),
            func.count(mouvement_stock.c.ligne_position.distinct()).label("positions"),
        )
        .where(mouvement_stock.c.type_mouvement == TypeMouvement.VENTE)
        .group_by(mouvement_stock.c.vente_id)
        .subquery()
    )


def _find_broken_ventes() -> Select[Any]:
    """Select the sales whose lines and VENTE movements are not as many, or that have none."""
    written, moved = _sum_lignes(), _count_mouvements()
    lignes = func.coalesce(written.c.lignes, 0)
    mouvements = func.coalesce(moved.c.mouvements, 0)
    positions = func.coalesce(moved.c.positions, 0)
    return (
        select(vente.c.numero_facture, terminal.c.nom_terminal.label("terminal"))
        .add_columns(lignes.label("lignes"), mouvements.label("mouvements"))
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .outerjoin(written, written.c.vente_id == vente.c.id)
        .outerjoin(moved, moved.c.vente_id == vente.c.id)
        .where(
            or_(
                lignes == 0,
                lignes != written.c.derniere,
                lignes != mouvements,
                lignes != positions,
            )
        )
    )


def _find_wrong_totals() -> Select[Any]:
    written = _sum_lignes()
    return (
        select(vente.c.numero_facture, terminal.c.nom_terminal.label("terminal"))
        .add_columns(vente.c.montant_total, written.c.montant_lignes)
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .join(written, written.c.vente_id == vente.c.id)
        .where(vente.c.montant_total != written.c.montant_lignes)
    )


def _find_stray_mouvements() -> Select[Any]:
    """Select the VENTE movements that are not what a line of their sale says."""
    moved, line = mouvement_stock.c, ligne_vente.c
    own = and_(line.vente_id == moved.vente_id, line.position == moved.ligne_position)
    same = and_(
        line.article_id == moved.article_id,
        line.quantite == -moved.quantite,
        vente.c.numero_facture == moved.reference_document,
        vente.c.boutique_id == moved.boutique_id,
    )
    return (
        select(moved.seq, moved.reference_document, moved.boutique_id)
        .select_from(mouvement_stock)
        .outerjoin(ligne_vente, own)
        .outerjoin(vente, vente.c.id == moved.vente_id)
        .where(
            moved.type_mouvement == TypeMouvement.VENTE,
            or_(line.vente_id.is_(None), vente.c.id.is_(None), ~same),
        )
    )


def _find_lost_payloads() -> Select[Any]:
    entree = vente_en_quarantaine.c
    settled = entree.etat.in_([EtatEntree.REJOUEE, EtatEntree.REMPLACEE])
    return select(entree.id, entree.numero_facture, entree.etat).where(
        or_(func.length(entree.charge_utile) == 0, and_(settled, entree.vente_id.is_(None)))
    )


def _find_forgotten_classements() -> Select[Any]:
    """Select what is filed, though nothing would tell its terminal so once it came again."""
    entree, kept = vente_en_quarantaine.c, classement.c
    remembered = exists().where(
        kept.terminal_id == entree.terminal_id,
        kept.numero_facture == entree.numero_facture,
        kept.empreinte == entree.empreinte,
        kept.date_vente.is_not_distinct_from(entree.date_vente),
    )
    return select(entree.id, entree.numero_facture).where(
        entree.etat == EtatEntree.CLASSEE, ~remembered
    )


def _find_unexplained_articles() -> Select[Any]:
    """Select the sales of other articles than were sent, of which nobody said so."""
    trace = journal_audit.c
    explained = exists().where(trace.objet == vente.name, trace.objet_id == vente.c.id)
    chosen = type_coerce(vente.c.signalements, Entier).op("&")(Signalement.ARTICLE_CHOISI.value)
    return select(vente.c.id, vente.c.numero_facture).where(chosen != 0, ~explained)


CONTROLES = (
    Controle(
        _find_unexplained_articles(),
        "Vente {id} ({numero_facture}) : ses articles ne sont pas ceux qui ont été envoyés, "
        "et personne ne l’a décidé.",
    ),
    Controle(
        _find_broken_ventes(),
        "Vente {numero_facture} ({terminal}) : {lignes} ligne(s), "
        "{mouvements} mouvement(s) de vente.",
    ),
    Controle(
        _find_wrong_totals(),
        "Vente {numero_facture} ({terminal}) : le total est {montant_total}, "
        "la somme des lignes {montant_lignes}.",
    ),
    Controle(
        _find_stray_mouvements(),
        "Mouvement {seq} (boutique {boutique_id}), vente {reference_document} : "
        "il ne correspond à aucune ligne de la vente.",
    ),
    Controle(
        _find_lost_payloads(),
        "Vente à régler {id} ({numero_facture}, {etat}) : "
        "ses données, ou la vente qui la règle, manquent.",
    ),
    Controle(
        _find_forgotten_classements(),
        "Vente {id} ({numero_facture}) : elle est classée, mais son terminal la rejouerait.",
    ),
)
