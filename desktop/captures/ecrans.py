"""What the window itself can show: each page with its list, its open row and its menus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from core.catalogue.articles import FiltreArticles, NouvelArticle, SaisieArticle
from core.mouvements import FiltreMouvements
from core.vocabulaire import Motif
from desktop.captures import annonces, inventaires
from desktop.captures.magasins import Etat
from desktop.captures.plateau import Plateau
from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.detail_page import DetailPage
from desktop.pages.fiche_tabs import INFOS, LIVRE, POURQUOI, PRIX, VENTES
from desktop.pages.page import Page
from desktop.pages.registry import list_pages
from desktop.pages.table_page import TablePage

_TICKED = 3
_NO_MATCH = "zzz introuvable"
_STILL = "NEUF-1"


@dataclass(frozen=True, slots=True)
class Ecran:
    """`show` brings it on; `hide` is called once its picture is taken."""

    name: str
    page: str
    show: Callable[[Plateau], QWidget]
    hide: Callable[[Plateau], object]
    etats: tuple[Etat, ...] = tuple(Etat)
    kinds: tuple[type[Page], ...] = (Page,)
    """The pages that have this to show; the others are left out."""


def list_ecrans() -> Iterator[Ecran]:
    """Give every page, then what each can have open."""
    for each in list_pages():
        name = each.name
        yield Ecran(name, name, partial(show_page, name), keep)
        for what, show, hide, kinds in _FURTHER:
            etats = _WITH_ROWS if kinds == (DetailPage,) else _DEMO_ONLY
            play = (partial(show, name), partial(hide, name))
            yield Ecran(f"{name}-{what}", name, *play, etats, kinds)
    for tab in (LIVRE, POURQUOI, VENTES, PRIX, INFOS):
        show_tab = partial(show_fiche, tab)
        yield Ecran(f"fiche-{tab}", "articles", show_tab, hide_fiche, _WITH_ROWS, (ArticlesPage,))
    for tab in (LIVRE, POURQUOI):
        show_still = partial(show_fiche, tab, is_still=True)
        name = f"fiche-sans-mouvement-{tab}"
        yield Ecran(name, "articles", show_still, hide_fiche, _WITH_ROWS, (ArticlesPage,))
    for what, show_it in (
        ("liste", inventaires.show_list),
        ("comptage", inventaires.show_count),
        ("aveugle", inventaires.show_blind),
        ("valide", inventaires.show_over),
    ):
        yield Ecran(f"inventaire-{what}", "inventaire", show_it, inventaires.leave, _WITH_ROWS)
    yield Ecran("fiche-comptee", "articles", show_late, hide_fiche, _WITH_ROWS, (ArticlesPage,))
    show_counted = partial(show_mouvement, inventaires.find_late_article)
    hide_counted = partial(hide_row, "mouvements")
    yield Ecran("mouvement-compense", "mouvements", show_counted, hide_counted, _WITH_ROWS)
    for name, page, show_it in (
        ("banniere", "ventes", annonces.show_banner),
        ("nouvelle", "ventes", annonces.show_news),
        ("banniere-livre", "mouvements", partial(annonces.show_wrong_book, "mouvements")),
        ("banniere-sauvegardes", "sauvegardes", partial(annonces.show_wrong_book, "sauvegardes")),
        ("banniere-fichier", "sauvegardes", annonces.show_bad_file),
    ):
        yield Ecran(name, page, show_it, annonces.hide, _DEMO_ONLY)


def show_page(name: str, plateau: Plateau) -> QWidget:
    """Bring a page to the front."""
    plateau.shell.window.show_page(name)
    return plateau.shell.window


def keep(plateau: Plateau) -> None:
    """Nothing was changed."""


def show_row(name: str, plateau: Plateau) -> QWidget:
    """Open the second row, so that it has a neighbour on either side."""
    page = _bring(name, plateau)
    if isinstance(page, DetailPage) and page.model.ids:
        page.open_row(page.model.id_at(min(1, len(page.model.ids) - 1)))
    return plateau.shell.window


def hide_row(name: str, plateau: Plateau) -> None:
    """Close it again."""
    page = plateau.shell.window.pages[name]
    if isinstance(page, DetailPage):
        page.panel.closed.emit()


def show_fiche(tab: str, plateau: Plateau, *, is_still: bool = False) -> QWidget:
    """Open an article on one of its tabs: the one that moved last, or one that never did."""
    page = _bring("articles", plateau)
    if isinstance(page, ArticlesPage) and page.model.ids:
        page.on_row_opened(_find_still(plateau) if is_still else _find_moved(plateau))
        if page.fiche_host.fiche is not None:
            page.fiche_host.fiche.show_tab(tab)
    return plateau.shell.window


def _find_moved(plateau: Plateau) -> int:
    (last,) = plateau.core.mouvements.list_page(FiltreMouvements(plateau.boutique.id), 1)
    return last.article_id


def _find_still(plateau: Plateau) -> int:
    """Return an article that was never in stock, added where there is none."""
    core, boutique_id = plateau.core, plateau.boutique.id
    found = core.catalogue.list_ids(FiltreArticles(boutique_id, recherche=_STILL))
    saisie = SaisieArticle(_STILL, "Article jamais reçu", plateau.boutique.devise, 250_000)
    return found[0] if found else core.catalogue.add_article(boutique_id, NouvelArticle(saisie))


def show_late(plateau: Plateau) -> QWidget:
    """Open the book of the article whose sale came in after its count."""
    article_id = inventaires.find_late_article(plateau)
    page = _bring("articles", plateau)
    if isinstance(page, ArticlesPage):
        page.on_row_opened(article_id)
        if page.fiche_host.fiche is not None:
            page.fiche_host.fiche.show_tab(LIVRE)
    return plateau.shell.window


def show_mouvement(find_article: Callable[[Plateau], int], plateau: Plateau) -> QWidget:
    """Open what a count put back of a sale that it had not found on the shelf."""
    filtre = FiltreMouvements(
        plateau.boutique.id, articles=(find_article(plateau),), motifs=(Motif.COMPTAGE,)
    )
    (put_back, *_) = plateau.core.mouvements.list_page(filtre, 1)
    page = _bring("mouvements", plateau)
    if isinstance(page, DetailPage):
        page.open_row(put_back.id)
    return plateau.shell.window


def hide_fiche(plateau: Plateau) -> None:
    """Go back to the list."""
    plateau.shell.window.pages["articles"].show_list()


def tick_rows(name: str, plateau: Plateau) -> QWidget:
    """Tick the first rows."""
    page = _bring(name, plateau)
    if isinstance(page, TablePage):
        for position in range(min(_TICKED, len(page.model.ids))):
            page.view.look.ticks.toggle(page.model.id_at(position))
    elif isinstance(page, AReglerPage):
        page.view.look.ticks.add(page.model.entries()[:_TICKED])
    return plateau.shell.window


def untick_rows(name: str, plateau: Plateau) -> None:
    """Forget the ticks."""
    page = plateau.shell.window.pages[name]
    if isinstance(page, TablePage | AReglerPage):
        page.view.look.ticks.clear()


def search(name: str, plateau: Plateau) -> QWidget:
    """Look for what is not there."""
    page = _bring(name, plateau)
    if isinstance(page, TablePage | AReglerPage):
        page.board.search.setText(_NO_MATCH)
    return plateau.shell.window


def unsearch(name: str, plateau: Plateau) -> None:
    """Show the whole list again."""
    page = plateau.shell.window.pages[name]
    if isinstance(page, TablePage | AReglerPage):
        page.board.search.clear()


def _bring(name: str, plateau: Plateau) -> Page:
    plateau.shell.window.show_page(name)
    return plateau.shell.window.pages[name]


_DEMO_ONLY = (Etat.DEMO,)
_WITH_ROWS = (Etat.DEMO, Etat.LONGS)
_FURTHER = (
    ("detail", show_row, hide_row, (DetailPage,)),
    ("coches", tick_rows, untick_rows, (TablePage, AReglerPage)),
    ("sans-resultat", search, unsearch, (TablePage, AReglerPage)),
)
