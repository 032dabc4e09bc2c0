"""Goods of a sale that the owner takes back: what is asked, judged, then written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from core.audit import Decision, write_trace
from core.boutiques import load_boutique
from core.chaine import seal_retour
from core.clock import jour_local
from core.db.bulk import Bulk
from core.db.requetes import next_id
from core.db.ventes import ligne_retour_vente, retour_vente
from core.errors import InvalidFormat, RetourExcessif, VenteAlreadyCancelled
from core.montants import format_decimal
from core.retours import PREFIXE
from core.textes import clean_texte
from core.utilisateurs import load_utilisateur
from core.ventes.rendus import LigneRetour, RetourVente
from core.ventes.reprise import Piece, PieceReprise, Reprise, take_back
from core.ventes.reste import LigneReste, ResteVente, load_reste

_LIGNES = Bulk(insert(ligne_retour_vente), *(column.name for column in ligne_retour_vente.columns))


@dataclass(frozen=True, slots=True)
class LigneRendue:
    """So many pieces of the line at a position of the sale."""

    position: int
    quantite: int


@dataclass(frozen=True, slots=True)
class CommandeRetour:
    """What a customer brings back of a sale.

    `montant_rendu` is in minor units of the sale's currency; None for the price of the pieces.
    Goods that are damaged are not put back in stock.
    """

    vente_id: int
    lignes: tuple[LigneRendue, ...]
    motif: str = ""
    remettre_en_stock: bool = True
    montant_rendu: int | None = None


def decide_pieces(reste: ResteVente, lignes: Sequence[LigneRendue]) -> tuple[Piece, ...]:
    """Give each line asked for what it takes; pure.

    VenteAlreadyCancelled, InvalidFormat for what names no line once and some pieces of it,
    RetourExcessif for more than is left.
    """
    if reste.est_annulee:
        raise VenteAlreadyCancelled("Cette vente est annulée : il n’y a plus rien à rendre.")
    known = {ligne.position: ligne for ligne in reste.lignes}
    asked = {rendue.position for rendue in lignes}
    if not lignes or len(asked) < len(lignes) or not asked <= known.keys():
        raise InvalidFormat("Indiquez au moins une pièce rendue, ligne par ligne.", champ="lignes")
    return tuple(_take(known[rendue.position], rendue.quantite) for rendue in lignes)


def _take(ligne: LigneReste, quantite: int) -> Piece:
    if quantite < 1:
        raise InvalidFormat("Une ligne rendue a au moins une pièce.", champ="lignes")
    if quantite > ligne.reste:
        raise RetourExcessif(
            f"{ligne.article_nom} : {ligne.rendue} des {ligne.quantite} vendues sont déjà "
            f"revenues, il en reste {ligne.reste} à rendre.",
            champ="lignes",
        )
    return Piece(ligne, quantite)


def decide_montant(reste: ResteVente, pieces: Sequence[Piece], montant: int | None) -> int:
    """Return what is given back, the price of the pieces where nothing was said; pure.

    Never more than is left of the total: InvalidFormat.
    """
    if montant is None:
        prix = sum(piece.quantite * piece.ligne.prix_unitaire for piece in pieces)
        return min(prix, reste.montant_reste)
    if not 0 <= montant <= reste.montant_reste:
        raise InvalidFormat(
            f"Le montant rendu va de 0 à {format_decimal(reste.montant_reste)} {reste.devise} : "
            "c’est ce qui reste du total de la vente.",
            champ="montant_rendu",
        )
    return montant


def record_retour(connection: Connection, commande: CommandeRetour, now: datetime) -> RetourVente:
    """Write a return in the caller's write transaction; the sale itself is not touched.

    VenteNotFound, and what `decide_pieces` and `decide_montant` refuse.
    """
    reste = load_reste(connection, commande.vente_id)
    pieces = decide_pieces(reste, commande.lignes)
    montant = decide_montant(reste, pieces, commande.montant_rendu)
    motif = clean_texte(commande.motif)
    reprise = Reprise(
        vente=reste,
        pieces=pieces,
        reference_document=f"{PREFIXE}{reste.numero_facture}",
        commentaire=motif,
        remettre_en_stock=commande.remettre_en_stock,
    )
    taken, _ = take_back(connection, reprise, now)
    retour = RetourVente(
        id=next_id(connection, retour_vente),
        boutique_id=reste.boutique_id,
        vente_id=reste.id,
        date_retour=now,
        utilisateur=load_utilisateur(connection),
        motif=motif,
        est_remis_en_stock=commande.remettre_en_stock,
        montant_rendu=montant,
        devise=reste.devise,
        lignes=tuple(_describe(piece) for piece in pieces),
    )
    _write(connection, reste, retour, taken)
    return retour


def _describe(piece: Piece) -> LigneRetour:
    ligne = piece.ligne
    return LigneRetour(
        ligne.position, ligne.article_id, ligne.article_code, ligne.article_nom, piece.quantite
    )


def _write(
    connection: Connection, reste: ResteVente, retour: RetourVente, taken: Sequence[PieceReprise]
) -> None:
    fuseau = load_boutique(connection, reste.boutique_id).fuseau
    connection.execute(
        insert(retour_vente).values(
            id=retour.id,
            boutique_id=retour.boutique_id,
            vente_id=retour.vente_id,
            montant_rendu=retour.montant_rendu,
            devise=retour.devise,
            motif=retour.motif,
            est_remis_en_stock=retour.est_remis_en_stock,
            utilisateur=retour.utilisateur,
            date_retour=retour.date_retour,
            jour=jour_local(retour.date_retour, fuseau),
        )
    )
    _LIGNES.execute(
        connection,
        (
            (
                *(retour.id, came.piece.ligne.position, reste.boutique_id),
                *(came.piece.quantite, came.mouvement_id, came.sortie_id),
            )
            for came in taken
        ),
    )
    seal_retour(connection, reste.boutique_id, retour.id, retour.date_retour)
    pieces = sum(ligne.quantite for ligne in retour.lignes)
    where = "remises en stock" if retour.est_remis_en_stock else "abîmées"
    detail = (
        f"Vente {reste.numero_facture}, retour n° {retour.id} : pièces {pieces}, {where} ; "
        f"rendu {format_decimal(retour.montant_rendu)} {retour.devise}"
    )
    told = Decision("RETOUR_VENTE", "vente", reste.id, reste.boutique_id, retour.motif, detail)
    write_trace(connection, told, retour.date_retour)
