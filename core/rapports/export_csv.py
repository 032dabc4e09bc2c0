"""Writes a table as the CSV that French spreadsheets open: utf-8-sig, semicolons."""

import csv
import io
import re
from typing import IO

from core.rapports.tableau import Cellule, Tableau

# A spreadsheet computes what begins like this, unless it is a plain number.
_FORMULE = re.compile(r"[=+\-@\t\r]")
_NOMBRE = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def write_csv(tableau: Tableau, stream: IO[bytes]) -> int:
    """Write the table; return how many rows it had. OSError where the disk fails."""
    texte = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(texte, delimiter=";")
    writer.writerow(colonne.nom for colonne in tableau.colonnes)
    count = 0
    for ligne in tableau.lignes:
        writer.writerow(map(_to_field, ligne))
        count += 1
    texte.flush()
    texte.detach()
    return count


def _to_field(cellule: Cellule) -> Cellule:
    """Return what csv writes as it is: it knows numbers, amounts and nothing."""
    if isinstance(cellule, str):
        return _keep_text(cellule)
    if isinstance(cellule, bool):
        return "true" if cellule else "false"
    return cellule


def _keep_text(texte: str) -> str:
    """Put an apostrophe before what would be computed: text from a terminal must stay text."""
    computed = _FORMULE.match(texte) and not _NOMBRE.fullmatch(texte)
    return f"'{texte}" if computed else texte
