"""Tables of the boutiques and of their terminals."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text, UniqueConstraint

from core.db.base import numbered
from core.db.types import Booleen, Entier, Montant, Mot, UtcDateTime
from core.vocabulaire import Devise, EtatTerminal, PolitiqueStock

boutique = numbered(
    "boutique",
    Column("nom", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("ville", Text, nullable=False),
    Column("devise", Mot(Devise), nullable=False),
    Column("fuseau", Text, nullable=False),
    Column("politique_stock", Mot(PolitiqueStock), nullable=False),
    Column("est_active", Booleen, nullable=False),
    # The change stamp: microseconds, strictly increasing even when the clock goes back.
    Column("timbre", Entier, nullable=False),
    Column("date_creation", UtcDateTime, nullable=False),
    UniqueConstraint("code"),
)

terminal = numbered(
    "terminal",
    Column("boutique_id", Entier, ForeignKey("boutique.id")),
    Column("numero_serie", Text, nullable=False),
    Column("nom_terminal", Text, nullable=False),
    Column("etat", Mot(EtatTerminal), nullable=False),
    Column("version_app_maui", Text, nullable=False),
    Column("adresse_ip", Text, nullable=False),
    Column("derniere_activite", UtcDateTime),
    Column("date_creation", UtcDateTime, nullable=False),
    UniqueConstraint("numero_serie"),
    # Facts refer to a terminal together with its boutique, so that they cannot name another's.
    UniqueConstraint("boutique_id", "id"),
    CheckConstraint("boutique_id IS NOT NULL OR etat IN ('EN_ATTENTE', 'REFUSE')", name="boutique"),
)

taux_change = numbered(
    "taux_change",
    Column("boutique_id", Entier, ForeignKey("boutique.id"), nullable=False),
    # Minor units of CDF for one USD.
    Column("taux", Montant, nullable=False),
    Column("date_effet", UtcDateTime, nullable=False),
    CheckConstraint("taux > 0", name="taux"),
    Index(None, "boutique_id"),
)
