"""What each export holds, and how it is read: page by page, never the whole book in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Function, ScalarSelect, Select, Table, func, select, type_coerce

from core.boutiques import load_boutique
from core.db.boutiques import terminal
from core.db.catalogue import article, categorie, code_barre
from core.db.engine import Database
from core.db.quarantaine import vente_en_quarantaine
from core.db.stock import mouvement_stock
from core.db.types import Entier, Montant
from core.db.ventes import ligne_vente, retour_vente, vente
from core.rapports.cellules import Cellule
from core.rapports.tableau import Colonne, Tableau, make_colonne


class Journal(StrEnum):
    """The books that the owner can take away."""

    VENTES = "ventes"
    MOUVEMENTS = "mouvements"
    STOCK = "stock"
    QUARANTAINE = "quarantaine"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a book is read: `query` selects its rows, labelled as columns, from `table`.

    `page` rows are read in one short transaction, so that the WAL can be emptied meanwhile. The
    rows up to the last id at the start are a consistent book: sales and movements are never
    changed but for a cancellation. Stocks do change, hence are read all at once.
    """

    table: Table
    query: Select[Any]
    page: int | None


def _count_lignes(count: Function[int]) -> ScalarSelect[int]:
    return select(count).where(ligne_vente.c.vente_id == vente.c.id).scalar_subquery()


_RENDU = (
    select(func.coalesce(func.sum(type_coerce(retour_vente.c.montant_rendu, Entier)), 0))
    .where(retour_vente.c.vente_id == vente.c.id)
    .scalar_subquery()
)
_VENTES = (
    select(
        vente.c.id,
        vente.c.numero_facture,
        vente.c.rang,
        terminal.c.nom_terminal.label("terminal"),
        terminal.c.numero_serie,
        vente.c.date_vente,
        vente.c.date_reception,
        vente.c.jour,
        vente.c.montant_total,
        vente.c.montant_declare,
        vente.c.devise,
        vente.c.mode_paiement,
        vente.c.paye,
        vente.c.est_annulee,
        vente.c.date_annulation,
        vente.c.motif_annulation,
        type_coerce(_RENDU, Montant).label("montant_rendu"),
        _count_lignes(func.count()).label("nombre_lignes"),
        _count_lignes(func.sum(ligne_vente.c.quantite)).label("pieces"),
        vente.c.signalements,
        vente.c.lot_id,
    )
    .select_from(vente)
    .join(terminal, terminal.c.id == vente.c.terminal_id)
)
_MOUVEMENTS = (
    select(
        mouvement_stock.c.id,
        mouvement_stock.c.seq,
        mouvement_stock.c.article_id,
        article.c.code.label("article_code"),
        article.c.nom.label("article_nom"),
        mouvement_stock.c.type_mouvement,
        mouvement_stock.c.quantite,
        mouvement_stock.c.stock_avant,
        mouvement_stock.c.stock_apres,
        mouvement_stock.c.reference_document,
        mouvement_stock.c.utilisateur,
        mouvement_stock.c.date_mouvement,
        mouvement_stock.c.commentaire,
        mouvement_stock.c.motif,
        mouvement_stock.c.vente_id,
    )
    .select_from(mouvement_stock)
    .join(article, article.c.id == mouvement_stock.c.article_id)
)
_STOCK = (
    select(
        article.c.id,
        article.c.code,
        article.c.nom,
        func.coalesce(categorie.c.nom, "").label("categorie"),
        article.c.devise,
        article.c.prix_vente,
        article.c.prix_achat,
        article.c.quantite_stock,
        article.c.seuil_alerte,
        article.c.suivi_stock,
        select(func.coalesce(func.min(code_barre.c.code), ""))
        .where(code_barre.c.article_id == article.c.id)
        .scalar_subquery()
        .label("code_barre"),
        article.c.est_actif,
        article.c.date_suppression,
    )
    .select_from(article)
    .outerjoin(categorie, categorie.c.id == article.c.categorie_id)
)
_QUARANTAINE = (
    select(
        vente_en_quarantaine.c.id,
        vente_en_quarantaine.c.numero_facture,
        terminal.c.nom_terminal.label("terminal"),
        terminal.c.numero_serie,
        *(
            vente_en_quarantaine.c[name]
            for name in (
                "code",
                "etat",
                "empreinte",
                "message",
                "charge_utile",
                "essais",
                "date_vente",
                "date_premiere",
                "date_derniere",
                "montant",
                "devise",
                "article_id",
                "article_nom",
                "stock_demande",
                "stock_disponible",
                "vente_id",
                "motif_classement",
                "classee_par",
            )
        ),
    )
    .select_from(vente_en_quarantaine)
    .join(terminal, terminal.c.id == vente_en_quarantaine.c.terminal_id)
)
_SOURCES = {
    Journal.VENTES: Source(vente, _VENTES, page=2_000),
    Journal.MOUVEMENTS: Source(mouvement_stock, _MOUVEMENTS, page=2_000),
    Journal.STOCK: Source(article, _STOCK, page=None),
    # One entry may hold the five megabytes of a whole request.
    Journal.QUARANTAINE: Source(vente_en_quarantaine, _QUARANTAINE, page=20),
}


def read_journal(database: Database, boutique_id: int, journal: Journal) -> Tableau:
    """Return a book of a boutique, oldest row first; BoutiqueNotFound."""
    source = _SOURCES[journal]
    with database.read() as connection:
        fuseau = load_boutique(connection, boutique_id).fuseau
        last = connection.scalar(select(func.max(source.table.c.id))) or 0
    colonnes = tuple(make_colonne(column, fuseau) for column in source.query.selected_columns)
    query = source.query.where(source.table.c.boutique_id == boutique_id, source.table.c.id <= last)
    return Tableau(journal, colonnes, _read_lignes(database, source, query, colonnes))


def _read_lignes(
    database: Database, source: Source, query: Select[Any], colonnes: Sequence[Colonne]
) -> Iterator[Sequence[Cellule]]:
    key, done = source.table.c.id, 0
    query = query.order_by(key).limit(source.page)
    readers = [(i, colonne.read) for i, colonne in enumerate(colonnes) if colonne.read is not None]
    while True:
        with database.read() as connection:
            rows = connection.execute(query.where(key > done)).all()
        for row in rows:
            cellules = list(row)
            for i, read in readers:
                cellules[i] = read(cellules[i])
            yield cellules
        if source.page is None or len(rows) < source.page:
            return
        done = rows[-1].id
