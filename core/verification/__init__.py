"""Proves in one command that the file keeps its promises: ledger, sales, batches, structure."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Table, func, select

from core.clock import Clock
from core.db.boutiques import boutique
from core.db.catalogue import article
from core.db.engine import Database, read_beside
from core.db.integrite import check_pages, check_schema, check_tables
from core.db.scelles import any_text
from core.db.stock import mouvement_stock
from core.db.ventes import vente
from core.errors import FileCorrupt, StorageError
from core.events import EventHub, FichierEndommage, LivreControle
from core.verification import inventaires, livre, lots, retours, ventes
from core.verification.chaine import RapportChaine, Tete, check_chaine, list_tetes
from core.verification.controle import find_fautes, to_plain
from core.verification.historique import ControleLivre, load_dernier, needs_control, write_controle
from core.verification.progres import REGLES, SEUL, Progres
from core.vocabulaire import OrigineControle

logger = logging.getLogger(__name__)

_PAGES = 20
"""Per cent of a check once its pages are read."""


@dataclass(frozen=True, slots=True)
class RapportVerification:
    """How much the whole file holds, and a French sentence for each thing that is wrong in it."""

    articles: int
    ventes: int
    mouvements: int
    problemes: tuple[str, ...]
    livre_faux_depuis: datetime | None = None
    """When the first movement was written, or the first link sealed, that is not right."""
    chaine: RapportChaine | None = None
    """None where it was not checked."""
    is_damaged: bool = False
    """What can be read of the file proves nothing."""

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problemes


@dataclass(frozen=True, slots=True)
class Verification:
    """Use cases that check the file."""

    database: Database
    clock: Clock
    events: EventHub

    def verify(self) -> RapportVerification:
        """Check the whole file in one read transaction; one that cannot be read is a fault too."""
        try:
            with self.database.read() as connection:
                return verify_all(connection)
        except FileCorrupt as error:
            return _tell_corrupt(error)

    def controler(self, origine: OrigineControle, progres: Progres = SEUL) -> RapportVerification:
        """Check the whole file beside all that goes on, and keep the result with the book.

        It takes seconds. StorageUnavailable once `progres` is cancelled: nothing is kept.
        """
        try:
            with read_beside(self.database.fichier, progres.is_cancelled) as connection:
                rapport = verify_all(connection, progres)
        except FileCorrupt as error:
            rapport = _tell_corrupt(error)
        if not rapport.ok:
            count, first = len(rapport.problemes), rapport.problemes[0]
            logger.error("the book is not right: %d fault(s), %s", count, first)
        self._keep(origine, rapport)
        self.events.publish(LivreControle(rapport.ok))
        if rapport.is_damaged:
            self.events.publish(FichierEndommage())
        return rapport

    def is_due(self, now: datetime) -> bool:
        """Tell whether no check was made since the hour of the last night at which one is due.

        It is an hour of the first boutique; without any there is nothing to check.
        """
        with self.database.read() as connection:
            fuseau = connection.scalar(select(boutique.c.fuseau).order_by(boutique.c.id).limit(1))
            last = load_dernier(connection)
        return fuseau is not None and needs_control(now, fuseau, last)

    def dernier_controle(self) -> ControleLivre | None:
        """Return the last check that was kept, None before the first one."""
        with self.database.read() as connection:
            return load_dernier(connection)

    def list_tetes(self) -> Sequence[Tete]:
        """Return the last link of each boutique, which stands for all that was written before."""
        with self.database.read() as connection:
            return list_tetes(connection)

    def _keep(self, origine: OrigineControle, rapport: RapportVerification) -> None:
        """Keep the result; a file too broken for that leaves it to whoever asked."""
        try:
            with self.database.write() as connection:
                write_controle(
                    connection,
                    ControleLivre(
                        origine=origine,
                        date_controle=self.clock.now(),
                        articles=rapport.articles,
                        ventes=rapport.ventes,
                        mouvements=rapport.mouvements,
                        problemes=rapport.problemes,
                        livre_faux_depuis=rapport.livre_faux_depuis,
                    ),
                )
        except StorageError:
            logger.exception("the result of a check could not be kept")


def verify_all(connection: Connection, progres: Progres = SEUL) -> RapportVerification:
    """Check all there is to check, in the caller's read transaction; FileCorrupt.

    Damage is reported alone, and nothing counted: what is read from it proves nothing.
    """
    with any_text(connection):
        rapport = verify_file(connection, progres)
        if rapport.is_damaged:
            return rapport
        chaine = check_chaine(connection, progres)
    instants = (rapport.livre_faux_depuis, chaine.fausse_depuis)
    return replace(
        rapport,
        problemes=(*rapport.problemes, *chaine.fautes),
        livre_faux_depuis=min((i for i in instants if i is not None), default=None),
        chaine=chaine,
    )


def verify_file(connection: Connection, progres: Progres = SEUL) -> RapportVerification:
    """Check all but the chain, in the caller's read transaction; FileCorrupt.

    A copy keeps this much: a book that was tampered with must still be copied every day.
    """
    pages = check_pages(connection)
    progres.reach(_PAGES)
    if damage := pages.degats or check_tables(connection):
        return RapportVerification(0, 0, 0, damage, is_damaged=True)
    facts = _check_facts(connection, progres)
    problemes = tuple(map(to_plain, (*pages.contraintes, *check_schema(connection), *facts)))
    return RapportVerification(
        articles=_count(connection, article),
        ventes=_count(connection, vente),
        mouvements=_count(connection, mouvement_stock),
        problemes=problemes,
        livre_faux_depuis=livre.find_first_fault(connection) if problemes else None,
    )


def _check_facts(connection: Connection, progres: Progres) -> Iterator[str]:
    controles = (
        *livre.CONTROLES,
        *ventes.CONTROLES,
        *retours.CONTROLES,
        *inventaires.CONTROLES,
        *lots.CONTROLES,
    )
    for rank, controle in enumerate(controles):
        yield from find_fautes(connection, controle)
        progres.reach(_PAGES + (REGLES - _PAGES) * rank // len(controles))
    yield from lots.find_lost_outcomes(connection)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _tell_corrupt(error: FileCorrupt) -> RapportVerification:
    return RapportVerification(0, 0, 0, (error.message,), is_damaged=True)
