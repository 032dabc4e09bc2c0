"""The batches that terminals sent: one row a request, its body kept for 90 days."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update

from core.db.engine import Database
from core.db.requetes import columns_of
from core.db.ventes import lot_sync


@dataclass(frozen=True, slots=True)
class LotSync:
    """One request: how many sales it brought and what became of them; `duree_us` to write them."""

    id: int
    terminal_id: int
    route: str
    adresse_ip: str
    date_reception: datetime
    recues: int
    creees: int
    rejouees: int
    refusees: int
    duree_us: int


@dataclass(frozen=True, slots=True)
class Lots:
    """Use cases about batches."""

    database: Database

    def find_lot(self, lot_id: int) -> LotSync | None:
        """Return one batch without its body."""
        query = select(*columns_of(lot_sync, LotSync)).where(lot_sync.c.id == lot_id)
        with self.database.read() as connection:
            row = connection.execute(query).first()
        return None if row is None else LotSync(**row._asdict())

    def read_corps(self, lot_id: int) -> bytes | None:
        """Return the body as it arrived; None once forgotten, or of a pure replay."""
        with self.database.read() as connection:
            corps = connection.scalar(select(lot_sync.c.corps).where(lot_sync.c.id == lot_id))
        return None if corps is None else zlib.decompress(corps)

    def forget_corps(self, before: datetime, limit: int) -> int:
        """Forget the body and the outcomes of the oldest batches received before an instant.

        One short transaction of at most `limit` batches; returns how many there were.
        """
        kept = or_(lot_sync.c.corps.is_not(None), lot_sync.c.resultats.is_not(None))
        query = select(lot_sync.c.id).where(lot_sync.c.date_reception < before, kept)
        with self.database.write() as connection:
            ids = connection.scalars(query.order_by(lot_sync.c.id).limit(limit)).all()
            forget = update(lot_sync).where(lot_sync.c.id.in_(ids))
            connection.execute(forget.values(corps=None, resultats=None))
        return len(ids)
