"""What is done from the Articles page: its head, its panel, its ticked rows and its keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.activation import ActivationDialog
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.mouvement import MouvementDialog
from desktop.pages.articles import ArticlesPage
from desktop.pages.articles_detail import ArticleDetail
from desktop.theme import Tone
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    column_texts,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

NBSP = "\u00a0"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lait(magasin: Magasin) -> int:
    return make_article(
        *(magasin.core, magasin.boutique, "A9"),
        nom="Lait <i>Nido</i>",
        prix_achat=1_750_000,
        seuil_alerte=6,
        categorie="Épicerie",
        code_barre="6001",
    )


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin, lait: int) -> Iterator[ArticlesPage]:
    assert lait
    page = ArticlesPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    yield page
    magasin.services.tasks.close()


def open_fiche(qtbot: QtBot, page: ArticlesPage, row_id: int) -> ArticleDetail:
    page.open_row(row_id)
    wait_for(qtbot, page.panel.isVisible)
    content = page.panel.content()
    assert isinstance(content, ArticleDetail)
    return content


def find_dialog(qtbot: QtBot, page: ArticlesPage, kind: type[QWidget]) -> QWidget:
    wait_for(qtbot, lambda: any(d.isVisible() for d in page.findChildren(kind)))
    return next(d for d in page.findChildren(kind) if d.isVisible())


def test_the_fiche_of_an_article(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, lait: int
) -> None:
    record(magasin.core, magasin.terminal, make_vente("F1", (lait, 2)))
    texts = label_texts(open_fiche(qtbot, page, lait))
    for shown in ("Lait <i>Nido</i>", "6001", "Épicerie", f"30,0{NBSP}%", "+10", "−2"):
        assert shown in texts
    assert any("stock 10 → 8" in text for text in texts)
    assert find_button(page.panel, "Désactiver").isVisible()


def test_the_fiche_follows_the_sales(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, lait: int
) -> None:
    open_fiche(qtbot, page, lait)
    record(magasin.core, magasin.terminal, make_vente("F1", (lait, 3)))
    wait_for(qtbot, lambda: "−3" in label_texts(page.panel))
    assert any("stock 10 → 7" in text for text in label_texts(page.panel))


def test_an_entry_from_the_panel(qtbot: QtBot, page: ArticlesPage, lait: int) -> None:
    open_fiche(qtbot, page, lait)
    click(find_button(page.panel, "Entrée"))
    dialog = find_dialog(qtbot, page, MouvementDialog)
    assert isinstance(dialog, MouvementDialog)
    type_into(dialog.quantite, "5")
    with qtbot.waitSignal(page.deed_said) as said:
        click(dialog.submit)
    assert said.args is not None
    assert said.args[:3] == [Tone.OK, "Entrée enregistrée", "Lait <i>Nido</i> : stock 10 → 15"]
    wait_for(qtbot, lambda: column_texts(page.model, "Stock") == ["15"])


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ((Qt.Key.Key_E, CTRL | SHIFT), "Entrée de stock"),
        ((Qt.Key.Key_S, CTRL | SHIFT), "Sortie de stock"),
        ((Qt.Key.Key_J, CTRL), "Ajuster le stock"),
    ],
)
def test_a_key_opens_a_movement_of_the_current_row(
    qtbot: QtBot, page: ArticlesPage, keys: tuple[Qt.Key, Qt.KeyboardModifier], title: str
) -> None:
    page.view.setFocus()
    page.view.choose(page.model.id_at(0))
    press_key(page, *keys)
    dialog = find_dialog(qtbot, page, MouvementDialog)
    assert dialog.windowTitle() == title
    assert "Lait <i>Nido</i>" in label_texts(dialog)


def test_without_a_current_row_the_article_is_asked_for(qtbot: QtBot, page: ArticlesPage) -> None:
    page.view.clear_choice()
    click(find_button(page.board.head, "Sortie"))
    dialog = find_dialog(qtbot, page, MouvementDialog)
    assert isinstance(dialog, MouvementDialog)
    assert dialog.article_edit.isVisible()


def test_a_new_article_is_opened(qtbot: QtBot, magasin: Magasin, page: ArticlesPage) -> None:
    press_key(page, Qt.Key.Key_N, CTRL)
    dialog = find_dialog(qtbot, page, ArticleDialog)
    assert isinstance(dialog, ArticleDialog)
    wait_for(qtbot, lambda: dialog.code.text() == "A10")
    type_into(dialog.nom, "Riz")
    type_into(dialog.prix_vente, "900")
    click(dialog.submit)
    wait_for(qtbot, lambda: "Riz" in label_texts(page.panel))
    assert column_texts(page.model, "Code") == ["A9", "A10"]
    assert magasin.core.catalogue.suggest_code(magasin.boutique.id) == "A11"


def test_an_edit_shows_at_once(qtbot: QtBot, page: ArticlesPage, lait: int) -> None:
    click(open_fiche(qtbot, page, lait).edit_button)
    dialog = find_dialog(qtbot, page, ArticleDialog)
    assert isinstance(dialog, ArticleDialog)
    dialog.nom.setText("Lait entier")
    click(dialog.submit)
    wait_for(qtbot, lambda: "Lait entier" in label_texts(page.panel))
    wait_for(qtbot, lambda: column_texts(page.model, "Article") == ["Lait entier"])


def test_an_article_goes_off_sale_and_comes_back(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, lait: int
) -> None:
    open_fiche(qtbot, page, lait)
    click(find_button(page.panel, "Désactiver"))
    dialog = find_dialog(qtbot, page, ActivationDialog)
    with qtbot.waitSignal(page.word_said) as said:
        click(find_button(dialog, "Désactiver"))
    assert said.args[1] == "1 article désactivé"
    wait_for(qtbot, lambda: page.model.rowCount() == 0)
    click(page.board.tabs.buttons["INACTIFS"])
    wait_for(qtbot, lambda: column_texts(page.model, "État") == ["Inactif"])
    open_fiche(qtbot, page, lait)
    click(find_button(page.panel, "Réactiver"))
    click(find_button(find_dialog(qtbot, page, ActivationDialog), "Réactiver"))
    wait_for(qtbot, lambda: page.model.rowCount() == 0)
    assert magasin.core.catalogue.list_deleted(magasin.boutique.id) == ()


def test_ticked_rows_go_off_sale_together(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, lait: int
) -> None:
    other = make_article(magasin.core, magasin.boutique, "B1", nom="Riz")
    make_article(magasin.core, magasin.boutique, "B2", nom="Sel")
    wait_for(qtbot, lambda: page.model.rowCount() == 3)
    page.view.look.ticks.toggle(lait)
    page.view.look.ticks.toggle(other)
    click(find_button(page.board.card.selection_bar, "Désactiver"))
    dialog = find_dialog(qtbot, page, ActivationDialog)
    assert "Désactiver 2 articles ?" in label_texts(dialog)
    click(find_button(dialog, "Désactiver"))
    wait_for(qtbot, lambda: column_texts(page.model, "Article") == ["Sel"])


def test_the_book_of_an_article_is_asked_for(qtbot: QtBot, page: ArticlesPage, lait: int) -> None:
    content = open_fiche(qtbot, page, lait)
    with qtbot.waitSignal(page.rows_asked) as asked:
        click(content.book_button)
    name, settings = asked.args
    assert name == "mouvements"
    assert settings["article"].values == (str(lait),)


def test_an_article_never_moved_has_no_book(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage
) -> None:
    key = make_article(magasin.core, magasin.boutique, "B1", nom="Riz", quantite_stock=0)
    texts = label_texts(open_fiche(qtbot, page, key))
    assert "Aucun mouvement : l’article n’a jamais été vendu ni entré." in texts
    assert "Voir tous les mouvements" not in texts


def test_an_import_from_the_head(qtbot: QtBot, page: ArticlesPage) -> None:
    click(find_button(page.board.head, "Importer"))
    assert find_dialog(qtbot, page, ImportationDialog).isVisible()


def test_a_narrow_window_keeps_every_action_within_reach(qtbot: QtBot, page: ArticlesPage) -> None:
    page.resize(876, 620)
    wait_for(qtbot, page.bar.more_button.isVisible)
    shown = [b for b in page.board.head.findChildren(QWidget) if b.accessibleName() == "Sortie"]
    assert not any(button.isVisible() for button in shown)
    texts = [action.text() for action in page.bar.menu.actions()]
    assert texts[:4] == ["Importer", "Entrée", "Sortie", "Ajuster"]
    page.view.choose(page.model.id_at(0))
    page.bar.menu.actions()[1].trigger()
    assert find_dialog(qtbot, page, MouvementDialog).windowTitle() == "Entrée de stock"


def test_the_head_makes_room_for_the_open_panel(
    qtbot: QtBot, page: ArticlesPage, lait: int
) -> None:
    assert not page.bar.more_button.isVisible()
    page.open_row(lait)
    wait_for(qtbot, page.bar.more_button.isVisible)
    assert not page.panel.floats
    press_key(page.view, Qt.Key.Key_Escape)
    wait_for(qtbot, lambda: not page.bar.more_button.isVisible())


def test_a_movement_elsewhere_leaves_the_fiche_alone(
    qtbot: QtBot, magasin: Magasin, page: ArticlesPage, lait: int
) -> None:
    other = make_article(magasin.core, magasin.boutique, "B1", nom="Riz")
    wait_for(qtbot, lambda: page.model.rowCount() == 2)
    content = open_fiche(qtbot, page, lait)
    magasin.core.stock.record_mouvement(
        CommandeMouvement(magasin.boutique.id, other, TypeMouvement.ENTREE, 4, Motif.ACHAT)
    )
    wait_for(qtbot, lambda: "14" in column_texts(page.model, "Stock"))
    assert page.panel.content() is content
