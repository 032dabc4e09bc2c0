"""Puts a prepared copy in the place of the file, before it is opened: the old one, or the new one.

Whatever step a power cut falls on, `comptoir.db` is one of the two, whole, and the next start goes
on from there. The file that was replaced is kept, and never deleted by the program.
"""

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from core.config import Settings
from core.db.engine import open_database
from core.disque import put, sync_folder
from core.errors import StorageError, StorageUnavailable

logger = logging.getLogger(__name__)

PAS_REMPLACE = (
    "La restauration n’a pas pu être faite : le disque est plein ou protégé. Le fichier de données "
    "n’a pas été modifié."
)
_SUFFIXES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Intention:
    """What the next start is to do: `remplace` is the name that the present file will have."""

    source: str
    demandee: datetime
    remplace: str
    est_abime: bool


@dataclass(frozen=True, slots=True)
class Atelier:
    """The folder where a restore is prepared."""

    settings: Settings

    @property
    def dossier(self) -> Path:
        """Beside the file, on its own disk: names can be exchanged there."""
        return self.settings.data_dir / "restauration"

    @property
    def en_preparation(self) -> Path:
        """A copy being made and checked; worth nothing yet."""
        return self.dossier / "en-preparation.db"

    @property
    def prete(self) -> Path:
        """A copy that may take the place of the file."""
        return self.dossier / "prete.db"

    @property
    def note(self) -> Path:
        """What the next start is to do."""
        return self.dossier / "intention.json"

    def ask(self, intention: Intention) -> None:
        """Have the next start put the prepared copy in place. StorageUnavailable."""
        draft = self.note.with_suffix(".tmp")
        try:
            put(self.en_preparation, self.prete)
            draft.write_bytes(msgspec.json.encode(intention))
            put(draft, self.note)
        except OSError as error:
            raise StorageUnavailable(PAS_REMPLACE) from error

    def read(self) -> Intention | None:
        """Return what is to be done, None where nothing is, or where it cannot be read."""
        try:
            return msgspec.json.decode(self.note.read_bytes(), type=Intention)
        except (OSError, msgspec.DecodeError):
            return None

    def clear(self) -> None:
        """Forget what was prepared and what was asked, the asking first."""
        with suppress(OSError):
            self.note.unlink(missing_ok=True)
            for path in self.dossier.glob("*"):
                path.unlink()


def carry_out(settings: Settings) -> Intention | None:
    """Do what was asked, or go on with it, before the file is opened; None where nothing was.

    StorageUnavailable: the file is the old one, and nothing is asked any more.
    """
    atelier = Atelier(settings)
    intention = atelier.read()
    if intention is None or not atelier.prete.exists():
        return intention
    try:
        _exchange(settings.fichier, atelier.prete, intention)
    except OSError as error:
        logger.exception("the restore could not be carried out")
        atelier.clear()
        raise StorageUnavailable(PAS_REMPLACE) from error
    return intention


def _exchange(fichier: Path, prete: Path, intention: Intention) -> None:
    if fichier.exists():
        if not intention.est_abime:
            _settle(fichier)
        _keep(fichier, fichier.with_name(intention.remplace))
    # A log left over would be read as the new file's own.
    for suffix in _SUFFIXES:
        _beside(fichier, suffix).unlink(missing_ok=True)
    prete.replace(fichier)
    sync_folder(fichier.parent)
    sync_folder(prete.parent)


def _settle(fichier: Path) -> None:
    """Move the log into the file, so that it is whole by itself; else both are kept."""
    database = open_database(fichier)
    try:
        database.close()
    except StorageError as error:
        logger.warning("the file is kept with its log: %s", error.code)
        database.drop()


def _keep(fichier: Path, kept: Path) -> None:
    """Give the present file a second name, with its log where one is left."""
    for suffix in ("-wal", ""):
        source, target = _beside(fichier, suffix), _beside(kept, suffix)
        if source.exists() and not target.exists():
            _name_again(source, target)
    sync_folder(fichier.parent)


def _name_again(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Some file systems have one name a file: there it is copied.
        draft = target.with_name(f"{target.name}.tmp")
        shutil.copyfile(source, draft)
        put(draft, target)


def _beside(fichier: Path, suffix: str) -> Path:
    return fichier.with_name(f"{fichier.name}{suffix}")
