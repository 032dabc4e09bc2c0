"""What the program does by itself, in a thread: copies, checkpoints, forgetting old bodies."""

import logging
from datetime import datetime, timedelta
from functools import partial
from threading import Thread

from core.clock import Clock
from core.errors import CoreError
from core.limites import CONSERVATION_CORPS
from core.lots import Lots
from core.sauvegarde import Sauvegardes
from core.verification import Verification
from core.verification.progres import Progres
from core.vocabulaire import OrigineControle

logger = logging.getLogger(__name__)

PREMIER_PASSAGE_S = 300
"""The shop opens first; its daily copy is made once it is at work."""
PASSAGE_S = 60
ARRET_MAX_S = 4.0

SAUVEGARDE_TOUS_LES = timedelta(hours=24)
NOUVEL_ESSAI = timedelta(hours=1)
OUBLI_TOUS_LES = timedelta(hours=24)
REPOS_S = 0.003
"""Rest after each thousand rows of a check, which take about as long: sales must not wait."""
LOTS_PAR_OUBLI = 50
"""Batches forgotten in one transaction: sales must not wait for it."""


class Maintenance:
    """Looks once a minute at what is due; no failure of one duty stops another, or the thread."""

    def __init__(
        self,
        sauvegardes: Sauvegardes,
        verification: Verification,
        lots: Lots,
        clock: Clock,
        *,
        left_in_use: bool = False,
    ) -> None:
        """`left_in_use`: the program that had the file last came to no clean stop."""
        self._database = sauvegardes.database
        self._verification = verification
        self._left_in_use = left_in_use
        self._sauvegardes = sauvegardes
        self._lots = lots
        self._clock = clock
        self._stopping = sauvegardes.stopping
        self._thread = Thread(target=self._run, name="maintenance", daemon=True)
        self._last_failure: datetime | None = None
        self._last_check: datetime | None = None
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
        for duty in (self._check, self._back_up, self._forget, self._checkpoint):
            if self._stopping.is_set():
                return
            try:
                duty(now)
            except (CoreError, OSError):
                if not self._stopping.is_set():
                    logger.exception("maintenance: %s failed", duty.__name__.strip("_"))

    def _run(self) -> None:
        if self._left_in_use:
            self.check_after_cut()
        pause = PREMIER_PASSAGE_S
        while not self._stopping.wait(pause):
            self.run_due(self._clock.now())
            pause = PASSAGE_S

    def check_after_cut(self) -> None:
        """Check the whole book: nobody knows what the machine was at when it stopped."""
        try:
            self._control(OrigineControle.DEMARRAGE)
        except CoreError:
            if not self._stopping.is_set():
                logger.exception("maintenance: the file could not be checked")

    def _check(self, now: datetime) -> None:
        """Check the whole book once a night; one that failed is tried again an hour later."""
        if not self._verification.is_due(now) or not _is_past(self._last_check, now, NOUVEL_ESSAI):
            return
        self._last_check = now
        self._control(OrigineControle.NUIT)

    def _control(self, origine: OrigineControle) -> None:
        pause = partial(self._stopping.wait, REPOS_S)
        self._verification.controler(origine, Progres(self._stopping.is_set, pause=pause))

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
