"""Reads a list of articles from a file of the owner's: all of it, or every reason why not."""

from pathlib import Path

from core.catalogue.articles import FicheArticle
from core.importation.controle import check_tableau
from core.importation.correspondance import guess_correspondance, list_doublons, list_missing
from core.importation.lecture import Tableau, read_tableau, reject
from core.limites import TAILLE_IMPORT_MAX


def read_fichier(fichier: Path) -> Tableau:
    """Return the rows of a workbook or a CSV file; ImportRejected where it cannot be read."""
    try:
        with fichier.open("rb") as stream:
            contenu = stream.read(TAILLE_IMPORT_MAX + 1)
    except OSError as error:
        raise reject("Ce fichier ne peut pas être lu : est-il encore ouvert ailleurs ?") from error
    return read_tableau(contenu)


def read_articles(contenu: bytes) -> tuple[FicheArticle, ...]:
    """Return the articles of a workbook or a CSV file, its columns known by their headings.

    In the file's order; ImportRejected names every bad line.
    """
    tableau = read_tableau(contenu)
    correspondance = guess_correspondance(tableau.entete)
    erreurs = [
        f"Il manque la colonne « {colonne} » sur la première ligne."
        for colonne in list_missing(correspondance)
    ]
    erreurs += [
        f"La colonne « {colonne} » est là deux fois." for colonne in list_doublons(tableau.entete)
    ]
    if erreurs:
        raise reject(*erreurs)
    controle = check_tableau(tableau, correspondance)
    if controle.erreurs:
        raise reject(*controle.erreurs)
    return controle.fiches
