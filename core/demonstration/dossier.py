"""The data folder of the demonstration: made whole or not at all, and never a real shop's."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from core.application import open_core
from core.config import Settings
from core.demonstration import Avancement, StoryClock, make_demo, start_of
from core.errors import NotADemo
from core.instance import InstanceLock
from core.parametres import Parametres

CLE = "demonstration"
_SUFFIXE = "-demo"
_PAS_UNE_DEMO = (
    "Ce dossier contient une vraie boutique : les données d’exemple vont dans un autre dossier."
)


def demo_folder(data_dir: Path) -> Path:
    """Return where the demonstration of a shop lives: beside it."""
    return data_dir.with_name(f"{data_dir.name}{_SUFFIXE}")


def boutique_folder(data_dir: Path) -> Path:
    """Return where the shop beside a demonstration lives; a folder of its own has none beside."""
    return data_dir.with_name(data_dir.name.removesuffix(_SUFFIXE))


def is_demo(parametres: Parametres) -> bool:
    """Tell whether the open file is a demonstration."""
    return parametres.read(CLE) == "true"


def prepare_demo(
    settings: Settings,
    now: datetime,
    on_progress: Callable[[Avancement], None] | None = None,
) -> None:
    """Make the demonstration, unless it is there; takes seconds. NotADemo, InstanceBusy.

    It is told in a folder of its own and moved when complete: a power cut leaves nothing half.
    """
    if settings.fichier.exists():
        require_demo(settings)
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = InstanceLock(settings.verrou)
    try:
        _tell(Settings(settings.data_dir / "en-cours"), settings, now, on_progress)
    finally:
        lock.release()


def require_demo(settings: Settings) -> None:
    """Return where the folder holds a demonstration; NotADemo, InstanceBusy."""
    core = open_core(settings)
    try:
        if not is_demo(core.parametres):
            raise NotADemo(_PAS_UNE_DEMO)
    finally:
        core.close()


def discard_demo(settings: Settings) -> None:
    """Forget the demonstration, which no program may hold; NotADemo, InstanceBusy."""
    require_demo(settings)
    for suffix in ("", "-wal", "-shm"):
        fichier = settings.fichier
        fichier.with_name(f"{fichier.name}{suffix}").unlink(missing_ok=True)
    shutil.rmtree(settings.sauvegardes, ignore_errors=True)


def _tell(
    temporary: Settings,
    settings: Settings,
    now: datetime,
    on_progress: Callable[[Avancement], None] | None,
) -> None:
    shutil.rmtree(temporary.data_dir, ignore_errors=True)
    clock = StoryClock(start_of(now))
    core = open_core(temporary, clock)
    try:
        make_demo(core, clock, now, on_progress=on_progress)
        core.parametres.write(CLE, "true")
    finally:
        core.close()
    temporary.fichier.replace(settings.fichier)
    shutil.rmtree(temporary.data_dir, ignore_errors=True)
