"""A movement by hand: told before it is written, written once, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.mouvements import FiltreMouvements, Mouvement
from core.stock import EffetMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.mouvement import MouvementDialog
from desktop.widgets.fields import ChoiceBox
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    double_click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)

ENTREE, SORTIE, AJUSTEMENT = (
    *(TypeMouvement.ENTREE, TypeMouvement.SORTIE),
    TypeMouvement.AJUSTEMENT,
)
Opener = Callable[[TypeMouvement], MouvementDialog]


@pytest.fixture
def savon(magasin: Magasin) -> int:
    return make_article(
        *(magasin.core, magasin.boutique, "A42"),
        nom="Savon <b>Monganga</b>",
        quantite_stock=12,
        code_barre="6001",
    )


@pytest.fixture
def open_dialog(magasin: Magasin, savon: int, host: QWidget) -> Opener:
    def opened(kind: TypeMouvement) -> MouvementDialog:
        (row,) = magasin.core.catalogue.list_rows([savon])
        dialog = MouvementDialog(kind, row, (magasin.services, magasin.boutique.id), host)
        dialog.show()
        return dialog

    return opened


def book(magasin: Magasin) -> tuple[Mouvement, ...]:
    """Return what was moved by hand, newest first, the opening stock left out."""
    page = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), 50)
    return tuple(m for m in page if m.motif is not Motif.STOCK_INITIAL)


def stock(magasin: Magasin, article_id: int) -> int:
    return magasin.core.catalogue.list_rows([article_id])[0].article.quantite_stock


@pytest.mark.parametrize(
    "case",
    [
        (ENTREE, "8", "12 → 20", Motif.ACHAT),
        (SORTIE, "2", "12 → 10", Motif.CASSE),
        (AJUSTEMENT, "20", "12 → 20", Motif.COMPTAGE),
        (AJUSTEMENT, "0", "12 → 0", Motif.COMPTAGE),
    ],
)
def test_the_effect_is_told_and_then_done(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener, case: tuple[TypeMouvement, str, str, Motif]
) -> None:
    kind, typed, told, motif = case
    dialog = open_dialog(kind)
    assert dialog.effet.words() == "12"
    type_into(dialog.quantite, typed)
    assert dialog.effet.words() == told
    type_into(dialog.commentaire, "au rayon")
    type_into(dialog.reference, "F-1")
    with qtbot.waitSignals([dialog.recorded, dialog.accepted]):
        press_key(dialog.quantite, Qt.Key.Key_Return)
    (written,) = book(magasin)
    assert (written.type_mouvement, written.motif) == (kind, motif)
    assert (written.commentaire, written.reference_document) == ("au rayon", "F-1")
    assert f"{written.stock_avant} → {written.stock_apres}" == told


@pytest.mark.parametrize(
    ("typed", "told"), [("-2", "12 → 10"), ("+3", "12 → 15"), ("\u22122", "12 → 10"), ("-", "12")]
)
def test_a_difference_has_a_sign(open_dialog: Opener, typed: str, told: str) -> None:
    dialog = open_dialog(AJUSTEMENT)
    click(find_button(dialog, "Différence (+ ou −)"))
    dialog.quantite.setText(typed)
    assert dialog.effet.words() == told


def test_a_difference_is_written_as_it_is(
    qtbot: QtBot, magasin: Magasin, savon: int, open_dialog: Opener
) -> None:
    dialog = open_dialog(AJUSTEMENT)
    click(find_button(dialog, "Différence (+ ou −)"))
    type_into(dialog.quantite, "-2")
    record(magasin.core, magasin.terminal, make_vente("F1", (savon, 3)))
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.submit)
    assert stock(magasin, savon) == 7


def test_a_double_click_writes_once(
    qtbot: QtBot, magasin: Magasin, savon: int, open_dialog: Opener
) -> None:
    dialog = open_dialog(ENTREE)
    type_into(dialog.quantite, "8")
    with qtbot.waitSignal(dialog.accepted):
        double_click(dialog.submit)
    magasin.services.tasks.close()
    assert (stock(magasin, savon), len(book(magasin))) == (20, 1)


def test_a_double_enter_writes_once(
    qtbot: QtBot, magasin: Magasin, savon: int, open_dialog: Opener
) -> None:
    dialog = open_dialog(ENTREE)
    type_into(dialog.quantite, "8")
    with qtbot.waitSignal(dialog.accepted):
        for _ in range(2):
            press_key(dialog.quantite, Qt.Key.Key_Return)
    magasin.services.tasks.close()
    assert (stock(magasin, savon), len(book(magasin))) == (20, 1)


def test_esc_waits_for_what_is_being_written(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    dialog = open_dialog(ENTREE)
    type_into(dialog.quantite, "8")
    with qtbot.waitSignal(dialog.finished) as finished:
        click(dialog.submit)
        press_key(dialog, Qt.Key.Key_Escape)
    assert finished.args == [1]
    assert len(book(magasin)) == 1


def test_esc_writes_nothing(qtbot: QtBot, magasin: Magasin, open_dialog: Opener) -> None:
    dialog = open_dialog(ENTREE)
    type_into(dialog.quantite, "8")
    with qtbot.waitSignal(dialog.rejected):
        press_key(dialog, Qt.Key.Key_Escape)
    assert book(magasin) == ()


@pytest.mark.parametrize(
    "case",
    [
        (ENTREE, "", "Écrivez un nombre de pièces, par exemple 12."),
        (ENTREE, "0", "Écrivez un nombre de pièces, par exemple 12."),
        (ENTREE, "1,5", "Écrivez un nombre de pièces, par exemple 12."),
        (ENTREE, "-2", "Écrivez un nombre de pièces, par exemple 12."),
        (ENTREE, "1000001", "La quantité doit être un nombre de pièces entre 1 et 1 000 000."),
        (SORTIE, "13", "Il n’y a que 12 en stock : vérifiez la quantité."),
        (AJUSTEMENT, "", "Écrivez le nombre de pièces comptées, par exemple 20."),
        (
            *(AJUSTEMENT, "6001087012344"),
            "Le stock compté doit être un nombre de pièces entre 0 et 1 000 000.",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_at_its_field(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener, case: tuple[TypeMouvement, str, str]
) -> None:
    kind, typed, words = case
    dialog = open_dialog(kind)
    type_into(dialog.commentaire, "garde")
    type_into(dialog.quantite, typed)
    click(dialog.submit)
    wait_for(qtbot, lambda: dialog.quantite_field.error() == words)
    assert dialog.quantite.property("state") == "error"
    assert (dialog.quantite.text(), dialog.commentaire.text()) == (typed, "garde")
    assert dialog.submit.isEnabled()
    assert dialog.isVisible()
    assert book(magasin) == ()
    type_into(dialog.quantite, "1")
    assert dialog.quantite_field.error() == ""


def test_no_difference_is_no_adjustment(open_dialog: Opener) -> None:
    dialog = open_dialog(AJUSTEMENT)
    click(find_button(dialog, "Différence (+ ou −)"))
    type_into(dialog.quantite, "0")
    click(dialog.submit)
    assert dialog.quantite_field.error() == "Écrivez la différence, par exemple +3 ou −2."


def test_a_sale_that_comes_meanwhile_is_counted(
    qtbot: QtBot, magasin: Magasin, savon: int, open_dialog: Opener
) -> None:
    """The effect follows the stock, and a count is taken against the stock at the write."""
    dialog = open_dialog(AJUSTEMENT)
    type_into(dialog.quantite, "20")
    record(magasin.core, magasin.terminal, make_vente("F1", (savon, 5)))
    wait_for(qtbot, lambda: dialog.effet.words() == "7 → 20")
    record(magasin.core, magasin.terminal, make_vente("F2", (savon, 1)))
    with qtbot.waitSignal(dialog.recorded) as recorded:
        click(dialog.submit)
    assert recorded.args == ["Savon <b>Monganga</b>", EffetMouvement(savon, 6, 20, 4)]
    assert stock(magasin, savon) == 20


def test_a_count_that_agrees_says_so(qtbot: QtBot, magasin: Magasin, open_dialog: Opener) -> None:
    dialog = open_dialog(AJUSTEMENT)
    type_into(dialog.quantite, "12")
    with qtbot.waitSignal(dialog.recorded) as recorded:
        click(dialog.submit)
    assert (recorded.args[1].stock_avant, recorded.args[1].stock_apres) == (12, 12)
    assert book(magasin) == ()


@pytest.mark.parametrize("kind", [ENTREE, SORTIE, AJUSTEMENT])
def test_every_reason_offered_is_accepted(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener, kind: TypeMouvement
) -> None:
    offered = open_dialog(kind).findChildren(ChoiceBox)[0]
    motifs = [offered.itemData(row) for row in range(offered.count())]
    assert len(motifs) == len(set(motifs)) >= 4
    for motif in motifs[-2:]:
        dialog = open_dialog(kind)
        dialog.motif.setCurrentIndex(dialog.motif.findData(motif))
        if kind is AJUSTEMENT:
            click(find_button(dialog, "Différence (+ ou −)"))
        type_into(dialog.quantite, "1")
        with qtbot.waitSignal(dialog.accepted):
            click(dialog.submit)
        (latest,) = magasin.core.mouvements.list_page(FiltreMouvements(magasin.boutique.id), 1)
        assert latest.motif == motif


@pytest.fixture
def open_free(magasin: Magasin, host: QWidget, savon: int) -> MouvementDialog:
    assert stock(magasin, savon) == 12
    make_article(magasin.core, magasin.boutique, "A43", nom="Savon noir", quantite_stock=3)
    dialog = MouvementDialog(ENTREE, None, (magasin.services, magasin.boutique.id), host)
    dialog.show()
    return dialog


def test_without_an_article_one_is_asked_for(magasin: Magasin, open_free: MouvementDialog) -> None:
    type_into(open_free.quantite, "8")
    click(open_free.submit)
    assert "Choisissez l’article dans la liste proposée." in label_texts(open_free)
    assert open_free.effet.words() == "–"
    assert book(magasin) == ()


def test_a_scanned_barcode_chooses_its_article(
    qtbot: QtBot, magasin: Magasin, savon: int, open_free: MouvementDialog
) -> None:
    """A scanner types the code and Enter at once: that chooses, and records nothing yet."""
    type_into(open_free.article_edit, "6001")
    press_key(open_free.article_edit, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: open_free.effet.words() == "12")
    assert open_free.isVisible()
    type_into(open_free.quantite, "8")
    with qtbot.waitSignal(open_free.accepted):
        press_key(open_free.quantite, Qt.Key.Key_Return)
    assert (stock(magasin, savon), len(book(magasin))) == (20, 1)


def test_an_article_is_chosen_from_those_that_match(
    qtbot: QtBot, open_free: MouvementDialog
) -> None:
    type_into(open_free.article_edit, "savon")
    completer = open_free.article_edit.completions()
    wait_for(qtbot, lambda: completer.completionModel().rowCount() == 2)
    press_key(open_free.article_edit, Qt.Key.Key_Return)
    assert open_free.effet.words() == "–"
    completer.activated.emit("A43 · Savon noir")
    assert open_free.effet.words() == "3"


def test_nothing_matches(qtbot: QtBot, magasin: Magasin, open_free: MouvementDialog) -> None:
    type_into(open_free.article_edit, "zzz")
    press_key(open_free.article_edit, Qt.Key.Key_Return)
    magasin.services.tasks.run(lambda: None, lambda _: None)
    wait_for(qtbot, lambda: open_free.article_edit.completions().completionCount() == 0)
    click(open_free.submit)
    assert "Choisissez l’article dans la liste proposée." in label_texts(open_free)


def test_an_article_that_is_gone_is_said(
    qtbot: QtBot, magasin: Magasin, savon: int, host: QWidget
) -> None:
    (row,) = magasin.core.catalogue.list_rows([savon])
    stranger = replace(row, article=replace(row.article, id=999))
    dialog = MouvementDialog(ENTREE, stranger, (magasin.services, magasin.boutique.id), host)
    dialog.show()
    type_into(dialog.quantite, "1")
    click(dialog.submit)
    wait_for(qtbot, lambda: any("Article introuvable" in text for text in label_texts(dialog)))
    assert dialog.quantite.text() == "1"
