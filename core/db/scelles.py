"""What the chain seals of sales, movements and what came back, read exactly as it is stored.

The driver's own rows: no type converts, so that not a bit escapes the hash.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection

from core.db.bulk import Row
from core.db.engine import driver_of

VENTE = (
    *("id", "boutique_id", "terminal_id", "numero_facture", "rang"),
    *("lot_id", "charge_debut", "charge_longueur", "date_vente", "date_reception", "jour"),
    *("montant_total", "montant_declare", "devise", "mode_paiement", "paye"),
    *("empreinte", "signalements"),
)
"""All but its cancellation. The order is that of the hash: it never changes."""
ANNULATION = ("id", "est_annulee", "date_annulation", "motif_annulation")
"""What may change of a sale, once: it is sealed when it does."""
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
RETOUR = (
    *("id", "boutique_id", "vente_id", "montant_rendu", "devise", "motif"),
    *("est_remis_en_stock", "utilisateur", "date_retour", "jour"),
)
LIGNE_RETOUR = ("retour_id", "position", "boutique_id", "quantite", "mouvement_id", "sortie_id")

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
_RETOURS = (
    f"SELECT {', '.join(RETOUR)} FROM retour_vente "  # noqa: S608 - our names
    "WHERE boutique_id = ? AND id > ? ORDER BY id"
)
_LIGNES_RETOUR = (
    f"SELECT {', '.join(LIGNE_RETOUR)} FROM ligne_retour_vente "  # noqa: S608 - our names
    "WHERE boutique_id = ? AND retour_id > ? ORDER BY retour_id, position"
)
_ANNULATION = f"SELECT {', '.join(ANNULATION)} FROM vente WHERE boutique_id = ? AND id = ?"  # noqa: S608 - our names
_ANNULATIONS = (
    f"SELECT {', '.join(ANNULATION)} FROM vente WHERE boutique_id = ? "  # noqa: S608 - our names
    "AND (est_annulee, date_annulation, motif_annulation) IS NOT (0, NULL, NULL) ORDER BY id"
)
_MAILLONS = """
    SELECT rang, date_scellement, derniere_vente_id, dernier_mouvement_id, dernier_retour_id,
        vente_annulee_id, controles, empreinte
    FROM maillon WHERE boutique_id = ? ORDER BY rang
"""
LECTURES = (_VENTES, _LIGNES, _MOUVEMENTS, _RETOURS, _LIGNES_RETOUR, _ANNULATIONS, _MAILLONS)
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


def read_retours(connection: Connection, boutique_id: int, after: int = 0) -> Iterator[Row]:
    """Read the returns of sales of a boutique by id, as they come, from that `after` on."""
    return _read(connection, _RETOURS, boutique_id, after)


def read_lignes_retour(connection: Connection, boutique_id: int, after: int = 0) -> Iterator[Row]:
    """Read the lines of those returns by return and position, as they come."""
    return _read(connection, _LIGNES_RETOUR, boutique_id, after)


def read_annulations(connection: Connection, boutique_id: int) -> Iterator[Row]:
    """Read by id what says of a boutique's sales that they are cancelled, even in part."""
    return _read(connection, _ANNULATIONS, boutique_id)


def read_annulation(connection: Connection, boutique_id: int, vente_id: int) -> Sequence[Row]:
    """Read what a sale says of its cancellation, be it cancelled or not; none without the sale."""
    return tuple(_read(connection, _ANNULATION, boutique_id, vente_id))


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


def _read(connection: Connection, query: str, *keys: int) -> Iterator[Row]:
    return driver_of(connection).execute(query, keys)
