"""Copies the file while the program goes on writing to it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from core.db.engine import CANCEL_STEPS, named_faults
from core.limites import ATTENTE_ECRITURE_S


def copy_file(fichier: Path, target: Path, is_cancelled: Callable[[], bool]) -> None:
    """Write the last committed state of `fichier` to `target`, a new file.

    It reads on a connection of its own, hence holds up no writer. StorageUnavailable where the
    disk is full or once `is_cancelled`; what is written of `target` by then is the caller's to
    remove.
    """
    uri = f"{fichier.absolute().as_uri()}?mode=ro"
    with (
        named_faults(),
        closing(sqlite3.connect(uri, uri=True, timeout=ATTENTE_ECRITURE_S)) as connection,
    ):
        connection.set_progress_handler(is_cancelled, CANCEL_STEPS)
        connection.execute("VACUUM INTO ?", (str(target),))
