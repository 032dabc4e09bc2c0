"""Tables of the installation: its boutiques, their terminals, its users and its settings."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Table,
    Text,
    UniqueConstraint,
)

from core.db.base import metadata, numbered
from core.db.types import Booleen, Entier, Montant, Mot, UtcDateTime
from core.vocabulaire import (
    Devise,
    EtatTerminal,
    NiveauTerminal,
    PolitiqueStock,
    RoleUtilisateur,
)

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
    # How long after its reception a terminal may cancel its own sale.
    Column("delai_annulation_min", Entier, nullable=False, server_default="60"),
    # Whether a sale that was short of stock is tried again by itself once goods came in.
    Column("rejeu_auto", Booleen, nullable=False, server_default="0"),
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
    Column("niveau", Mot(NiveauTerminal), nullable=False, server_default="COMPATIBLE"),
    # The device that this one took the place of: what that one recorded is known of this one too.
    Column("remplace_id", Entier, ForeignKey("terminal.id")),
    # The address from which the same serial number came just before, and when it did.
    Column("autre_adresse_ip", Text),
    Column("date_autre_adresse", UtcDateTime),
    # Seconds by which its clock is ahead of ours (negative: behind), as last measured.
    Column("ecart_horloge_s", Entier),
    Column("date_horloge", UtcDateTime),
    # Whether it said so itself: else it was guessed from a sale, which may only have come late.
    Column("horloge_exacte", Booleen, nullable=False, server_default="0"),
    UniqueConstraint("numero_serie"),
    # Facts refer to a terminal together with its boutique, so that they cannot name another's.
    UniqueConstraint("boutique_id", "id"),
    CheckConstraint("boutique_id IS NOT NULL OR etat IN ('EN_ATTENTE', 'REFUSE')", name="boutique"),
)

terminaux_distincts = numbered(
    "terminaux_distincts",
    Column("boutique_id", Entier, nullable=False),
    # Two devices of which the owner said that a number they share never means the same sale.
    Column("premier_id", Entier, nullable=False),
    Column("second_id", Entier, nullable=False),
    Column("date_decision", UtcDateTime, nullable=False),
    Column("utilisateur", Text, nullable=False),
    ForeignKeyConstraint(["boutique_id", "premier_id"], ["terminal.boutique_id", "terminal.id"]),
    ForeignKeyConstraint(["boutique_id", "second_id"], ["terminal.boutique_id", "terminal.id"]),
    CheckConstraint("premier_id < second_id", name="ordre"),
    UniqueConstraint("premier_id", "second_id"),
)

# What the recorded sales say, kept so that no batch need look for it among all of them: each of the
# two gave one number to a sale of its own, so that equal numbers prove nothing between them.
numerotation_partagee = Table(
    "numerotation_partagee",
    metadata,
    Column("terminal_id", Entier, primary_key=True),
    Column("autre_id", Entier, primary_key=True),
    Column("boutique_id", Entier, nullable=False),
    ForeignKeyConstraint(["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]),
    ForeignKeyConstraint(["boutique_id", "autre_id"], ["terminal.boutique_id", "terminal.id"]),
    CheckConstraint("terminal_id <> autre_id", name="autre"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
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

utilisateur = numbered(
    "utilisateur",
    Column("nom", Text, nullable=False),
    Column("role", Mot(RoleUtilisateur), nullable=False),
    # Argon2id, with its parameters; none where no PIN is asked.
    Column("pin_argon2", Text),
    # Wrong PINs in a row, and until when no further one is listened to.
    Column("echecs", Entier, nullable=False, server_default="0"),
    Column("bloque_jusqua", UtcDateTime),
    Column("est_actif", Booleen, nullable=False),
    Column("date_creation", UtcDateTime, nullable=False),
    UniqueConstraint("nom"),
)

parametre = Table(
    "parametre",
    metadata,
    Column("cle", Text, primary_key=True),
    # JSON.
    Column("valeur", Text, nullable=False),
    sqlite_strict=True,
)
