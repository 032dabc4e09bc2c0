"""The answer about the book of movements."""

from collections.abc import Sequence

from core.mouvements import Mouvement
from syncserver.reponses.base import Reponse, format_instant


class MouvementLu(Reponse, frozen=True):
    """One movement; `quantite` is negative where goods went out."""

    id: int
    article_id: int
    article_nom: str
    type_mouvement: str
    quantite: int
    stock_avant: int
    stock_apres: int
    reference_document: str
    utilisateur: str
    date_mouvement: str
    commentaire: str


class ReponseMouvements(Reponse, frozen=True):
    """A page of movements, newest first; `next` asks for the one after it, null on the last."""

    success: bool
    count: int
    mouvements: list[MouvementLu]
    next: int | None


def build_mouvements(mouvements: Sequence[Mouvement], limit: int) -> ReponseMouvements:
    """Fill a page of at most `limit` movements from one more than that, where there is more."""
    page = [_build_mouvement(mouvement) for mouvement in mouvements[:limit]]
    has_more = len(mouvements) > limit
    return ReponseMouvements(
        success=True,
        count=len(page),
        mouvements=page,
        next=mouvements[limit - 1].seq if has_more else None,
    )


def _build_mouvement(mouvement: Mouvement) -> MouvementLu:
    return MouvementLu(
        id=mouvement.id,
        article_id=mouvement.article_id,
        article_nom=mouvement.article_nom,
        type_mouvement=mouvement.type_mouvement,
        quantite=mouvement.quantite,
        stock_avant=mouvement.stock_avant,
        stock_apres=mouvement.stock_apres,
        reference_document=mouvement.reference_document,
        utilisateur=mouvement.utilisateur,
        date_mouvement=format_instant(mouvement.date_mouvement),
        commentaire=mouvement.commentaire,
    )
