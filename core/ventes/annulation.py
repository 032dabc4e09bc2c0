"""Cancels a recorded sale: what is left of it is reversed line by line; it stays, marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from core.audit import Decision, write_trace
from core.chaine import seal_annulation
from core.db.boutiques import boutique
from core.db.requetes import columns_of
from core.db.ventes import vente
from core.errors import CancellationTimeout, InvalidFormat, VenteAlreadyCancelled, VenteNotFound
from core.remplacements import load_remplaces
from core.terminaux import TerminalIdentifie
from core.textes import clean_texte
from core.ventes.reprise import Piece, Reprise, take_back
from core.ventes.reste import LigneReste, ResteVente, load_reste
from core.vocabulaire import Devise

PREFIXE = "ANNUL-"
ACTION = "ANNULER_VENTE"
"""What the audit journal calls the owner's cancellation."""
_MINUTE = timedelta(minutes=1)

Vendue = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CommandeAnnulation:
    """Which of its sales a terminal takes back, by the number that it gave it."""

    numero_facture: str
    motif: str = ""


@dataclass(frozen=True, slots=True)
class CommandeAnnulationVente:
    """A sale that the owner takes back, why, and whether its goods are fit to be sold again."""

    vente_id: int
    motif: str
    remettre_en_stock: bool = True


@dataclass(frozen=True, slots=True)
class OrdreAnnulation:
    """What the reversal says of itself; an empty `utilisateur` is who works at this computer."""

    motif: str
    utilisateur: str = ""
    remettre_en_stock: bool = True


@dataclass(frozen=True, slots=True)
class StockRestaure:
    """An article that came back on the shelf, all lines of it together; stocks in pieces."""

    article_id: int
    code: str
    nom: str
    quantite: int
    stock_avant: int
    stock_apres: int


@dataclass(frozen=True, slots=True)
class VenteAnnulee:
    """The sale as it stands now; `montant_total` in minor units of `devise`."""

    id: int
    boutique_id: int
    numero_facture: str
    montant_total: int
    devise: Devise
    mode_paiement: str
    date_vente: datetime | None
    date_reception: datetime
    date_annulation: datetime
    motif_annulation: str


@dataclass(frozen=True, slots=True)
class ResultatAnnulation:
    """What a cancellation did."""

    vente: VenteAnnulee
    stocks: tuple[StockRestaure, ...]


def cancel_own(
    connection: Connection,
    identifie: TerminalIdentifie,
    commande: CommandeAnnulation,
    now: datetime,
) -> ResultatAnnulation:
    """Cancel a sale of a terminal, or of one that it replaces, in the caller's transaction.

    Of several sales of one number, the last one still standing. VenteNotFound,
    VenteAlreadyCancelled, CancellationTimeout once the delay since its reception is over.
    """
    found = _find_own(connection, identifie, commande.numero_facture)
    if found is None:
        raise VenteNotFound("Cette vente n’existe pas parmi celles de ce terminal.")
    if found.est_annulee:
        raise VenteAlreadyCancelled("Cette vente est déjà annulée.")
    _check_delai(now - found.date_reception, _load_delai(connection, identifie.boutique.id))
    ordre = OrdreAnnulation(clean_texte(commande.motif), identifie.terminal.nom_terminal)
    return _cancel(connection, ordre, load_reste(connection, found.id), now)


def cancel_vente(
    connection: Connection, commande: CommandeAnnulationVente, now: datetime
) -> ResultatAnnulation:
    """Cancel any sale by the owner's decision, in the caller's write transaction; no delay limit.

    VenteNotFound, VenteAlreadyCancelled, InvalidFormat without a reason.
    """
    reste = load_reste(connection, commande.vente_id)
    motif = clean_texte(commande.motif)
    if not motif and not reste.est_annulee:
        raise InvalidFormat("Dites pourquoi cette vente est annulée.", champ="motif")
    ordre = OrdreAnnulation(motif, remettre_en_stock=commande.remettre_en_stock)
    resultat = _cancel(connection, ordre, reste, now)
    where = "remise en stock" if commande.remettre_en_stock else "abîmée, hors du stock"
    detail = f"Vente {reste.numero_facture} annulée, marchandise {where}"
    told = Decision(ACTION, "vente", reste.id, reste.boutique_id, motif, detail)
    write_trace(connection, told, now)
    return resultat


