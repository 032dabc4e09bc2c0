"""Tables of the sales that wait for the owner, each with its bytes, and of what he filed."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
)

from core.db.base import numbered
from core.db.types import Booleen, Entier, Montant, Mot, Octets, UtcDateTime
from core.vocabulaire import CodeRefus, Devise, EtatEntree, Remede

vente_en_quarantaine = numbered(
    "vente_en_quarantaine",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("numero_facture", Text, nullable=False),
    # SHA-256 of the content, or of the bytes where no content could be read.
    Column("empreinte", Octets, nullable=False),
    Column("est_lisible", Booleen, nullable=False),
    Column("charge_utile", Octets, nullable=False),
    Column("code", Mot(CodeRefus), nullable=False),
    Column("message", Text, nullable=False),
    Column("etat", Mot(EtatEntree), nullable=False),
    Column("date_vente", UtcDateTime),
    Column("date_premiere", UtcDateTime, nullable=False),
    Column("date_derniere", UtcDateTime, nullable=False),
    Column("essais", Entier, nullable=False),
    Column("montant", Montant),
    Column("devise", Mot(Devise)),
    # What the refusal is about; no foreign key: the article may be unknown.
    Column("article_id", Entier),
    Column("article_nom", Text, nullable=False),
    Column("stock_demande", Entier),
    Column("stock_disponible", Entier),
    # The sale that settled it: its own once applied, or the one that it doubles.
    Column("vente_id", Entier),
    Column("motif_classement", Text),
    Column("classee_par", Text),
    # How and when the owner settled it; both stay when the sale comes again.
    Column("remede", Mot(Remede)),
    Column("date_reglement", UtcDateTime),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
    CheckConstraint("(etat = 'CLASSEE') = (motif_classement IS NOT NULL)", name="classement"),
    UniqueConstraint("terminal_id", "numero_facture", "empreinte"),
    Index(None, "boutique_id", "etat", "date_derniere"),
    Index(None, "terminal_id", "etat"),
)

# Each filing, for ever: the entry itself is written over when its content comes at another date.
classement = numbered(
    "classement",
    Column("boutique_id", Entier, nullable=False),
    Column("terminal_id", Entier, nullable=False),
    Column("numero_facture", Text, nullable=False),
    Column("empreinte", Octets, nullable=False),
    Column("date_vente", UtcDateTime),
    # The sale that it doubles; None where it was filed as no sale.
    Column("vente_id", Entier),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
    Index(None, "terminal_id", "numero_facture", "empreinte"),
)
