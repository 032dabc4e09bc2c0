"""Writes a table as an Excel workbook of typed cells, a row at a time."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, count, islice
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.rapports.tableau import Cellule, Tableau

LIGNES_PAR_FEUILLE = 1_048_575
"""Rows that a sheet of Excel holds below its heading; the table goes on in a further sheet."""
CELLULE_MAX = 32_767
"""Characters of a cell of Excel, in units of UTF-16."""
CHIFFRES_EXACTS = 10**15
"""Below this a number of Excel is exact; beyond, digits are kept as text."""

_NON_XML = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})


def write_xlsx(tableau: Tableau, stream: IO[bytes]) -> int:
    """Write the table; return how many rows it had. OSError where the disk fails."""
    workbook = Workbook(stream, {"constant_memory": True})
    bold = workbook.add_format({"bold": True})
    montant = workbook.add_format({"num_format": "#,##0.00"})
    total = 0
    for number in count(1):
        rows = islice(tableau.lignes, LIGNES_PAR_FEUILLE)
        first = next(rows, None)
        if first is None and number > 1:
            break
        sheet = workbook.add_worksheet(tableau.nom if number == 1 else f"{tableau.nom} {number}")
        _write_head(sheet, tableau, bold)
        if first is not None:
            total += _write_rows(sheet, chain([first], rows), montant)
    try:
        workbook.close()
    except XlsxWriterException as error:
        raise OSError(str(error)) from error
    return total


def _write_head(sheet: Worksheet, tableau: Tableau, bold: Format) -> None:
    for index, colonne in enumerate(tableau.colonnes):
        sheet.set_column(index, index, colonne.largeur)
        sheet.write_string(0, index, colonne.nom, bold)
    sheet.freeze_panes(1, 0)


def _write_rows(sheet: Worksheet, lignes: Iterator[Sequence[Cellule]], montant: Format) -> int:
    row = 0
    for row, ligne in enumerate(lignes, 1):
        for index, cellule in enumerate(ligne):
            _write_cell(sheet, (row, index), cellule, montant)
    return row


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], cellule: Cellule, montant: Format
) -> None:
    match cellule:
        case None | "":
            pass
        case bool():
            sheet.write_boolean(*place, cellule)
        case Decimal() if abs(cellule) * 100 < CHIFFRES_EXACTS:
            # A Decimal is written digit by digit, which the annotation does not know.
            sheet.write_number(*place, cellule, montant)  # type: ignore[call-overload]
        case int() if abs(cellule) < CHIFFRES_EXACTS:
            sheet.write_number(*place, cellule)
        case _:
            sheet.write_string(*place, _fit(str(cellule)))


def _fit(texte: str) -> str:
    """Cut a text to what a cell holds, and write out the two characters that XML cannot."""
    texte = texte.translate(_NON_XML)
    units = texte.encode("utf-16-le")
    if len(units) <= 2 * CELLULE_MAX:
        return texte
    return units[: 2 * (CELLULE_MAX - 1)].decode("utf-16-le", "ignore") + "…"
