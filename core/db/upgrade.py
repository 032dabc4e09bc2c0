"""Brings a file up to the schema of this program, by Alembic.

Imported where a file needs it only: Alembic takes a third of the time in which the window opens.
"""

import logging
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from core.chaine import seal_old
from core.db.engine import ENDOMMAGE, Database
from core.db.schema import APPLICATION_ID
from core.db.triggers import make_triggers
from core.errors import FileCorrupt, UpgradeFailed

logger = logging.getLogger(__name__)

_CHAINE = text("SELECT 1 FROM sqlite_master WHERE name = 'maillon'")
ECHEC = (
    "Le fichier de données n’a pas pu être mis à jour pour cette version de Comptoir. Il n’a pas "
    "été modifié : l’ancienne version l’ouvre toujours."
)


def upgrade(database: Database, now: datetime) -> None:
    """Bring the file to the last of `REVISIONS` in one transaction: all of it or nothing.

    What it holds already is sealed as of `now`. UpgradeFailed where that does not let a revision
    through.
    """
    try:
        _upgrade(database, now)
    except DatabaseError as error:
        logger.exception("the upgrade of the file failed")
        raise UpgradeFailed(ECHEC) from error


def _upgrade(database: Database, now: datetime) -> None:
    config = make_config()
    raw = database.writer.raw_connection()
    try:
        # Has no effect inside a transaction, and tables are rebuilt inside one.
        raw.cursor().execute("PRAGMA foreign_keys=OFF").close()
    finally:
        raw.close()
    with database.write() as connection:
        config.attributes["connection"] = connection
        is_chained = connection.execute(_CHAINE).first() is not None
        command.upgrade(config, "head")
        make_triggers(connection)
        if not is_chained:
            seal_old(connection, now)
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise FileCorrupt(ENDOMMAGE)
    database.writer.dispose()


def make_config() -> Config:
    """Return what Alembic must know: where the revisions are."""
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    config.set_main_option("path_separator", "os")
    return config
