"""A new article, an edit, a switch: what was typed is kept, what is not shown stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.catalogue.articles import FiltreArticles, ModificationArticle, SaisieArticle
from core.vocabulaire import Devise
from desktop.dialogs.activation import ActivationDialog
from desktop.dialogs.article import ArticleDialog
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

Opener = Callable[[int | None], ArticleDialog]
NNBSP, NBSP = "\u202f", "\u00a0"


@pytest.fixture
def open_dialog(magasin: Magasin, host: QWidget) -> Opener:
    def opened(article_id: int | None) -> ArticleDialog:
        catalogue = magasin.core.catalogue
        boutique = magasin.boutique
        detail = None if article_id is None else catalogue.get_detail(boutique.id, article_id)
        dialog = ArticleDialog(detail, boutique, magasin.services, host)
        dialog.show()
        return dialog

    return opened


@pytest.fixture
def lait(magasin: Magasin) -> int:
    return make_article(
        *(magasin.core, magasin.boutique, "A9"),
        nom="Lait Nido",
        prix_achat=1_750_000,
        seuil_alerte=6,
        categorie="Épicerie",
        description="Boîte de 400 g",
        code_barre="6001",
    )


def saisie(magasin: Magasin, article_id: int) -> SaisieArticle:
    return magasin.core.catalogue.get_detail(magasin.boutique.id, article_id).saisie


def test_a_new_article(qtbot: QtBot, magasin: Magasin, lait: int, open_dialog: Opener) -> None:
    dialog = open_dialog(None)
    wait_for(qtbot, lambda: dialog.code.text() == "A10")
    wait_for(qtbot, lambda: dialog.categorie.findText("Épicerie") >= 0)
    type_into(dialog.nom, "Riz 5 kg")
    type_into(dialog.prix_vente, "25 000")
    type_into(dialog.prix_achat, "17500,50")
    assert dialog.marge.text() == f"Marge 29,9{NBSP}%"
    type_into(dialog.categorie, "Cereales")
    type_into(dialog.seuil, "3")
    type_into(dialog.quantite, "12")
    type_into(dialog.codes_barres, "61")
    with qtbot.waitSignal(dialog.saved) as saved:
        press_key(dialog.nom, Qt.Key.Key_Return)
    article_id, nom = saved.args
    assert (nom, article_id) == ("Riz 5 kg", lait + 1)
    assert saisie(magasin, article_id) == SaisieArticle(
        code="A10",
        nom="Riz 5 kg",
        devise=Devise.CDF,
        prix_vente=2_500_000,
        prix_achat=1_750_050,
        seuil_alerte=3,
        categorie="Cereales",
        codes_barres=("61",),
    )
    (row,) = magasin.core.catalogue.list_rows([article_id])
    assert row.article.quantite_stock == 12


def test_a_scanner_adds_barcodes_without_saving(magasin: Magasin, open_dialog: Opener) -> None:
    dialog = open_dialog(None)
    type_into(dialog.nom, "Riz")
    type_into(dialog.prix_vente, "1")
    for code in ("6001", "6002"):
        type_into(dialog.codes_barres, code)
        press_key(dialog.codes_barres, Qt.Key.Key_Return)
    assert dialog.codes_barres.codes() == ("6001", "6002")
    assert dialog.isVisible()
    assert magasin.core.catalogue.total(FiltreArticles(magasin.boutique.id)).lignes == 0


def test_a_double_click_adds_one_article(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    dialog = open_dialog(None)
    type_into(dialog.nom, "Riz")
    type_into(dialog.prix_vente, "1")
    wait_for(qtbot, lambda: bool(dialog.code.text()))
    with qtbot.waitSignal(dialog.accepted):
        double_click(dialog.submit)
    magasin.services.tasks.close()
    assert magasin.core.catalogue.total(FiltreArticles(magasin.boutique.id)).lignes == 1


def test_a_service_has_no_stock_to_start_from(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener
) -> None:
    dialog = open_dialog(None)
    wait_for(qtbot, lambda: bool(dialog.code.text()))
    type_into(dialog.nom, "Credit Vodacom")
    type_into(dialog.prix_vente, "1,50")
    type_into(dialog.quantite, "9")
    click(find_button(dialog, "$"))
    click(dialog.suivi)
    assert not dialog.quantite.isEnabled()
    with qtbot.waitSignal(dialog.saved) as saved:
        click(dialog.submit)
    kept = saisie(magasin, saved.args[0])
    assert (kept.suivi_stock, kept.devise, kept.prix_vente) == (False, Devise.USD, 150)
    (row,) = magasin.core.catalogue.list_rows([saved.args[0]])
    assert row.article.quantite_stock == 0


@pytest.mark.parametrize(
    "case",
    [
        ("nom", "", "Le nom est obligatoire."),
        ("code", "", "Le code est obligatoire."),
        ("code", "A9", "Ce code est déjà celui de « Lait Nido »."),
        ("prix_vente", "cher", "Un montant, par exemple 25 000 ou 2,50."),
        ("prix_vente", "", "Un montant, par exemple 25 000 ou 2,50."),
        ("prix_achat", "1,500", "Un montant, ou rien s’il n’est pas connu."),
        ("seuil", "-1", "Un nombre entier de pièces, par exemple 5."),
        ("quantite", "1,5", "Un nombre entier de pièces, par exemple 12."),
        ("codes_barres", "6001", "Le code-barres 6001 est déjà celui de « Lait Nido »."),
    ],
)
@pytest.mark.usefixtures("lait")
def test_what_is_wrong_is_said_at_its_field(
    qtbot: QtBot, magasin: Magasin, open_dialog: Opener, case: tuple[str, str, str]
) -> None:
    champ, typed, words = case
    dialog = open_dialog(None)
    wait_for(qtbot, lambda: bool(dialog.code.text()))
    for editor, text in ((dialog.nom, "Riz"), (dialog.prix_vente, "1"), (dialog.seuil, "2")):
        type_into(editor, text)
    editor = getattr(dialog, champ)
    editor.clear()
    type_into(editor, typed)
    click(dialog.submit)
    wait_for(qtbot, lambda: words in label_texts(dialog))
    assert editor.property("state") == "error"
    assert (editor.text(), dialog.submit.isEnabled()) == (typed, True)
    assert magasin.core.catalogue.total(FiltreArticles(magasin.boutique.id)).lignes == 1
    type_into(editor, "7")
    assert words not in label_texts(dialog)


def test_an_edit_writes_what_was_changed(
    qtbot: QtBot, magasin: Magasin, lait: int, open_dialog: Opener
) -> None:
    before = saisie(magasin, lait)
    dialog = open_dialog(lait)
    assert dialog.prix_vente.text() == f"25{NNBSP}000"
    assert not dialog.devise.isEnabled()
    assert "La monnaie ne change plus : l’article a déjà bougé." in label_texts(dialog)
    dialog.prix_vente.clear()
    type_into(dialog.prix_vente, "26000")
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.submit)
    assert saisie(magasin, lait) == replace(before, prix_vente=2_600_000)


def test_an_untouched_form_changes_nothing(
    qtbot: QtBot, magasin: Magasin, lait: int, open_dialog: Opener
) -> None:
    version = magasin.core.catalogue.read_snapshot(magasin.boutique.id).version
    dialog = open_dialog(lait)
    wait_for(qtbot, lambda: dialog.categorie.findText("Épicerie") >= 0)
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.submit)
    assert magasin.core.catalogue.read_snapshot(magasin.boutique.id).version == version


def test_two_edits_at_once(qtbot: QtBot, magasin: Magasin, lait: int, open_dialog: Opener) -> None:
    """What the second hand did not touch stays as the first left it; a conflict is told."""
    shown = saisie(magasin, lait)
    dialog = open_dialog(lait)
    moved = replace(shown, prix_achat=1, nom="Lait entier")
    magasin.core.catalogue.edit_article(
        magasin.boutique.id, ModificationArticle(lait, shown, moved)
    )
    dialog.nom.setText("Lait demi")
    click(dialog.submit)
    wait_for(qtbot, lambda: any("modifié ailleurs" in text for text in label_texts(dialog)))
    assert dialog.nom.text() == "Lait demi"
    dialog.nom.setText("Lait Nido")
    dialog.seuil.setText("9")
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.submit)
    assert saisie(magasin, lait) == replace(moved, seuil_alerte=9)


def test_taking_articles_off_sale_says_what_terminals_do(
    qtbot: QtBot, magasin: Magasin, lait: int, host: QWidget
) -> None:
    catalogue, context = magasin.core.catalogue, (magasin.services, magasin.boutique.id)
    rows = catalogue.list_rows([lait])
    dialog = ActivationDialog(rows, context, host, active=False)
    dialog.show()
    assert any("ne le proposeront plus" in text for text in label_texts(dialog))
    with qtbot.waitSignal(dialog.switched) as switched:
        click(find_button(dialog, "Désactiver"))
    assert switched.args == [1]
    assert [a.id for a in catalogue.list_deleted(magasin.boutique.id)] == [lait]
    again = ActivationDialog(rows, context, host, active=True)
    again.show()
    with qtbot.waitSignal(again.switched):
        click(find_button(again, "Réactiver"))
    assert catalogue.list_deleted(magasin.boutique.id) == ()
    record(magasin.core, magasin.terminal, make_vente("F1", (lait, 1)))
    assert catalogue.list_rows([lait])[0].article.quantite_stock == 9


def test_leaving_takes_nothing_off_sale(
    qtbot: QtBot, magasin: Magasin, lait: int, host: QWidget
) -> None:
    rows = magasin.core.catalogue.list_rows([lait]) * 2
    dialog = ActivationDialog(rows, (magasin.services, magasin.boutique.id), host, active=False)
    dialog.show()
    assert "Désactiver 2 articles ?" in label_texts(dialog)
    with qtbot.waitSignal(dialog.rejected):
        click(find_button(dialog, "Annuler"))
    assert magasin.core.catalogue.list_deleted(magasin.boutique.id) == ()
