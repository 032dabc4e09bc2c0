"""What the owner made of a table: remembered from one window to the next, saved under names."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.listes import Tri
from desktop.dialogs.vue import NomVueDialog
from desktop.pages.page import Services
from desktop.pages.periode import Periode
from desktop.pages.ventes import VentesPage
from desktop.pages.views_button import ViewsButton
from desktop.preferences import Preferences
from desktop.widgets.chip import Option, Setting
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    choose_line,
    click,
    column_texts,
    label_texts,
    menu_texts,
    wait_for,
)

USD = Setting((Option("USD", "Dollars"),))


def open_page(qtbot: QtBot, magasin: Magasin, services: Services) -> VentesPage:
    page = VentesPage(services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[VentesPage]:
    riz = make_article(magasin.core, magasin.boutique, "A1")
    record(magasin.core, magasin.terminal, *(make_vente(f"FAC-{n}", (riz, n)) for n in (1, 2, 3)))
    yield open_page(qtbot, magasin, magasin.services)
    magasin.services.tasks.close()


def reopen(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> VentesPage:
    """Open the page as the next window does, once a worker has kept what was chosen."""
    page.hide()
    core, tasks = magasin.core, magasin.services.tasks
    fence = Preferences(core.parametres, tasks)
    fence.write("fence", 1)
    wait_for(qtbot, lambda: core.parametres.read("fenetre.fence") is not None)
    services = replace(magasin.services, preferences=Preferences(core.parametres, tasks))
    return open_page(qtbot, magasin, services)


def menu_of(page: VentesPage) -> QMenu:
    (button,) = page.findChildren(ViewsButton)
    button.open_menu()
    assert button.menu_shown is not None
    return button.menu_shown


def entry(menu: QMenu, text: str) -> None:
    """Press one entry of the menu."""
    choose_line(menu, text)
    menu.close()


def save_view(page: VentesPage, nom: str) -> NomVueDialog:
    entry(menu_of(page), "Enregistrer cette vue…")
    dialog = page.findChildren(NomVueDialog)[-1]
    dialog.editor.setText(nom)
    click(dialog.save_button)
    return dialog


def test_order_and_columns_are_remembered(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.view.head.sectionClicked.emit(0)
    page.view.arrangement.set_shown(2, shown=False)
    page.view.head.moveSection(5, 1)
    page.view.arrangement.keep_width(0, 210)
    again = reopen(qtbot, magasin, page)
    assert column_texts(again.model, "N°") == ["FAC-1", "FAC-2", "FAC-3"]
    assert again.question()[1] == Tri("numero_facture")
    assert again.visible_columns() == page.visible_columns()
    assert 2 not in again.visible_columns()
    assert again.visible_columns()[1] == 5
    assert again.view.arrangement.choice.widths == {"numero_facture": 210}


def test_a_view_brings_everything_back(qtbot: QtBot, magasin: Magasin, page: VentesPage) -> None:
    page.board.filters.chips["devise"].choose(USD)
    page.periode.choose(Periode.MOIS)
    with qtbot.waitSignal(page.list_shown):
        page.view.head.sectionClicked.emit(0)
    save_view(page, " Dollars & co ")
    with qtbot.waitSignal(page.list_shown):
        entry(menu_of(page), "Vue d’origine")
    assert page.model.rowCount() == 3
    assert page.periode.value() == Periode.AUJOURDHUI
    assert page.question()[1] == Tri("date_affichee", descendant=True)
    again = reopen(qtbot, magasin, page)
    menu = menu_of(again)
    assert menu_texts(menu)[0] == "Dollars & co"
    with qtbot.waitSignal(again.list_shown):
        entry(menu, "Dollars & co")
    assert again.board.is_empty_shown()
    assert again.board.filters.setting("devise") == USD
    assert again.periode.value() == Periode.MOIS
    assert again.question()[1] == Tri("numero_facture")
    shown = menu_of(again)
    assert shown.actions()[0].isChecked()
    shown.close()


def test_a_view_has_a_name_of_its_own(page: VentesPage) -> None:
    dialog = save_view(page, "  ")
    assert "Écrivez un nom." in label_texts(dialog)
    dialog.editor.setText("Du jour")
    click(dialog.save_button)
    assert not dialog.isVisible()
    dialog = save_view(page, "Du jour")
    assert "Une vue porte déjà ce nom : écrivez-en un autre." in label_texts(dialog)
    dialog.reject()
    assert [view.nom for view in page.state.views] == ["Du jour"]


def test_a_view_is_renamed_and_deleted(page: VentesPage) -> None:
    save_view(page, "Du jour")
    menu = menu_of(page)
    rename, delete = (a.menu() for a in menu.actions() if isinstance(a.menu(), QMenu))
    assert isinstance(rename, QMenu)
    rename.actions()[0].trigger()
    dialog = page.findChildren(NomVueDialog)[-1]
    assert dialog.editor.text() == "Du jour"
    dialog.editor.setText("De ce jour")
    click(dialog.save_button)
    menu.close()
    assert [view.nom for view in page.state.views] == ["De ce jour"]
    menu = menu_of(page)
    rename, delete = (a.menu() for a in menu.actions() if isinstance(a.menu(), QMenu))
    assert isinstance(delete, QMenu)
    delete.actions()[0].trigger()
    menu.close()
    assert page.state.views == ()


def test_what_was_kept_by_another_version_counts_as_nothing(qtbot: QtBot, magasin: Magasin) -> None:
    preferences = magasin.services.preferences
    preferences.write("table.VentesPage", {"tri": {"colonne": "gone", "descendant": True}})
    preferences.write("vues.VentesPage", "nothing")
    page = open_page(qtbot, magasin, magasin.services)
    assert page.question()[1] == Tri("date_affichee", descendant=True)
    assert page.state.views == ()
