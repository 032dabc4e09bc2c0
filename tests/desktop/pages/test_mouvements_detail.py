"""One movement in full, and undone at a press: from its panel, or from the word that follows it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.events import StockChange
from core.mouvements import FiltreMouvements, Mouvement
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.mouvement import MouvementDialog
from desktop.pages.articles import ArticlesPage
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.mouvements_detail import MouvementDetail
from desktop.widgets.banners import BannerButton
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

REFERENCE = "BL-2026-000042_grossiste-du-grand-marché"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[MouvementsPage]:
    page = MouvementsPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def nido(magasin: Magasin) -> int:
    """Open with ten, enter eight by mistake (movement 2), sell three (movement 3)."""
    nido = make_article(magasin.core, magasin.boutique, "A1", nom="Lait <b>Nido</b>")
    magasin.core.utilisateurs.save_proprietaire("Mama Odette")
    enter(magasin, nido, 8)
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (nido, 3)))
    return nido


def enter(magasin: Magasin, article_id: int, quantite: int) -> None:
    commande = CommandeMouvement(
        *(magasin.boutique.id, article_id, TypeMouvement.ENTREE, quantite, Motif.ACHAT),
        commentaire="Livraison du <i>matin</i>",
        reference_document=REFERENCE,
    )
    magasin.core.stock.record_mouvement(commande)


def stock(magasin: Magasin, article_id: int) -> int:
    (row,) = magasin.core.catalogue.list_rows([article_id])
    return row.article.quantite_stock


def latest(magasin: Magasin) -> Mouvement:
    (mouvement,) = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), 1)
    return mouvement


def open_row(qtbot: QtBot, page: MouvementsPage, mouvement_id: int) -> MouvementDetail:
    if not page.isVisible():
        with qtbot.waitSignal(page.list_shown):
            page.show()
    page.open_row(mouvement_id)
    wait_for(qtbot, lambda: shown(page) == mouvement_id)
    return content_of(page)


def shown(page: MouvementsPage) -> int:
    content = page.panel.content()
    return content.detail.mouvement.id if isinstance(content, MouvementDetail) else 0


def content_of(page: MouvementsPage) -> MouvementDetail:
    content = page.panel.content()
    assert isinstance(content, MouvementDetail)
    return content


@pytest.mark.usefixtures("nido")
def test_a_movement_in_full(qtbot: QtBot, page: MouvementsPage) -> None:
    content = open_row(qtbot, page, 2)
    texts = label_texts(content)
    for text in (
        *("Lait <b>Nido</b>", "aujourd’hui à 12:00:00", "A1", "10 → 18", "Achat"),
        *("Mama Odette", "Livraison du <i>matin</i>"),
    ):
        assert text in texts
    assert content.reference.text().replace("\u200b", "") == REFERENCE
    assert "Mouvement 2 sur 3" in label_texts(page.panel)
    with qtbot.waitSignal(page.word_said):
        click(content.copy_button)
    assert QGuiApplication.clipboard().text() == REFERENCE
    assert not page.grab().isNull()


def test_what_keeps_no_stock_has_none_to_show(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage
) -> None:
    service = make_article(
        magasin.core, magasin.boutique, "S1", suivi_stock=False, quantite_stock=0
    )
    enter(magasin, service, 8)
    content = open_row(qtbot, page, 1)
    assert "0 → 8" not in label_texts(content)
    assert content.effect.words() == "–"
    magasin.core.corrections.undo_mouvement(1)
    content = open_row(qtbot, page, 2)
    assert "sans suivi" in label_texts(content)


@pytest.mark.usefixtures("nido")
def test_the_list_opens_it_by_keyboard_and_the_panel_walks_on(
    qtbot: QtBot, page: MouvementsPage
) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()
    page.view.setFocus()
    press_key(page.view, Qt.Key.Key_Down)
    press_key(page.view, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: shown(page) > 0)
    first = shown(page)
    click(page.panel.next_button)
    wait_for(qtbot, lambda: shown(page) == first - 1)
    press_key(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_it_leads_to_its_sale_and_its_article(
    qtbot: QtBot, page: MouvementsPage, nido: int
) -> None:
    content = open_row(qtbot, page, 3)
    with qtbot.waitSignal(page.row_asked) as asked:
        click(content.vente_button)
    assert asked.args == ["ventes", 1]
    with qtbot.waitSignal(page.row_asked) as asked:
        click(content.article_button)
    assert asked.args == ["articles", nido]
    assert content.obstacle.text() == "C’est une vente : elle s’annule depuis Ventes."
    assert not page.undo_button.isEnabled()


def test_one_press_undoes_it(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, nido: int
) -> None:
    content = open_row(qtbot, page, 2)
    assert content.effect.words() == "15 → 7"
    with qtbot.waitSignal(page.word_said) as said:
        click(page.undo_button)
    assert said.args[1:] == ["Mouvement annulé", "Lait <b>Nido</b> : stock 15 → 7"]
    assert stock(magasin, nido) == 7
    undo = latest(magasin)
    assert (undo.quantite, undo.corrige_id, undo.utilisateur) == (-8, 2, "Mama Odette")
    told = "Ce mouvement est déjà annulé."
    wait_for(qtbot, lambda: content_of(page).obstacle.text() == told)
    assert not page.undo_button.isEnabled()
    assert page.undo_button.accessibleDescription() == told
    click(find_button(content_of(page), "Voir Ajustement n° 4"))
    wait_for(qtbot, lambda: shown(page) == undo.id)
    texts = label_texts(content_of(page))
    assert {"Corrige", "Annule l’entrée n° 2"} <= set(texts)
    click(find_button(content_of(page), "Voir Entrée n° 2"))
    wait_for(qtbot, lambda: shown(page) == 2)


def test_what_was_sold_meanwhile_is_said_instead(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, nido: int
) -> None:
    open_row(qtbot, page, 2)
    record(magasin.core, magasin.terminal, make_vente("FAC-2", (nido, 10)))
    told = "3 des 8 pièces sont déjà vendues ou sorties."
    wait_for(qtbot, lambda: content_of(page).obstacle.text() == told)
    assert not page.undo_button.isEnabled()
    assert stock(magasin, nido) == 5


def test_an_entry_is_undone_from_the_word_that_follows_it(
    qtbot: QtBot, magasin: Magasin, nido: int
) -> None:
    """One press: a second one before the answer undoes nothing more."""
    page = ArticlesPage(magasin.services)
    qtbot.addWidget(page)
    page.show_boutique(magasin.boutique)
    with qtbot.waitSignal(page.list_shown):
        page.show()
    page.article_actions.move(TypeMouvement.ENTREE, nido)
    wait_for(qtbot, lambda: bool(page.window().findChildren(MouvementDialog)))
    (dialog,) = page.window().findChildren(MouvementDialog)
    type_into(dialog.quantite, "12")
    with qtbot.waitSignal(page.deed_said) as said:
        click(dialog.submit)
    _, title, sentence, offer = said.args or [None, "", "", None]
    assert (title, sentence) == ("Entrée enregistrée", "Lait <b>Nido</b> : stock 15 → 27")
    assert isinstance(offer, BannerButton)
    assert offer.text == "Annuler"
    heard: list[StockChange] = []
    magasin.core.events.subscribe(StockChange, heard.append)
    with qtbot.waitSignal(page.word_said) as undone:
        offer.pressed()
        offer.pressed()
    assert undone.args[1:] == ["Mouvement annulé", "Lait <b>Nido</b> : stock 27 → 15"]
    assert (stock(magasin, nido), len(heard)) == (15, 1)
    with qtbot.waitSignal(magasin.services.tasks.failed) as failed:
        offer.pressed()
    assert failed.args[0].message == "Ce mouvement est déjà annulé."
    magasin.services.tasks.close()
