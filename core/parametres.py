"""What the program remembers of itself: the settings of this installation, as JSON by key."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from core.db.boutiques import parametre
from core.db.engine import Database


@dataclass(frozen=True, slots=True)
class Parametres:
    """Use cases about settings; what a value means is for whoever wrote it."""

    database: Database

    def read_all(self) -> Mapping[str, str]:
        """Return every setting, its value being JSON text."""
        with self.database.read() as connection:
            rows = connection.execute(select(parametre.c.cle, parametre.c.valeur))
            return {row.cle: row.valeur for row in rows}

    def read(self, cle: str) -> str | None:
        """Return the JSON text of one setting, None where it was never set."""
        query = select(parametre.c.valeur).where(parametre.c.cle == cle)
        with self.database.read() as connection:
            found: str | None = connection.scalar(query)
        return found

    def write(self, cle: str, valeur: str) -> None:
        """Keep a setting; the last one written counts."""
        with self.database.write() as connection:
            connection.execute(delete(parametre).where(parametre.c.cle == cle))
            connection.execute(insert(parametre).values(cle=cle, valeur=valeur))
