"""Forces to the disk what must outlive a power cut: a file, its name, or both at once."""

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Return once every byte of the file is on the disk."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk; Windows sees to that by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put(made: Path, target: Path) -> None:
    """Give a finished file its name, in the place of what had it: wholly or not at all."""
    sync_file(made)
    made.replace(target)
    sync_folder(target.parent)
