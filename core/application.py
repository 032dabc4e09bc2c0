"""Opens the back office: the lock, the file brought up to date, and every use case on it."""

from dataclasses import dataclass

from core.boutiques import Boutiques
from core.catalogue import Catalogue
from core.clock import Clock, SystemClock
from core.config import Settings
from core.db.engine import Database, open_database
from core.db.schema import head_revision, inspect_file, upgrade
from core.events import EventHub
from core.instance import InstanceLock
from core.lots import Lots
from core.mouvements import Mouvements
from core.quarantaine import Quarantaine
from core.stock import Stock
from core.taux import TauxChanges
from core.terminaux import Terminaux
from core.ventes import Ventes


@dataclass(frozen=True, slots=True)
class Core:
    """Everything that the program can do, a group of use cases a noun."""

    settings: Settings
    clock: Clock
    events: EventHub
    boutiques: Boutiques
    taux: TauxChanges
    terminaux: Terminaux
    catalogue: Catalogue
    stock: Stock
    mouvements: Mouvements
    ventes: Ventes
    quarantaine: Quarantaine
    lots: Lots
    database: Database
    lock: InstanceLock | None

    def close(self) -> None:
        """Empty the write-ahead log into the file and let go of the folder."""
        self.database.close()
        if self.lock is not None:
            self.lock.release()


def open_core(settings: Settings, clock: Clock | None = None) -> Core:
    """Open the data folder, made where it does not exist.

    InstanceBusy where another program holds it (a read-only opening goes beside that one);
    FileNotOurs, FileCorrupt or FileTooNew leave the file as it was.
    """
    clock = clock or SystemClock()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = None if settings.read_only else InstanceLock(settings.verrou)
    try:
        database = _open_file(settings)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    events = EventHub()
    tools = (database, clock, events)
    return Core(
        settings=settings,
        clock=clock,
        events=events,
        boutiques=Boutiques(*tools),
        taux=TauxChanges(*tools),
        terminaux=Terminaux(*tools),
        catalogue=Catalogue(*tools),
        stock=Stock(*tools),
        mouvements=Mouvements(database),
        ventes=Ventes(*tools),
        quarantaine=Quarantaine(*tools),
        lots=Lots(database),
        database=database,
        lock=lock,
    )


def _open_file(settings: Settings) -> Database:
    revision = inspect_file(settings.fichier)
    database = open_database(settings.fichier)
    if revision != head_revision():
        upgrade(database)
    return database
