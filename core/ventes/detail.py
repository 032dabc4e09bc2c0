"""Reads one recorded sale with all that it did, and all that was done to it since."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, and_, cast, or_, select

from core.audit import load_traces
from core.db.catalogue import article
from core.db.inventaires import inventaire, ligne_inventaire
from core.db.requetes import columns_of
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_vente, lot_sync, vente
from core.errors import VenteNotFound
from core.mouvements import Mouvement, select_mouvements
from core.retours import PREFIXE as RETOUR
from core.ventes.annulation import ACTION
from core.ventes.annulation import PREFIXE as ANNUL
from core.ventes.comptages import PREFIXE as COMPTAGE
from core.ventes.consultation import VenteRow, list_rows
from core.ventes.rendus import RetourVente, load_retours
from core.vocabulaire import TypeMouvement


@dataclass(frozen=True, slots=True)
class LigneDetail:
    """A line of a sale with the stock before and after its movement, of an article that has one."""

    position: int
    article_id: int
    article_code: str
    article_nom: str
    quantite: int
    prix_unitaire: int
    stock_avant: int
    stock_apres: int
    suivi_stock: bool

    @property
    def sous_total(self) -> int:
        """Return quantity times price, in minor units."""
        return self.quantite * self.prix_unitaire


@dataclass(frozen=True, slots=True)
class Annulation:
    """When, why and by whom a sale was cancelled: a terminal's name, or the owner's."""

    date_annulation: datetime
    motif: str
    utilisateur: str


@dataclass(frozen=True, slots=True)
class Compensation:
    """The movement that put back what a count had found gone already: it was sold before it.

    `inventaire` names the count, `date_comptage` is when it counted the article.
    """

    mouvement: Mouvement
    inventaire_id: int
    inventaire: str
    date_comptage: datetime


@dataclass(frozen=True, slots=True)
class DetailVente:
    """One sale, with its lines in their order.

    `reprises` are the movements by which goods came back, in the order of the book: those of this
    sale, and returns that a terminal sent on its own under this number (without `vente_id`).
    """

    vente: VenteRow
    lignes: tuple[LigneDetail, ...]
    retours: tuple[RetourVente, ...]
    annulation: Annulation | None
    reprises: tuple[Mouvement, ...]
    compensations: tuple[Compensation, ...]


def get_detail(connection: Connection, vente_id: int) -> DetailVente:
    """Read one sale, its lines and their movements, and what came back of it; VenteNotFound."""
    found = list_rows(connection, [vente_id])
    if not found:
        raise VenteNotFound("Cette vente n’existe pas.")
    (row,) = found
    reprises = _load_reprises(connection, row)
    return DetailVente(
        vente=row,
        lignes=_load_lignes(connection, row),
        retours=load_retours(connection, [vente_id]).get(vente_id, ()),
        annulation=_load_annulation(connection, row, reprises),
        reprises=reprises,
        compensations=_load_compensations(connection, row),
    )


def _load_lignes(connection: Connection, row: VenteRow) -> tuple[LigneDetail, ...]:
    moved = and_(
        mouvement_stock.c.vente_id == ligne_vente.c.vente_id,
        mouvement_stock.c.ligne_position == ligne_vente.c.position,
        mouvement_stock.c.type_mouvement == TypeMouvement.VENTE,
        # Not needed for the answer: it is what lets the index on the reference find them.
        mouvement_stock.c.reference_document == row.numero_facture,
    )
    rows = connection.execute(
        select(
            *columns_of(ligne_vente, LigneDetail),
            mouvement_stock.c.stock_avant,
            mouvement_stock.c.stock_apres,
            article.c.suivi_stock,
        )
        .join(mouvement_stock, moved)
        .join(article, article.c.id == ligne_vente.c.article_id)
        .where(ligne_vente.c.vente_id == row.id)
        .order_by(ligne_vente.c.position)
    )
    return tuple(LigneDetail(**found._asdict()) for found in rows)


def _load_reprises(connection: Connection, row: VenteRow) -> tuple[Mouvement, ...]:
    moved = mouvement_stock.c
    references = [f"{prefixe}{row.numero_facture}" for prefixe in (RETOUR, ANNUL)]
    boutique_id = select(vente.c.boutique_id).where(vente.c.id == row.id).scalar_subquery()
    query = (
        select_mouvements()
        .where(
            moved.reference_document.in_(references),
            moved.boutique_id == boutique_id,
            or_(
                moved.vente_id == row.id,
                and_(moved.vente_id.is_(None), moved.type_mouvement == TypeMouvement.RETOUR),
            ),
        )
        .order_by(moved.seq)
    )
    return tuple(Mouvement(**found._asdict()) for found in connection.execute(query))


def _load_compensations(connection: Connection, row: VenteRow) -> tuple[Compensation, ...]:
    back, sold, counted = mouvement_stock.c, mouvement_stock.alias("sold").c, ligne_inventaire.c
    vendus = select(sold.id).where(
        sold.vente_id == row.id,
        sold.type_mouvement == TypeMouvement.VENTE,
        # Not needed for the answer: it is what lets the index on the reference find them.
        sold.reference_document == row.numero_facture,
    )
    names = (inventaire.c.id, inventaire.c.nom.label("inventaire"), counted.date_comptage)
    query = (
        select_mouvements()
        .add_columns(names[0].label("inventaire_id"), *names[1:])
        .join(ligne_inventaire, counted.article_id == back.article_id)
        .join(inventaire, inventaire.c.id == counted.inventaire_id)
        .where(
            back.corrige_id.in_(vendus),
            back.type_mouvement == TypeMouvement.AJUSTEMENT,
            back.reference_document == COMPTAGE + cast(inventaire.c.id, Text),
        )
        .order_by(back.seq)
    )
    facts = (found._asdict() for found in connection.execute(query))
    return tuple(
        Compensation(
            inventaire_id=fact.pop("inventaire_id"),
            inventaire=fact.pop("inventaire"),
            date_comptage=fact.pop("date_comptage"),
            mouvement=Mouvement(**fact),
        )
        for fact in facts
    )


def _load_annulation(
    connection: Connection, row: VenteRow, reprises: tuple[Mouvement, ...]
) -> Annulation | None:
    """Read who cancelled it off the movements; where none was left to write, off the journal."""
    query = select(vente.c.date_annulation, vente.c.motif_annulation).where(vente.c.id == row.id)
    instant, motif = connection.execute(query).one()
    if instant is None:
        return None
    reference = f"{ANNUL}{row.numero_facture}"
    names = [m.utilisateur for m in reprises if m.reference_document == reference and m.vente_id]
    names += [t.utilisateur for t in load_traces(connection, "vente", row.id) if t.action == ACTION]
    return Annulation(instant, motif or "", names[0] if names else row.terminal_nom)


def read_charge_utile(connection: Connection, vente_id: int) -> bytes | None:
    """Cut the sale's own bytes out of the body of its batch; None once that is forgotten."""
    row = connection.execute(
        select(lot_sync.c.corps, vente.c.charge_debut, vente.c.charge_longueur)
        .join(lot_sync, lot_sync.c.id == vente.c.lot_id)
        .where(vente.c.id == vente_id)
    ).first()
    if row is None or row.corps is None:
        return None
    corps = zlib.decompress(row.corps)
    return corps[row.charge_debut : row.charge_debut + row.charge_longueur]
