"""Tables of the stock counts: each session, and each article that was counted in it."""

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
from core.db.types import Booleen, Entier, Mot, UtcDateTime
from core.vocabulaire import EtatInventaire, NonComptes

inventaire = numbered(
    "inventaire",
    Column("boutique_id", Entier, ForeignKey("boutique.id"), nullable=False),
    Column("nom", Text, nullable=False),
    Column("etat", Mot(EtatInventaire), nullable=False),
    # None counts all articles.
    Column("categorie_id", Entier),
    # Whoever counts does not see what the book expects.
    Column("est_aveugle", Booleen, nullable=False),
    Column("date_ouverture", UtcDateTime, nullable=False),
    Column("ouvert_par", Text, nullable=False),
    Column("date_cloture", UtcDateTime),
    Column("clos_par", Text),
    Column("non_comptes", Mot(NonComptes)),
    ForeignKeyConstraint(
        ["boutique_id", "categorie_id"], ["categorie.boutique_id", "categorie.id"]
    ),
    CheckConstraint("(etat = 'EN_COURS') = (date_cloture IS NULL)", name="cloture"),
    UniqueConstraint("boutique_id", "id"),
    Index(None, "boutique_id", "etat"),
)

ligne_inventaire = Table(
    "ligne_inventaire",
    metadata,
    Column("inventaire_id", Entier, nullable=False),
    Column("article_id", Entier, nullable=False),
    Column("boutique_id", Entier, nullable=False),
    Column("quantite_comptee", Entier, nullable=False),
    # What the book said at the instant of the count, and its last movement by then; of several
    # scans the last, what was sold since the first being expected too: it was counted.
    Column("quantite_attendue", Entier, nullable=False),
    Column("seq_comptage", Entier, nullable=False),
    # Of several scans the first: what left the shelf before it was not counted.
    Column("date_comptage", UtcDateTime, nullable=False),
    Column("compte_par", Text, nullable=False),
    # The adjustment that the validation wrote; none where there was no variance.
    Column("mouvement_id", Entier, ForeignKey("mouvement_stock.id")),
    PrimaryKeyConstraint("inventaire_id", "article_id"),
    ForeignKeyConstraint(
        ["boutique_id", "inventaire_id"], ["inventaire.boutique_id", "inventaire.id"]
    ),
    ForeignKeyConstraint(["boutique_id", "article_id"], ["article.boutique_id", "article.id"]),
    CheckConstraint("quantite_comptee BETWEEN 0 AND 1000000", name="quantite"),
    Index(None, "article_id", "date_comptage"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
