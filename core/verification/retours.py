"""The rules of what came back: never more than was sold, each return with its movements."""

from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, or_, select

from core.db.boutiques import terminal
from core.db.caisse import notification_rejet, retour_client
from core.db.quarantaine import vente_en_quarantaine
from core.db.requetes import sum_parts
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_retour_vente, ligne_vente, retour_vente, vente
from core.verification.controle import Controle
from core.vocabulaire import Motif, TypeMouvement

_MILLIARD = 1_000_000_000
_REVERSED = mouvement_stock.alias("reversed")
_OUT = mouvement_stock.alias("left_again")


def _sum_back() -> Subquery:
    """Sum the pieces that came back of each line of a sale."""
    back = mouvement_stock.c
    return (
        select(back.vente_id, back.ligne_position, func.sum(back.quantite).label("rendues"))
        .where(back.type_mouvement == TypeMouvement.RETOUR, back.vente_id.is_not(None))
        .group_by(back.vente_id, back.ligne_position)
        .subquery()
    )


def _sum_retours() -> Subquery:
    """Sum the pieces that the returns say of each line of a sale."""
    told = ligne_retour_vente.c
    return (
        select(retour_vente.c.vente_id, told.position, func.sum(told.quantite).label("dites"))
        .join(retour_vente, retour_vente.c.id == told.retour_id)
        .group_by(retour_vente.c.vente_id, told.position)
        .subquery()
    )


def _find_wrong_rests() -> Select[Any]:
    """Select the lines of which more came back than was sold, less than a cancellation takes.

    Of a sale that stands, what came back is what its returns say, to the piece.
    """
    line, back, told = ligne_vente.c, _sum_back(), _sum_retours()
    rendues = func.coalesce(back.c.rendues, 0)
    dites = func.coalesce(told.c.dites, 0)
    wanted = case((vente.c.est_annulee, line.quantite), else_=dites)
    # Few lines ever come back: the others are not looked at, but for those of cancelled sales.
    touched = or_(vente.c.est_annulee, back.c.rendues.is_not(None), told.c.dites.is_not(None))
    return (
        select(vente.c.numero_facture, terminal.c.nom_terminal.label("terminal"), line.position)
        .add_columns(line.quantite, rendues.label("rendues"), wanted.label("attendues"))
        .select_from(ligne_vente)
        .join(vente, vente.c.id == line.vente_id)
        .join(terminal, terminal.c.id == vente.c.terminal_id)
        .outerjoin(
            back, and_(back.c.vente_id == line.vente_id, back.c.ligne_position == line.position)
        )
        .outerjoin(told, and_(told.c.vente_id == line.vente_id, told.c.position == line.position))
        .where(touched, or_(rendues != wanted, rendues > line.quantite, dites > line.quantite))
    )


def _find_wrong_reversals() -> Select[Any]:
    """Select the RETOUR movements of sales that undo no piece of the movement they name."""
    back, sold = mouvement_stock.c, _REVERSED.c
    same = and_(
        sold.type_mouvement == TypeMouvement.VENTE,
        sold.vente_id == back.vente_id,
        sold.ligne_position == back.ligne_position,
        sold.article_id == back.article_id,
        sold.boutique_id == back.boutique_id,
        back.quantite.between(1, -sold.quantite),
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


def _find_wrong_lines() -> Select[Any]:
    """Select the lines of returns whose movements are not theirs: in, and out again if damaged."""
    told, back, out = ligne_retour_vente.c, mouvement_stock.c, _OUT.c
    came = and_(
        back.type_mouvement == TypeMouvement.RETOUR,
        back.vente_id == retour_vente.c.vente_id,
        back.ligne_position == told.position,
        back.quantite == told.quantite,
    )
    left = and_(
        out.type_mouvement == TypeMouvement.SORTIE,
        out.motif == Motif.CASSE,
        out.vente_id == retour_vente.c.vente_id,
        out.ligne_position == told.position,
        out.quantite == -told.quantite,
        out.seq == back.seq + 1,
    )
    stays = and_(retour_vente.c.est_remis_en_stock, told.sortie_id.is_(None))
    leaves = and_(~retour_vente.c.est_remis_en_stock, func.coalesce(left, 0))
    other = ligne_retour_vente.alias("other")
    shared = (
        select(other.c.retour_id)
        .where(other.c.mouvement_id == told.mouvement_id, other.c.retour_id != told.retour_id)
        .exists()
    )
    return (
        select(told.retour_id, told.position, retour_vente.c.boutique_id)
        .select_from(ligne_retour_vente)
        .join(retour_vente, retour_vente.c.id == told.retour_id)
        .outerjoin(mouvement_stock, back.id == told.mouvement_id)
        .outerjoin(_OUT, out.id == told.sortie_id)
        .where(or_(back.id.is_(None), ~came, ~or_(stays, leaves), shared))
    )


def _find_stray_exits() -> Select[Any]:
    """Select the SORTIE movements of sales that do not follow what they take out again."""
    out, back = mouvement_stock.c, _REVERSED.c
    before = and_(
        back.boutique_id == out.boutique_id,
        back.seq == out.seq - 1,
        back.type_mouvement == TypeMouvement.RETOUR,
        back.vente_id == out.vente_id,
        back.ligne_position == out.ligne_position,
        back.quantite == -out.quantite,
    )
    return (
        select(out.seq, out.reference_document, out.boutique_id)
        .outerjoin(_REVERSED, before)
        .where(
            out.type_mouvement == TypeMouvement.SORTIE, out.vente_id.is_not(None), back.id.is_(None)
        )
    )


def _find_wrong_montants() -> Select[Any]:
    """Select the sales of which more was given back than was paid, or in another currency.

    A return of no line is one too: it gives money for nothing.
    """
    retour = retour_vente.c
    empty = ~(
        select(ligne_retour_vente.c.retour_id)
        .where(ligne_retour_vente.c.retour_id == retour.id)
        .exists()
    )
    high, low = sum_parts(retour.montant_rendu)
    foreign = func.max(case((or_(retour.devise != vente.c.devise, empty), 1), else_=0))
    given = (
        select(retour.vente_id, (high * _MILLIARD + low).label("montant_rendu"))
        .add_columns(foreign.label("etranger"))
        .join(vente, vente.c.id == retour.vente_id)
        .group_by(retour.vente_id)
        .subquery()
    )
    return (
        select(vente.c.numero_facture, vente.c.montant_total, given.c.montant_rendu)
        .join(given, given.c.vente_id == vente.c.id)
        .where(or_(given.c.montant_rendu > vente.c.montant_total, given.c.etranger == 1))
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
        _find_wrong_rests(),
        "Vente {numero_facture} ({terminal}), ligne {position} : {quantite} pièce(s) vendue(s), "
        "{rendues} revenue(s) pour {attendues} rendue(s) ou annulée(s).",
    ),
    Controle(
        _find_wrong_reversals(),
        "Mouvement {seq} (boutique {boutique_id}), {reference_document} : "
        "il n’annule pas le mouvement qu’il désigne.",
    ),
    Controle(
        _find_wrong_lines(),
        "Retour de vente {retour_id} (boutique {boutique_id}), ligne {position} : "
        "ses mouvements ne sont pas les siens.",
    ),
    Controle(
        _find_stray_exits(),
        "Mouvement {seq} (boutique {boutique_id}), {reference_document} : "
        "il ne suit pas le retour qu’il sort du stock.",
    ),
    Controle(
        _find_wrong_montants(),
        "Vente {numero_facture} : {montant_rendu} rendu pour un total de {montant_total}.",
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
