"""Opens the back office: the lock, the file brought up to date, and every use case on it."""

import logging
from contextlib import ExitStack
from dataclasses import dataclass

from core.boutiques import Boutiques
from core.caisse import Caisse
from core.catalogue import Catalogue
from core.clock import Clock, SystemClock
from core.config import Settings
from core.corrections import Corrections
from core.db.engine import Database, open_database
from core.db.schema import REVISIONS, inspect_file
from core.depart import Avant, Depart, begin, look_before
from core.distincts import Distincts
from core.errors import StorageUnavailable
from core.events import EventHub
from core.fiche import Fiches
from core.instance import InstanceLock
from core.inventaires import Inventaires
from core.journal_lots import JournalLots
from core.lots import Lots
from core.maintenance import Maintenance
from core.mesures import Mesures
from core.mouvements import Mouvements
from core.parametres import Parametres
from core.quarantaine import Quarantaine
from core.rapports import Rapports
from core.recherche import Recherche
from core.rejets import Rejets
from core.rejeu_auto import RejeuAuto
from core.restauration import Restauration
from core.retours import Retours
from core.retours_vente import RetoursVente
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

logger = logging.getLogger(__name__)

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
    distincts: Distincts
    catalogue: Catalogue
    stock: Stock
    mouvements: Mouvements
    corrections: Corrections
    fiches: Fiches
    ventes: Ventes
    quarantaine: Quarantaine
    inventaires: Inventaires
    rejeu_auto: RejeuAuto
    retours: Retours
    retours_vente: RetoursVente
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
    restauration: Restauration
    journal_lots: JournalLots
    depart: Depart
    maintenance: Maintenance
    database: Database
    lock: InstanceLock | None

    def prepare_close(self) -> None:
        """Begin the end: what is being written is the last thing that is; terminals come back.

        Said before the server stops, it spares the end the rest of a large batch.
        """
        self.sauvegardes.stopping.set()
        self.database.stop_writing()

    def close(self) -> None:
        """Empty the write-ahead log into the file and let go of the folder."""
        self.prepare_close()
        self.maintenance.stop()
        self.rejeu_auto.stop()
        try:
            self.journal_lots.close()
            self.database.close()
            if self.lock is not None:
                self._forget_coupure()
        finally:
            if self.lock is not None:
                self.lock.release()

    def _forget_coupure(self) -> None:
        """Drop what a command had kept of a cut: this start has told it."""
        try:
            if self.settings.coupure.exists():
                self.settings.coupure.unlink()
        except OSError:
            logger.exception("the cut will be told again")


@dataclass(frozen=True, slots=True)
class _Fond:
    """What every use case stands on, once the file is open and has all that was acknowledged."""

    database: Database
    events: EventHub
    journal: JournalLots
    sauvegardes: Sauvegardes
    verification: Verification
    avant: Avant
    depart: Depart


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
        fond = _lay_ground(settings, clock)
        undo.pop_all()
    return _assemble(settings, clock, fond, lock)


def _assemble(settings: Settings, clock: Clock, fond: _Fond, lock: InstanceLock | None) -> Core:
    """Put every use case on the same ground."""
    database, events, journal = fond.database, fond.events, fond.journal
    tools, lots = (database, clock, events), Lots(database)
    boutiques, quarantaine = Boutiques(*tools), Quarantaine(*tools)
    return Core(
        settings=settings,
        clock=clock,
        events=events,
        boutiques=boutiques,
        taux=TauxChanges(*tools),
        terminaux=Terminaux(*tools),
        distincts=Distincts(*tools),
        catalogue=Catalogue(*tools),
        stock=Stock(*tools),
        mouvements=Mouvements(database),
        corrections=Corrections(*tools),
        fiches=Fiches(database, clock),
        ventes=Ventes(*tools, journal),
        quarantaine=quarantaine,
        inventaires=Inventaires(*tools),
        rejeu_auto=RejeuAuto(quarantaine, boutiques, events),
        retours=Retours(journal, events),
        retours_vente=RetoursVente(*tools),
        rejets=Rejets(journal),
        caisse=Caisse(database, journal),
        statistiques=Statistiques(database, clock),
        suivi=Suivi(database, clock),
        horloges=Horloges(database, clock),
        lots=lots,
        parametres=Parametres(database),
        mesures=Mesures(database, settings),
        utilisateurs=Utilisateurs(database, clock),
        rapports=Rapports(database),
        recherche=Recherche(database),
        verification=fond.verification,
        sauvegardes=fond.sauvegardes,
        restauration=Restauration(settings, clock),
        journal_lots=journal,
        depart=fond.depart,
        maintenance=Maintenance(
            fond.sauvegardes,
            fond.verification,
            lots,
            clock,
            left_in_use=fond.avant.is_to_check,
        ),
        database=database,
        lock=lock,
    )


def _lay_ground(settings: Settings, clock: Clock) -> _Fond:
    """Carry out a restore that was asked for, open the file, and read the journal of batches."""
    avant = Avant() if settings.read_only else look_before(settings)
    database, events = _open_file(settings, clock), EventHub()
    journal = JournalLots(database, clock, events, settings.journal_lots)
    sauvegardes = Sauvegardes(database, settings, clock)
    verification = Verification(database, clock, events)
    with ExitStack() as undo:
        undo.callback(database.drop)
        depart = Depart()
        if not settings.read_only:
            depart = begin(journal, sauvegardes, verification, avant)
        undo.pop_all()
    return _Fond(database, events, journal, sauvegardes, verification, avant, depart)


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

            upgrade(database, clock.now())
        undo.pop_all()
    return database
