"""The rules of the counts: what each wrote, and what it put back for sales that came late."""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, literal, or_, select

from core.db.inventaires import inventaire, ligne_inventaire
from core.db.stock import mouvement_stock
from core.ventes.comptages import PREFIXE
from core.verification.controle import Controle
from core.vocabulaire import EtatInventaire, Motif, TypeMouvement

_MOVED, _LINE = mouvement_stock.c, ligne_inventaire.c
_SOLD = mouvement_stock.alias("vendu")


def _reference() -> ColumnElement[str]:
    return literal(PREFIXE) + cast(inventaire.c.id, String)


def _find_wrong_lignes() -> Select[Any]:
    """Select the counted articles whose movement is not the one that their count wrote."""
    own = and_(
        _MOVED.type_mouvement == TypeMouvement.AJUSTEMENT,
        _MOVED.motif == Motif.COMPTAGE,
        _MOVED.article_id == _LINE.article_id,
        _MOVED.boutique_id == _LINE.boutique_id,
        _MOVED.corrige_id.is_(None),
        _MOVED.reference_document == _reference(),
        inventaire.c.etat == EtatInventaire.VALIDE,
    )
    return (
        select(inventaire.c.id, inventaire.c.nom, _LINE.article_id)
        .select_from(ligne_inventaire)
        .join(inventaire, inventaire.c.id == _LINE.inventaire_id)
        .outerjoin(mouvement_stock, _MOVED.id == _LINE.mouvement_id)
        .where(_LINE.mouvement_id.is_not(None), or_(_MOVED.id.is_(None), ~own))
    )


def _find_wrong_compensations() -> Select[Any]:
    """Select the adjustments that correct a sale, but not whole, not at once, or for no count."""
    counted = (
        select(_LINE.article_id)
        .join(inventaire, inventaire.c.id == _LINE.inventaire_id)
        .where(
            inventaire.c.etat == EtatInventaire.VALIDE,
            inventaire.c.boutique_id == _MOVED.boutique_id,
            _LINE.article_id == _MOVED.article_id,
            _MOVED.reference_document == _reference(),
        )
        .exists()
    )
    whole = and_(
        _SOLD.c.article_id == _MOVED.article_id,
        _SOLD.c.boutique_id == _MOVED.boutique_id,
        _SOLD.c.quantite == -_MOVED.quantite,
        _MOVED.seq == _SOLD.c.seq + 1,
        _MOVED.motif == Motif.COMPTAGE,
        counted,
    )
    return (
        select(_MOVED.seq, _MOVED.boutique_id, _SOLD.c.seq.label("vente_seq"))
        .select_from(mouvement_stock)
        .join(_SOLD, _SOLD.c.id == _MOVED.corrige_id)
        .where(
            _MOVED.corrige_id.is_not(None),
            _MOVED.type_mouvement == TypeMouvement.AJUSTEMENT,
            _SOLD.c.type_mouvement == TypeMouvement.VENTE,
            ~whole,
        )
    )


CONTROLES = (
    Controle(
        _find_wrong_lignes(),
        "Inventaire {id} « {nom} » : l’ajustement de l’article {article_id} n’est pas le sien.",
    ),
    Controle(
        _find_wrong_compensations(),
        "Mouvement {seq} (boutique {boutique_id}) : il corrige la vente du mouvement {vente_seq} "
        "sans le comptage qui l’explique.",
    ),
)
