"""What the owner takes away from the program: its books as files that a spreadsheet opens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from core.db.engine import Database
from core.errors import StorageUnavailable
from core.rapports.export_csv import write_csv
from core.rapports.journal import Journal, read_journal
from core.rapports.tableau import Tableau

__all__ = ["FormatExport", "Journal", "Rapports"]


class FormatExport(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Rapports:
    """Use cases that write files outside of the data folder."""

    database: Database

    def export_journal(
        self, boutique_id: int, journal: Journal, kind: FormatExport, target: Path
    ) -> int:
        """Write a book of a boutique to `target`, replaced at the end only; return its rows.

        BoutiqueNotFound; StorageUnavailable where the file cannot be written.
        """
        tableau = read_journal(self.database, boutique_id, journal)
        with _replace_at_end(target) as stream:
            return _find_writer(kind)(tableau, stream)


def _find_writer(kind: FormatExport) -> Callable[[Tableau, IO[bytes]], int]:
    if kind is FormatExport.CSV:
        return write_csv
    # Only here: the window opens sooner without the library that writes workbooks.
    from core.rapports.export_xlsx import write_xlsx  # noqa: PLC0415

    return write_xlsx


@contextmanager
def _replace_at_end(target: Path) -> Iterator[IO[bytes]]:
    """Lend a stream to a file beside `target` that takes its name once it is whole."""
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        try:
            with temporary.open("wb") as stream:
                yield stream
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StorageUnavailable(
            f"Le fichier « {target} » n’a pas pu être écrit : "
            "le dossier manque ou est protégé, ou le disque est plein."
        ) from error
