"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ENTIER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _entier(nom: str) -> sa.Column[int]:
    return sa.Column(nom, ENTIER, nullable=False)


def _texte(nom: str) -> sa.Column[str]:
    return sa.Column(nom, sa.Text(), nullable=False)


def upgrade() -> None:
    """Make every table and index of a new file."""
    _create_boutique()
    _create_categorie()
    _create_taux_change()
    _create_terminal()
    _create_article()
    _create_lot_sync()
    _create_code_barre()
    _create_vente()
    _create_ligne_vente()
    _create_vente_en_quarantaine()
    _create_mouvement_stock()


def _create_boutique() -> None:
    op.create_table(
        "boutique",
        _entier("id"),
        _texte("nom"),
        _texte("code"),
        _texte("ville"),
        _texte("devise"),
        _texte("fuseau"),
        _texte("politique_stock"),
        _entier("est_active"),
        _entier("timbre"),
        _entier("date_creation"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _create_categorie() -> None:
    op.create_table(
        "categorie",
        _entier("id"),
        _entier("boutique_id"),
        _texte("nom"),
        _texte("description"),
        sa.ForeignKeyConstraint(["boutique_id"], ["boutique.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("boutique_id", "id"),
        sa.UniqueConstraint("boutique_id", "nom"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _create_taux_change() -> None:
    op.create_table(
        "taux_change",
        _entier("id"),
        _entier("boutique_id"),
        _entier("taux"),
        _entier("date_effet"),
        sa.CheckConstraint("taux > 0", name="change_taux"),
        sa.ForeignKeyConstraint(["boutique_id"], ["boutique.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_taux_change_boutique_id"), "taux_change", ["boutique_id"])


def _create_terminal() -> None:
    op.create_table(
        "terminal",
        _entier("id"),
        sa.Column("boutique_id", ENTIER, nullable=True),
        _texte("numero_serie"),
        _texte("nom_terminal"),
        _texte("etat"),
        _texte("version_app_maui"),
        _texte("adresse_ip"),
        sa.Column("derniere_activite", ENTIER, nullable=True),
        _entier("date_creation"),
        sa.CheckConstraint(
            "boutique_id IS NOT NULL OR etat IN ('EN_ATTENTE', 'REFUSE')", name="boutique"
        ),
        sa.ForeignKeyConstraint(["boutique_id"], ["boutique.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("boutique_id", "id"),
        sa.UniqueConstraint("numero_serie"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _create_article() -> None:
    op.create_table(
        "article",
        _entier("id"),
        _entier("boutique_id"),
        _texte("code"),
        _texte("nom"),
        _texte("nom_tri"),
        _texte("description"),
        sa.Column("categorie_id", ENTIER, nullable=True),
        _texte("devise"),
        _entier("prix_vente"),
        sa.Column("prix_achat", ENTIER, nullable=True),
        _entier("quantite_stock"),
        _entier("seuil_alerte"),
        _entier("suivi_stock"),
        _entier("est_actif"),
        sa.Column("date_suppression", ENTIER, nullable=True),
        _entier("timbre"),
        sa.CheckConstraint("(est_actif = 1) = (date_suppression IS NULL)", name="suppression"),
        sa.CheckConstraint(
            "prix_vente >= 0 AND (prix_achat IS NULL OR prix_achat >= 0)", name="prix"
        ),
        sa.ForeignKeyConstraint(
            ["boutique_id", "categorie_id"], ["categorie.boutique_id", "categorie.id"]
        ),
        sa.ForeignKeyConstraint(["boutique_id"], ["boutique.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("boutique_id", "code"),
        sa.UniqueConstraint("boutique_id", "id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_article_boutique_id_nom_tri"), "article", ["boutique_id", "nom_tri"])


def _create_lot_sync() -> None:
    op.create_table(
        "lot_sync",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("route"),
        _texte("adresse_ip"),
        _entier("date_reception"),
        _entier("recues"),
        _entier("creees"),
        _entier("rejouees"),
        _entier("refusees"),
        _entier("duree_us"),
        sa.Column("corps", sa.LargeBinary(), nullable=True),
        sa.Column("resultats", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("recues = creees + rejouees + refusees", name="comptes"),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _create_code_barre() -> None:
    op.create_table(
        "code_barre",
        _entier("boutique_id"),
        _texte("code"),
        _entier("article_id"),
        sa.ForeignKeyConstraint(
            ["boutique_id", "article_id"], ["article.boutique_id", "article.id"]
        ),
        sa.PrimaryKeyConstraint("boutique_id", "code"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_code_barre_article_id"), "code_barre", ["article_id"])


def _create_vente() -> None:
    op.create_table(
        "vente",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("numero_facture"),
        _entier("rang"),
        sa.Column("lot_id", ENTIER, nullable=True),
        sa.Column("charge_debut", ENTIER, nullable=True),
        sa.Column("charge_longueur", ENTIER, nullable=True),
        sa.Column("date_vente", ENTIER, nullable=True),
        _entier("date_reception"),
        _texte("jour"),
        _entier("montant_total"),
        sa.Column("montant_declare", ENTIER, nullable=True),
        _texte("devise"),
        _texte("mode_paiement"),
        _entier("paye"),
        sa.Column("empreinte", sa.LargeBinary(), nullable=False),
        _entier("signalements"),
        _entier("est_annulee"),
        sa.Column("date_annulation", ENTIER, nullable=True),
        sa.Column("motif_annulation", sa.Text(), nullable=True),
        sa.CheckConstraint("(est_annulee = 1) = (date_annulation IS NOT NULL)", name="annulation"),
        sa.CheckConstraint("montant_total >= 0 AND rang >= 0", name="montant"),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot_sync.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("boutique_id", "id"),
        sa.UniqueConstraint("boutique_id", "numero_facture", "terminal_id", "rang"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vente_boutique_id_jour"), "vente", ["boutique_id", "jour"])


def _create_ligne_vente() -> None:
    op.create_table(
        "ligne_vente",
        _entier("vente_id"),
        _entier("position"),
        _entier("boutique_id"),
        _entier("article_id"),
        _texte("article_code"),
        _texte("article_nom"),
        _entier("quantite"),
        _entier("prix_unitaire"),
        sa.Column("prix_achat", ENTIER, nullable=True),
        sa.Column("variante_id", ENTIER, nullable=True),
        sa.Column("prix_original", ENTIER, nullable=True),
        _entier("est_negocie"),
        _texte("motif_reduction"),
        sa.CheckConstraint(
            "quantite BETWEEN 1 AND 1000000 AND prix_unitaire >= 0", name="quantite"
        ),
        sa.ForeignKeyConstraint(
            ["boutique_id", "article_id"], ["article.boutique_id", "article.id"]
        ),
        sa.ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
        sa.PrimaryKeyConstraint("vente_id", "position"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_vente_en_quarantaine() -> None:
    op.create_table(
        "vente_en_quarantaine",
        _entier("id"),
        _entier("boutique_id"),
        _entier("terminal_id"),
        _texte("numero_facture"),
        sa.Column("empreinte", sa.LargeBinary(), nullable=False),
        _entier("est_lisible"),
        sa.Column("charge_utile", sa.LargeBinary(), nullable=False),
        _texte("code"),
        _texte("message"),
        _texte("etat"),
        sa.Column("date_vente", ENTIER, nullable=True),
        _entier("date_premiere"),
        _entier("date_derniere"),
        _entier("essais"),
        sa.Column("montant", ENTIER, nullable=True),
        sa.Column("devise", sa.Text(), nullable=True),
        sa.Column("article_id", ENTIER, nullable=True),
        _texte("article_nom"),
        sa.Column("stock_demande", ENTIER, nullable=True),
        sa.Column("stock_disponible", ENTIER, nullable=True),
        sa.Column("vente_id", ENTIER, nullable=True),
        sa.Column("motif_classement", sa.Text(), nullable=True),
        sa.Column("classee_par", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(etat = 'CLASSEE') = (motif_classement IS NOT NULL)", name="classement"
        ),
        sa.ForeignKeyConstraint(
            ["boutique_id", "terminal_id"], ["terminal.boutique_id", "terminal.id"]
        ),
        sa.ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("terminal_id", "numero_facture", "empreinte"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _index_vente_en_quarantaine()


def _index_vente_en_quarantaine() -> None:
    op.create_index(
        op.f("ix_vente_en_quarantaine_boutique_id_etat_date_derniere"),
        "vente_en_quarantaine",
        ["boutique_id", "etat", "date_derniere"],
    )
    op.create_index(
        op.f("ix_vente_en_quarantaine_terminal_id_etat"),
        "vente_en_quarantaine",
        ["terminal_id", "etat"],
    )


def _create_mouvement_stock() -> None:
    op.create_table(
        "mouvement_stock",
        _entier("id"),
        _entier("boutique_id"),
        _entier("seq"),
        _entier("article_id"),
        _texte("type_mouvement"),
        _entier("quantite"),
        _entier("stock_avant"),
        _entier("stock_apres"),
        _texte("reference_document"),
        _texte("utilisateur"),
        _entier("date_mouvement"),
        _texte("commentaire"),
        sa.Column("motif", sa.Text(), nullable=True),
        sa.Column("vente_id", ENTIER, nullable=True),
        sa.Column("ligne_position", ENTIER, nullable=True),
        sa.Column("corrige_id", ENTIER, nullable=True),
        sa.CheckConstraint("type_mouvement <> 'VENTE' OR vente_id IS NOT NULL", name="vente"),
        sa.CheckConstraint("(vente_id IS NULL) = (ligne_position IS NULL)", name="ligne"),
        sa.CheckConstraint("stock_apres = stock_avant + quantite AND quantite <> 0", name="stock"),
        sa.ForeignKeyConstraint(
            ["boutique_id", "article_id"], ["article.boutique_id", "article.id"]
        ),
        sa.ForeignKeyConstraint(["boutique_id", "vente_id"], ["vente.boutique_id", "vente.id"]),
        sa.ForeignKeyConstraint(["corrige_id"], ["mouvement_stock.id"]),
        sa.ForeignKeyConstraint(
            ["vente_id", "ligne_position"], ["ligne_vente.vente_id", "ligne_vente.position"]
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("boutique_id", "seq"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _index_mouvement_stock()


def _index_mouvement_stock() -> None:
    op.create_index(
        op.f("ix_mouvement_stock_article_id_date_mouvement"),
        "mouvement_stock",
        ["article_id", "date_mouvement"],
    )
    op.create_index(
        op.f("ix_mouvement_stock_boutique_id_date_mouvement"),
        "mouvement_stock",
        ["boutique_id", "date_mouvement"],
    )
    op.create_index(
        op.f("ix_mouvement_stock_boutique_id_type_mouvement_seq"),
        "mouvement_stock",
        ["boutique_id", "type_mouvement", "seq"],
    )
    op.create_index(
        op.f("ix_mouvement_stock_reference_document"), "mouvement_stock", ["reference_document"]
    )
