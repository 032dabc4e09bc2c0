"""What the program does by itself, in a thread: copies, checkpoints, forgetting old bodies."""

import logging
from datetime import datetime, timedelta
from threading import Thread

from core.clock import Clock
from core.db.engine import Database
from core.db.schema import check_whole
from core.errors import CoreError, FileCorrupt, StorageUnavailable
from core.events import EventHub, FichierEndommage
from core.limites import CONSERVATION_CORPS
from core.lots import Lots
from core.sauvegarde import Sauvegardes

logger = logging.getLogger(__name__)

PREMIER_PASSAGE_S = 300
"""The shop opens first; its daily copy is made once it is at work."""
PASSAGE_S = 60
ARRET_MAX_S = 4.0

SAUVEGARDE_TOUS_LES = timedelta(hours=24)
NOUVEL_ESSAI = timedelta(hours=1)
OUBLI_TOUS_LES = timedelta(hours=24)
LOTS_PAR_OUBLI = 50
"""Batches forgotten in one transaction: sales must not wait for it."""


class Maintenance:
    """Looks once a minute at what is due; no failure of one duty stops another, or the thread."""

    def __init__(
        self,
        database: Database,
        sauvegardes: Sauvegardes,
        lots: Lots,
        clock: Clock,
        *,
        events: EventHub,
        doubtful: bool = False,
    ) -> None:
        """`doubtful`: the file was left in use, and is too large to be checked before it opens."""
        self._database = database
        self._events = events
        self._doubtful = doubtful
        self._sauvegardes = sauvegardes
        self._lots = lots
        self._clock = clock
        self._stopping = sauvegardes.stopping
        self._thread = Thread(target=self._run, name="maintenance", daemon=True)
        self._last_failure: datetime | None = None
        self._last_forgetting: datetime | None = None
        self._wal_seen: tuple[int, int] | None = None
        self._wal_emptied: tuple[int, int] | None = None

    def start(self) -> None:
        """Begin; once in the life of a core."""
        self._thread.start()

    def stop(self) -> None:
        """Give up the copy being made, if any, and end; later calls do nothing."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(ARRET_MAX_S)

    def run_due(self, now: datetime) -> None:
        """Do everything that is due at `now`; what fails is logged and tried again later."""
        for duty in (self._back_up, self._forget, self._checkpoint):
            if self._stopping.is_set():
                return
            try:
                duty(now)
            except (CoreError, OSError):
                if not self._stopping.is_set():
                    logger.exception("maintenance: %s failed", duty.__name__.strip("_"))

    def _run(self) -> None:
        if self._doubtful:
            self.check_file()
        pause = PREMIER_PASSAGE_S
        while not self._stopping.wait(pause):
            self.run_due(self._clock.now())
            pause = PASSAGE_S

    def check_file(self) -> None:
        """Read the whole file and announce it where it is damaged."""
        try:
            check_whole(self._database.fichier, self._stopping.is_set)
        except FileCorrupt:
            logger.exception("maintenance: the file is damaged")
            self._events.publish(FichierEndommage())
        except StorageUnavailable:
            if not self._stopping.is_set():
                logger.exception("maintenance: the file could not be checked")

    def _back_up(self, now: datetime) -> None:
        """Make the daily copy; a failed one is tried again an hour later."""
        due = _is_past(self._sauvegardes.find_last_date(), now, SAUVEGARDE_TOUS_LES)
        if not due or not _is_past(self._last_failure, now, NOUVEL_ESSAI):
            return
        self._last_failure = now
        self._sauvegardes.make()
        self._last_failure = None

    def _forget(self, now: datetime) -> None:
        """Forget old bodies a few at a time; once a day, since looking for them reads all lots."""
        if not _is_past(self._last_forgetting, now, OUBLI_TOUS_LES):
            return
        while self._lots.forget_corps(now - CONSERVATION_CORPS, LOTS_PAR_OUBLI) == LOTS_PAR_OUBLI:
            if self._stopping.is_set():
                return
        self._last_forgetting = now

    def _checkpoint(self, _now: datetime) -> None:
        """Move the WAL into the file when nothing was written since the last look, and only once.

        The file of the WAL tells: it changes with each commit, and not by the checkpoint itself.
        """
        wal = self._read_wal()
        idle, self._wal_seen = wal == self._wal_seen, wal
        if idle and wal != self._wal_emptied:
            self._database.checkpoint()
            self._wal_emptied = wal

    def _read_wal(self) -> tuple[int, int] | None:
        fichier = self._database.fichier
        try:
            state = fichier.with_name(f"{fichier.name}-wal").stat()
        except FileNotFoundError:
            return None
        return state.st_size, state.st_mtime_ns


def _is_past(last: datetime | None, now: datetime, delay: timedelta) -> bool:
    """Tell whether `delay` went by; a clock put back by years counts as that too."""
    return last is None or abs(now - last) >= delay
