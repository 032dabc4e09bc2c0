"""Going back to a copy: what it would cost is shown first, and what was acknowledged comes back.

Everything long is done beforehand, beside the running program: the copy is copied, brought up to
this program and verified. The next start only exchanges two names, then reads the journal.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.clock import Clock
from core.config import Settings
from core.db.engine import open_database, read_copy
from core.db.schema import REVISIONS, inspect_file
from core.errors import CoreError, FileCorrupt, StorageUnavailable
from core.journal_lots.fichiers import Fichiers
from core.journal_lots.marque import read_marque
from core.restauration.difference import Difference, compare, read_journal
from core.restauration.echange import Atelier, Intention
from core.sauvegarde import list_daily
from core.verification import verify_file

logger = logging.getLogger(__name__)

_MORCEAU = 1 << 20
PAS_PREPAREE = (
    "La sauvegarde n’a pas pu être préparée : elle est illisible, ou le disque est plein. "
    "Rien n’a été modifié."
)
ARRETEE = "La restauration a été arrêtée. Rien n’a été modifié."


@dataclass(frozen=True, slots=True)
class Preparation:
    """A copy that is ready to take the place of the file, and what that would change."""

    source: Path
    date: datetime
    """When the copy was made."""
    ventes: int
    mouvements: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Restauration:
    """Use cases about going back; they need no open file, since it may be damaged."""

    settings: Settings
    clock: Clock

    def prepare(self, source: Path, is_cancelled: Callable[[], bool] = bool) -> Preparation:
        """Make a copy ready and compare the present file with it; changes nothing of either.

        FileCorrupt where the copy breaks a rule, FileNotOurs, FileTooNew, UpgradeFailed;
        StorageUnavailable where it cannot be read or written, or once `is_cancelled`.
        """
        atelier = Atelier(self.settings)
        atelier.clear()
        made = atelier.en_preparation
        try:
            made.parent.mkdir(parents=True, exist_ok=True)
            date = _copy(source, made, is_cancelled)
            _bring_up(made, self.clock.now())
            with read_copy(made, is_cancelled) as connection:
                rapport = verify_file(connection)
                marque = read_marque(connection)
            if rapport.problemes:
                raise FileCorrupt(f"Cette sauvegarde n’est pas sûre : {rapport.problemes[0]}")
            places, abimes = Fichiers(self.settings.journal_lots).list_after(marque)
            journal = read_journal(places, est_abime=abimes > 0)
            difference = compare(self.settings.fichier, made, journal)
        except OSError as error:
            raise StorageUnavailable(PAS_PREPAREE) from error
        return Preparation(source, date, rapport.ventes, rapport.mouvements, difference)

    def prepare_newest(self) -> Preparation | None:
        """Make the newest copy ready that is sound, None where there is none."""
        for source in list_daily(self.settings):
            try:
                return self.prepare(source)
            except CoreError as error:
                logger.warning("a copy is passed over: %s (%s)", source.name, error.code)
        return None

    def confirm(self, preparation: Preparation, *, est_abime: bool = False) -> Path:
        """Have the next start restore what was prepared; return where the present file will be.

        `est_abime`: it is damaged, and is moved aside as it stands. StorageUnavailable.
        """
        now = self.clock.now()
        word = "abime" if est_abime else "remplace"
        remplace = f"comptoir-{word}-{now:%Y-%m-%d-%H%M%S}.db"
        intention = Intention(preparation.source.name, now, remplace, est_abime)
        Atelier(self.settings).ask(intention)
        return self.settings.fichier.with_name(remplace)

    def abandon(self) -> None:
        """Forget what was prepared."""
        Atelier(self.settings).clear()


def _copy(source: Path, target: Path, is_cancelled: Callable[[], bool]) -> datetime:
    """Copy a file, and the log that may stand beside it; return when it was made."""
    for suffix in ("", "-wal"):
        part, copied = (path.with_name(f"{path.name}{suffix}") for path in (source, target))
        if suffix and not part.exists():
            continue
        with part.open("rb") as reading, copied.open("wb") as writing:
            while piece := reading.read(_MORCEAU):
                if is_cancelled():
                    raise StorageUnavailable(ARRETEE)
                writing.write(piece)
    return datetime.fromtimestamp(source.stat().st_mtime, UTC)


def _bring_up(made: Path, now: datetime) -> None:
    """Upgrade a copy that an older program made; it ends whole, without a log beside it."""
    revision = inspect_file(made)
    if revision is None:
        raise FileCorrupt("Cette sauvegarde est vide.")
    has_log = made.with_name(f"{made.name}-wal").exists()
    if revision == REVISIONS[-1] and not has_log:
        return
    database = open_database(made)
    try:
        if revision != REVISIONS[-1]:
            # Only here, since most copies are of this program.
            from core.db.upgrade import upgrade  # noqa: PLC0415

            upgrade(database, now)
    finally:
        database.close()
