"""Records again what the journal of batches holds and the file lacks, as it came the first time."""

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

import msgspec

from core.boutiques import Boutiques
from core.caisse import Caisse, DepenseRecue
from core.db.engine import Database
from core.errors import CoreError, SerieAlreadyUsed, StorageError, TerminalNotFound
from core.events import EventHub
from core.journal_lots import Enregistrement, Genre, JournalLots, Page, read_record
from core.journal_lots.cadre import Place
from core.journal_lots.marque import read_marque, write_marque
from core.rejets import RejetNotifie, Rejets
from core.retours import RetourRecu, Retours
from core.terminaux import Terminal, TerminalIdentifie, Terminaux
from core.ventes import Ventes
from core.ventes.annulation import CommandeAnnulation
from core.ventes.commandes import ResultatLot, VenteCreee, VenteRefusee
from core.ventes.garde import LotGarde, read_lot
from core.vocabulaire import PolitiqueStock

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Reprise:
    """What came back from the journal; `echecs` has a sentence for each request that did not."""

    demandes: int = 0
    ventes: int = 0
    en_attente: int = 0
    """Sales that wait in « À régler »."""
    annulations: int = 0
    autres: int = 0
    """Returns, expenses and notices of refusal."""
    terminaux: list[str] = field(default_factory=list)
    """Let in again: the file did not know them yet."""
    echecs: list[str] = field(default_factory=list)
    numeros: set[tuple[str, str]] = field(default_factory=set)
    """Serial number and number of each sale that came back."""
    abimes: int = 0
    """Stretches of the journal that cannot be read."""

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to do, and nothing wrong."""
        return not (self.demandes or self.echecs)


@dataclass(frozen=True, slots=True)
class _Instant:
    """The clock as it stood when the request came."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant


@dataclass(frozen=True, slots=True)
class _Relu:
    """Writes a request that the journal holds already; with `rang` None it is not all of it."""

    database: Database
    instant: datetime
    rang: int | None

    @contextmanager
    def write(self, identifie: TerminalIdentifie) -> Iterator[Page]:
        with self.database.write() as connection:
            yield Page(connection, identifie, self.instant)
            if self.rang is not None:
                write_marque(connection, self.rang)


def catch_up(database: Database, journal: JournalLots) -> Reprise:
    """Record every request of which the file says that it lacks it, in the order of the ranks.

    After a restore, and after a disk that lost what it had confirmed. A cut in the middle does no
    harm: the file says how far it is. What a sale was told counts: one that was applied is applied,
    were the stock short by now. OSError, StorageUnavailable.
    """
    with database.read() as connection:
        known = read_marque(connection)
    places, abimes = journal.list_after(known)
    reprise = Reprise(abimes=abimes if places else 0)
    for place in places:
        record_again(database, place, reprise)
    return reprise


def record_again(
    database: Database, place: Place, reprise: Reprise, *, est_nouveau: bool = True
) -> None:
    """Record one request again and add it up; one that cannot be is told, and stops no other.

    `est_nouveau`: it comes after all that the file knows of, which is then one further.
    """
    try:
        record = read_record(place)
        _apply(_Relecture(database, record, place.rang if est_nouveau else None, reprise))
        reprise.demandes += 1
    except StorageError:
        raise
    except (CoreError, msgspec.DecodeError, zlib.error) as error:
        logger.warning("a request of the journal is not recorded again: %s", place.rang)
        reprise.echecs.append(str(error))
        if est_nouveau:
            with database.write() as connection:
                write_marque(connection, place.rang)


@dataclass(frozen=True, slots=True)
class _Relecture:
    """One request on its way back; `rang` None where the file is further already."""

    database: Database
    record: Enregistrement
    rang: int | None
    reprise: Reprise

    def carnet(self, *, est_la_fin: bool = True) -> _Relu:
        """Return where it is written; the rank counts once all of the request is there."""
        return _Relu(self.database, self.record.instant, self.rang if est_la_fin else None)

    def ventes(self, *, est_la_fin: bool = True) -> Ventes:
        """Return the use cases about sales as they were at the time."""
        clock = _Instant(self.record.instant)
        return Ventes(self.database, clock, EventHub(), self.carnet(est_la_fin=est_la_fin))


