"""Proves in one command that the file keeps its promises: ledger, sales, batches, structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, func, select

from core.db.catalogue import article
from core.db.engine import Database
from core.db.integrite import check_pages, check_schema, check_tables
from core.db.stock import mouvement_stock
from core.db.ventes import vente
from core.errors import FileCorrupt
from core.verification import livre, lots, retours, ventes
from core.verification.controle import find_fautes


@dataclass(frozen=True, slots=True)
class RapportVerification:
    """How much the whole file holds, and a French sentence for each thing that is wrong in it."""

    articles: int
    ventes: int
    mouvements: int
    problemes: tuple[str, ...]
    livre_faux_depuis: datetime | None = None
    """When the first movement was written that the book's rules do not allow."""

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problemes


@dataclass(frozen=True, slots=True)
class Verification:
    """The use case that checks the file."""

    database: Database

    def verify(self) -> RapportVerification:
        """Check the whole file in one read transaction; one that cannot be read is a fault too."""
        try:
            with self.database.read() as connection:
                return verify_file(connection)
        except FileCorrupt as error:
            return RapportVerification(0, 0, 0, (error.message,))


def verify_file(connection: Connection) -> RapportVerification:
    """Check the file within the caller's read transaction; FileCorrupt where it cannot be read.

    Damage is reported alone, and nothing counted: what is read from it proves nothing.
    """
    pages = check_pages(connection)
    if damage := pages.degats or check_tables(connection):
        return RapportVerification(0, 0, 0, damage)
    problemes = (*pages.contraintes, *check_schema(connection), *_check_facts(connection))
    return RapportVerification(
        articles=_count(connection, article),
        ventes=_count(connection, vente),
        mouvements=_count(connection, mouvement_stock),
        problemes=problemes,
        livre_faux_depuis=livre.find_first_fault(connection) if problemes else None,
    )


def _check_facts(connection: Connection) -> Iterator[str]:
    for controle in (
        *livre.CONTROLES,
        *ventes.CONTROLES,
        *retours.CONTROLES,
        *lots.CONTROLES,
    ):
        yield from find_fautes(connection, controle)
    yield from lots.find_lost_outcomes(connection)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
