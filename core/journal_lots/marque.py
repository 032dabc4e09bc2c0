"""How far the file goes in the journal of batches: the rank of the last request that it holds."""

import json

from sqlalchemy import Connection, bindparam, insert, select, update

from core.db.boutiques import parametre

CLE = "journal_lots.rang"
_READ = select(parametre.c.valeur).where(parametre.c.cle == CLE)
_UPDATE = update(parametre).where(parametre.c.cle == CLE).values(valeur=bindparam("rang"))


def read_marque(connection: Connection) -> int:
    """Return the rank, 0 where no request was ever kept."""
    found: str | None = connection.scalar(_READ)
    return 0 if found is None else int(json.loads(found))


def write_marque(connection: Connection, rang: int) -> None:
    """Note the rank in the caller's transaction."""
    if not connection.execute(_UPDATE, {"rang": str(rang)}).rowcount:
        connection.execute(insert(parametre).values(cle=CLE, valeur=str(rang)))
