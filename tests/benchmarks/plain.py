"""The reference: the shortest honest program that records the specification's sales in SQLite."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from core.clock import SystemClock
from core.db.engine import PRAGMAS
from tests.benchmarks.lots import ARTICLES, MODE, LigneVendue, VenteFaite

STOCK = 1_000_000

_SCHEMA = """
PRAGMA journal_mode=WAL;
CREATE TABLE article (
    id INTEGER PRIMARY KEY, boutique_id INTEGER NOT NULL, code TEXT NOT NULL, nom TEXT NOT NULL,
    prix_vente INTEGER NOT NULL, quantite_stock INTEGER NOT NULL
);
CREATE TABLE vente (
    id INTEGER PRIMARY KEY, numero_facture TEXT NOT NULL, boutique_id INTEGER NOT NULL,
    terminal_id INTEGER NOT NULL, date_vente TEXT NOT NULL, montant_total INTEGER NOT NULL,
    mode_paiement TEXT NOT NULL, paye INTEGER NOT NULL
);
CREATE TABLE ligne_vente (
    id INTEGER PRIMARY KEY, vente_id INTEGER NOT NULL, article_id INTEGER NOT NULL,
    quantite INTEGER NOT NULL, prix_unitaire INTEGER NOT NULL
);
CREATE TABLE mouvement_stock (
    id INTEGER PRIMARY KEY, boutique_id INTEGER NOT NULL, article_id INTEGER NOT NULL,
    type_mouvement TEXT NOT NULL, quantite INTEGER NOT NULL, stock_avant INTEGER NOT NULL,
    stock_apres INTEGER NOT NULL, reference_document TEXT NOT NULL, utilisateur TEXT NOT NULL,
    date_mouvement TEXT NOT NULL, commentaire TEXT NOT NULL
);
CREATE UNIQUE INDEX vente_numero ON vente (boutique_id, numero_facture);
CREATE INDEX mouvement_article_date ON mouvement_stock (article_id, date_mouvement);
CREATE INDEX mouvement_type ON mouvement_stock (type_mouvement);
CREATE INDEX mouvement_reference ON mouvement_stock (reference_document);
"""
_INSERT_VENTE = """
INSERT INTO vente (numero_facture, boutique_id, terminal_id, date_vente, montant_total,
    mode_paiement, paye) VALUES (?, 1, 1, ?, ?, ?, 1)
"""
_INSERT_LIGNE = """
INSERT INTO ligne_vente (vente_id, article_id, quantite, prix_unitaire) VALUES (?, ?, ?, ?)
"""
_SELL = """
UPDATE article SET quantite_stock = quantite_stock - ? WHERE id = ? RETURNING quantite_stock
"""
_INSERT_MOUVEMENT = """
INSERT INTO mouvement_stock (boutique_id, article_id, type_mouvement, quantite, stock_avant,
    stock_apres, reference_document, utilisateur, date_mouvement, commentaire)
VALUES (1, ?, 'VENTE', ?, ?, ?, ?, 'Terminal 1', ?, '')
"""


class PlainProgram:
    """Row by row, one transaction a batch, no savepoint, as durable as ours."""

    def __init__(self, fichier: Path) -> None:
        self._connection = sqlite3.connect(fichier, isolation_level=None)
        self._connection.executescript(_SCHEMA)
        for name in ("synchronous", "wal_autocheckpoint"):
            self._connection.execute(f"PRAGMA {name}={PRAGMAS[name]}")
        articles = ((n, f"A{n}", f"Article {n}", STOCK) for n in range(1, ARTICLES + 1))
        with self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany("INSERT INTO article VALUES (?, 1, ?, ?, 0, ?)", articles)

    def record(self, ventes: Sequence[VenteFaite]) -> None:
        """Record one batch; it is on disk on return."""
        now = SystemClock().now().isoformat()
        with closing(self._connection.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            for vente in ventes:
                _record_vente(cursor, vente, now)
            cursor.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _record_vente(cursor: sqlite3.Cursor, vente: VenteFaite, now: str) -> None:
    date_vente = vente.date_vente.isoformat()
    values = (vente.numero_facture, date_vente, vente.montant_total, MODE)
    vente_id = cursor.execute(_INSERT_VENTE, values).lastrowid
    for ligne in vente.lignes:
        _record_ligne(cursor, ligne, (vente_id, vente.numero_facture, now))


def _record_ligne(
    cursor: sqlite3.Cursor, ligne: LigneVendue, of: tuple[int | None, str, str]
) -> None:
    vente_id, numero, now = of
    article_id, quantite = ligne.article_id, ligne.quantite
    cursor.execute(_INSERT_LIGNE, (vente_id, article_id, quantite, ligne.prix_unitaire))
    (after,) = cursor.execute(_SELL, (quantite, article_id)).fetchone()
    row = (article_id, -quantite, after + quantite, after, numero, now)
    cursor.execute(_INSERT_MOUVEMENT, row)
