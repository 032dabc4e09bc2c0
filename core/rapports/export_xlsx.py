"""Writes a table as an Excel workbook of typed cells, a row at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import count, islice
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.montants import CENTIMES, format_decimal
from core.rapports.cellules import Cellule, Part, Somme
from core.rapports.tableau import Tableau
from core.vocabulaire import Devise

LIGNES_PAR_FEUILLE = 1_048_560
"""Rows that a sheet of Excel holds between its heading and its totals; then a further sheet."""
CELLULE_MAX = 32_767
"""Characters of a cell of Excel, in units of UTF-16."""
CHIFFRES_EXACTS = 10**15
"""Below this a number of Excel is exact; beyond, digits are kept as text."""

_NON_XML = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})
_AN_UN = 1900
"""Excel knows no day before this year."""
_UNITES = {Devise.CDF: "FC", Devise.USD: "$"}
Place = tuple[int, int]


def write_xlsx(tableau: Tableau, stream: IO[bytes]) -> int:
    """Write the table and its totals; return how many rows it had. OSError where the disk fails."""
    workbook = Workbook(stream, {"constant_memory": True})
    formats = _Formats.make(workbook)
    sheet, written = _write_sheet(workbook, tableau, tableau.nom, formats)
    total = written
    for number in count(2):
        if written < LIGNES_PAR_FEUILLE:
            break
        sheet, written = _write_sheet(workbook, tableau, f"{tableau.nom} {number}", formats)
        total += written
    _write_totaux(sheet, tableau, written + 2, formats)
    try:
        workbook.close()
    except XlsxWriterException as error:
        raise OSError(str(error)) from error
    return total


@dataclass(frozen=True, slots=True)
class _Formats:
    """How numbers look; `sommes` by currency, without and with centimes."""

    bold: Format
    montant: Format
    part: Format
    jour: Format
    instant: Format
    sommes: dict[Devise, tuple[Format, Format]]

    def find(self, somme: Somme) -> Format:
        """Return the look of an amount: francs show centimes only when there are some."""
        whole, with_centimes = self.sommes[somme.devise]
        return with_centimes if somme.centimes % CENTIMES else whole

    @classmethod
    def make(cls, workbook: Workbook) -> "_Formats":
        def number(pattern: str) -> Format:
            return workbook.add_format({"num_format": pattern})

        centimes = number('#,##0.00" $"')
        return cls(
            bold=workbook.add_format({"bold": True}),
            montant=number("#,##0.00"),
            part=number("0.0%"),
            jour=number("dd/mm/yyyy"),
            instant=number("dd/mm/yyyy hh:mm:ss"),
            sommes={
                Devise.CDF: (number('#,##0" FC"'), number('#,##0.00" FC"')),
                Devise.USD: (centimes, centimes),
            },
        )


def _write_sheet(
    workbook: Workbook, tableau: Tableau, name: str, formats: _Formats
) -> tuple[Worksheet, int]:
    """Write the rows that are next, as many as a sheet holds."""
    sheet = workbook.add_worksheet(name)
    _write_head(sheet, tableau, formats.bold)
    written = _write_rows(sheet, islice(tableau.lignes, LIGNES_PAR_FEUILLE), formats)
    sheet.autofilter(0, 0, written, len(tableau.colonnes) - 1)
    return sheet, written


def _write_head(sheet: Worksheet, tableau: Tableau, bold: Format) -> None:
    for index, colonne in enumerate(tableau.colonnes):
        sheet.set_column(index, index, colonne.largeur)
        sheet.write_string(0, index, colonne.nom, bold)
    sheet.freeze_panes(1, 0)


def _write_rows(sheet: Worksheet, lignes: Iterable[Sequence[Cellule]], formats: _Formats) -> int:
    row = 0
    for row, ligne in enumerate(lignes, 1):
        for index, cellule in enumerate(ligne):
            _write_cell(sheet, (row, index), cellule, formats)
    return row


def _write_totaux(sheet: Worksheet, tableau: Tableau, row: int, formats: _Formats) -> None:
    """Write the totals a line below the rows, where the filter of the sheet does not reach."""
    for index, total in enumerate(tableau.totaux, row):
        sheet.write_string(index, 0, total.libelle, formats.bold)
        _write_cell(sheet, (index, max(total.colonne, 1)), total.valeur, formats)


def _write_cell(sheet: Worksheet, place: Place, cellule: Cellule, formats: _Formats) -> None:
    match cellule:
        case None | "":
            pass
        case str():
            sheet.write_string(*place, _fit(cellule))
        case bool():
            sheet.write_boolean(*place, cellule)
        case date():
            _write_date(sheet, place, cellule, formats)
        case _:
            _write_number(sheet, place, cellule, formats)


def _write_date(sheet: Worksheet, place: Place, when: date, formats: _Formats) -> None:
    """Write the wall clock of an instant: a spreadsheet knows no time zone."""
    if when.year < _AN_UN:
        sheet.write_string(*place, when.isoformat())
    elif isinstance(when, datetime):
        sheet.write_datetime(*place, when.replace(tzinfo=None), formats.instant)
    else:
        # A plain day is written as well, which the annotation does not know.
        sheet.write_datetime(*place, when, formats.jour)  # type: ignore[call-overload]


def _write_number(
    sheet: Worksheet, place: Place, cellule: int | Decimal | Somme | Part, formats: _Formats
) -> None:
    pattern: Format | None
    digits: int | Decimal
    match cellule:
        case Somme(centimes, devise):
            number, pattern = Decimal(centimes).scaleb(-2), formats.find(cellule)
            digits, texte = centimes, f"{format_decimal(centimes)} {_UNITES[devise]}"
        case Part(permille):
            number, pattern = Decimal(permille).scaleb(-3), formats.part
            digits, texte = permille, f"{number}"
        case Decimal():
            number, pattern, digits, texte = cellule, formats.montant, cellule * 100, str(cellule)
        case _:
            number, pattern, digits, texte = Decimal(cellule), None, cellule, str(cellule)
    if -CHIFFRES_EXACTS < digits < CHIFFRES_EXACTS:
        # A Decimal is written digit by digit, which the annotation does not know.
        sheet.write_number(*place, number, pattern)  # type: ignore[call-overload]
    else:
        sheet.write_string(*place, texte)


def _fit(texte: str) -> str:
    """Cut a text to what a cell holds, and write out what XML cannot."""
    texte = texte.translate(_NON_XML).encode("utf-8", "backslashreplace").decode()
    units = texte.encode("utf-16-le")
    if len(units) <= 2 * CELLULE_MAX:
        return texte
    return units[: 2 * (CELLULE_MAX - 1)].decode("utf-16-le", "ignore") + "…"
