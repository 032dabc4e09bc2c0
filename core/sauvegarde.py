"""Daily copies of the file, each verified before an older one is dropped."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock

from sqlalchemy import Connection, func, select

from core.clock import Clock
from core.config import Settings
from core.db.boutiques import boutique
from core.db.copie import copy_file
from core.db.engine import Database, read_copy
from core.db.integrite import check_pages
from core.db.stock import mouvement_stock
from core.db.ventes import vente
from core.disque import put
from core.dossier_externe import DossierExterne
from core.errors import FileCorrupt, StorageUnavailable
from core.journal_lots.fichiers import Fichiers
from core.journal_lots.marque import read_marque
from core.limites import RETARD_SAUVEGARDE, SAUVEGARDES_GARDEES
from core.parametres import Parametres
from core.verification import RapportVerification, verify_file

logger = logging.getLogger(__name__)

NON_ECRITE = (
    "La sauvegarde n’a pas pu être écrite : le disque est plein, ou le dossier est protégé. "
    "Les précédentes sont gardées."
)
_DAILY = "comptoir-????-??-??.db"


class Lieu(StrEnum):
    """What kind of copy it is, by where it is and what made it."""

    ICI = "ICI"
    """A daily one, on this computer."""
    AILLEURS = "AILLEURS"
    """The same, in the second place."""
    REMPLACE = "REMPLACE"
    """A file that a restore replaced."""


class Etape(StrEnum):
    """How far a copy is."""

    COPIE = "COPIE"
    VERIFICATION = "VERIFICATION"
    SECONDE = "SECONDE"


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """One copy: when it was made (UTC), how much it holds, its size in bytes.

    Daily ones were verified when they were made; a file that was replaced was in use until then.
    """

    chemin: Path
    date: datetime
    ventes: int
    mouvements: int
    taille: int
    lieu: Lieu = Lieu.ICI


@dataclass(frozen=True, slots=True)
class Retard:
    """The copies are late: when the last one was made, None where there is none."""

    derniere: datetime | None


@dataclass(frozen=True, slots=True)
class Sauvegardes:
    """Use cases about copies; set `stopping` to give up the one being made."""

    database: Database
    settings: Settings
    clock: Clock
    stopping: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def make(
        self,
        is_cancelled: Callable[[], bool] = bool,
        on_step: Callable[[Etape], object] = lambda _etape: None,
    ) -> Sauvegarde:
        """Make the copy of the day, which replaces an earlier one, and drop the oldest.

        StorageUnavailable, also once `is_cancelled`: nothing changed. FileCorrupt: the copy is kept
        as `.suspecte`, and no other is dropped.
        """
        now = self.clock.now()

        def given_up() -> bool:
            return self.stopping.is_set() or is_cancelled()

        target = self._folder / f"comptoir-{now:%Y-%m-%d}.db"
        with self._lock, self._temporary() as copie:
            with self.database.read() as connection:
                known = _count(connection)
            on_step(Etape.COPIE)
            copy_file(self.database.fichier, copie, given_up)
            on_step(Etape.VERIFICATION)
            with read_copy(copie, given_up) as connection:
                rapport = verify_file(connection)
            os.utime(copie, (now.timestamp(), now.timestamp()))
            self._require_sound(rapport, known, copie, target)
            put(copie, target)
            self._drop_oldest(target)
            self._drop_journal()
            on_step(Etape.SECONDE)
            self.externe.receive(target)
        size = target.stat().st_size
        return Sauvegarde(target, now, rapport.ventes, rapport.mouvements, size)

    def make_before_upgrade(self, revision: str) -> Path:
        """Keep the file as it is before it is brought to `revision`: its pages are checked.

        Its rules are those of the program that wrote it. StorageUnavailable, FileCorrupt.
        """
        target = self._folder / f"comptoir-avant-{revision}.db"
        with self._lock, self._temporary() as copie:
            copy_file(self.database.fichier, copie, self.stopping.is_set)
            with read_copy(copie, self.stopping.is_set) as connection:
                _require_none(check_pages(connection).degats)
            put(copie, target)
        return target

    def list_sauvegardes(self) -> tuple[Sauvegarde, ...]:
        """Return the daily copies on this computer, newest first; none that cannot be read."""
        return tuple(_read_all(self._list_paths(), Lieu.ICI))

    def list_toutes(self) -> tuple[Sauvegarde, ...]:
        """Return every copy that can be restored, those of the second place too, newest first."""
        replaced = self.settings.data_dir.glob("comptoir-remplace-*.db")
        found = (
            *self.list_sauvegardes(),
            *_read_all(self.externe.list_paths(), Lieu.AILLEURS),
            *_read_all(replaced, Lieu.REMPLACE),
        )
        return tuple(sorted(found, key=lambda copie: (copie.date, copie.lieu), reverse=True))

    def find_last_date(self) -> datetime | None:
        """Return when the newest copy was made (UTC), None where there is none."""
        return max(map(_read_date, self._list_paths()), default=None)

    def find_retard(self) -> Retard | None:
        """Tell that the copies are late, None while they are not; a new shop has its time too."""
        last = self.find_last_date()
        if last is None:
            with self.database.read() as connection:
                since = connection.scalar(select(func.min(boutique.c.date_creation)))
        else:
            since = last
        late = since is not None and self.clock.now() - since > RETARD_SAUVEGARDE
        return Retard(last) if late else None

    @property
    def externe(self) -> DossierExterne:
        """The second place of the copies."""
        return DossierExterne(Parametres(self.database), self.settings)

    @property
    def _folder(self) -> Path:
        return self.settings.sauvegardes

    def _list_paths(self) -> list[Path]:
        return list_daily(self.settings)

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        """Lend a path in the folder, of which nothing is left unless it was renamed."""
        copie = self._folder / "en-cours.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            copie.unlink(missing_ok=True)
            try:
                yield copie
            finally:
                copie.unlink(missing_ok=True)
        except (StorageUnavailable, OSError) as error:
            raise StorageUnavailable(NON_ECRITE) from error

    def _require_sound(
        self, rapport: RapportVerification, known: tuple[int, int], copie: Path, target: Path
    ) -> None:
        """Set the copy aside unless it keeps every rule and has all that the file had."""
        problemes = rapport.problemes
        if rapport.ventes < known[0] or rapport.mouvements < known[1]:
            problemes = (*problemes, "il y manque des ventes ou des mouvements.")
        if problemes:
            put(copie, target.with_suffix(".suspecte"))
        _require_none(problemes)

    def _drop_oldest(self, made: Path) -> None:
        """Keep the newest copies; the one just made stays even where the clock went back."""
        others = [path for path in self._list_paths() if path != made]
        for path in others[SAUVEGARDES_GARDEES - 1 :]:
            path.unlink()

    def _drop_journal(self) -> None:
        """Drop what of the journal of batches no copy needs any more."""
        known = [m for path in self._list_paths() if (m := _read_marque_of(path)) is not None]
        try:
            dropped = list(Fichiers(self.settings.journal_lots).drop_until(min(known, default=0)))
        except OSError:
            logger.exception("the journal of batches keeps what no copy needs")
        else:
            logger.info("files of the journal of batches dropped: %s", len(dropped))


def list_daily(settings: Settings) -> list[Path]:
    """Return the daily copies of a folder, newest first; they need no open file."""
    return sorted(settings.sauvegardes.glob(_DAILY), key=_read_date, reverse=True)


def _require_none(problemes: tuple[str, ...]) -> None:
    if problemes:
        raise FileCorrupt(
            f"La sauvegarde n’est pas sûre : {problemes[0]} Les précédentes sont gardées."
        )


def _count(connection: Connection) -> tuple[int, int]:
    """Return how many sales and movements there are; neither is ever deleted."""
    ventes = select(func.count()).select_from(vente).scalar_subquery()
    mouvements = select(func.count()).select_from(mouvement_stock).scalar_subquery()
    row = connection.execute(select(ventes, mouvements)).one()
    return row[0], row[1]


def _read_date(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _read_all(paths: Iterable[Path], lieu: Lieu) -> Iterator[Sauvegarde]:
    for path in paths:
        try:
            with read_copy(path, bool) as connection:
                counts = _count(connection)
            state = path.stat()
        except (FileCorrupt, StorageUnavailable, OSError):
            continue
        yield Sauvegarde(path, _read_date(path), *counts, state.st_size, lieu)


def _read_marque_of(path: Path) -> int | None:
    """Return how far a copy goes in the journal of batches, None where it cannot be read."""
    try:
        with read_copy(path, bool) as connection:
            return read_marque(connection)
    except (FileCorrupt, StorageUnavailable):
        return None
