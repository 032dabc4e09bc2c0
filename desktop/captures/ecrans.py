"""What the window itself can show: each page with its list, its open row and its menus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from core.catalogue.articles import FiltreArticles, NouvelArticle, SaisieArticle
from core.mouvements import FiltreMouvements
from desktop.captures import inventaires
from desktop.captures.magasins import Etat
from desktop.captures.plateau import Plateau
from desktop.demo import BANNIERE
from desktop.pages.a_regler import AReglerPage
from desktop.pages.articles import ArticlesPage
from desktop.pages.detail_page import DetailPage
from desktop.pages.fiche_tabs import INFOS, LIVRE, POURQUOI, PRIX, VENTES
from desktop.pages.page import Page
from desktop.pages.registry import list_pages
from desktop.pages.table_page import TablePage
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton
from desktop.widgets.buttons import Button
from desktop.widgets.menu_button import MenuButton

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
    yield Ecran("banniere", "ventes", show_banner, hide_banner, _DEMO_ONLY)
    yield Ecran("nouvelle", "ventes", show_news, hide_banner, _DEMO_ONLY)


def list_menus(plateau: Plateau) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Give the menus of the window and of its pages, and the addresses of the server."""
    shell = plateau.shell
    yield "serveur", partial(_open_popover, plateau)
    yield "principal", shell.menu.make
    for part in ("apparence", "notifications", "langue"):
        yield f"principal-{part}", partial(_make_part, plateau, part)
    for each in list_pages():
        buttons = shell.window.pages[each.name].findChildren(Button)
        menus = [button for button in buttons if isinstance(button, MenuButton)]
        for rank, button in enumerate(menus, 1):
            yield f"{each.name}-{rank}", partial(_fill_menu, plateau, button)


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


def show_banner(plateau: Plateau) -> QWidget:
    """Show the banners of a demonstration and of a server that has no port."""
    window = plateau.shell.window
    window.show_page("ventes")
    window.show_banner(
        BANNIERE,
        Tone.INFO,
        "Données d’exemple : rien de ce que vous faites ici ne touche votre boutique.",
        BannerButton("Repartir à zéro", keep_still),
    )
    window.show_banner(
        "serveur",
        Tone.DANGER,
        "Le port 8000 est déjà utilisé par un autre programme.",
        BannerButton("Réessayer", keep_still),
        BannerButton("Utiliser le port 8001", keep_still),
    )
    window.toast.show_word(Tone.OK, "Stock ajusté", "Riz parfumé 5 kg : 12 → 20 pièces.")
    return window


def show_news(plateau: Plateau) -> QWidget:
    """Show what a notification says where the system has no tray."""
    window = plateau.shell.window
    window.show_page("ventes")
    words = (
        "1 numéro de série vient de deux appareils : Caisse 1 – Mama Chantal",
        "2 ventes à régler\n4 articles à réapprovisionner : Riz parfumé 5 kg, Lait, Savon…",
    )
    window.toast.show_word(Tone.WARN, *words, BannerButton("Voir", keep_still))
    return window


def hide_banner(plateau: Plateau) -> None:
    """Take them away."""
    plateau.shell.window.hide_banner(BANNIERE)
    plateau.shell.window.hide_banner("serveur")
    plateau.shell.window.toast.hide()


def keep_still() -> None:
    """Nobody presses a button in a picture."""


def _bring(name: str, plateau: Plateau) -> Page:
    plateau.shell.window.show_page(name)
    return plateau.shell.window.pages[name]


def _open_popover(plateau: Plateau) -> QWidget:
    plateau.shell.open_popover()
    popover = plateau.shell.popover
    return plateau.shell.window if popover is None else popover


def _make_part(plateau: Plateau, part: str) -> QWidget:
    """Make one of the menus within the main one; the main one where there is none."""
    menu = plateau.shell.menu.make()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.text().lower().startswith(part):
            return inner
    return menu


def _fill_menu(plateau: Plateau, button: MenuButton) -> QWidget:
    menu = QMenu(plateau.shell.window)
    button.fill_menu(menu)
    return menu


_DEMO_ONLY = (Etat.DEMO,)
_WITH_ROWS = (Etat.DEMO, Etat.LONGS)
_FURTHER = (
    ("detail", show_row, hide_row, (DetailPage,)),
    ("coches", tick_rows, untick_rows, (TablePage, AReglerPage)),
    ("sans-resultat", search, unsearch, (TablePage, AReglerPage)),
)
