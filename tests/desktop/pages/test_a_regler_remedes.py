"""Each remedy pressed: stock, sale, entry, and what its terminal is told at its next sending."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.ventes.commandes import VenteRejouee
from core.vocabulaire import EtatTerminal, Remede, Signalement
from desktop.dialogs.bon_article import BonArticleDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.quelle_vente import QuelleVenteDialog
from desktop.dialogs.reglement import ReglementDialog
from desktop.pages.a_regler import AReglerPage
from tests.builders import make_article, make_terminal
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import (
    MATIN,
    add_terminal,
    assert_settled,
    confirm,
    detail_of,
    press,
    receive,
    remede,
    sell,
    sell_by,
    show,
    shown,
    stock_of,
)
from tests.desktop.screen import click, label_texts, press_key, type_into, wait_for

MIDI = "2026-03-25T11:00:00+01:00"


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[AReglerPage]:
    page = AReglerPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 900)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def savon(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A1", nom="Savon", quantite_stock=3)


@pytest.fixture
def riz(magasin: Magasin) -> int:
    return make_article(magasin.core, magasin.boutique, "A2", nom="Riz", quantite_stock=50)


def is_said(dialog: ReglementDialog, sentence: str) -> bool:
    return sentence in label_texts(dialog)


def test_entree_lets_in_what_lacks_and_records_the_sale(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    button = shown(qtbot, page, 1).remedes["entree"].remede
    assert (button.effect, button.advised) == ("entrée de 2, stock 3 → 0", True)
    dialog = press(qtbot, page, "entree")
    assert isinstance(dialog, EntreeManquanteDialog)
    wait_for(qtbot, dialog.settle_button.isEnabled)
    editor = dialog.editor_of(savon)
    assert editor.text() == "2"
    for wrong, sentence in (
        ("1", "Il manque 2 pièces de Savon : écrivez au moins 2."),
        ("beaucoup", "Écrivez un nombre de pièces, par exemple 12."),
    ):
        editor.clear()
        type_into(editor, wrong)
        wait_for(qtbot, partial(is_said, dialog, sentence))
        assert not dialog.settle_button.isEnabled()
        assert editor.text() == wrong
    editor.clear()
    type_into(editor, "12")
    wait_for(qtbot, dialog.settle_button.isEnabled)
    assert dialog.effects.text() == "Savon : entrée de 12, stock 3 → 10"
    assert confirm(qtbot, page, dialog) == "1 vente enregistrée"
    assert stock_of(magasin, savon) == 10
    assert_settled(magasin, Remede.ENTREE, 1)
    again = sell(magasin, "FAC-1", (savon, 5))
    assert isinstance(again, VenteRejouee)
    assert stock_of(magasin, savon) == 10


def test_negatif_goes_below_zero_at_once(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    assert shown(qtbot, page, 1).remedes["negatif"].remede.effect == "stock 3 → −2"
    with qtbot.waitSignal(page.word_said):
        click(remede(page, "negatif"))
    assert stock_of(magasin, savon) == -2
    assert_settled(magasin, Remede.NEGATIF, 1)
    (vente,) = magasin.core.ventes.list_rows([1])
    assert vente.signalements & Signalement.STOCK_NEGATIF
    assert isinstance(sell(magasin, "FAC-1", (savon, 5)), VenteRejouee)


def test_article_sells_the_one_that_is_chosen(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (999, 2))
    show(qtbot, page)
    assert shown(qtbot, page, 1).remedes["article"].remede.advised
    dialog = press(qtbot, page, "article")
    assert isinstance(dialog, BonArticleDialog)
    assert dialog.summary.text() == "Choisissez l’article dans la liste proposée."
    assert not dialog.settle_button.isEnabled()
    editor = dialog.editors[999]
    with qtbot.waitSignal(editor.article_chosen):
        type_into(editor, "A1")
        press_key(editor, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: dialog.effects.text() == "Savon : stock 3 → 1")
    assert confirm(qtbot, page, dialog) == "1 vente enregistrée"
    assert stock_of(magasin, savon) == 1
    assert_settled(magasin, Remede.ARTICLE, 1)
    (ligne,) = magasin.core.ventes.get_detail(1).lignes
    assert (ligne.article_nom, ligne.quantite) == ("Savon", 2)
    assert isinstance(sell(magasin, "FAC-1", (999, 2)), VenteRejouee)
    assert stock_of(magasin, savon) == 1


def test_distincte_is_recorded_beside_the_other(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    sell(magasin, "FAC-1", (riz, 1))
    sell(magasin, "FAC-1", (riz, 4))
    show(qtbot, page)
    assert shown(qtbot, page, 1).remedes["distincte"].remede.effect == "stock 49 → 45"
    assert confirm(qtbot, page, press(qtbot, page, "distincte")) == "1 vente enregistrée"
    assert stock_of(magasin, riz) == 45
    assert_settled(magasin, Remede.DISTINCTE, 2)
    for pieces, vente_id in ((1, 1), (4, 2)):
        again = sell(magasin, "FAC-1", (riz, pieces))
        assert isinstance(again, VenteRejouee)
        assert again.vente.id == vente_id
    page.open_row(1)
    wait_for(qtbot, lambda: any("FAC-1 (2)" in text for text in label_texts(page)))


def test_doublon_gives_the_terminal_the_sale_that_it_doubles(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    sell(magasin, "FAC-1", (riz, 1), date_vente=MATIN)
    sell(magasin, "FAC-1", (riz, 1), date_vente=MIDI)
    show(qtbot, page)
    dialog = press(qtbot, page, "doublon")
    assert isinstance(dialog, QuelleVenteDialog)
    assert dialog.tiles[1].isChecked()
    assert confirm(qtbot, page, dialog) == "1 vente classée"
    assert stock_of(magasin, riz) == 49
    assert_settled(magasin, Remede.DOUBLON, 1)
    again = sell(magasin, "FAC-1", (riz, 1), date_vente=MIDI)
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == 1


def test_doublon_of_the_look_alike_that_the_owner_chooses(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    receive(magasin, savon, 20)
    sell(magasin, "FAC-2", (savon, 5))
    sell(magasin, "FAC-3", (savon, 5))
    show(qtbot, page)
    assert shown(qtbot, page, 1).remedes["doublon"].remede.advised
    dialog = press(qtbot, page, "doublon")
    assert isinstance(dialog, QuelleVenteDialog)
    assert dialog.summary.text() == "Choisissez la vente que celle-ci répète."
    click(dialog.tiles[2])
    assert confirm(qtbot, page, dialog) == "1 vente classée"
    assert_settled(magasin, Remede.DOUBLON, 2)
    again = sell(magasin, "FAC-1", (savon, 5))
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == 2
    assert stock_of(magasin, savon) == 13


def test_this_terminal_replaces_the_other(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    autre = add_terminal(magasin)
    sell_by(magasin, autre, "FAC-1", (riz, 1), date_vente=MATIN)
    sell(magasin, "FAC-1", (riz, 1), date_vente=MATIN)
    show(qtbot, page)
    button = shown(qtbot, page, 1).remedes["remplacement"].remede
    assert (button.title, button.effect) == ("Ce terminal remplace Caisse 2", "stock inchangé")
    dialog = press(qtbot, page, "remplacement")
    assert confirm(qtbot, page, dialog) == "1 déjà enregistrée"
    assert_settled(magasin, Remede.REMPLACEMENT, 1)
    known = magasin.core.terminaux.get_terminal(autre.numero_serie)
    assert known.etat is EtatTerminal.INACTIF
    again = sell(magasin, "FAC-1", (riz, 1), date_vente=MATIN)
    assert isinstance(again, VenteRejouee)
    assert again.vente.id == 1
    assert stock_of(magasin, riz) == 49


def test_always_distinct_settles_all_that_waits_of_the_pair(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    autre = add_terminal(magasin)
    for number in (1, 2):
        sell_by(magasin, autre, f"FAC-{number}", (riz, number), date_vente=MATIN)
        sell(magasin, f"FAC-{number}", (riz, number), date_vente=MATIN)
    show(qtbot, page)
    button = detail_of(qtbot, page).remedes["toujours_distinctes"].remede
    assert button.title == "Toujours distinctes entre ce terminal et Caisse 2"
    dialog = press(qtbot, page, "toujours_distinctes")
    wait_for(qtbot, lambda: dialog.summary.text() == "2 seraient enregistrées.")
    assert dialog.effects.text() == "Riz : stock 47 → 44"
    assert confirm(qtbot, page, dialog) == "2 ventes enregistrées"
    assert_settled(magasin, Remede.TOUJOURS_DISTINCTES, None, 1, 2)
    for number in (1, 2):
        again = sell(magasin, f"FAC-{number}", (riz, number), date_vente=MATIN)
        assert isinstance(again, VenteRejouee)
    assert stock_of(magasin, riz) == 44


def test_a_remedy_that_is_impossible_stays_in_sight_and_says_why(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    autre = add_terminal(magasin)
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Caisse 3")
    sell_by(magasin, autre, "FAC-1", (riz, 1), date_vente=MATIN)
    sell(magasin, "FAC-1", (riz, 1), date_vente=MATIN)
    magasin.core.terminaux.replace(tiers.numero_serie, autre.id)
    show(qtbot, page)
    button = shown(qtbot, page, 1).remedes["remplacement"]
    assert not button.isEnabled()
    assert button.remede.consequence == "« Caisse 2 » est déjà remplacé par « Caisse 3 »."


def test_a_terminal_that_replaces_one_already_says_what_to_do(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, riz: int
) -> None:
    autre = add_terminal(magasin)
    tiers = make_terminal(magasin.core, magasin.boutique, "tiers", "Caisse 3")
    magasin.core.terminaux.replace(magasin.terminal.numero_serie, tiers.id)
    sell_by(magasin, autre, "FAC-1", (riz, 1), date_vente=MATIN)
    sell(magasin, "FAC-1", (riz, 1), date_vente=MATIN)
    show(qtbot, page)
    detail = shown(qtbot, page, 1)
    button = detail.remedes["remplacement"]
    assert not button.isEnabled()
    assert button.remede.consequence == (
        "« Caisse 1 – Mama Chantal » remplace déjà « Caisse 3 ». Si c’était une erreur, réactivez "
        "ce dernier dans Terminaux. Sinon, déclarez la vente en doublon."
    )
    # The whole sentence is in sight: it takes the lines that it needs.
    assert button.height() > detail.remedes["distincte"].height()
    assert detail.remedes["doublon"].isEnabled()


def test_pressed_while_the_terminal_sends_again_it_says_so(
    qtbot: QtBot, magasin: Magasin, page: AReglerPage, savon: int
) -> None:
    sell(magasin, "FAC-1", (savon, 5))
    show(qtbot, page)
    dialog = press(qtbot, page, "entree")
    wait_for(qtbot, dialog.settle_button.isEnabled)
    receive(magasin, savon, 2)
    assert not isinstance(sell(magasin, "FAC-1", (savon, 5)), VenteRejouee)
    assert confirm(qtbot, page, dialog) == "1 déjà réglée"
    assert stock_of(magasin, savon) == 0
