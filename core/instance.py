"""One program a data folder, held by a lock of the operating system that dies with its process."""

import sys
from pathlib import Path
from typing import IO

from core.errors import InstanceBusy

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """Held from its making until `release`, or until the process ends, however it ends."""

    def __init__(self, verrou: Path) -> None:
        """Take the lock; InstanceBusy where another program holds it."""
        self._stream = verrou.open("ab")
        try:
            _lock(self._stream)
        except OSError as error:
            self._stream.close()
            raise InstanceBusy(
                "Comptoir est déjà ouvert sur ce dossier de données. Fermez-le d’abord."
            ) from error

    def release(self) -> None:
        """Let another program in."""
        self._stream.close()
