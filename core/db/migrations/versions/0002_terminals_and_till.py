"""What further routes of terminals record, the users of the computer, and the settings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ENTIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _entier(nom: str) -> sa.Column[int]:
    return sa.Column(nom, ENTIER, nullable=False)


def _texte(nom: str) -> sa.Column[str]:
    return sa.Column(nom, sa.Text(), nullable=False)


def upgrade() -> None:
    """Add columns and tables; no table is made anew, so no trigger goes."""
    _extend_boutique()
    _extend_terminal()
    _create_utilisateur()
    _create_parametre()
    _create_depense()
    _create_retour_client()
    _create_notification_rejet()
    op.create_index(
        "ix_lot_sync_boutique_id_date_reception", "lot_sync", ["boutique_id", "date_reception"]
    )
    op.create_index(
        "ix_lot_sync_terminal_id_date_reception", "lot_sync", ["terminal_id", "date_reception"]
    )


def _extend_boutique() -> None:
    op.add_column(
        "boutique", sa.Column("delai_annulation_min", ENTIER, nullable=False, server_default="60")
    )


def _extend_terminal() -> None:
    added: tuple[sa.Column[object], ...] = (
        sa.Column("niveau", sa.Text(), nullable=False, server_default="COMPATIBLE"),
        sa.Column("remplace_id", ENTIER, sa.ForeignKey("terminal.id")),
        sa.Column("autre_adresse_ip", sa.Text()),
        sa.Column("date_autre_adresse", ENTIER),
        sa.Column("ecart_horloge_s", ENTIER),
        sa.Column("date_horloge", ENTIER),
    )
    for column in added:
        op.add_column("terminal", column, inline_references=True)


def _create_utilisateur() -> None:
    op.create_table(
        "utilisateur",
        _entier("id"),
        _texte("nom"),
        _texte("role"),
        sa.Column("pin_argon2", sa.Text()),
        sa.Column("echecs", ENTIER, nullable=False, server_default="0"),
        sa.Column("bloque_jusqua", ENTIER),
        _entier("est_actif"),
        _entier("date_creation"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("nom"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _create_parametre() -> None:
    op.create_table(
        "parametre",
        _texte("cle"),
        _texte("valeur"),
        sa.PrimaryKeyConstraint("cle"),
        sqlite_strict=True,
    )


def _create_depense() -> None:
    op.create_table(
        "depense",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("detail"),
        _entier("depense"),
        _texte("devise"),
        sa.Column("date_rapport", ENTIER),
        _texte("jour"),
        _entier("date_reception"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.CheckConstraint("depense > 0", name="depense"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_depense_boutique_id_jour", "depense", ["boutique_id", "jour"])
    op.create_index(
        "ix_depense_terminal_id_date_rapport", "depense", ["terminal_id", "date_rapport"]
    )


def _create_retour_client() -> None:
    op.create_table(
        "retour_client",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        sa.Column("uid", sa.Text()),
        _entier("article_id"),
        _entier("quantite"),
        _entier("montant_retourne"),
        _texte("devise"),
        _texte("motif"),
        _texte("reference_vente"),
        _entier("date_reception"),
        _entier("mouvement_id"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["mouvement_id"], ["mouvement_stock.id"]),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.ForeignKeyConstraint(
            ["boutique_id", "article_id"], ["article.boutique_id", "article.id"]
        ),
        sa.CheckConstraint(
            "quantite BETWEEN 1 AND 1000000 AND montant_retourne >= 0", name="quantite"
        ),
        sa.UniqueConstraint("terminal_id", "uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_retour_client_boutique_id_date_reception",
        "retour_client",
        ["boutique_id", "date_reception"],
    )


def _create_notification_rejet() -> None:
    op.create_table(
        "notification_rejet",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("reference"),
        _texte("motif_rejet"),
        _texte("articles"),
        sa.Column("entree_id", ENTIER),
        _entier("date_reception"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["entree_id"], ["vente_en_quarantaine.id"]),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.UniqueConstraint("terminal_id", "reference", "motif_rejet"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
