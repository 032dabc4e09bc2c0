"""Writes how goods of a sale come back: the one place where what was sold is reversed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from core.db.requetes import next_id
from core.db.stock import mouvement_stock
from core.stock import Deplacement, move_stock
from core.ventes.reste import LigneReste, ResteVente
from core.vocabulaire import Motif, TypeMouvement


@dataclass(frozen=True, slots=True)
class Piece:
    """So many pieces of one line that come back."""

    ligne: LigneReste
    quantite: int


@dataclass(frozen=True, slots=True)
class Reprise:
    """What comes back of a sale, and what the movements say about it.

    Damaged goods are not put back in stock: they come in and go out again at once. An empty
    `utilisateur` is whoever works at this computer.
    """

    vente: ResteVente
    pieces: Sequence[Piece]
    reference_document: str
    commentaire: str
    utilisateur: str = ""
    remettre_en_stock: bool = True


@dataclass(frozen=True, slots=True)
class PieceReprise:
    """A line that came back, with the movements written: in, and out again where damaged."""

    piece: Piece
    mouvement_id: int
    sortie_id: int | None


def take_back(
    connection: Connection, reprise: Reprise, now: datetime
) -> tuple[tuple[PieceReprise, ...], Mapping[int, int]]:
    """Write the movements line by line, in the caller's transaction.

    Returns them, and the new stock by article id.
    """
    first = next_id(connection, mouvement_stock)
    moves = [move for piece in reprise.pieces for move in _make_moves(reprise, piece)]
    stocks = move_stock(connection, reprise.vente.boutique_id, moves, now)
    # Ids follow each other in the order of the movements, under the writer's lock.
    step = 1 if reprise.remettre_en_stock else 2
    return tuple(
        PieceReprise(piece, first + step * rank, None if step == 1 else first + step * rank + 1)
        for rank, piece in enumerate(reprise.pieces)
    ), stocks


def _make_moves(reprise: Reprise, piece: Piece) -> Iterator[Deplacement]:
    ligne = piece.ligne
    yield Deplacement(
        article_id=ligne.article_id,
        type_mouvement=TypeMouvement.RETOUR,
        quantite=piece.quantite,
        reference_document=reprise.reference_document,
        utilisateur=reprise.utilisateur,
        commentaire=reprise.commentaire,
        vente_id=reprise.vente.id,
        ligne_position=ligne.position,
        corrige_id=ligne.mouvement_id,
    )
    if not reprise.remettre_en_stock:
        yield Deplacement(
            article_id=ligne.article_id,
            type_mouvement=TypeMouvement.SORTIE,
            quantite=-piece.quantite,
            reference_document=reprise.reference_document,
            utilisateur=reprise.utilisateur,
            commentaire=reprise.commentaire,
            motif=Motif.CASSE,
            vente_id=reprise.vente.id,
            ligne_position=ligne.position,
        )
