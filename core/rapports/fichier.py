"""Writes a file that is whole or not there: beside its place first, moved into it at the end."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.errors import StorageUnavailable

_NOM_MAX = 60


def temporary_of(target: Path) -> Path:
    """Return where a file is written until it is whole."""
    return target.with_name(f".{target.name}.tmp")


@contextmanager
def replace_at_end(target: Path) -> Iterator[IO[bytes]]:
    """Lend a stream to a file beside `target` that takes its name once it is whole.

    StorageUnavailable where the disk fails; nothing is left of the attempt then.
    """
    temporary = temporary_of(target)
    try:
        try:
            with temporary.open("wb") as stream:
                yield stream
            _move(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StorageUnavailable(
            f"Le fichier « {target} » n’a pas pu être écrit : "
            "le dossier manque ou est protégé, ou le disque est plein."
        ) from error


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:
        # Windows keeps whoever has a file open from losing it.
        raise StorageUnavailable(
            f"Le fichier « {target.name} » est ouvert dans un autre programme, sans doute Excel : "
            "fermez-le, puis recommencez."
        ) from error


def make_slug(*parts: str) -> str:
    """Make a file name of words from outside: plain letters, figures and hyphens, never a path."""
    words = unicodedata.normalize("NFKD", " ".join(parts).replace("œ", "oe").replace("Œ", "oe"))
    plain = "".join(letter for letter in words if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_NOM_MAX].strip("-") or "comptoir"
