"""The main tasks of a day, without a mouse."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.catalogue.articles import ArticleRow, FiltreArticles
from core.listes import Tri
from core.quarantaine import FiltreQuarantaine, Raison
from core.vocabulaire import EtatTerminal
from desktop.dialogs.apercu import ApercuDialog
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.mouvement import MouvementDialog
from desktop.impression.request import ExportKind
from desktop.pages.articles import ArticlesPage
from desktop.pages.ventes import VentesPage
from desktop.theme import active
from desktop.theme.tokens import DARK
from tests.desktop.screen import press_key, type_into, wait_for
from tests.desktop.whole.garniture import STRANGER
from tests.desktop.whole.surfaces import House

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_WALK = 60


def focus_of(house: House) -> QWidget:
    """Return what has the keyboard, or would once its window is at the front."""
    modal = QApplication.activeModalWidget()
    top = modal if isinstance(modal, QDialog) else house.window
    focused: QWidget | None = top.focusWidget()
    return top if focused is None else focused


def press(
    house: House, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the keyboard is."""
    press_key(focus_of(house), key, modifier)


def press_global(house: House, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key of the window, whatever has the keyboard in it."""
    house.window.activateWindow()
    wait_for(house.qtbot, house.window.isActiveWindow)
    press_key(house.window, key, modifier)


def tab_to(house: House, name: str) -> QWidget:
    """Walk with Tab until the control of this accessible name has the keyboard."""
    seen: list[str] = []
    for _ in range(LONG_WALK):
        focused = focus_of(house)
        if focused.accessibleName() == name:
            return focused
        press(house, Qt.Key.Key_Tab)
        seen.append(focused.accessibleName())
    pytest.fail(f"Tab never reaches {name}: {seen}")


def find_open(house: House, kind: type[QDialog]) -> QDialog:
    """Wait for a dialog of a kind, with the keyboard in it."""
    wait_for(house.qtbot, lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    house.settle()
    return dialog


def test_a_sale_is_found_read_and_closed(qtbot: QtBot, house: House) -> None:
    shell = house.shell
    press_global(house, Qt.Key.Key_1, CTRL)
    page = shell.window.current_page()
    assert isinstance(page, VentesPage)
    press_key(page, Qt.Key.Key_Escape)
    press_global(house, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.list_shown):
        type_into(focus_of(house), "FAC")
    tab_to(house, page.view.accessibleName())
    press(house, Qt.Key.Key_Down)
    press(house, Qt.Key.Key_Return)
    wait_for(qtbot, page.panel.isVisible)
    first = page.panel.content()
    tab_to(house, "Suivante")
    press(house, Qt.Key.Key_Space)
    wait_for(qtbot, lambda: page.panel.content() is not first)
    press(house, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_goods_come_in_by_key(house: House) -> None:
    press_global(house, Qt.Key.Key_3, CTRL)
    page = house.shell.window.current_page()
    assert isinstance(page, ArticlesPage)
    page.setFocus()
    tab_to(house, page.view.accessibleName())
    press(house, Qt.Key.Key_Home, CTRL)
    press(house, Qt.Key.Key_Return)
    wait_for(house.qtbot, page.fiche_host.is_open)
    before = sum(row.article.quantite_stock for row in list_articles(house))
    tab_to(house, "Entrée")
    press(house, Qt.Key.Key_Space)
    dialog = find_open(house, MouvementDialog)
    assert isinstance(dialog, MouvementDialog)
    tab_to(house, dialog.quantite.accessibleName())
    type_into(dialog.quantite, "7")
    house.settle()
    press(house, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    assert sum(row.article.quantite_stock for row in list_articles(house)) == before + 7


def list_articles(house: House) -> Sequence[ArticleRow]:
    catalogue = house.magasin.core.catalogue
    return catalogue.list_rows(
        catalogue.list_ids(FiltreArticles(house.magasin.boutique.id), Tri("nom"))
    )


def test_a_sale_that_waits_is_filed_by_key(house: House) -> None:
    quarantaine = house.magasin.core.quarantaine
    filtre = FiltreQuarantaine(house.magasin.boutique.id)
    before = len(quarantaine.list_ids(filtre, Tri("numero_facture")))
    press_global(house, Qt.Key.Key_2, CTRL)
    house.settle()
    house.shell.window.current_page().setFocus()
    tab_to(house, "Classer avec un motif")
    press(house, Qt.Key.Key_Space)
    dialog = find_open(house, ClassementDialog)
    press_key(dialog, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    assert len(quarantaine.list_ids(filtre, Tri("numero_facture"))) == before - 1


def test_what_waits_is_settled_by_key_alone(house: House) -> None:
    """From the list to the remedy, and on to the next entry: no mouse anywhere."""
    quarantaine = house.magasin.core.quarantaine
    filtre = FiltreQuarantaine(house.magasin.boutique.id, raisons=(Raison.INSUFFICIENT_STOCK,))
    before = len(quarantaine.list_ids(filtre, Tri("numero_facture")))
    press_global(house, Qt.Key.Key_2, CTRL)
    house.settle()
    house.shell.window.current_page().setFocus()
    tab_to(house, "Faire une entrée, puis rejouer")
    press(house, Qt.Key.Key_Space)
    dialog = find_open(house, EntreeManquanteDialog)
    assert isinstance(dialog, EntreeManquanteDialog)
    wait_for(house.qtbot, dialog.settle_button.isEnabled)
    press_key(dialog, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    assert len(quarantaine.list_ids(filtre, Tri("numero_facture"))) == before - 1


def test_a_terminal_is_let_in_by_key_and_never_by_enter_alone(house: House) -> None:
    terminaux = house.magasin.core.terminaux
    press_global(house, Qt.Key.Key_6, CTRL)
    house.settle()
    house.shell.window.current_page().setFocus()
    tab_to(house, f"Autoriser… : {STRANGER}")
    press(house, Qt.Key.Key_Space)
    dialog = find_open(house, ApprobationDialog)
    tab_to(house, "Nom du terminal")
    type_into(focus_of(house), "Caisse 2")
    tab_to(house, "Autoriser le terminal")
    press(house, Qt.Key.Key_Space)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    assert terminaux.get_terminal(STRANGER).etat is EtatTerminal.ACTIF


def test_the_look_is_changed_from_the_search(house: House) -> None:
    press_global(house, Qt.Key.Key_K, CTRL)
    palette = house.shell.palette
    wait_for(house.qtbot, palette.isVisible)
    type_into(palette.field, "sombre")
    house.settle()
    press_key(palette.field, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: active() is DARK)


def test_a_list_is_exported_by_key(house: House) -> None:
    press_global(house, Qt.Key.Key_1, CTRL)
    page = house.shell.window.current_page()
    assert isinstance(page, VentesPage)
    press_global(house, Qt.Key.Key_E, CTRL)
    menu = page.export_button.menu_shown
    assert menu is not None
    wait_for(house.qtbot, menu.isVisible)
    with house.qtbot.waitSignal(page.export_asked) as asked:
        press_key(menu, Qt.Key.Key_Down)
        press_key(menu, Qt.Key.Key_Down)
        press_key(menu, Qt.Key.Key_Return)
    assert asked.args == [ExportKind.CSV.value]


def test_a_stock_is_adjusted_by_key(house: House) -> None:
    press_global(house, Qt.Key.Key_3, CTRL)
    page = house.shell.window.current_page()
    assert isinstance(page, ArticlesPage)
    page.setFocus()
    tab_to(house, page.view.accessibleName())
    press(house, Qt.Key.Key_Home, CTRL)
    row = page.model.row_at(0)
    assert row is not None
    press(house, Qt.Key.Key_J, CTRL)
    dialog = find_open(house, MouvementDialog)
    assert isinstance(dialog, MouvementDialog)
    tab_to(house, dialog.quantite.accessibleName())
    type_into(dialog.quantite, "3")
    house.settle()
    press(house, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    (now,) = house.magasin.core.catalogue.list_rows([row.id])
    assert now.article.quantite_stock == 3


def test_an_article_is_added_by_key(house: House) -> None:
    press_global(house, Qt.Key.Key_3, CTRL)
    house.settle()
    press_global(house, Qt.Key.Key_N, CTRL)
    dialog = find_open(house, ArticleDialog)
    assert isinstance(dialog, ArticleDialog)
    for editor, text in (
        (dialog.code, "NOUVEAU"),
        (dialog.nom, "Sel fin"),
        (dialog.prix_vente, "1500"),
    ):
        tab_to(house, editor.accessibleName())
        editor.selectAll()
        type_into(editor, text)
    house.settle()
    press(house, Qt.Key.Key_Return)
    wait_for(house.qtbot, lambda: QApplication.activeModalWidget() is not dialog)
    made = {row.article.code: row.article for row in list_articles(house)}
    assert (made["NOUVEAU"].nom, made["NOUVEAU"].prix_vente) == ("Sel fin", 150_000)


def test_pages_are_seen_before_they_are_printed_by_key(house: House) -> None:
    press_global(house, Qt.Key.Key_1, CTRL)
    house.settle()
    press_global(house, Qt.Key.Key_P, CTRL)
    preview = wait_for_preview(house)
    assert preview.page == 1
    preview.activateWindow()
    for _ in range(LONG_WALK):
        if preview.focusWidget() is preview.print_button:
            break
        press_key(preview.focusWidget(), Qt.Key.Key_Tab)
    assert preview.focusWidget() is preview.print_button
    press_key(preview, Qt.Key.Key_Escape)
    wait_for(house.qtbot, lambda: list_previews() == [])


def list_previews() -> list[ApercuDialog]:
    found = QApplication.topLevelWidgets()
    return [widget for widget in found if isinstance(widget, ApercuDialog) and widget.isVisible()]


def wait_for_preview(house: House) -> ApercuDialog:
    """Let the child process write the pages."""
    house.qtbot.waitUntil(lambda: list_previews() != [], timeout=60_000)
    return list_previews()[0]
