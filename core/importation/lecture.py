"""Turns the bytes of a CSV file into numbered rows, whatever spreadsheet wrote it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.db.requetes import fold
from core.errors import ImportRejected
from core.limites import TAILLE_IMPORT_MAX

REQUISES = ("code", "nom", "prix_vente")
COLONNES = (
    *REQUISES,
    "prix_achat",
    "devise",
    "quantite_stock",
    "seuil_alerte",
    "categorie",
    "code_barre",
)
SEPARATEURS = (";", ",", "\t")

REFUS = "Rien n’a été importé."
_CLASSEURS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel begin, new and old."""


@dataclass(frozen=True, slots=True)
class LigneLue:
    """One row: the line of the file where it begins, and its cells by column, absent ones ""."""

    numero: int
    valeurs: Mapping[str, str]


def read_lignes(contenu: bytes) -> tuple[LigneLue, ...]:
    """Return the rows that are not blank; ImportRejected where the file is no such list."""
    rows = _split(_decode(contenu))
    head = next(rows, None)
    if head is None:
        raise _reject("Le fichier est vide.")
    colonnes = _read_head(head[1])
    lignes, erreurs = [], []
    for numero, cells in rows:
        if any(cells[len(colonnes) :]):
            erreurs.append(f"Ligne {numero} : elle a plus de colonnes que la première ligne.")
        valeurs = dict.fromkeys(COLONNES, "") | dict(zip(colonnes, cells, strict=False))
        lignes.append(LigneLue(numero, valeurs))
    if erreurs:
        raise _reject(*erreurs)
    if not lignes:
        raise _reject("Le fichier ne contient aucun article.")
    return tuple(lignes)


def _decode(contenu: bytes) -> str:
    if len(contenu) > TAILLE_IMPORT_MAX:
        raise _reject("Le fichier est trop grand : 20 Mo au plus.")
    if contenu.startswith(_CLASSEURS):
        raise _reject("C’est un classeur Excel : enregistrez-le d’abord au format CSV.")
    if b"\x00" in contenu:
        raise _reject("Ce n’est pas un fichier CSV.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return contenu.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _reject("Les caractères du fichier sont illisibles : enregistrez-le en UTF-8.")


def _split(texte: str) -> Iterator[tuple[int, list[str]]]:
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
        raise _reject(
            f"Ligne {first} : elle est mal formée (des guillemets non fermés ?)."
        ) from error


def _guess(texte: str) -> str:
    """Return the separator that cuts the first line into the most columns known."""
    head = next((line for line in texte.splitlines() if line.strip()), "")
    return max(SEPARATEURS, key=lambda s: sum(_name(c) in COLONNES for c in head.split(s)))


def _name(cell: str) -> str:
    """Return a heading as a column name: « Prix de vente » is not one, « Prix vente » is."""
    return re.sub(r"[\s_-]+", "_", fold(cell.strip().strip('"').strip()))


def _read_head(cells: Sequence[str]) -> tuple[str, ...]:
    colonnes = tuple(map(_name, cells))
    erreurs = [
        f"Il manque la colonne « {name} » sur la première ligne."
        for name in REQUISES
        if name not in colonnes
    ]
    erreurs += [
        f"La colonne « {name} » est là deux fois." for name in COLONNES if colonnes.count(name) > 1
    ]
    if erreurs:
        raise _reject(*erreurs)
    return colonnes


def _reject(*erreurs: str) -> ImportRejected:
    return ImportRejected(f"{REFUS} {erreurs[0]}", erreurs)
