"""The day's rate: how many francs a dollar is worth, kept with its history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

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

    def list_taux(self, boutique_id: int, limite: int = 20) -> tuple[TauxChange, ...]:
        """Return the rates there have been, the present one first."""
        with self.database.read() as connection:
            rows = connection.execute(_select_taux(boutique_id).limit(limite)).all()
        return tuple(TauxChange(*row) for row in rows)


def load_taux(connection: Connection, boutique_id: int) -> TauxChange | None:
    """Read the present rate in the caller's transaction."""
    row = connection.execute(_select_taux(boutique_id).limit(1)).first()
    return None if row is None else TauxChange(*row)


def _select_taux(boutique_id: int) -> Select[Any]:
    """Select the rates of a boutique in the order in which they were given, the last one first."""
    query = select(taux_change.c.taux, taux_change.c.date_effet)
    return query.where(taux_change.c.boutique_id == boutique_id).order_by(taux_change.c.id.desc())