def _find_own(connection: Connection, identifie: TerminalIdentifie, numero: str) -> Vendue | None:
    """Find the sale of the terminal itself; only where there is none, of one that it replaces."""
    own = identifie.terminal.id
    for terminal_id in (own, *load_remplaces(connection, own)):
        found = _find_of(connection, identifie.boutique.id, terminal_id, numero)
        if found is not None:
            return found
    return None


def _find_of(
    connection: Connection, boutique_id: int, terminal_id: int, numero: str
) -> Vendue | None:
    query = (
        select(
            *(vente.c.id, vente.c.boutique_id, vente.c.numero_facture),
            *(vente.c.est_annulee, vente.c.date_reception),
        )
        .where(
            vente.c.boutique_id == boutique_id,
            vente.c.terminal_id == terminal_id,
            vente.c.numero_facture == numero,
        )
        .order_by(vente.c.est_annulee, vente.c.rang.desc())
    )
    return connection.execute(query).first()


def _load_delai(connection: Connection, boutique_id: int) -> int:
    query = select(boutique.c.delai_annulation_min).where(boutique.c.id == boutique_id)
    delai: int = connection.execute(query).scalar_one()
    return delai


def _check_delai(elapsed: timedelta, delai: int) -> None:
    """Refuse once more than `delai` minutes have passed; a minute that has begun counts."""
    minutes = max(0, -(-elapsed // _MINUTE))
    if minutes > delai:
        raise CancellationTimeout(
            f"Cette vente a été reçue il y a {minutes} minutes : "
            f"elle ne peut plus être annulée après {delai} minutes.",
            minutes,
            delai,
        )


def _cancel(
    connection: Connection, ordre: OrdreAnnulation, reste: ResteVente, now: datetime
) -> ResultatAnnulation:
    """Reverse what is left of a sale, line by line, and mark it; VenteAlreadyCancelled.

    Of a sale that was returned to the last piece nothing moves: it is marked all the same.
    """
    if reste.est_annulee:
        raise VenteAlreadyCancelled("Cette vente est déjà annulée.")
    reprise = Reprise(
        vente=reste,
        pieces=[Piece(ligne, ligne.reste) for ligne in reste.lignes if ligne.reste],
        reference_document=f"{PREFIXE}{reste.numero_facture}",
        commentaire=ordre.motif,
        utilisateur=ordre.utilisateur,
        remettre_en_stock=ordre.remettre_en_stock,
    )
    _, stocks = take_back(connection, reprise, now)
    cancelled = {"est_annulee": True, "date_annulation": now, "motif_annulation": ordre.motif}
    connection.execute(update(vente).where(vente.c.id == reste.id).values(cancelled))
    seal_annulation(connection, reste.boutique_id, reste.id, now)
    return ResultatAnnulation(_load_annulee(connection, reste.id), _sum_up(reprise, stocks))


def _sum_up(reprise: Reprise, after: Mapping[int, int]) -> tuple[StockRestaure, ...]:
    """Add up the lines of each article; what is damaged is not back on the shelf."""
    back: dict[int, int] = {}
    lignes: dict[int, LigneReste] = {}
    for piece in reprise.pieces:
        key = piece.ligne.article_id
        lignes.setdefault(key, piece.ligne)
        back[key] = back.get(key, 0) + (piece.quantite if reprise.remettre_en_stock else 0)
    return tuple(
        StockRestaure(
            article_id=key,
            code=ligne.article_code,
            nom=ligne.article_nom,
            quantite=back[key],
            stock_avant=after[key] - back[key],
            stock_apres=after[key],
        )
        for key, ligne in lignes.items()
    )


def _load_annulee(connection: Connection, vente_id: int) -> VenteAnnulee:
    query = select(*columns_of(vente, VenteAnnulee)).where(vente.c.id == vente_id)
    return VenteAnnulee(*connection.execute(query).one())
