"""A count for the pictures: half of it done, with variances, and late sales told of."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from core.inventaires.commandes import (
    FiltreInventaires,
    FiltreLignes,
    Inventaire,
    NouvelInventaire,
    OngletInventaires,
)
from core.mouvements import FiltreMouvements
from core.vocabulaire import EtatInventaire, EtatTerminal, NonComptes
from desktop.captures.envois import push
from desktop.captures.plateau import Plateau
from desktop.dialogs.inventaire import AbandonDialog, NouvelInventaireDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.pages.inventaires import InventairePage

_NOM, _AVEUGLE, _PASSE = "Inventaire de novembre", "Recomptage à l’aveugle", "Octobre"
_COMPTES = 120
_AVANT = timedelta(hours=1)


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
        _sell_late(plateau, over.id)
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


def _sell_late(plateau: Plateau, inventaire_id: int) -> None:
    """Let a sale come in that was made before the count: it is told of, and put back."""
    core = plateau.core
    active = (t for t in core.terminaux.list_terminaux() if t.etat is EtatTerminal.ACTIF)
    ids = core.inventaires.lignes.list_ids(FiltreLignes(inventaire_id))
    before = core.clock.now() - _AVANT
    rows = core.catalogue.list_rows(ids)
    row = next((row for row in rows if row.article.quantite_stock > 1), None)
    if row is not None:
        push(core, next(active), "FAC-TARDIVE-001", (row.id, 1), date_vente=before)


def find_late_article(plateau: Plateau) -> int:
    """Return the article of the sale that came in after its count."""
    find_count(plateau)
    filtre = FiltreMouvements(plateau.boutique.id, recherche="FAC-TARDIVE-001")
    (sold, *_) = plateau.core.mouvements.list_page(filtre, 1)
    return sold.article_id


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
