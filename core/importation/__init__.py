"""Reads a list of articles from a file of the owner's: all of it, or every reason why not."""

from core.catalogue.articles import FicheArticle
from core.importation.controle import check_lignes
from core.importation.lecture import read_lignes


def read_articles(contenu: bytes) -> tuple[FicheArticle, ...]:
    """Return the articles of a CSV file, in its order; ImportRejected names every bad line."""
    return check_lignes(read_lignes(contenu))
