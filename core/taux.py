"""The day's rate: how many francs a dollar is worth, kept with its history."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from core.boutiques import load_boutique, stamp
from core.clock import Clock
from core.db.boutiques import taux_change
from core.db.engine import Database
from core.errors import InvalidFormat
from core.events import BoutiquesChangees, EventHub
from core.limites import TAUX_MAX


@dataclass(frozen=True, slots=True)
class TauxChange:
    """What 1 USD is worth in CDF, in minor units of CDF, from an instant on."""

    taux: int
    date_effet: datetime


@dataclass(frozen=True, slots=True)
class TauxChanges:
    """Use cases about the rate of exchange."""

    database: Database
    clock: Clock
    events: EventHub

    def record_taux(self, boutique_id: int, taux: int) -> TauxChange:
        """Set the rate from now on; the earlier ones stay. InvalidFormat, BoutiqueNotFound."""
        if not 0 < taux <= TAUX_MAX:
            raise InvalidFormat("Le taux est ce que vaut 1 $ en francs : par exemple 2 850.")
        now = self.clock.now()
        with self.database.write() as connection:
            load_boutique(connection, boutique_id)
            connection.execute(
                insert(taux_change).values(boutique_id=boutique_id, taux=taux, date_effet=now)
            )
            stamp(connection, boutique_id, now)
        self.events.publish(BoutiquesChangees())
        return TauxChange(taux, now)

    def find_taux(self, boutique_id: int) -> TauxChange | None:
        """Return the present rate; None until the owner has given one."""
        with self.database.read() as connection:
            return load_taux(connection, boutique_id)


def load_taux(connection: Connection, boutique_id: int) -> TauxChange | None:
    """Read the present rate in the caller's transaction."""
    query = select(taux_change.c.taux, taux_change.c.date_effet)
    latest = query.where(taux_change.c.boutique_id == boutique_id).order_by(taux_change.c.id.desc())
    row = connection.execute(latest.limit(1)).first()
    return None if row is None else TauxChange(*row)
