"""What the chain seals of a sale, a line and a movement, read exactly as it is stored.

The driver's own rows: no type converts, so that not a bit escapes the hash.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection

from core.db.bulk import Row
from core.db.engine import driver_of

VENTE = (
    *("id", "boutique_id", "terminal_id", "numero_facture", "rang"),
    *("lot_id", "charge_debut", "charge_longueur", "date_vente", "date_reception", "jour"),
    *("montant_total", "montant_declare", "devise", "mode_paiement", "empreinte", "signalements"),
)
"""All but what may change of a sale later. The order is that of the hash: it never changes."""
LIGNE = (
    *("vente_id", "position", "boutique_id", "article_id", "article_code", "article_nom"),
    *("quantite", "prix_unitaire", "prix_achat", "variante_id", "prix_original"),
    *("est_negocie", "motif_reduction"),
)
MOUVEMENT = (
    *("id", "boutique_id", "seq", "article_id", "type_mouvement", "quantite", "stock_avant"),
    *("stock_apres", "reference_document", "utilisateur", "date_mouvement", "commentaire"),
    *("motif", "vente_id", "ligne_position", "corrige_id"),
)

# Only one writer numbers the rows: those of a boutique rise, with those of others in between.
_VENTES = f"SELECT {', '.join(VENTE)} FROM vente WHERE boutique_id = ? ORDER BY id"  # noqa: S608 - our names
_LIGNES = (
    f"SELECT {', '.join(LIGNE)} FROM ligne_vente "  # noqa: S608 - our names
    "WHERE boutique_id = ? ORDER BY vente_id, position"
)
# The plus keeps the rows in the order of the table, which is that of their ids.
_MOUVEMENTS = (
    f"SELECT {', '.join(MOUVEMENT)} FROM mouvement_stock "  # noqa: S608 - our names
    "WHERE +boutique_id = ? ORDER BY id"
)
_MAILLONS = """
    SELECT rang, date_scellement, derniere_vente_id, dernier_mouvement_id, controles, empreinte
    FROM maillon WHERE boutique_id = ? ORDER BY rang
"""
LECTURES = (_VENTES, _LIGNES, _MOUVEMENTS, _MAILLONS)
"""Each reads rows in the order in which they stand, and sorts none."""


def read_ventes(connection: Connection, boutique_id: int) -> Iterator[Row]:
    """Read the sales of a boutique by id, as they come."""
    return _read(connection, _VENTES, boutique_id)


def read_lignes(connection: Connection, boutique_id: int) -> Iterator[Row]:
    """Read the lines of a boutique by sale and position, as they come."""
    return _read(connection, _LIGNES, boutique_id)


def read_mouvements(connection: Connection, boutique_id: int) -> Iterator[Row]:
    """Read the movements of a boutique by id, as they come."""
    return _read(connection, _MOUVEMENTS, boutique_id)


def read_maillons(connection: Connection, boutique_id: int) -> Iterator[Row]:
    """Read the links of a boutique by rank, as they come."""
    return _read(connection, _MAILLONS, boutique_id)


def last_numbered(connection: Connection, table: str) -> int:
    """Return the highest id that SQLite ever gave in a table, be that row still there or not."""
    query = "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = ?"
    (found,) = driver_of(connection).execute(query, (table,)).fetchone()
    return int(found)


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Read, within the block, even bytes that are no text: they come as lone surrogates."""
    driver = driver_of(connection)
    driver.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str


def _read(connection: Connection, query: str, boutique_id: int) -> Iterator[Row]:
    return driver_of(connection).execute(query, (boutique_id,))
