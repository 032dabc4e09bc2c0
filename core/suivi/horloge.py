"""How far a terminal's clock is off, as its own requests tell."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from core.clock import Clock
from core.db.boutiques import terminal
from core.db.engine import Database
from core.errors import StorageUnavailable

TOLERANCE = timedelta(minutes=2)
"""A clock that is off by less is right."""
_ESTIME_VAUT = timedelta(hours=12)
"""How long the best estimate stands against worse ones."""
_NOTE_VAUT = timedelta(hours=1)
_MENU = timedelta(seconds=30)
"""A change smaller than this is not worth a commit."""
_ECART_MAX = timedelta(days=3_650)


@dataclass(frozen=True, slots=True)
class Mesure:
    """Seconds by which a clock is ahead (negative: behind), and when that was seen."""

    ecart_s: int
    date: datetime


@dataclass(frozen=True, slots=True)
class Horloges:
    """Use cases about the clocks of terminals."""

    database: Database
    clock: Clock

    def note_heure(self, terminal_id: int, heure: datetime) -> None:
        """Take note of what a terminal's clock said at this moment."""
        self._note(terminal_id, heure, exact=True)

    def note_vente(self, terminal_id: int, date_vente: datetime) -> None:
        """Take note of the newest sale that a terminal has just sent for the first time.

        A sale of the future proves a clock that is ahead. One of the past may only be sent late:
        it says at most that the clock is not further behind than that.
        """
        self._note(terminal_id, date_vente, exact=False)

    def _note(self, terminal_id: int, heure: datetime, *, exact: bool) -> None:
        """Write where it says something new; no terminal is kept waiting for it."""
        now = self.clock.now()
        if abs(heure - now) > _ECART_MAX:
            return
        seen = Mesure(int((heure - now).total_seconds()), now)
        with suppress(StorageUnavailable):
            if not is_news(self._find(terminal_id), seen, exact=exact):
                return
            with self.database.write(wait=0) as connection:
                connection.execute(
                    update(terminal)
                    .where(terminal.c.id == terminal_id)
                    .values(
                        ecart_horloge_s=seen.ecart_s,
                        date_horloge=seen.date,
                        horloge_exacte=exact,
                    )
                )

    def _find(self, terminal_id: int) -> Mesure | None:
        columns = (terminal.c.ecart_horloge_s, terminal.c.date_horloge)
        with self.database.read() as connection:
            row = connection.execute(select(*columns).where(terminal.c.id == terminal_id)).one()
        return None if row[0] is None or row[1] is None else Mesure(*row)


def is_news(before: Mesure | None, seen: Mesure, *, exact: bool) -> bool:
    """Tell whether a measure takes the place of the one before it."""
    if before is None:
        return True
    age = abs(seen.date - before.date)
    closer = seen.ecart_s > before.ecart_s
    late = seen.ecart_s < -TOLERANCE.total_seconds()
    if not exact and late and not closer and age < _ESTIME_VAUT:
        return False
    return abs(seen.ecart_s - before.ecart_s) >= _MENU.total_seconds() or age >= _NOTE_VAUT
