"""Tables of what is sold: categories, articles and their barcodes."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from core.db.base import metadata, numbered
from core.db.types import Booleen, Entier, Montant, Mot, UtcDateTime
from core.vocabulaire import Devise

categorie = numbered(
    "categorie",
    Column("boutique_id", Entier, ForeignKey("boutique.id"), nullable=False),
    Column("nom", Text, nullable=False),
    Column("description", Text, nullable=False),
    UniqueConstraint("boutique_id", "nom"),
    UniqueConstraint("boutique_id", "id"),
)

article = numbered(
    "article",
    Column("boutique_id", Entier, ForeignKey("boutique.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("nom", Text, nullable=False),
    # The name without case or accents: what a search and the alphabetical order compare.
    Column("nom_tri", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("categorie_id", Entier),
    Column("devise", Mot(Devise), nullable=False),
    Column("prix_vente", Montant, nullable=False),
    Column("prix_achat", Montant),
    Column("quantite_stock", Entier, nullable=False),
    Column("seuil_alerte", Entier, nullable=False),
    Column("suivi_stock", Booleen, nullable=False),
    Column("est_actif", Booleen, nullable=False),
    Column("date_suppression", UtcDateTime),
    Column("timbre", Entier, nullable=False),
    UniqueConstraint("boutique_id", "code"),
    UniqueConstraint("boutique_id", "id"),
    ForeignKeyConstraint(
        ["boutique_id", "categorie_id"], ["categorie.boutique_id", "categorie.id"]
    ),
    CheckConstraint("prix_vente >= 0 AND (prix_achat IS NULL OR prix_achat >= 0)", name="prix"),
    CheckConstraint("(est_actif = 1) = (date_suppression IS NULL)", name="suppression"),
    Index(None, "boutique_id", "nom_tri"),
)

code_barre = Table(
    "code_barre",
    metadata,
    Column("boutique_id", Entier, nullable=False),
    Column("code", Text, nullable=False),
    Column("article_id", Entier, nullable=False),
    PrimaryKeyConstraint("boutique_id", "code"),
    ForeignKeyConstraint(["boutique_id", "article_id"], ["article.boutique_id", "article.id"]),
    Index(None, "article_id"),
    sqlite_strict=True,
)
