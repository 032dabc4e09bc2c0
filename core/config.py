"""Where the shop's data lives."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Settings:
    """One data folder; `read_only` opens its file beside a running program, without the lock."""

    data_dir: Path
    read_only: bool = False

    @classmethod
    def default(cls) -> "Settings":
        """Return the folder that the operating system sets aside for this user's programs."""
        return cls(Path(platformdirs.user_data_dir("Comptoir", appauthor=False)))

    @property
    def fichier(self) -> Path:
        """The one database file."""
        return self.data_dir / "comptoir.db"

    @property
    def verrou(self) -> Path:
        """The file whose OS lock says that a program runs on this folder."""
        return self.data_dir / "comptoir.lock"

    @property
    def coupure(self) -> Path:
        """The file of a cut that a command found, and that nobody was told of yet."""
        return self.data_dir / "coupure.json"

    @property
    def sauvegardes(self) -> Path:
        """Folder of the verified copies."""
        return self.data_dir / "sauvegardes"

    @property
    def journal_lots(self) -> Path:
        """Folder of what terminals were told is recorded, kept beside the file."""
        return self.data_dir / "journal-lots"
