"""Tables of what else terminals report: cash spent, goods brought back, refusals acknowledged."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
)

from core.db.base import numbered
from core.db.types import Entier, Jour, Montant, Mot, UtcDateTime
from core.vocabulaire import Devise

depense = numbered(
    "depense",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("detail", Text, nullable=False),
    Column("depense", Montant, nullable=False),
    Column("devise", Mot(Devise), nullable=False),
    Column("date_rapport", UtcDateTime),
    Column("jour", Jour, nullable=False),
    Column("date_reception", UtcDateTime, nullable=False),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    CheckConstraint("depense > 0", name="depense"),
    Index(None, "boutique_id", "jour"),
    Index(None, "terminal_id", "date_rapport"),
)

retour_client = numbered(
    "retour_client",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    # The terminal's own name of this return, by which a second sending is known.
    Column("uid", Text),
    Column("article_id", Entier, nullable=False),
    Column("quantite", Entier, nullable=False),
    Column("montant_retourne", Montant, nullable=False),
    Column("devise", Mot(Devise), nullable=False),
    Column("motif", Text, nullable=False),
    Column("reference_vente", Text, nullable=False),
    Column("date_reception", UtcDateTime, nullable=False),
    Column("mouvement_id", Entier, ForeignKey("mouvement_stock.id"), nullable=False),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    ForeignKeyConstraint(["boutique_id", "article_id"], ["article.boutique_id", "article.id"]),
    CheckConstraint("quantite BETWEEN 1 AND 1000000 AND montant_retourne >= 0", name="quantite"),
    UniqueConstraint("terminal_id", "uid"),
    Index(None, "boutique_id", "date_reception"),
)

notification_rejet = numbered(
    "notification_rejet",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("reference", Text, nullable=False),
    Column("motif_rejet", Text, nullable=False),
    # JSON, as sent.
    Column("articles", Text, nullable=False),
    # The entry that the refusal is about, where there is one of this number.
    Column("entree_id", Entier, ForeignKey("vente_en_quarantaine.id")),
    Column("date_reception", UtcDateTime, nullable=False),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    UniqueConstraint("terminal_id", "reference", "motif_rejet"),
)
