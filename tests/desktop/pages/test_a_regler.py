"""The À régler page: why a sale waits, what may follow, and what each remedy does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.quarantaine import Raison
from core.ventes.commandes import VenteClassee, VenteRefusee, VenteRejouee
from core.vocabulaire import EtatEntree
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.reglement import ReglementDialog
from desktop.models.raisons import reasons
from desktop.pages.a_regler import AReglerPage
from desktop.pages.a_regler_lignes import LignesCard
from tests.builders import make_article, make_illisible, record
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import (
    detail_of,
    entree_of,
    receive,
    remede,
    rows,
    sell,
    show,
    shown,
    stock_of,
    wait_until_possible,
)
from tests.desktop.screen import click, find_button, label_texts, press_key, type_into, wait_for


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def savon(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)


def test_a_sale_beyond_the_stock_says_who_what_and_what_is_missing(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    assert rows(page) == ["Stock insuffisant", "Savon, manque 2, Caisse 1 – Mama Chantal"]
    detail = shown(qtbot, page, 1)
    words = label_texts(detail)
    assert "Stock insuffisant pour Savon" in words
    sentence = "Caisse 1 – Mama Chantal a vendu 5 pièces, mais le livre n’en comptait que 3."
    assert sentence in words
    card = detail.findChild(LignesCard)
    assert card is not None
    assert card.words() == ["Savon, vendu 5, en stock 3, Manque 2"]
    assert "Échouerait encore : il manque toujours 2 pièces." in (
        detail.remedes["rejouer"].remede.consequence
    )
    assert not detail.remedes["rejouer"].isEnabled()
    assert not page.grab().isNull()


def test_rejouer_records_the_sale_once_the_stock_is_there(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    sell(magasin, "FAC-2", (999, 1))
    show(qtbot, page)
    detail_of(qtbot, page)
    receive(magasin, savon, 4)
    wait_until_possible(qtbot, page, "rejouer", possible=True)
    detail = shown(qtbot, page, 1)
    assert detail.remedes["rejouer"].remede.effect == "stock 7 → 2"
    with qtbot.waitSignal(page.word_said) as said:
        click(remede(page, "rejouer"))
    assert said.args is not None
    assert said.args[1] == "1 vente enregistrée"
    assert stock_of(magasin, savon) == 2
    entree = entree_of(magasin)
    assert (entree.etat, entree.vente_id) == (EtatEntree.REJOUEE, 1)
    shown(qtbot, page, 2)
    assert page.board.tabs.buttons["A_REGLER"].accessibleName() == "À régler, 1"
    again = sell(magasin, "FAC-1", (savon, 5))
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == 1


def test_classer_with_a_reason_of_ones_own(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    shown(qtbot, page, 1)
    click(remede(page, "classer"))
    dialog = page.deeds.dialog
    assert isinstance(dialog, ClassementDialog)
    dialog.reason.setCurrentIndex(dialog.reason.count() - 1)
    click(dialog.file_button)
    assert "Écrivez pourquoi cette vente n’est pas à compter." in label_texts(dialog)
    dialog.motif.setText("vendue hier déjà")
    with qtbot.waitSignal(dialog.filed):
        click(dialog.file_button)
    entree = entree_of(magasin)
    assert (entree.etat, entree.motif_classement) == (EtatEntree.CLASSEE, "vendue hier déjà")
    assert stock_of(magasin, savon) == 3
    assert len(magasin.core.ventes.list_rows([1])) == 0
    assert isinstance(sell(magasin, "FAC-1", (savon, 5)), VenteClassee)
    wait_for(qtbot, page.board.is_empty_shown)
    assert "Rien à régler" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["CLASSEES"])
    wait_for(qtbot, lambda: "Classée : vendue hier déjà" in label_texts(page))


def test_a_look_alike_is_shown_first_and_needs_a_tick(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    """After a refusal the app tells the seller to enter the sale anew: both would count."""
    sell(magasin, "FAC-1", (savon, 5))
    receive(magasin, savon, 20)
    sell(magasin, "FAC-2", (savon, 5))
    show(qtbot, page)
    detail = shown(qtbot, page, 1)
    assert "Une vente pareille porte un autre numéro." in label_texts(detail)
    assert not detail.remedes["rejouer"].remede.advised
    click(remede(page, "rejouer"))
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    wait_for(qtbot, dialog.alike.isVisible)
    assert dialog.summary.text() == "1 ressemble à une autre vente : elle est laissée de côté."
    assert not dialog.settle_button.isEnabled()
    assert stock_of(magasin, savon) == 18
    click(dialog.alike, QPoint(8, 12))
    wait_for(qtbot, dialog.settle_button.isEnabled)
    assert dialog.summary.text() == "1 serait enregistrée."
    with qtbot.waitSignal(dialog.settled):
        click(dialog.settle_button)
    assert stock_of(magasin, savon) == 13
    assert entree_of(magasin).etat is EtatEntree.REJOUEE


def test_the_sale_that_resembles_can_be_seen(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    receive(magasin, savon, 20)
    sell(magasin, "FAC-2", (savon, 5))
    show(qtbot, page)
    detail = shown(qtbot, page, 1)
    with qtbot.waitSignal(page.row_asked) as asked:
        click(find_button(detail, "Voir FAC-2"))
    assert asked.args == ["ventes", 1]


def test_a_group_is_ticked_and_replayed_at_once(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number, pieces in enumerate((4, 5, 50)):
        sell(magasin, f"FAC-{number}", (savon, pieces))
    sell(magasin, "FAC-9", (999, 1))
    receive(magasin, savon, 10)
    show(qtbot, page)
    click(page.view.viewport(), QPoint(24, 18))
    assert set(page.deeds.ticked()) == {1, 2, 3}
    assert page.board.bulk.isVisible()
    click(page.board.bulk.replay_button)
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    wait_for(qtbot, dialog.settle_button.isEnabled)
    assert dialog.summary.text().splitlines() == [
        "2 seraient enregistrées.",
        "1 serait encore refusée : elle attend sans changement.",
    ]
    with qtbot.waitSignal(dialog.settled):
        click(dialog.settle_button)
    wait_for(qtbot, lambda: list(page.model.entries()) == [3, 4])
    assert stock_of(magasin, savon) == 4
    assert entree_of(magasin, 3).essais == 1
    assert page.deeds.ticked() == (3,)


def test_several_are_filed_by_the_keyboard(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number, pieces in enumerate((4, 5)):
        sell(magasin, f"FAC-{number}", (savon, pieces))
    show(qtbot, page)
    detail_of(qtbot, page, 2)
    press_key(page.view, Qt.Key.Key_Space)
    press_key(page.view, Qt.Key.Key_Down)
    press_key(page.view, Qt.Key.Key_Space)
    assert page.deeds.ticked() == (2, 1)
    click(page.board.bulk.file_button)
    dialog = page.deeds.dialog
    assert isinstance(dialog, ClassementDialog)
    with qtbot.waitSignal(dialog.filed):
        click(dialog.file_button)
    assert {entree_of(magasin, key).motif_classement for key in (1, 2)} == {"Vente d’essai"}
    wait_for(qtbot, page.board.is_empty_shown)


def test_a_bulk_replay_that_is_given_up_changes_nothing(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    receive(magasin, savon, 5)
    show(qtbot, page)
    click(page.board.replay_all)
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReglementDialog)
    wait_for(qtbot, dialog.settle_button.isEnabled)
    click(dialog.cancel_button)
    assert not dialog.isVisible()
    assert entree_of(magasin).etat is EtatEntree.A_REGLER
    assert stock_of(magasin, savon) == 8


def test_an_unreadable_sale_shows_its_bytes_whatever_they_are(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage
) -> None:
    record(magasin.core, magasin.terminal, make_illisible("FAC-9", b'"<b>\xff</b>"'))
    show(qtbot, page)
    assert rows(page)[0] == "Vente illisible"
    detail = shown(qtbot, page, 1)
    assert detail.findChild(LignesCard) is None
    with qtbot.waitSignal(detail.payload_asked) as asked:
        click(detail.payload_button)
    assert asked.args == ["FAC-9", '"<b>\ufffd</b>"']


def test_a_readable_sale_of_the_wrong_currency_is_not_called_unreadable(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 1), devise="USD")
    show(qtbot, page)
    assert rows(page)[0] == "Devise ou total à vérifier"


def test_a_sale_that_comes_in_appears_without_moving_the_list(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    for number in range(30):
        sell(magasin, f"FAC-{number}", (savon, 4 + number))
    show(qtbot, page)
    detail_of(qtbot, page, 5)
    page.view.verticalScrollBar().setValue(600)
    top = page.view.rowAt(0)
    seen = (page.model.id_at(top), page.view.rowViewportPosition(top))
    sell(magasin, "FAC-99", (999, 1))
    sell(magasin, "FAC-98", (savon, 90))
    wait_for(qtbot, lambda: len(page.model.entries()) == 32)
    top = page.view.rowAt(0)
    assert (page.model.id_at(top), page.view.rowViewportPosition(top)) == seen
    assert page.opened.entree_id() == 5
    heights = {page.view.rowHeight(row) for row in page.model.starts()}
    assert heights == {36}
    assert page.view.rowHeight(1) == 58


def test_a_sale_that_its_terminal_settled_stays_in_sight(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    sell(magasin, "FAC-2", (999, 1))
    show(qtbot, page)
    detail_of(qtbot, page)
    receive(magasin, savon, 5)
    sell(magasin, "FAC-1", (savon, 5))
    wait_for(qtbot, lambda: list(page.model.entries()) == [2])
    wait_for(qtbot, lambda: "Enregistrée." in label_texts(page))
    assert page.opened.entree_id() == 1


def test_every_try_is_told(qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int) -> None:
    for _ in range(3):
        assert isinstance(sell(magasin, "FAC-1", (savon, 5)), VenteRefusee)
    show(qtbot, page)
    detail = shown(qtbot, page, 1)
    assert label_texts(detail).count("Refusée") == 3


def test_narrowed_by_what_is_searched(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    sell(magasin, "FAC-2", (999, 1))
    show(qtbot, page)
    page.board.search.setText("savon")
    wait_for(qtbot, lambda: list(page.model.entries()) == [1])
    page.board.search.setText("rien de tel")
    wait_for(qtbot, page.board.is_empty_shown)
    click(find_button(page.board.empty, "Effacer les filtres"))
    wait_for(qtbot, lambda: len(page.model.entries()) == 2)
    assert page.board.search.text() == ""


def test_what_is_searched_in_vain_stays_in_sight_and_can_be_typed_otherwise(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    page.board.search.setFocus()
    type_into(page.board.search, "savno")
    wait_for(qtbot, page.board.is_empty_shown)
    assert page.board.search.isVisible()
    assert page.board.search.hasFocus()
    assert page.board.search.text() == "savno"
    assert "Rien ne correspond" in label_texts(page.board.empty)
    press_key(page.board.search, Qt.Key.Key_Backspace)
    press_key(page.board.search, Qt.Key.Key_Backspace)
    wait_for(qtbot, lambda: list(page.model.entries()) == [1])
    assert not page.board.is_empty_shown()
    shown(qtbot, page, 1)


def test_a_tab_without_sales_says_so_beside_the_list(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["CLASSEES"])
    assert page.board.is_empty_shown()
    assert page.board.card.isVisible()
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["A_REGLER"])
    assert not page.board.is_empty_shown()


def test_an_entry_is_opened_from_elsewhere_whatever_is_narrowed(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    sell(magasin, "FAC-2", (999, 1))
    magasin.core.quarantaine.classer(1, "essai")
    show(qtbot, page)
    page.open_row(1)
    shown(qtbot, page, 1)
    assert page.board.tabs.value() == "TOUTES"


def test_previous_and_next_pass_over_the_headers(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    sell(magasin, "FAC-2", (999, 1))
    show(qtbot, page)
    click(shown(qtbot, page, 1).next_button)
    click(shown(qtbot, page, 2).previous_button)
    shown(qtbot, page, 1)


def test_nothing_to_settle_is_good_news(qtbot: QtBot, page: AReglerPage) -> None:
    show(qtbot, page)
    assert "Rien à régler" in label_texts(page.board.empty)
    assert not page.board.replay_all.isVisible()


@pytest.mark.parametrize("raison", list(Raison))
def test_every_reason_is_worded(raison: Raison) -> None:
    reason = reasons()[raison]
    assert raison.value not in reason.state.text
    assert reason.sentence.endswith(".")
