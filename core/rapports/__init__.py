"""What the owner takes away from the program: its books as files that a spreadsheet opens."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from core.db.engine import Database
from core.rapports.export_csv import write_csv
from core.rapports.fichier import replace_at_end
from core.rapports.journal import Journal, read_journal
from core.rapports.tableau import Tableau

__all__ = ["FormatExport", "Journal", "Rapports", "write_tableau"]


class FormatExport(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"


def write_tableau(tableau: Tableau, kind: FormatExport, target: Path) -> int:
    """Write a table to `target`, replaced at the end only; return how many rows it had.

    StorageUnavailable where the file cannot be written.
    """
    with replace_at_end(target) as stream:
        return _find_writer(kind)(tableau, stream)


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
        return write_tableau(tableau, kind, target)


def _find_writer(kind: FormatExport) -> Callable[[Tableau, IO[bytes]], int]:
    if kind is FormatExport.CSV:
        return write_csv
    # Only here: the window opens sooner without the library that writes workbooks.
    from core.rapports.export_xlsx import write_xlsx  # noqa: PLC0415

    return write_xlsx
