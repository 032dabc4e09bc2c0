"""The Inventaire page: a whole count, from its opening to the movements that it wrote."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.inventaires.commandes import FiltreInventaires, NouvelInventaire
from core.mouvements import FiltreMouvements
from core.vocabulaire import EtatInventaire, NonComptes, TypeMouvement
from desktop.dialogs.inventaire import AbandonDialog, NouvelInventaireDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.pages.inventaires import InventairePage
from tests.builders import MIDI, make_article, make_vente, record
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

HEURE = timedelta(hours=1)


@pytest.fixture
def articles(magasin: Magasin) -> tuple[int, int, int]:
    """Soap with a barcode and a cost, rice, salt; ten pieces each."""
    core, boutique = magasin.core, magasin.boutique
    savon = make_article(
        core, boutique, "S1", nom="Savon Le Coq", code_barre="6001234", prix_achat=150_000
    )
    return (
        savon,
        make_article(core, boutique, "R1", nom="Riz"),
        make_article(core, boutique, "T1", nom="Sel", categorie="Épicerie"),
    )


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[InventairePage]:
    page = InventairePage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


def show(qtbot: QtBot, page: InventairePage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


def open_count(qtbot: QtBot, magasin: Magasin, page: InventairePage, **over: bool) -> int:
    """Have a count of everything on screen, and return its id."""
    nouvel = NouvelInventaire(magasin.boutique.id, "Novembre", **over)
    opened = magasin.core.inventaires.open_inventaire(nouvel)
    show(qtbot, page)
    page.open_row(opened.id)
    comptage = page.comptage
    qtbot.waitUntil(
        lambda: comptage.model.rowCount() == 3 and "Novembre" in comptage.board.head.caption.text()
    )
    return opened.id


def find_dialog(qtbot: QtBot, page: InventairePage, kind: type[QDialog]) -> QDialog:
    """Wait for a dialog of the page."""
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(kind)))
    return next(d for d in page.findChildren(kind) if d.isVisible())


def scan(page: InventairePage, code: str) -> None:
    """Type a code as a scanner does: the keys, then Enter."""
    type_into(page.comptage.saisie.scan, code)
    press_key(page.comptage.saisie.scan, Qt.Key.Key_Return)


def is_asked(page: InventairePage, nom: str) -> bool:
    return page.comptage.saisie.article_label.text() == nom


def wait_said(qtbot: QtBot, page: InventairePage, words: str) -> None:
    qtbot.waitUntil(lambda: page.comptage.saisie.said.text() == words)


def wait_column(qtbot: QtBot, page: InventairePage, title: str, texts: list[str]) -> None:
    qtbot.waitUntil(lambda: column_texts(page.comptage.model, title) == texts)


def stock(magasin: Magasin, article_id: int) -> int:
    (row,) = magasin.core.catalogue.list_rows([article_id])
    return row.article.quantite_stock


def test_an_empty_list_says_why_and_opens_the_first_count(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    make_article(magasin.core, magasin.boutique, "S1", categorie="Hygiène")
    show(qtbot, page)
    assert "Aucun inventaire" in label_texts(page.liste.board.empty)
    click(find_button(page.liste.board.empty, "Nouvel inventaire"))
    dialog = find_dialog(qtbot, page, NouvelInventaireDialog)
    assert isinstance(dialog, NouvelInventaireDialog)
    assert dialog.nom.text() == "Inventaire du 25 mars 2026"
    qtbot.waitUntil(lambda: dialog.categorie.count() == 2)
    dialog.nom.clear()
    click(dialog.submit)
    assert "« Novembre »" in " ".join(label_texts(dialog))
    type_into(dialog.nom, "Mars")
    dialog.categorie.setCurrentIndex(1)
    click(dialog.aveugle)
    click(dialog.submit)
    qtbot.waitUntil(page.is_counting)
    (known,) = magasin.core.inventaires.list_rows(
        magasin.core.inventaires.list_ids(FiltreInventaires(magasin.boutique.id))
    )
    assert (known.nom, known.categorie_nom, known.est_aveugle) == (*("Mars", "Hygiène", True),)
    words = "0 / 1 comptés · « Mars » · Hygiène · à l’aveugle"
    qtbot.waitUntil(lambda: page.comptage.board.head.caption.text() == words)


def test_a_second_count_of_the_same_articles_is_refused_in_the_dialog(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    magasin.core.inventaires.open_inventaire(NouvelInventaire(magasin.boutique.id, "Novembre"))
    show(qtbot, page)
    click(page.liste.new_button)
    dialog = find_dialog(qtbot, page, NouvelInventaireDialog)
    assert isinstance(dialog, NouvelInventaireDialog)
    typed = dialog.nom.text()
    click(dialog.submit)
    qtbot.waitUntil(lambda: "« Novembre » est en cours" in " ".join(label_texts(dialog)))
    assert (dialog.isVisible(), dialog.nom.text()) == (True, typed)


@pytest.mark.usefixtures("articles")
def test_scans_add_up_and_an_unknown_code_loses_nothing(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    open_count(qtbot, magasin, page)
    for count in range(1, 4):
        scan(page, "6001234")
        wait_said(qtbot, page, f"Savon Le Coq : {count}")
    scan(page, "999")
    field = page.comptage.saisie.scan_field
    qtbot.waitUntil(lambda: "« 999 »" in field.error())
    assert page.comptage.saisie.scan.text() == "999"
    wait_column(qtbot, page, "Compté", ["–", "3", "–"])
    scan(page, "6001234")
    wait_said(qtbot, page, "Savon Le Coq : 4")
    assert field.error() == ""


def test_a_whole_count_by_the_keyboard_alone(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    savon, riz, sel = articles
    open_count(qtbot, magasin, page)
    saisie, view = page.comptage.saisie, page.comptage.view
    assert page.focus_scan()
    scan(page, "6001234")
    wait_said(qtbot, page, "Savon Le Coq : 1")
    view.setFocus()
    press_key(view, Qt.Key.Key_Home)
    view.choose(riz)
    press_key(view, Qt.Key.Key_Return)
    type_into(saisie.quantite, "dix")
    press_key(saisie.quantite, Qt.Key.Key_Return)
    assert "par exemple 20" in saisie.quantite_field.error()
    assert saisie.quantite.text() == "dix"
    saisie.quantite.clear()
    for nom, typed in (("Riz", "8"), ("Savon Le Coq", "12"), ("Sel", "10")):
        wait_for(qtbot, partial(is_asked, page, nom))
        type_into(saisie.quantite, typed)
        press_key(saisie.quantite, Qt.Key.Key_Return)
        wait_said(qtbot, page, f"{nom} : {typed}")
    wait_column(qtbot, page, "Écart", ["−2", "+2", "0"])
    assert page.comptage.board.head.caption.text().startswith("3 / 3 comptés")
    press_key(page.comptage.gestes.validate_button, Qt.Key.Key_Space)
    dialog = find_dialog(qtbot, page, ValidationDialog)
    assert isinstance(dialog, ValidationDialog)
    qtbot.waitUntil(dialog.submit.isEnabled)
    assert dialog.summary.text() == "2 articles ajustés : +2 et −2 pièces"
    assert dialog.details.text().splitlines() == [
        "Au coût d’achat : +3\u202f000\u00a0FC",
        "1 article n’a pas de coût : il n’est pas dans cette valeur.",
    ]
    with qtbot.waitSignal(page.word_said) as said:
        press_key(dialog, Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[1:] == ["Inventaire validé", "2 articles ajustés"]
    assert [stock(magasin, key) for key in (savon, riz, sel)] == [12, 8, 10]
    moved = magasin.core.mouvements.list_page(
        FiltreMouvements(magasin.boutique.id, reference="INV-1"), 10
    )
    assert sorted(row.quantite for row in moved) == [-2, 2]
    assert {row.type_mouvement for row in moved} == {TypeMouvement.AJUSTEMENT}
    qtbot.waitUntil(lambda: not saisie.isVisible())
    words = " ".join(page.comptage.banners.sentences().values())
    assert "Validé aujourd’hui" in words
    assert "2 articles ajustés" in words


@pytest.mark.usefixtures("articles")
def test_a_digit_over_the_list_begins_the_quantity_and_it_can_be_erased(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    open_count(qtbot, magasin, page)
    saisie, view = page.comptage.saisie, page.comptage.view
    page.activateWindow()
    view.setFocus()
    press_key(view, Qt.Key.Key_7)
    assert (saisie.article_label.text(), saisie.quantite.text()) == ("Riz", "7")
    click(saisie.save_button)
    wait_said(qtbot, page, "Riz : 7")
    view.choose(page.comptage.model.id_at(0))
    wait_column(qtbot, page, "Compté", ["7", "–", "–"])
    qtbot.waitUntil(saisie.erase_button.isEnabled)
    click(saisie.erase_button)
    wait_said(qtbot, page, "Riz : plus compté")
    wait_column(qtbot, page, "Compté", ["–", "–", "–"])


def test_what_was_not_counted_needs_a_choice(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    savon, riz, sel = articles
    key = open_count(qtbot, magasin, page)
    magasin.core.inventaires.count_article(key, riz, 10)
    click(page.comptage.gestes.validate_button)
    dialog = find_dialog(qtbot, page, ValidationDialog)
    assert isinstance(dialog, ValidationDialog)
    qtbot.waitUntil(dialog.submit.isEnabled)
    click(dialog.submit)
    assert "Choisissez" in " ".join(label_texts(dialog))
    assert [stock(magasin, each) for each in (savon, sel)] == [10, 10]
    click(dialog.tiles[NonComptes.LAISSER])
    assert dialog.summary.text() == "Aucun écart : le stock ne bouge pas."
    click(dialog.tiles[NonComptes.ZERO])
    assert dialog.summary.text() == "2 articles ajustés : −20 pièces"
    with qtbot.waitSignal(page.word_said):
        click(dialog.submit)
    assert [stock(magasin, each) for each in articles] == [0, 10, 0]


@pytest.mark.usefixtures("articles")
def test_nothing_counted_is_not_validated(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    open_count(qtbot, magasin, page)
    click(page.comptage.gestes.validate_button)
    dialog = find_dialog(qtbot, page, ValidationDialog)
    assert isinstance(dialog, ValidationDialog)
    qtbot.waitUntil(lambda: "au moins un article" in dialog.summary.text())
    assert not dialog.submit.isEnabled()
    dialog.reject()


def test_a_blind_count_shows_what_was_expected_only_at_the_end(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    key = open_count(qtbot, magasin, page, est_aveugle=True)
    comptage = page.comptage
    hidden = {comptage.model.heads[c].title for c in range(len(comptage.model.heads))} - {
        comptage.model.heads[c].title for c in comptage.visible_columns()
    }
    assert hidden == {"Attendu", "Écart", "Valeur de l’écart"}
    assert not comptage.board.tabs.buttons["ECARTS"].isVisible()
    assert 3 not in comptage.feuille.visible_columns()
    magasin.core.inventaires.count_article(key, articles[1], 8)
    magasin.core.inventaires.validate(key, NonComptes.LAISSER)
    qtbot.waitUntil(comptage.board.tabs.buttons["ECARTS"].isVisible)
    wait_column(qtbot, page, "Écart", ["−2"])
    assert len(comptage.visible_columns()) == len(comptage.model.heads)


def test_a_sale_that_comes_in_does_not_disturb_the_typing(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    savon, riz, _ = articles
    open_count(qtbot, magasin, page)
    saisie = page.comptage.saisie
    page.comptage.view.row_opened.emit(riz)
    type_into(saisie.quantite, "1")
    type_into(saisie.scan, "600")
    with qtbot.waitSignal(page.list_shown):
        record(magasin.core, magasin.terminal, make_vente("F1", (savon, 3), (riz, 1)))
    wait_column(qtbot, page, "Attendu", ["9", "7", "10"])
    assert (saisie.quantite.text(), saisie.scan.text()) == ("1", "600")
    assert saisie.article_label.text() == "Riz"
    type_into(saisie.quantite, "2")
    press_key(saisie.quantite, Qt.Key.Key_Return)
    wait_said(qtbot, page, "Riz : 12")


def test_late_sales_and_silent_terminals_are_told_before_the_validation(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    key = open_count(qtbot, magasin, page)
    banners = page.comptage.banners
    qtbot.waitUntil(lambda: "Caisse 1" in " ".join(banners.sentences().values()))
    magasin.clock.advance(HEURE)
    for article_id in articles:
        magasin.core.inventaires.count_article(key, article_id, 9)
    magasin.clock.advance(HEURE)
    record(magasin.core, magasin.terminal, make_vente("F1", (articles[1], 1), date_vente=MIDI))
    qtbot.waitUntil(lambda: not banners.sentences())
    click(page.comptage.gestes.validate_button)
    dialog = find_dialog(qtbot, page, ValidationDialog)
    assert isinstance(dialog, ValidationDialog)
    qtbot.waitUntil(dialog.submit.isEnabled)
    qtbot.waitUntil(lambda: "Vendus avant leur comptage" in " ".join(label_texts(dialog)))
    assert "Riz (1) : déjà pris en compte" in " ".join(label_texts(dialog))
    assert dialog.summary.text() == "2 articles ajustés : −2 pièces"
    dialog.reject()


@pytest.mark.usefixtures("articles")
def test_an_abandoned_count_moves_nothing_and_stays_to_be_read(
    qtbot: QtBot, magasin: Magasin, page: InventairePage
) -> None:
    key = open_count(qtbot, magasin, page)
    click(page.comptage.gestes.abandon_button)
    dialog = find_dialog(qtbot, page, AbandonDialog)
    assert isinstance(dialog, AbandonDialog)
    type_into(dialog.motif, "Trop de monde")
    click(dialog.submit)
    qtbot.waitUntil(lambda: "le stock n’a pas bougé" in str(page.comptage.banners.sentences()))
    assert magasin.core.inventaires.get_inventaire(key).etat is EtatInventaire.ABANDONNE
    click(page.comptage.gestes.back_button)
    assert not page.is_counting()
    qtbot.waitUntil(lambda: column_texts(page.liste.model, "État") == ["Abandonné"])


def test_the_book_of_an_article_is_a_key_away_once_it_is_validated(
    qtbot: QtBot, magasin: Magasin, page: InventairePage, articles: tuple[int, int, int]
) -> None:
    key = open_count(qtbot, magasin, page)
    magasin.core.inventaires.count_article(key, articles[1], 8)
    magasin.core.inventaires.validate(key, NonComptes.LAISSER)
    wait_column(qtbot, page, "Écart", ["−2"])
    qtbot.waitUntil(lambda: not page.comptage.saisie.isVisible())
    with qtbot.waitSignal(page.rows_asked) as asked:
        page.comptage.view.choose(articles[1])
        press_key(page.comptage.view, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == "mouvements"


@pytest.mark.usefixtures("articles")
def test_only_variances(qtbot: QtBot, magasin: Magasin, page: InventairePage) -> None:
    key = open_count(qtbot, magasin, page)
    magasin.core.inventaires.scan_code(key, "R1", 10)
    magasin.core.inventaires.scan_code(key, "S1", 4)
    tabs = page.comptage.board.tabs.buttons
    qtbot.waitUntil(lambda: tabs["ECARTS"].accessibleName() == "Écarts, 1")
    click(tabs["ECARTS"])
    wait_column(qtbot, page, "Article", ["Savon Le Coq"])
    assert column_texts(page.comptage.model, "Valeur de l’écart") == ["−9\u202f000\u00a0FC"]
    click(tabs["NON_COMPTES"])
    wait_column(qtbot, page, "Article", ["Sel"])
