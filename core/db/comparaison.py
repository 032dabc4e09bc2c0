"""What one file holds and another does not: both are read side by side by one connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from core.db.engine import named_faults

Ligne = tuple[Any, ...]

# A row is the same where its identity and what can never change of it are the same: two files that
# parted since may have given one id to two facts.
VENTES = """
    SELECT t.numero_serie, t.nom_terminal, v.numero_facture, v.date_reception, v.montant_total,
        v.devise
    FROM main.vente v JOIN main.terminal t ON t.id = v.terminal_id
    LEFT JOIN copie.vente c ON c.id = v.id AND c.numero_facture = v.numero_facture
        AND c.empreinte = v.empreinte AND c.terminal_id = v.terminal_id
    WHERE c.id IS NULL ORDER BY v.id DESC"""
ANNULEES = """
    SELECT t.numero_serie, v.numero_facture, v.date_annulation
    FROM main.vente v JOIN main.terminal t ON t.id = v.terminal_id
    JOIN copie.vente c ON c.id = v.id AND c.numero_facture = v.numero_facture
    WHERE v.est_annulee AND NOT c.est_annulee"""
MOUVEMENTS = """
    SELECT m.type_mouvement, m.quantite, a.code, a.nom, m.date_mouvement, m.utilisateur,
        m.reference_document, m.type_mouvement = 'VENTE' OR r.id IS NOT NULL
    FROM main.mouvement_stock m JOIN main.article a ON a.id = m.article_id
    LEFT JOIN main.retour_client r ON r.mouvement_id = m.id
    LEFT JOIN copie.mouvement_stock c ON c.id = m.id AND c.article_id = m.article_id
        AND c.quantite = m.quantite AND c.date_mouvement = m.date_mouvement
    WHERE c.id IS NULL ORDER BY m.id DESC"""
ARTICLES = """
    SELECT a.code, a.nom, c.id IS NULL
    FROM main.article a LEFT JOIN copie.article c ON c.id = a.id AND c.code = a.code
    WHERE c.id IS NULL OR (c.nom, c.prix_vente, c.est_actif) <> (a.nom, a.prix_vente, a.est_actif)
    ORDER BY a.id DESC"""
ENTREES = """
    SELECT t.numero_serie, t.nom_terminal, q.numero_facture, q.date_premiere, q.montant, q.devise
    FROM main.vente_en_quarantaine q JOIN main.terminal t ON t.id = q.terminal_id
    LEFT JOIN copie.vente_en_quarantaine c ON c.id = q.id AND c.empreinte = q.empreinte
        AND c.numero_facture = q.numero_facture
    WHERE c.id IS NULL ORDER BY q.id DESC"""
DECISIONS = """
    SELECT j.action, j.date_action, j.utilisateur, j.motif, j.detail
    FROM main.journal_audit j
    LEFT JOIN copie.journal_audit c ON c.id = j.id AND c.action = j.action
        AND c.date_action = j.date_action
    WHERE c.id IS NULL ORDER BY j.id DESC"""
TERMINAUX = """
    SELECT t.nom_terminal FROM main.terminal t
    LEFT JOIN copie.terminal c ON c.numero_serie = t.numero_serie AND c.boutique_id = t.boutique_id
    WHERE t.boutique_id IS NOT NULL AND c.id IS NULL ORDER BY t.id"""
INVENTAIRES = """
    SELECT count(*) FROM main.inventaire i
    LEFT JOIN copie.inventaire c ON c.id = i.id AND c.etat = i.etat WHERE c.id IS NULL"""


@contextmanager
def side_by_side(fichier: Path, copie: Path) -> Iterator[sqlite3.Connection]:
    """Read `fichier` as `main` and `copie` as `copie`; both have this program's schema.

    FileCorrupt, StorageUnavailable.
    """
    with (
        named_faults(),
        closing(sqlite3.connect(f"{fichier.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        connection.execute("PRAGMA trusted_schema=0")
        connection.execute(
            "ATTACH ? AS copie", (f"{copie.absolute().as_uri()}?mode=ro&immutable=1",)
        )
        connection.execute("BEGIN")
        yield connection


def fetch(connection: sqlite3.Connection, query: str) -> list[Ligne]:
    """Return the rows of one of the queries above."""
    return connection.execute(query).fetchall()
