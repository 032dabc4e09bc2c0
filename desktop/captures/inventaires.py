"""A count for the pictures: half of it done, with variances, and late sales told of."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    NouvelInventaire,
    OngletInventaires,
)
from core.vocabulaire import EtatInventaire, NonComptes
from desktop.captures.plateau import Plateau
from desktop.dialogs.inventaire import AbandonDialog, NouvelInventaireDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.pages.inventaires import InventairePage

_NOM, _AVEUGLE, _PASSE = "Inventaire de novembre", "Recomptage à l’aveugle", "Octobre"
_COMPTES = 120


def show_list(plateau: Plateau) -> QWidget:
    """Show the list with a count that goes on and one that is over."""
    find_count(plateau)
    return _bring(plateau).window()


def show_count(plateau: Plateau, *, aveugle: bool = False) -> QWidget:
    """Show a count that goes on."""
    page = _bring(plateau)
    page.open_row(find_count(plateau, aveugle=aveugle).id)
    return page.window()


def show_over(plateau: Plateau) -> QWidget:
    """Show a count that was validated."""
    find_count(plateau)
    page = _bring(plateau)
    page.open_row(next(_find(plateau, EtatInventaire.VALIDE, _PASSE)).id)
    return page.window()


def leave(plateau: Plateau) -> None:
    """Go back to the list."""
    _bring(plateau).show_list()


def find_count(plateau: Plateau, *, aveugle: bool = False) -> Inventaire:
    """Return the count that goes on, opened and half counted where there is none."""
    inventaires = plateau.core.inventaires
    nom = _AVEUGLE if aveugle else _NOM
    known = list(_find(plateau, EtatInventaire.EN_COURS, nom))
    if known:
        return known[0]
    for other in _find(plateau, EtatInventaire.EN_COURS):
        inventaires.abandon(other.id)
    if not list(_find(plateau, EtatInventaire.VALIDE, _PASSE)):
        over = _count(plateau, _PASSE)
        inventaires.validate(over.id, NonComptes.LAISSER)
    return _count(plateau, nom, aveugle=aveugle)


def make_nouveau(plateau: Plateau) -> QDialog:
    """Ask for another count."""
    return NouvelInventaireDialog(plateau.services, plateau.boutique.id, plateau.shell.window)


def make_abandon(plateau: Plateau) -> QDialog:
    """Give a count up."""
    return AbandonDialog(find_count(plateau), plateau.services, plateau.shell.window)


def make_validation(plateau: Plateau) -> QDialog:
    """Tell what validating would do."""
    return ValidationDialog(find_count(plateau), plateau.services, plateau.shell.window)


def _count(plateau: Plateau, nom: str, *, aveugle: bool = False) -> Inventaire:
    inventaires = plateau.core.inventaires
    nouvel = NouvelInventaire(plateau.boutique.id, nom, est_aveugle=aveugle)
    opened = inventaires.open_inventaire(nouvel)
    ids = inventaires.lignes.list_ids(FiltreLignes(opened.id))
    for rank, ligne in enumerate(
        plateau.core.catalogue.list_rows(ids[: min(_COMPTES, max(1, len(ids) - 1))])
    ):
        found = max(0, ligne.article.quantite_stock + (-2, 0, 0, 1, 0)[rank % 5])
        inventaires.count_article(opened.id, ligne.id, found)
    return inventaires.get_inventaire(opened.id)


def _find(plateau: Plateau, etat: EtatInventaire, nom: str = "") -> Iterator[Inventaire]:
    inventaires = plateau.core.inventaires
    filtre = FiltreInventaires(plateau.boutique.id, nom, OngletInventaires.TOUS)
    rows = inventaires.list_rows(inventaires.list_ids(filtre))
    return (row for row in rows if row.etat is etat)


def _bring(plateau: Plateau) -> InventairePage:
    plateau.shell.window.show_page("inventaire")
    page = plateau.shell.window.pages["inventaire"]
    if not isinstance(page, InventairePage):
        raise TypeError(f"the page of counts is a {type(page).__name__}")
    return page


show_blind = partial(show_count, aveugle=True)
