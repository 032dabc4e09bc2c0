"""Which column of a list is which field of an article: guessed by its heading, or as told."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from core.textes import fold


class Colonne(StrEnum):
    """The fields of an article that a list may give."""

    CODE = "code"
    NOM = "nom"
    PRIX_VENTE = "prix_vente"
    PRIX_ACHAT = "prix_achat"
    DEVISE = "devise"
    QUANTITE_STOCK = "quantite_stock"
    SEUIL_ALERTE = "seuil_alerte"
    CATEGORIE = "categorie"
    CODE_BARRE = "code_barre"


REQUISES = (Colonne.CODE, Colonne.NOM, Colonne.PRIX_VENTE)

Correspondance = Mapping[Colonne, int]
"""The position of the column that gives each field; a field without one stays as it is."""

# Folded and with one blank between words; the field's own name comes first and wins.
_SYNONYMES: Mapping[Colonne, tuple[str, ...]] = {
    Colonne.CODE: ("code article", "reference", "ref", "code produit", "sku"),
    Colonne.NOM: (
        *("designation", "article", "produit", "libelle", "nom article", "nom de l article"),
        *("nom produit", "nom du produit", "description article", "name"),
    ),
    Colonne.PRIX_VENTE: (
        *("prix de vente", "pv", "p v", "prix unitaire", "pu", "p u", "prix", "prix detail"),
        *("tarif", "prix public", "prix vente unitaire", "prix de vente unitaire"),
    ),
    Colonne.PRIX_ACHAT: (
        *("prix d achat", "prix achat unitaire", "pa", "p a", "cout", "cout unitaire"),
        *("cout d achat", "prix de revient", "prix revient"),
    ),
    Colonne.DEVISE: ("monnaie", "dev"),
    Colonne.QUANTITE_STOCK: (
        *("quantite en stock", "qte stock", "stock", "quantite", "qte", "qt", "stock initial"),
        *("stock actuel", "en stock"),
    ),
    Colonne.SEUIL_ALERTE: (
        *("seuil d alerte", "seuil", "stock minimum", "stock minimal", "stock min", "minimum"),
        *("stock d alerte", "alerte"),
    ),
    Colonne.CATEGORIE: ("famille", "rayon", "groupe", "type"),
    Colonne.CODE_BARRE: (
        *("code barres", "codes barres", "code a barre", "code a barres", "ean", "ean13"),
        *("gencod", "barcode", "gtin"),
    ),
}
# « Prix ($) » stays unknown: read in the boutique's own currency it would be another amount.
_PARENTHESE = re.compile(r"\((?![^)]*(?:\$|usd|dollar))[^)]*\)")
_SIGNES = re.compile(r"[^0-9a-z]+")


def guess_correspondance(entete: Sequence[str]) -> Correspondance:
    """Return the fields that the headings name; each heading stands for one field.

    Where several headings fit a field, the one of the plainest word wins, then the first.
    """
    names = [_plain(cell) for cell in entete]
    found: dict[Colonne, int] = {}
    for colonne in Colonne:
        words = _words_of(colonne)
        fitting = [n for n, name in enumerate(names) if name in words]
        if fitting:
            found[colonne] = min(fitting, key=lambda n: (words.index(names[n]), n))
    return found


def count_known(entete: Sequence[str]) -> int:
    """Return how many fields the headings name."""
    return len(guess_correspondance(entete))


def list_doublons(entete: Sequence[str]) -> tuple[Colonne, ...]:
    """Return the fields whose own name is the heading of two columns: nobody knows which counts."""
    names = [_plain(cell) for cell in entete]
    return tuple(c for c in Colonne if names.count(_words_of(c)[0]) > 1)


def list_missing(correspondance: Correspondance) -> tuple[Colonne, ...]:
    """Return the fields that a list must give and this one does not."""
    return tuple(colonne for colonne in REQUISES if colonne not in correspondance)


def _words_of(colonne: Colonne) -> tuple[str, ...]:
    return (colonne.replace("_", " "), *_SYNONYMES[colonne])


def _plain(cell: str) -> str:
    """Return a heading in plain words: « Prix de vente (FC) » is `prix de vente`."""
    return _SIGNES.sub(" ", _PARENTHESE.sub("", fold(cell)).replace("$", " usd ")).strip()
