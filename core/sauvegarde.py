"""Daily copies of the file, each verified before an older one is dropped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock

from sqlalchemy import Connection, func, select

from core.clock import Clock
from core.config import Settings
from core.db.copie import copy_file
from core.db.engine import Database, read_copy
from core.db.integrite import check_pages
from core.db.stock import mouvement_stock
from core.db.ventes import vente
from core.disque import put
from core.dossier_externe import DossierExterne
from core.errors import FileCorrupt, StorageUnavailable
from core.limites import SAUVEGARDES_GARDEES
from core.parametres import Parametres
from core.verification import RapportVerification, verify_file

NON_ECRITE = (
    "La sauvegarde n’a pas pu être écrite : le disque est plein, ou le dossier est protégé. "
    "Les précédentes sont gardées."
)
_DAILY = "comptoir-????-??-??.db"


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """One verified copy: when it was made (UTC), and how much it holds."""

    chemin: Path
    date: datetime
    ventes: int
    mouvements: int


@dataclass(frozen=True, slots=True)
class Sauvegardes:
    """Use cases about copies; set `stopping` to give up the one being made."""

    database: Database
    settings: Settings
    clock: Clock
    stopping: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def make(self) -> Sauvegarde:
        """Make the copy of the day, which replaces an earlier one, and drop the oldest.

        StorageUnavailable: nothing changed. FileCorrupt: the copy is kept as `.suspecte`, and no
        other is dropped.
        """
        now = self.clock.now()
        target = self._folder / f"comptoir-{now:%Y-%m-%d}.db"
        with self._lock, self._temporary() as copie:
            with self.database.read() as connection:
                known = _count(connection)
            copy_file(self.database.fichier, copie, self.stopping.is_set)
            with read_copy(copie, self.stopping.is_set) as connection:
                rapport = verify_file(connection)
            os.utime(copie, (now.timestamp(), now.timestamp()))
            self._require_sound(rapport, known, copie, target)
            put(copie, target)
            self._drop_oldest(target)
            self.externe.receive(target)
        return Sauvegarde(target, now, rapport.ventes, rapport.mouvements)

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
        """Return the copies, newest first; one that cannot be read is left out."""
        return tuple(found for path in self._list_paths() if (found := _read(path)) is not None)

    def find_last_date(self) -> datetime | None:
        """Return when the newest copy was made (UTC), None where there is none."""
        return max(map(_read_date, self._list_paths()), default=None)

    @property
    def externe(self) -> DossierExterne:
        """The second place of the copies."""
        return DossierExterne(Parametres(self.database), self.settings)

    @property
    def _folder(self) -> Path:
        return self.settings.sauvegardes

    def _list_paths(self) -> list[Path]:
        return sorted(self._folder.glob(_DAILY), key=_read_date, reverse=True)

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


def _read(path: Path) -> Sauvegarde | None:
    try:
        with read_copy(path, lambda: False) as connection:
            return Sauvegarde(path, _read_date(path), *_count(connection))
    except (FileCorrupt, StorageUnavailable):
        return None
