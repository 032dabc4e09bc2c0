"""Triggers that make the ledger append-only, made again after every upgrade.

Alembic's batch mode rebuilds a table without its triggers, so they live here, not in a migration.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, text

from core.db.caisse import depense, notification_rejet, retour_client
from core.db.livre import journal_audit, maillon
from core.db.quarantaine import classement
from core.db.stock import mouvement_stock
from core.db.ventes import ligne_retour_vente, ligne_vente, retour_vente, vente

_LIFECYCLE = {"est_annulee", "date_annulation", "motif_annulation"}
"""What may change of a recorded sale; everything else is a correction, hence a new row."""


def wanted_triggers() -> Mapping[str, str]:
    """Name → CREATE TRIGGER statement, SQLite's dialect."""
    return dict(_list_triggers())


def make_triggers(connection: Connection) -> None:
    """Make all triggers anew; safe to run any number of times."""
    for name, statement in wanted_triggers().items():
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.exec_driver_sql(statement)


def missing_triggers(connection: Connection) -> tuple[str, ...]:
    """Names of the triggers that the file lacks or holds with another text."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    found = {row.name: row.sql for row in rows}
    return tuple(name for name, wanted in _list_triggers() if found.get(name) != wanted)


def _list_triggers() -> Iterator[tuple[str, str]]:
    frozen = ", ".join(c.name for c in vente.columns if c.name not in _LIFECYCLE)
    for table, columns in (
        (vente.name, f" OF {frozen}"),
        (ligne_vente.name, ""),
        (mouvement_stock.name, ""),
        (depense.name, ""),
        (retour_client.name, ""),
        (notification_rejet.name, ""),
        (retour_vente.name, ""),
        (ligne_retour_vente.name, ""),
        (maillon.name, ""),
        (journal_audit.name, ""),
        (classement.name, ""),
    ):
        for verb, scope in (("UPDATE", columns), ("DELETE", "")):
            name = f"{table}_no_{verb.lower()}"
            yield (
                name,
                (
                    f"CREATE TRIGGER {name} BEFORE {verb}{scope} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
                ),
            )
