"""Tables of what proves the book: its chain of hashes, its checks, and who decided what."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text, UniqueConstraint

from core.db.base import numbered
from core.db.types import Entier, Mot, Octets, UtcDateTime
from core.vocabulaire import OrigineControle

maillon = numbered(
    "maillon",
    Column("boutique_id", Entier, ForeignKey("boutique.id"), nullable=False),
    # 1, 2, 3 … within the boutique, without a hole.
    Column("rang", Entier, nullable=False),
    Column("date_scellement", UtcDateTime, nullable=False),
    # Every sale, movement and return up to these, and after those of the link before.
    Column("derniere_vente_id", Entier, nullable=False),
    Column("dernier_mouvement_id", Entier, nullable=False),
    Column("dernier_retour_id", Entier, nullable=False),
    # The sale whose cancellation this link seals: it may come long after the sale.
    Column("vente_annulee_id", Entier),
    # Four bytes a row, in the order of the hash: they tell which row it is that no longer fits.
    Column("controles", Octets, nullable=False),
    # SHA-256 of the link before and of every row of this one.
    Column("empreinte", Octets, nullable=False),
    UniqueConstraint("boutique_id", "rang"),
)

controle_livre = numbered(
    "controle_livre",
    Column("origine", Mot(OrigineControle), nullable=False),
    Column("date_controle", UtcDateTime, nullable=False),
    Column("articles", Entier, nullable=False),
    Column("ventes", Entier, nullable=False),
    Column("mouvements", Entier, nullable=False),
    # JSON: a list of French sentences, empty where the book is right.
    Column("problemes", Text, nullable=False),
    Column("livre_faux_depuis", UtcDateTime),
    CheckConstraint("articles >= 0 AND ventes >= 0 AND mouvements >= 0", name="comptes"),
)

journal_audit = numbered(
    "journal_audit",
    # None where the decision is about the whole installation.
    Column("boutique_id", Entier, ForeignKey("boutique.id")),
    Column("date_action", UtcDateTime, nullable=False),
    Column("utilisateur", Text, nullable=False),
    # What was done, and to which row of which table.
    Column("action", Text, nullable=False),
    Column("objet", Text, nullable=False),
    Column("objet_id", Entier),
    # The reason that was given, and what is needed to understand it later.
    Column("motif", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "objet", "objet_id"),
)
