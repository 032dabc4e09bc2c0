"""Tables of the sales, their lines, and the batches that brought them."""

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
from core.db.types import Booleen, Drapeaux, Entier, Jour, Montant, Mot, Octets, UtcDateTime
from core.vocabulaire import Devise, Signalement

lot_sync = numbered(
    "lot_sync",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("route", Text, nullable=False),
    Column("adresse_ip", Text, nullable=False),
    Column("date_reception", UtcDateTime, nullable=False),
    Column("recues", Entier, nullable=False),
    Column("creees", Entier, nullable=False),
    Column("rejouees", Entier, nullable=False),
    Column("refusees", Entier, nullable=False),
    # From the first query to the last row written, before the commit.
    Column("duree_us", Entier, nullable=False),
    # zlib; both are forgotten after 90 days, and `corps` is never kept of a pure replay.
    Column("corps", Octets),
    Column("resultats", Octets),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    CheckConstraint("recues = creees + rejouees + refusees", name="comptes"),
    Index(None, "boutique_id", "date_reception"),
    Index(None, "terminal_id", "date_reception"),
)

vente = numbered(
    "vente",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("numero_facture", Text, nullable=False),
    # 0, or more by the owner's decision that a second sale of this number is a sale of its own.
    Column("rang", Entier, nullable=False),
    # Checked at commit.
    Column("lot_id", Entier, ForeignKey("lot_sync.id", deferrable=True, initially="DEFERRED")),
    # Where this sale's own bytes stand in the body of its batch.
    Column("charge_debut", Entier),
    Column("charge_longueur", Entier),
    Column("date_vente", UtcDateTime),
    Column("date_reception", UtcDateTime, nullable=False),
    Column("jour", Jour, nullable=False),
    Column("montant_total", Montant, nullable=False),
    Column("montant_declare", Montant),
    Column("devise", Mot(Devise), nullable=False),
    Column("mode_paiement", Text, nullable=False),
    Column("paye", Booleen, nullable=False),
    Column("empreinte", Octets, nullable=False),
    Column("signalements", Drapeaux(Signalement), nullable=False),
    Column("est_annulee", Booleen, nullable=False),
    Column("date_annulation", UtcDateTime),
    Column("motif_annulation", Text),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    CheckConstraint("montant_total >= 0 AND rang >= 0", name="montant"),
    CheckConstraint("(est_annulee = 1) = (date_annulation IS NOT NULL)", name="annulation"),
    # One terminal has one boutique: unique by (terminal, number, rank), and the look-up by
    # number within the boutique, are one index.
    UniqueConstraint("boutique_id", "numero_facture", "terminal_id", "rang"),
    UniqueConstraint("boutique_id", "id"),
    Index(None, "boutique_id", "jour"),
)

ligne_vente = Table(
    "ligne_vente",
    metadata,
    Column("vente_id", Entier, nullable=False),
    # 1-based, in the order of the request.
    Column("position", Entier, nullable=False),
    Column("boutique_id", Entier, nullable=False),
    Column("article_id", Entier, nullable=False),
    # What the article was called and cost on that day.
    Column("article_code", Text, nullable=False),
    Column("article_nom", Text, nullable=False),
    Column("quantite", Entier, nullable=False),
    Column("prix_unitaire", Montant, nullable=False),
    Column("prix_achat", Montant),
    Column("variante_id", Entier),
    Column("prix_original", Montant),
    Column("est_negocie", Booleen, nullable=False),
    Column("motif_reduction", Text, nullable=False),
    PrimaryKeyConstraint("vente_id", "position"),
    ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
    ForeignKeyConstraint(["boutique_id", "article_id"], ["article.boutique_id", "article.id"]),
    CheckConstraint("quantite BETWEEN 1 AND 1000000 AND prix_unitaire >= 0", name="quantite"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

retour_vente = numbered(
    "retour_vente",
    Column("boutique_id", Entier, nullable=False),
    Column("vente_id", Entier, nullable=False),
    Column("montant_rendu", Montant, nullable=False),
    Column("devise", Mot(Devise), nullable=False),
    Column("motif", Text, nullable=False),
    # Damaged goods come back into the book and leave it again at once.
    Column("est_remis_en_stock", Booleen, nullable=False),
    Column("utilisateur", Text, nullable=False),
    Column("date_retour", UtcDateTime, nullable=False),
    Column("jour", Jour, nullable=False),
    ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
    CheckConstraint("montant_rendu >= 0", name="montant"),
    UniqueConstraint("boutique_id", "id"),
    Index(None, "vente_id"),
    Index(None, "boutique_id", "jour"),
)

ligne_retour_vente = Table(
    "ligne_retour_vente",
    metadata,
    Column("retour_id", Entier, nullable=False),
    # Of the line of the sale that came back.
    Column("position", Entier, nullable=False),
    Column("boutique_id", Entier, nullable=False),
    Column("quantite", Entier, nullable=False),
    Column("mouvement_id", Entier, ForeignKey("mouvement_stock.id"), nullable=False),
    # The movement by which damaged goods left again.
    Column("sortie_id", Entier, ForeignKey("mouvement_stock.id")),
    PrimaryKeyConstraint("retour_id", "position"),
    ForeignKeyConstraint(
        ["boutique_id", "retour_id"], ["retour_vente.boutique_id", "retour_vente.id"]
    ),
    CheckConstraint("quantite BETWEEN 1 AND 1000000", name="quantite"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
