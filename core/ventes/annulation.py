"""Cancels a recorded sale: its movements are reversed one by one, and the sale stays, marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from core.db.boutiques import boutique
from core.db.requetes import columns_of
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_vente, vente
from core.errors import CancellationTimeout, VenteAlreadyCancelled, VenteNotFound
from core.remplacements import load_remplaces
from core.stock import Deplacement, move_stock
from core.terminaux import TerminalIdentifie
from core.textes import clean_texte
from core.vocabulaire import Devise, TypeMouvement

PREFIXE = "ANNUL-"
_MINUTE = timedelta(minutes=1)

Vendue = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CommandeAnnulation:
    """Which of its sales a terminal takes back, by the number that it gave it."""

    numero_facture: str
    motif: str = ""


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
    motif = clean_texte(commande.motif)
    stocks = _reverse(
        connection, found, motif, utilisateur=identifie.terminal.nom_terminal, now=now
    )
    cancelled = {"est_annulee": True, "date_annulation": now, "motif_annulation": motif}
    connection.execute(update(vente).where(vente.c.id == found.id).values(cancelled))
    return ResultatAnnulation(_load_annulee(connection, found.id), stocks)


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


def _reverse(
    connection: Connection, found: Vendue, motif: str, *, utilisateur: str, now: datetime
) -> tuple[StockRestaure, ...]:
    """Write a RETOUR for each VENTE movement of the sale, in their order."""
    moved = mouvement_stock.c
    sold = connection.execute(
        select(moved.id, moved.article_id, moved.quantite, moved.ligne_position)
        .add_columns(ligne_vente.c.article_code, ligne_vente.c.article_nom)
        .join(
            ligne_vente,
            (ligne_vente.c.vente_id == moved.vente_id)
            & (ligne_vente.c.position == moved.ligne_position),
        )
        .where(
            moved.vente_id == found.id,
            moved.type_mouvement == TypeMouvement.VENTE,
            # Not needed for the answer: it is what lets the index on the reference find them.
            moved.reference_document == found.numero_facture,
        )
        .order_by(moved.seq)
    ).all()
    back = [
        Deplacement(
            article_id=row.article_id,
            type_mouvement=TypeMouvement.RETOUR,
            quantite=-row.quantite,
            reference_document=f"{PREFIXE}{found.numero_facture}",
            utilisateur=utilisateur,
            commentaire=motif,
            vente_id=found.id,
            ligne_position=row.ligne_position,
            corrige_id=row.id,
        )
        for row in sold
    ]
    after = move_stock(connection, found.boutique_id, back, now)
    return tuple(
        _sum_up(article_id, [row for row in sold if row.article_id == article_id], after)
        for article_id in dict.fromkeys(row.article_id for row in sold)
    )


def _sum_up(article_id: int, rows: Sequence[Vendue], after: Mapping[int, int]) -> StockRestaure:
    quantite = -sum(row.quantite for row in rows)
    return StockRestaure(
        article_id=article_id,
        code=rows[0].article_code,
        nom=rows[0].article_nom,
        quantite=quantite,
        stock_avant=after[article_id] - quantite,
        stock_apres=after[article_id],
    )


def _load_annulee(connection: Connection, vente_id: int) -> VenteAnnulee:
    query = select(*columns_of(vente, VenteAnnulee)).where(vente.c.id == vente_id)
    return VenteAnnulee(*connection.execute(query).one())
