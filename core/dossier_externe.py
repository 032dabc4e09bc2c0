"""The second place of the copies, a USB key for instance; nothing waits for it when it is away."""

import filecmp
import json
import logging
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.config import Settings
from core.errors import InvalidFormat
from core.limites import SAUVEGARDES_GARDEES
from core.parametres import Parametres

logger = logging.getLogger(__name__)

CLE = "sauvegarde.dossier2"
_COPIES = "comptoir-????-??-??.db"
_ESSAI = ".comptoir-essai"


@dataclass(frozen=True, slots=True)
class EtatExterne:
    """The second place: whether it is there, and its newest copy (UTC)."""

    dossier: Path
    est_la: bool
    copies: int
    derniere: datetime | None


@dataclass(frozen=True, slots=True)
class DossierExterne:
    """Use cases about the second place."""

    parametres: Parametres
    settings: Settings

    def find(self) -> Path | None:
        """Return the folder that the owner chose, whether it is there now or not."""
        valeur = json.loads(self.parametres.read(CLE) or "null")
        return Path(valeur) if isinstance(valeur, str) else None

    def list_paths(self) -> list[Path]:
        """Return the copies that are there; none where the place is away."""
        folder = self.find()
        return [] if folder is None else sorted(folder.glob(_COPIES))

    def read_etat(self) -> EtatExterne | None:
        """Return how the second place is now, None where none was chosen."""
        folder = self.find()
        if folder is None:
            return None
        dates = [datetime.fromtimestamp(p.stat().st_mtime, UTC) for p in self.list_paths()]
        return EtatExterne(folder, folder.is_dir(), len(dates), max(dates, default=None))

    def choose(self, folder: Path | None) -> None:
        """Send further copies there too, None for nowhere; InvalidFormat where it cannot be."""
        if folder is not None:
            self._require_writable(folder)
        self.parametres.write(CLE, json.dumps(None if folder is None else str(folder)))

    def receive(self, copie: Path) -> bool:
        """Put a verified copy there, byte for byte, and drop the oldest; False where it is away.

        No failure reaches the caller: the copy on this computer is safe.
        """
        folder = self.find()
        if folder is None:
            return False
        try:
            _put(copie, folder)
        except OSError as error:
            logger.info("no copy in the second place: %s", error)
            return False
        return True

    def _require_writable(self, folder: Path) -> None:
        if folder.resolve().is_relative_to(self.settings.data_dir.resolve()):
            raise InvalidFormat(
                "Choisissez un autre disque ou une clé USB : ce dossier est celui de Comptoir.",
                champ="dossier",
            )
        try:
            (folder / _ESSAI).touch()
            (folder / _ESSAI).unlink()
        except OSError as error:
            raise InvalidFormat(
                f"Rien ne peut être écrit dans « {folder} ».", champ="dossier"
            ) from error


def _put(copie: Path, folder: Path) -> None:
    """Write the copy under another name, compare it, and only then let it count."""
    temporary = folder / "comptoir-en-cours.tmp"
    shutil.copyfile(copie, temporary)
    if not filecmp.cmp(copie, temporary, shallow=False):
        raise OSError(f"{temporary} differs from {copie}")
    temporary.replace(folder / copie.name)
    for oldest in sorted(folder.glob(_COPIES))[:-SAUVEGARDES_GARDEES]:
        oldest.unlink()
