"""Writes a table as the CSV that French spreadsheets open: utf-8-sig, semicolons."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import IO

from core.montants import format_decimal
from core.rapports.cellules import Cellule, Part, Somme
from core.rapports.tableau import Tableau

# A spreadsheet computes what begins like this, unless it is a plain number. The last four are the
# wide forms that East Asian keyboards type.
_FORMULE = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NOMBRE = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def write_csv(tableau: Tableau, stream: IO[bytes]) -> int:
    """Write the table without its totals; return how many rows it had. OSError from the disk."""
    # What is no character is written out: one name must not keep a whole book from being written.
    texte = io.TextIOWrapper(stream, "utf-8-sig", "backslashreplace", newline="")
    writer = csv.writer(texte, delimiter=";")
    writer.writerow([_keep_text(colonne.nom) for colonne in tableau.colonnes])
    count = 0
    for ligne in tableau.lignes:
        writer.writerow(map(_to_field, ligne))
        count += 1
    texte.flush()
    texte.detach()
    return count


def _to_field(cellule: Cellule) -> str | int | Decimal | None:
    """Return what csv writes as it is: it knows numbers, amounts and nothing."""
    match cellule:
        case str():
            return _keep_text(cellule)
        case bool():
            return "true" if cellule else "false"
        case Somme():
            return format_decimal(cellule.centimes)
        case Part():
            return f"{Decimal(cellule.permille).scaleb(-1)}%"
        case date():
            return cellule.isoformat()
        case _:
            return cellule


def _keep_text(texte: str) -> str:
    """Put an apostrophe before what would be computed: text from a terminal must stay text."""
    computed = _FORMULE.match(texte) and not _NOMBRE.fullmatch(texte)
    return f"'{texte}" if computed else texte