def _apply(relecture: _Relecture) -> None:
    record, reprise, carnet = relecture.record, relecture.reprise, relecture.carnet()
    identifie = _identify(relecture)
    match record.genre:
        case Genre.LOT:
            _apply_lot(relecture, identifie)
        case Genre.ANNULATION:
            annulation = msgspec.msgpack.decode(record.contenu, type=CommandeAnnulation)
            relecture.ventes().cancel_own(identifie, annulation)
            reprise.annulations += 1
        case Genre.RETOUR:
            retour = msgspec.msgpack.decode(record.contenu, type=RetourRecu)
            Retours(carnet, EventHub()).record_retour(identifie, retour)
            reprise.autres += 1
        case Genre.DEPENSE:
            depense = msgspec.msgpack.decode(record.contenu, type=DepenseRecue)
            Caisse(relecture.database, carnet).record_depense(identifie, depense)
            reprise.autres += 1
        case Genre.REJET:
            rejet = msgspec.msgpack.decode(record.contenu, type=RejetNotifie)
            Rejets(carnet).record_notification(identifie, rejet)
            reprise.autres += 1


def _apply_lot(relecture: _Relecture, identifie: TerminalIdentifie) -> None:
    """Record a batch in as many parts as its sales were told different things, mostly one."""
    parts = list(_split(read_lot(relecture.record.contenu)))
    for rank, part in enumerate(parts, 1):
        whose = _accept(identifie) if part.creees[0] else identifie
        ventes = relecture.ventes(est_la_fin=rank == len(parts))
        _count(relecture, ventes.record_batch(whose, part.to_lot()))


def _split(garde: LotGarde) -> Iterator[LotGarde]:
    pairs = zip(garde.creees, garde.ventes, strict=True)
    for applied, same in groupby(pairs, key=itemgetter(0)):
        ventes = tuple(vente for _, vente in same)
        yield replace(garde, ventes=ventes, creees=(applied,) * len(ventes))


def _accept(identifie: TerminalIdentifie) -> TerminalIdentifie:
    """Return the terminal of a boutique that sells what it has not: these goods left already."""
    boutique = replace(identifie.boutique, politique_stock=PolitiqueStock.ACCEPTER)
    return replace(identifie, boutique=boutique)


def _count(relecture: _Relecture, resultat: ResultatLot) -> None:
    reprise, serie = relecture.reprise, relecture.record.numero_serie
    created = [r.vente for r in resultat.resultats if isinstance(r, VenteCreee)]
    reprise.ventes += len(created)
    reprise.numeros.update((serie, vente.numero_facture) for vente in created)
    reprise.en_attente += sum(isinstance(r, VenteRefusee) for r in resultat.resultats)


def _identify(relecture: _Relecture) -> TerminalIdentifie:
    """Find whose request it is, suspended since or not; one let in since is let in again."""
    record, database = relecture.record, relecture.database
    silence, clock = EventHub(), _Instant(record.instant)
    boutiques = Boutiques(database, clock, silence)
    terminaux = Terminaux(database, clock, silence)
    found = _find(terminaux, record.numero_serie)
    if found is None or found.boutique_id is None:
        boutique = boutiques.get_by_code(record.boutique)
        found = _let_in(terminaux, record, boutique.id)
        relecture.reprise.terminaux.append(record.nom_terminal)
        return TerminalIdentifie(found, boutique)
    return TerminalIdentifie(found, boutiques.get_boutique(found.boutique_id))


def _find(terminaux: Terminaux, numero_serie: str) -> Terminal | None:
    try:
        return terminaux.get_terminal(numero_serie)
    except TerminalNotFound:
        return None


def _let_in(terminaux: Terminaux, record: Enregistrement, boutique_id: int) -> Terminal:
    try:
        return terminaux.add_terminal(boutique_id, record.numero_serie, record.nom_terminal)
    except SerieAlreadyUsed:
        return terminaux.approve(record.numero_serie, boutique_id, record.nom_terminal)
