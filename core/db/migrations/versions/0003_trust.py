"""What proves the book and settles what waits: chain, checks, decisions, counts and returns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ENTIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _entier(nom: str) -> sa.Column[int]:
    return sa.Column(nom, ENTIER, nullable=False)


def _texte(nom: str) -> sa.Column[str]:
    return sa.Column(nom, sa.Text(), nullable=False)


def _octets(nom: str) -> sa.Column[bytes]:
    return sa.Column(nom, sa.LargeBinary(), nullable=False)


def _numbered(name: str, *items: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        _entier("id"),
        *items,
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _of_boutique() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["boutique_id"], ["boutique.id"])


def _to(table: str, *columns: str) -> sa.ForeignKeyConstraint:
    """Refer to a row of `table` together with its boutique."""
    name = columns[0] if columns else f"{table}_id"
    return sa.ForeignKeyConstraint(["boutique_id", name], [f"{table}.boutique_id", f"{table}.id"])


def upgrade() -> None:
    """Add columns and tables; no table is made anew, so no trigger goes."""
    op.add_column("boutique", sa.Column("rejeu_auto", ENTIER, nullable=False, server_default="0"))
    op.add_column(
        "terminal", sa.Column("horloge_exacte", ENTIER, nullable=False, server_default="0")
    )
    op.add_column("vente_en_quarantaine", sa.Column("remede", sa.Text()))
    op.add_column("vente_en_quarantaine", sa.Column("date_reglement", ENTIER))
    op.create_index(
        "ix_mouvement_stock_corrige_id",
        "mouvement_stock",
        ["corrige_id"],
        sqlite_where=sa.text("corrige_id IS NOT NULL"),
    )
    # Counts of rows, from a day when there were few, make whole tables be read for one sale.
    op.execute("DROP TABLE IF EXISTS sqlite_stat1")
    _create_classement()
    _create_terminaux_distincts()
    _create_numerotation_partagee()
    _create_livre()
    _create_inventaires()
    _create_retours()


def _create_classement() -> None:
    """Remember what is filed already as what the owner files from now on."""
    _numbered(
        "classement",
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("numero_facture"),
        _octets("empreinte"),
        sa.Column("date_vente", ENTIER),
        sa.Column("vente_id", ENTIER),
        _to("terminal", "terminal_id"),
        _to("vente", "vente_id"),
    )
    op.create_index(
        "ix_classement_terminal_id_numero_facture_empreinte",
        "classement",
        ["terminal_id", "numero_facture", "empreinte"],
    )
    op.execute(
        "INSERT INTO classement "
        "(boutique_id, terminal_id, numero_facture, empreinte, date_vente, vente_id) "
        "SELECT boutique_id, terminal_id, numero_facture, empreinte, date_vente, vente_id "
        "FROM vente_en_quarantaine WHERE etat = 'CLASSEE' ORDER BY id"
    )


def _create_terminaux_distincts() -> None:
    _numbered(
        "terminaux_distincts",
        _entier("boutique_id"),
        _entier("premier_id"),
        _entier("second_id"),
        _entier("date_decision"),
        _texte("utilisateur"),
        _to("terminal", "premier_id"),
        _to("terminal", "second_id"),
        sa.CheckConstraint("premier_id < second_id", name="ordre"),
        sa.UniqueConstraint("premier_id", "second_id"),
    )


def _create_numerotation_partagee() -> None:
    """Note of the terminals what their sales say already."""
    op.create_table(
        "numerotation_partagee",
        _entier("terminal_id"),
        _entier("autre_id"),
        _entier("boutique_id"),
        sa.PrimaryKeyConstraint("terminal_id", "autre_id"),
        _to("terminal", "terminal_id"),
        _to("terminal", "autre_id"),
        sa.CheckConstraint("terminal_id <> autre_id", name="autre"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO numerotation_partagee (terminal_id, autre_id, boutique_id) "
        "SELECT DISTINCT a.terminal_id, b.terminal_id, a.boutique_id FROM vente a JOIN vente b "
        "ON b.boutique_id = a.boutique_id AND b.numero_facture = a.numero_facture "
        "WHERE b.terminal_id <> a.terminal_id AND b.empreinte <> a.empreinte"
    )


def _create_livre() -> None:
    _numbered(
        "maillon",
        _entier("boutique_id"),
        _entier("rang"),
        _entier("date_scellement"),
        _entier("derniere_vente_id"),
        _entier("dernier_mouvement_id"),
        _entier("dernier_retour_id"),
        sa.Column("vente_annulee_id", ENTIER),
        _octets("controles"),
        _octets("empreinte"),
        _of_boutique(),
        sa.UniqueConstraint("boutique_id", "rang"),
    )
    _numbered(
        "controle_livre",
        _texte("origine"),
        _entier("date_controle"),
        _entier("articles"),
        _entier("ventes"),
        _entier("mouvements"),
        _texte("problemes"),
        sa.Column("livre_faux_depuis", ENTIER),
        sa.CheckConstraint("articles >= 0 AND ventes >= 0 AND mouvements >= 0", name="comptes"),
    )
    _numbered(
        "journal_audit",
        sa.Column("boutique_id", ENTIER),
        _entier("date_action"),
        _texte("utilisateur"),
        _texte("action"),
        _texte("objet"),
        sa.Column("objet_id", ENTIER),
        _texte("motif"),
        _texte("detail"),
        _of_boutique(),
    )
    op.create_index("ix_journal_audit_objet_objet_id", "journal_audit", ["objet", "objet_id"])


def _create_inventaires() -> None:
    _numbered(
        "inventaire",
        _entier("boutique_id"),
        _texte("nom"),
        _texte("etat"),
        sa.Column("categorie_id", ENTIER),
        _entier("est_aveugle"),
        _entier("date_ouverture"),
        _texte("ouvert_par"),
        sa.Column("date_cloture", ENTIER),
        sa.Column("clos_par", sa.Text()),
        sa.Column("non_comptes", sa.Text()),
        _of_boutique(),
        _to("categorie"),
        sa.CheckConstraint("(etat = 'EN_COURS') = (date_cloture IS NULL)", name="cloture"),
        sa.UniqueConstraint("boutique_id", "id"),
    )
    op.create_index("ix_inventaire_boutique_id_etat", "inventaire", ["boutique_id", "etat"])
    op.create_table(
        "ligne_inventaire",
        _entier("inventaire_id"),
        _entier("article_id"),
        _entier("boutique_id"),
        _entier("quantite_comptee"),
        _entier("quantite_attendue"),
        _entier("seq_comptage"),
        _entier("date_comptage"),
        _texte("compte_par"),
        sa.Column("mouvement_id", ENTIER),
        sa.PrimaryKeyConstraint("inventaire_id", "article_id"),
        _to("inventaire"),
        _to("article"),
        sa.ForeignKeyConstraint(["mouvement_id"], ["mouvement_stock.id"]),
        sa.CheckConstraint("quantite_comptee BETWEEN 0 AND 1000000", name="quantite"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_ligne_inventaire_article_id_date_comptage",
        "ligne_inventaire",
        ["article_id", "date_comptage"],
    )


def _create_retours() -> None:
    _numbered(
        "retour_vente",
        _entier("boutique_id"),
        _entier("vente_id"),
        _entier("montant_rendu"),
        _texte("devise"),
        _texte("motif"),
        _entier("est_remis_en_stock"),
        _texte("utilisateur"),
        _entier("date_retour"),
        _texte("jour"),
        _to("vente"),
        sa.CheckConstraint("montant_rendu >= 0", name="montant"),
        sa.UniqueConstraint("boutique_id", "id"),
    )
    op.create_index("ix_retour_vente_vente_id", "retour_vente", ["vente_id"])
    op.create_index("ix_retour_vente_boutique_id_jour", "retour_vente", ["boutique_id", "jour"])
    op.create_table(
        "ligne_retour_vente",
        _entier("retour_id"),
        _entier("position"),
        _entier("boutique_id"),
        _entier("quantite"),
        _entier("mouvement_id"),
        sa.Column("sortie_id", ENTIER),
        sa.PrimaryKeyConstraint("retour_id", "position"),
        _to("retour_vente", "retour_id"),
        sa.ForeignKeyConstraint(["mouvement_id"], ["mouvement_stock.id"]),
        sa.ForeignKeyConstraint(["sortie_id"], ["mouvement_stock.id"]),
        sa.CheckConstraint("quantite BETWEEN 1 AND 1000000", name="quantite"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
