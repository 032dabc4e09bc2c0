"""Table of the stock movements: the ledger that explains every quantity."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    text,
)

from core.db.base import numbered
from core.db.types import Entier, Mot, UtcDateTime
from core.vocabulaire import Motif, TypeMouvement

mouvement_stock = numbered(
    "mouvement_stock",
    Column("boutique_id", Entier, nullable=False),
    # 1, 2, 3 … within the boutique, without a hole: the order of the ledger.
    Column("seq", Entier, nullable=False),
    Column("article_id", Entier, nullable=False),
    Column("type_mouvement", Mot(TypeMouvement), nullable=False),
    Column("quantite", Entier, nullable=False),
    Column("stock_avant", Entier, nullable=False),
    Column("stock_apres", Entier, nullable=False),
    Column("reference_document", Text, nullable=False),
    Column("utilisateur", Text, nullable=False),
    Column("date_mouvement", UtcDateTime, nullable=False),
    Column("commentaire", Text, nullable=False),
    Column("motif", Mot(Motif)),
    Column("vente_id", Entier),
    Column("ligne_position", Entier),
    Column("corrige_id", Entier, ForeignKey("mouvement_stock.id")),
    ForeignKeyConstraint(["boutique_id", "article_id"], ["article.boutique_id", "article.id"]),
    ForeignKeyConstraint(
        ["vente_id", "ligne_position"], ["ligne_vente.vente_id", "ligne_vente.position"]
    ),
    ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
    CheckConstraint("stock_apres = stock_avant + quantite AND quantite <> 0", name="stock"),
    CheckConstraint("(vente_id IS NULL) = (ligne_position IS NULL)", name="ligne"),
    CheckConstraint("type_mouvement <> 'VENTE' OR vente_id IS NOT NULL", name="vente"),
    UniqueConstraint("boutique_id", "seq"),
    Index(None, "article_id", "date_mouvement"),
    Index(None, "boutique_id", "date_mouvement"),
    Index(None, "boutique_id", "type_mouvement", "seq"),
    Index(None, "reference_document"),
    # Most movements correct none.
    Index(
        None,
        "corrige_id",
        sqlite_where=text("corrige_id IS NOT NULL"),
        postgresql_where=text("corrige_id IS NOT NULL"),
    ),
)
