"""Turns the bytes of a list into numbered rows of text, whatever spreadsheet wrote it."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, SheetVisibleEnum, load_workbook

from core.errors import ImportRejected
from core.importation.correspondance import count_known
from core.limites import CELLULES_IMPORT_MAX, TAILLE_IMPORT_MAX, TAILLE_IMPORT_OUVERTE_MAX

SEPARATEURS = (";", ",", "\t")

_ZIP, _ANCIEN = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: those of today (xlsx, ods), and those of old Excel (xls)."""

CelluleLue = str | int | float | bool | date | datetime | time | timedelta
Ligne = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class LigneLue:
    """One row: the line of the file where it begins, and its cells in their order."""

    numero: int
    cellules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tableau:
    """The first row of a list that is not blank, and those below it."""

    entete: tuple[str, ...]
    lignes: tuple[LigneLue, ...]


def read_tableau(contenu: bytes) -> Tableau:
    """Return a list from a workbook or a CSV file; ImportRejected where the file is none."""
    if len(contenu) > TAILLE_IMPORT_MAX:
        raise reject("Le fichier est trop grand : 20 Mo au plus.")
    is_classeur = contenu.startswith((_ZIP, _ANCIEN))
    rows = _read_classeur(contenu) if is_classeur else _split(_decode(contenu))
    head = next(rows, None)
    if head is None:
        raise reject("Le fichier est vide.")
    entete = _trim(head[1])
    lignes, erreurs = [], []
    for numero, cells in rows:
        if any(cells[len(entete) :]):
            erreurs.append(f"Ligne {numero} : elle a plus de colonnes que la première ligne.")
        padding = [""] * (len(entete) - len(cells))
        lignes.append(LigneLue(numero, (*cells[: len(entete)], *padding)))
    if erreurs:
        raise reject(*erreurs)
    return Tableau(entete, tuple(lignes))


def reject(*erreurs: str) -> ImportRejected:
    """Make the error that says that nothing was imported, and why."""
    first, *others = erreurs
    if others:
        words = f"Rien n’a été importé. {first} et {len(others)} autre(s) ligne(s) à corriger."
    else:
        words = f"Rien n’a été importé. {first}"
    return ImportRejected(words, erreurs)


def _trim(cells: Sequence[str]) -> tuple[str, ...]:
    """Drop the blank headings at the end: there the first row says that nothing more comes."""
    last = max(position for position, cell in enumerate(cells) if cell)
    return tuple(cells[: last + 1])


def _read_classeur(contenu: bytes) -> Iterator[Ligne]:
    """Yield the rows that are not blank of the first sheet in sight that has any."""
    _check_zip(contenu)
    try:
        classeur = load_workbook(io.BytesIO(contenu))
        for sheet in classeur.sheets_metadata:
            if sheet.visible is SheetVisibleEnum.Visible:
                rows = list(_read_feuille(classeur.get_sheet_by_name(sheet.name)))
                if rows:
                    yield from rows
                    return
    except CalamineError as error:
        raise reject(
            "Ce classeur est illisible ou protégé par un mot de passe : "
            "enregistrez-le à nouveau, ou au format CSV."
        ) from error


def _check_zip(contenu: bytes) -> None:
    """Refuse a small file that would fill the memory once it is unpacked."""
    if not contenu.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise reject("Ce classeur est illisible : enregistrez-le à nouveau.") from error
    if size > TAILLE_IMPORT_OUVERTE_MAX:
        raise reject("Ce classeur est trop grand : enregistrez la feuille au format CSV.")


def _read_feuille(sheet: CalamineSheet) -> Iterator[Ligne]:
    if sheet.total_height * sheet.total_width > CELLULES_IMPORT_MAX:
        raise reject("Cette feuille est trop grande : ne gardez que la liste des articles.")
    # Blank rows above the list are part of the sheet, so that lines are told as Excel counts them.
    for numero, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [_to_texte(cell) for cell in row]
        if any(cells):
            yield numero, cells


def _to_texte(cell: CelluleLue) -> str:
    """Return what the cell shows; a number has the 15 figures that a spreadsheet holds."""
    match cell:
        case bool():
            return "oui" if cell else "non"
        case float():
            return f"{cell:.15g}"
        case _:
            return str(cell).strip()


def _decode(contenu: bytes) -> str:
    if b"\x00" in contenu:
        raise reject("Ce n’est pas un fichier CSV, ni un classeur.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return contenu.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise reject("Les caractères du fichier sont illisibles : enregistrez-le en UTF-8.")


def _split(texte: str) -> Iterator[Ligne]:
    """Yield the rows that are not blank, each with the line where it begins."""
    reader = csv.reader(io.StringIO(texte, newline=""), delimiter=_guess(texte), strict=True)
    first = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield first, cells
            first = reader.line_num + 1
    except csv.Error as error:
        raise reject(
            f"Ligne {first} : elle est mal formée (des guillemets non fermés ?)."
        ) from error


def _guess(texte: str) -> str:
    """Return the separator that cuts the first line into the most columns known, or the most."""
    head = next((line for line in texte.splitlines() if line.strip(' ;,\t"')), "")
    return max(SEPARATEURS, key=lambda s: (count_known(head.split(s)), head.count(s)))
