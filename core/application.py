"""Opens the back office: the lock, the file brought up to date, and every use case on it."""

from contextlib import ExitStack
from dataclasses import dataclass

from core.boutiques import Boutiques
from core.caisse import Caisse
from core.catalogue import Catalogue
from core.clock import Clock, SystemClock
from core.config import Settings
from core.db.engine import Database, open_database
from core.db.schema import REVISIONS, inspect_file, needs_whole_check
from core.errors import StorageUnavailable
from core.events import EventHub
from core.fiche import Fiches
from core.instance import InstanceLock
from core.lots import Lots
from core.maintenance import Maintenance
from core.mesures import Mesures
from core.mouvements import Mouvements
from core.parametres import Parametres
from core.quarantaine import Quarantaine
from core.rapports import Rapports
from core.recherche import Recherche
from core.rejets import Rejets
from core.retours import Retours
from core.sauvegarde import Sauvegardes
from core.statistiques import Statistiques
from core.stock import Stock
from core.suivi import Suivi
from core.suivi.horloge import Horloges
from core.taux import TauxChanges
from core.terminaux import Terminaux
from core.utilisateurs import Utilisateurs
from core.ventes import Ventes
from core.verification import Verification

A_METTRE_A_JOUR = (
    "Le fichier de données n’est pas encore celui de cette version : ouvrez d’abord Comptoir."
)


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
    fiches: Fiches
    ventes: Ventes
    quarantaine: Quarantaine
    retours: Retours
    rejets: Rejets
    caisse: Caisse
    statistiques: Statistiques
    suivi: Suivi
    horloges: Horloges
    lots: Lots
    parametres: Parametres
    mesures: Mesures
    utilisateurs: Utilisateurs
    rapports: Rapports
    recherche: Recherche
    verification: Verification
    sauvegardes: Sauvegardes
    maintenance: Maintenance
    database: Database
    lock: InstanceLock | None

    def close(self) -> None:
        """Empty the write-ahead log into the file and let go of the folder."""
        self.maintenance.stop()
        try:
            self.database.close()
        finally:
            if self.lock is not None:
                self.lock.release()


def open_core(settings: Settings, clock: Clock | None = None) -> Core:
    """Open the data folder, made where it does not exist.

    InstanceBusy where another program holds it (a read-only opening goes beside that one);
    StorageUnavailable where it cannot be written; FileNotOurs, FileCorrupt, FileTooNew or
    UpgradeFailed leave the file as it was.
    """
    clock = clock or SystemClock()
    with ExitStack() as undo:
        lock = None if settings.read_only else _take_folder(settings)
        if lock is not None:
            undo.callback(lock.release)
        doubtful = not settings.read_only and needs_whole_check(settings.fichier)
        database = _open_file(settings, clock)
        undo.pop_all()
    return _assemble(settings, clock, database, lock=lock, doubtful=doubtful)


def _assemble(
    settings: Settings,
    clock: Clock,
    database: Database,
    *,
    lock: InstanceLock | None,
    doubtful: bool,
) -> Core:
    events = EventHub()
    tools = (database, clock, events)
    lots, sauvegardes = Lots(database), Sauvegardes(database, settings, clock)
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
        fiches=Fiches(database, clock),
        ventes=Ventes(*tools),
        quarantaine=Quarantaine(*tools),
        retours=Retours(*tools),
        rejets=Rejets(database, clock),
        caisse=Caisse(database, clock),
        statistiques=Statistiques(database, clock),
        suivi=Suivi(database, clock),
        horloges=Horloges(database, clock),
        lots=lots,
        parametres=Parametres(database),
        mesures=Mesures(database, settings),
        utilisateurs=Utilisateurs(database, clock),
        rapports=Rapports(database),
        recherche=Recherche(database),
        verification=Verification(database),
        sauvegardes=sauvegardes,
        maintenance=Maintenance(
            database, sauvegardes, lots, clock, events=events, doubtful=doubtful
        ),
        database=database,
        lock=lock,
    )


def _take_folder(settings: Settings) -> InstanceLock:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        return InstanceLock(settings.verrou)
    except OSError as error:
        raise _refuse_folder(settings) from error


def _refuse_folder(settings: Settings) -> StorageUnavailable:
    return StorageUnavailable(
        f"Le dossier de données « {settings.data_dir} » ne peut pas être ouvert."
    )


def _open_file(settings: Settings, clock: Clock) -> Database:
    """Bring the file up to this program; an existing one is copied before it is upgraded."""
    try:
        revision = inspect_file(settings.fichier, check=not settings.read_only)
    except OSError as error:
        raise _refuse_folder(settings) from error
    head = REVISIONS[-1]
    if settings.read_only and revision != head:
        raise StorageUnavailable(A_METTRE_A_JOUR)
    with ExitStack() as undo:
        database = open_database(settings.fichier, read_only=settings.read_only)
        undo.callback(database.drop)
        if revision not in {None, head}:
            Sauvegardes(database, settings, clock).make_before_upgrade(head)
        if revision != head:
            # Only here, since a file that is up to date opens without Alembic.
            from core.db.upgrade import upgrade  # noqa: PLC0415

            upgrade(database)
        undo.pop_all()
    return database
