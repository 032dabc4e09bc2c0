"""The rules of what came back: each cancelled sale reversed once, each return with its movement."""

from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from core.db.boutiques import terminal
from core.db.caisse import notification_rejet, retour_client
from core.db.quarantaine import vente_en_quarantaine
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_vente, vente
from core.verification.controle import Controle
from core.vocabulaire import TypeMouvement

_REVERSED = mouvement_stock.alias("reversed")


def _find_half_cancelled() -> Select[Any]:
    """Select the sales whose lines are not reversed once each, or reversed while they stand."""
    lignes = (
        select(ligne_vente.c.vente_id, func.count().label("lignes"))
        .group_by(ligne_vente.c.vente_id)
        .subquery()
    )
    back = (
        select(
            mouvement_stock.c.vente_id,
            func.count().label("retours"),
            func.count(mouvement_stock.c.ligne_position.distinct()).label("positions"),
        )
        .where(
            mouvement_stock.c.type_mouvement == TypeMouvement.RETOUR,
            mouvement_stock.c.vente_id.is_not(None),
        )
        .group_by(mouvement_stock.c.vente_id)
        .subquery()
    )
    retours = func.coalesce(back.c.retours, 0)
    positions = func.coalesce(back.c.positions, 0)
    whole = and_(retours == lignes.c.lignes, positions == lignes.c.lignes)
    return (
        select(vente.c.numero_facture, terminal.c.nom_terminal.label("terminal"))
        .add_columns(lignes.c.lignes, retours.label("retours"))
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .join(lignes, lignes.c.vente_id == vente.c.id)
        .outerjoin(back, back.c.vente_id == vente.c.id)
        .where(or_(and_(vente.c.est_annulee, ~whole), and_(~vente.c.est_annulee, retours > 0)))
    )


def _find_wrong_reversals() -> Select[Any]:
    """Select the RETOUR movements of sales that do not undo exactly the movement they name."""
    back, sold = mouvement_stock.c, _REVERSED.c
    same = and_(
        sold.type_mouvement == TypeMouvement.VENTE,
        sold.vente_id == back.vente_id,
        sold.ligne_position == back.ligne_position,
        sold.article_id == back.article_id,
        sold.boutique_id == back.boutique_id,
        sold.quantite == -back.quantite,
    )
    return (
        select(back.seq, back.reference_document, back.boutique_id)
        .outerjoin(_REVERSED, sold.id == back.corrige_id)
        .where(
            back.type_mouvement == TypeMouvement.RETOUR,
            back.vente_id.is_not(None),
            or_(sold.id.is_(None), ~same),
        )
    )


def _find_wrong_returns() -> Select[Any]:
    """Select the customers' returns whose movement is not theirs, or is that of two."""
    retour, moved = retour_client.c, mouvement_stock.c
    same = and_(
        moved.type_mouvement == TypeMouvement.RETOUR,
        moved.vente_id.is_(None),
        moved.article_id == retour.article_id,
        moved.boutique_id == retour.boutique_id,
        moved.quantite == retour.quantite,
    )
    other = retour_client.alias("other")
    twice = (
        select(other.c.id)
        .where(other.c.mouvement_id == retour.mouvement_id, other.c.id != retour.id)
        .exists()
    )
    return (
        select(retour.id, retour.boutique_id)
        .outerjoin(mouvement_stock, moved.id == retour.mouvement_id)
        .where(or_(moved.id.is_(None), ~same, twice))
    )


def _find_foreign_notices() -> Select[Any]:
    notice, entree = notification_rejet.c, vente_en_quarantaine.c
    return (
        select(notice.id, notice.reference)
        .join(vente_en_quarantaine, entree.id == notice.entree_id)
        .where(entree.terminal_id != notice.terminal_id)
    )


CONTROLES = (
    Controle(
        _find_half_cancelled(),
        "Vente {numero_facture} ({terminal}) : {lignes} ligne(s), {retours} retour(s) "
        "d’annulation.",
    ),
    Controle(
        _find_wrong_reversals(),
        "Mouvement {seq} (boutique {boutique_id}), {reference_document} : "
        "il n’annule pas le mouvement qu’il désigne.",
    ),
    Controle(
        _find_wrong_returns(),
        "Retour client {id} (boutique {boutique_id}) : son mouvement n’est pas le sien.",
    ),
    Controle(
        _find_foreign_notices(),
        "Rejet notifié {id} ({reference}) : la vente à régler n’est pas de son terminal.",
    ),
)
