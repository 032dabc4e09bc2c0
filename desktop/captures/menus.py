"""What drops down from the window and its pages: menus, the days of a period, the server."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.captures.plateau import Plateau
from desktop.pages.articles import ArticlesPage
from desktop.pages.period_picker import PeriodPicker
from desktop.pages.periode import Periode
from desktop.pages.registry import list_pages
from desktop.widgets.buttons import Button
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.menu_button import MenuButton
from desktop.widgets.montant_chip import MontantChip
from desktop.widgets.top_bar import BoutiqueButton

_AUTRES = ("Dépôt de Limete", "Kiosque de la gare centrale, derrière le grand marché")


def list_menus(plateau: Plateau) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Give the menus of the window and of its pages, and what else drops down from them."""
    shell = plateau.shell
    yield "serveur", partial(_open_popover, plateau)
    yield "boutiques", partial(_make_boutiques, plateau)
    yield "principal", shell.menu.make
    for part in ("apparence", "notifications", "langue"):
        yield f"principal-{part}", partial(_make_part, plateau, part)
    yield "articles-actions", partial(_get_actions, plateau)
    yield "periode", partial(_open_days, plateau)
    yield "filtre", partial(_open_chip, plateau)
    yield "montant", partial(_open_montant, plateau)
    for each in list_pages():
        buttons = shell.window.pages[each.name].findChildren(Button)
        menus = [button for button in buttons if isinstance(button, MenuButton)]
        for rank, button in enumerate(menus, 1):
            yield f"{each.name}-{rank}", partial(_fill_menu, plateau, button)


def _open_popover(plateau: Plateau) -> QWidget:
    plateau.shell.open_popover()
    popover = plateau.shell.popover
    return plateau.shell.window if popover is None else popover


def _make_boutiques(plateau: Plateau) -> QWidget:
    """Make the list of several boutiques, of which the shop on screen has but one."""
    own = plateau.boutique
    others = [replace(own, id=own.id + n, nom=nom) for n, nom in enumerate(_AUTRES, 1)]
    button = BoutiqueButton(plateau.shell.window)
    button.show_boutiques([own, *others], own)
    return button.make_menu()


def _make_part(plateau: Plateau, part: str) -> QWidget:
    """Make one of the menus within the main one; the main one where there is none."""
    menu = plateau.shell.menu.make()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.text().lower().startswith(part):
            return inner
    return menu


def _get_actions(plateau: Plateau) -> QWidget:
    page = plateau.shell.window.pages["articles"]
    return page.bar.menu if isinstance(page, ArticlesPage) else page


def _open_days(plateau: Plateau) -> QWidget:
    plateau.shell.window.show_page("ventes")
    (picker, *_) = plateau.shell.window.pages["ventes"].findChildren(PeriodPicker)
    picker.buttons[Periode.AUTRE].click()
    return picker.popup or picker


def _open_chip(plateau: Plateau) -> QWidget:
    plateau.shell.window.show_page("ventes")
    (chip, *_) = plateau.shell.window.pages["ventes"].findChildren(ChoiceChip)
    chip.open_popup()
    return chip.popup or chip


def _open_montant(plateau: Plateau) -> QWidget:
    plateau.shell.window.show_page("ventes")
    (chip, *_) = plateau.shell.window.pages["ventes"].findChildren(MontantChip)
    chip.open_popup()
    return chip.popup or chip


def _fill_menu(plateau: Plateau, button: MenuButton) -> QWidget:
    menu = QMenu(plateau.shell.window)
    button.fill_menu(menu)
    return menu
