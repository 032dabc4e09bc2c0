"""Reads the file beside the program, with plain SQL: is the book sound, and do two files agree."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

Row = tuple[object, ...]

# Each query finds what must not exist; its name is the promise that it would break.
PROBLEMES = {
    "I1: a stock is not the sum of its movements": """
        SELECT a.id, a.quantite_stock, SUM(m.quantite) FROM article a
        LEFT JOIN mouvement_stock m ON m.article_id = a.id
        GROUP BY a.id HAVING a.quantite_stock <> COALESCE(SUM(m.quantite), 0)""",
    "I1: a movement does not go on from the one before": """
        SELECT id, stock_avant, precedent FROM (
            SELECT id, stock_avant, LAG(stock_apres, 1, 0)
                OVER (PARTITION BY article_id ORDER BY seq) AS precedent FROM mouvement_stock)
        WHERE stock_avant <> precedent""",
    "I1: a movement does not add up": """
        SELECT id FROM mouvement_stock WHERE stock_apres <> stock_avant + quantite""",
    "I1: the ranks of the movements have a hole": """
        SELECT boutique_id, COUNT(*), MAX(seq) FROM mouvement_stock
        GROUP BY boutique_id HAVING COUNT(*) <> MAX(seq)""",
    "I2: a total is not the sum of its lines": """
        SELECT v.id, v.montant_total FROM vente v
        LEFT JOIN ligne_vente l ON l.vente_id = v.id
        GROUP BY v.id HAVING v.montant_total <> COALESCE(SUM(l.quantite * l.prix_unitaire), -1)""",
    "I2: a line has not its movement": """
        SELECT vente_id, position, article_id, -quantite FROM ligne_vente EXCEPT
        SELECT vente_id, ligne_position, article_id, quantite FROM mouvement_stock
        WHERE type_mouvement = 'VENTE'""",
    "I2: a movement of a sale has not its line": """
        SELECT vente_id, ligne_position, article_id, quantite FROM mouvement_stock
        WHERE type_mouvement = 'VENTE' EXCEPT
        SELECT vente_id, position, article_id, -quantite FROM ligne_vente""",
    "I2: a line has two movements": """
        SELECT vente_id, ligne_position FROM mouvement_stock WHERE type_mouvement = 'VENTE'
        GROUP BY vente_id, ligne_position HAVING COUNT(*) > 1""",
    "I2: the positions of the lines have a hole": """
        SELECT vente_id FROM ligne_vente GROUP BY vente_id HAVING COUNT(*) <> MAX(position)""",
    "I2: a cancelled sale is not undone line by line, to the last piece": """
        SELECT vente_id, position, article_id, quantite FROM ligne_vente
        WHERE vente_id IN (SELECT id FROM vente WHERE est_annulee) EXCEPT
        SELECT vente_id, ligne_position, article_id, SUM(quantite) FROM mouvement_stock
        WHERE type_mouvement = 'RETOUR' GROUP BY vente_id, ligne_position, article_id""",
    "I2: of a sale that stands, other pieces came back than its returns say": """
        WITH revenues AS (SELECT vente_id, ligne_position, SUM(quantite) FROM mouvement_stock
            WHERE type_mouvement = 'RETOUR' AND vente_id IN
                (SELECT id FROM vente WHERE NOT est_annulee) GROUP BY 1, 2),
        dites AS (SELECT r.vente_id, l.position, SUM(l.quantite) FROM ligne_retour_vente l
            JOIN retour_vente r ON r.id = l.retour_id JOIN vente v ON v.id = r.vente_id
            WHERE NOT v.est_annulee GROUP BY 1, 2)
        SELECT * FROM (SELECT * FROM revenues EXCEPT SELECT * FROM dites)
        UNION ALL SELECT * FROM (SELECT * FROM dites EXCEPT SELECT * FROM revenues)""",
    "I2: more came back than was sold": """
        SELECT l.vente_id, l.position, l.quantite, SUM(m.quantite) FROM ligne_vente l
        JOIN mouvement_stock m ON m.vente_id = l.vente_id AND m.ligne_position = l.position
        WHERE m.type_mouvement = 'RETOUR' GROUP BY l.vente_id, l.position
        HAVING SUM(m.quantite) > l.quantite""",
    "I2: more was given back than was paid": """
        SELECT v.id, v.montant_total, SUM(r.montant_rendu) FROM retour_vente r
        JOIN vente v ON v.id = r.vente_id GROUP BY v.id
        HAVING SUM(r.montant_rendu) > v.montant_total OR MIN(r.devise) <> v.devise""",
    "I1: damaged goods did not leave again": """
        SELECT l.retour_id, l.position FROM ligne_retour_vente l
        JOIN retour_vente r ON r.id = l.retour_id
        LEFT JOIN mouvement_stock m ON m.id = l.sortie_id
        WHERE r.est_remis_en_stock <> (m.id IS NULL) OR m.quantite <> -l.quantite""",
    "I1: a movement is undone twice": """
        SELECT corrige_id FROM mouvement_stock WHERE type_mouvement = 'AJUSTEMENT'
        AND motif = 'ERREUR' AND corrige_id IS NOT NULL GROUP BY corrige_id HAVING COUNT(*) > 1""",
    "I1: a return has not its movement": """
        SELECT article_id, quantite, COUNT(*) FROM retour_client GROUP BY article_id, quantite
        EXCEPT SELECT article_id, quantite, COUNT(*) FROM mouvement_stock
        WHERE type_mouvement = 'RETOUR' AND vente_id IS NULL GROUP BY article_id, quantite""",
    "I12: a terminal created what no batch brought": """
        SELECT t.id FROM terminal t WHERE
            (SELECT COUNT(*) FROM vente v WHERE v.terminal_id = t.id AND v.lot_id IS NOT NULL)
            <> (SELECT COALESCE(SUM(creees), 0) FROM lot_sync s WHERE s.terminal_id = t.id)""",
    "I8: an entry has no payload": """
        SELECT id FROM vente_en_quarantaine WHERE LENGTH(charge_utile) = 0""",
    "row 11: what was filed is not remembered": """
        SELECT terminal_id, numero_facture, empreinte FROM vente_en_quarantaine
        WHERE etat = 'CLASSEE' EXCEPT
        SELECT terminal_id, numero_facture, empreinte FROM classement""",
    "the file breaks a foreign key": "SELECT * FROM pragma_foreign_key_check",
    "the file is damaged": "SELECT * FROM pragma_quick_check WHERE quick_check <> 'ok'",
}

# What two files hold in common whatever the order and the grouping of the batches were: neither
# ids nor instants of reception, nor the stocks before and after each movement.
CONTENU = (
    """SELECT t.numero_serie, v.numero_facture, v.rang, v.date_vente, v.jour, v.montant_total,
            v.montant_declare, v.devise, v.mode_paiement, v.paye, v.empreinte, v.signalements,
            (SELECT group_concat(ligne, ';') FROM (
                SELECT l.position || ':' || l.article_id || ':' || l.quantite || ':'
                    || l.prix_unitaire AS ligne
                FROM ligne_vente l WHERE l.vente_id = v.id ORDER BY l.position))
        FROM vente v JOIN terminal t ON t.id = v.terminal_id""",
    "SELECT id, quantite_stock FROM article",
    """SELECT article_id, type_mouvement, quantite, reference_document, utilisateur
        FROM mouvement_stock""",
    """SELECT t.numero_serie, q.numero_facture, q.empreinte, q.est_lisible, q.etat, q.code,
            q.date_vente, q.charge_utile
        FROM vente_en_quarantaine q JOIN terminal t ON t.id = q.terminal_id""",
)

# All that a replay must leave as it is: the whole of the facts, ids and instants included.
FAITS = (
    "SELECT * FROM vente",
    "SELECT * FROM ligne_vente",
    "SELECT * FROM mouvement_stock",
    "SELECT id, boutique_id, code, prix_vente, quantite_stock, timbre FROM article",
    """SELECT id, terminal_id, numero_facture, empreinte, charge_utile, code, etat, date_vente,
            vente_id FROM vente_en_quarantaine""",
    "SELECT * FROM retour_client",
    "SELECT * FROM retour_vente",
    "SELECT * FROM ligne_retour_vente",
    "SELECT * FROM depense",
    "SELECT * FROM notification_rejet",
)


@contextmanager
def reading(fichier: Path) -> Iterator[sqlite3.Connection]:
    """Open a connection of our own, which sees what is committed and nothing else."""
    with closing(sqlite3.connect(f"{fichier.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def fetch(fichier: Path, query: str, *parameters: object) -> list[Row]:
    """Read some rows."""
    with reading(fichier) as connection:
        return connection.execute(query, parameters).fetchall()


def scalar(fichier: Path, query: str, *parameters: object) -> int:
    """Read one whole number."""
    ((value,),) = fetch(fichier, query, *parameters)
    assert isinstance(value, int)
    return value


def list_problems(fichier: Path) -> list[str]:
    """Return what is wrong with the book, nothing where it is sound (I1, I2, I8, I12)."""
    with reading(fichier) as connection:
        return [
            f"{promise}: {row}"
            for promise, query in PROBLEMES.items()
            for row in connection.execute(query)
        ]


def read_contenu(fichier: Path) -> list[list[Row]]:
    """Return what must be equal whatever order the same sales came in."""
    return [sorted(fetch(fichier, query), key=repr) for query in CONTENU]


def read_faits(fichier: Path) -> list[list[Row]]:
    """Return what a replay must not change."""
    return [sorted(fetch(fichier, query), key=repr) for query in FAITS]
