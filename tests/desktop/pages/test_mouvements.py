"""The Mouvements page: the book, with the stock before and after each line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.db import engine
from core.db.triggers import wanted_triggers
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, OrigineControle, PolitiqueStock, TypeMouvement
from desktop.dialogs.livre import EtatLivre, LivreDialog
from desktop.models.columns import Cell, Ink, TextCell
from desktop.models.mouvements import mouvement_columns
from desktop.pages.mouvements import MouvementsPage
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choice_chip import ChoiceChip
from tests.builders import make_article, make_boutique, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts, press_key, wait_for


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[MouvementsPage]:
    page = MouvementsPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    yield page
    magasin.services.tasks.close()


@pytest.fixture
def book(magasin: Magasin) -> None:
    """Write an opening stock, a sale, a breakage and a count."""
    core, boutique = magasin.core, magasin.boutique
    nido = make_article(core, boutique, "A1", nom="Nido")
    record(core, magasin.terminal, make_vente("FAC-1", (nido, 2)))
    for kind, pieces, motif in (
        (TypeMouvement.SORTIE, 1, Motif.CASSE),
        (TypeMouvement.AJUSTEMENT, 5, Motif.COMPTAGE),
    ):
        core.stock.record_mouvement(CommandeMouvement(boutique.id, nido, kind, pieces, motif))


def show(qtbot: QtBot, page: MouvementsPage) -> None:
    with qtbot.waitSignal(page.list_shown):
        page.show()


@pytest.mark.usefixtures("book")
def test_the_book_line_by_line(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    assert column_texts(page.model, "Type") == ["Ajustement", "Sortie", "Vente", "Entrée"]
    assert column_texts(page.model, "Quantité") == ["+5", "−1", "−2", "+10"]
    assert column_texts(page.model, "Avant") == ["7", "8", "10", "0"]
    assert column_texts(page.model, "Après") == ["12", "7", "8", "10"]
    assert column_texts(page.model, "Motif")[:2] == ["Comptage", "Casse"]
    assert column_texts(page.model, "Référence")[2] == "FAC-1"
    totals = page.board.card.total_row.shown_totals()
    assert list(totals.sums.values()) == [(("+15", ""), ("−3", ""))]
    assert page.board.head.caption.text() == "4 mouvements"
    assert not page.grab().isNull()


def test_what_keeps_no_stock_has_none_to_show(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage
) -> None:
    """A service would stand below zero for ever, in red."""
    core, boutique = magasin.core, magasin.boutique
    core.boutiques.set_politique(boutique.id, PolitiqueStock.ACCEPTER)
    service = make_article(core, boutique, "S1", suivi_stock=False, quantite_stock=0)
    riz = make_article(core, boutique, "A1", quantite_stock=2)
    record(core, magasin.terminal, make_vente("FAC-1", (service, 3), (riz, 5)))
    show(qtbot, page)
    assert column_texts(page.model, "Quantité")[:2] == ["−5", "−3"]
    assert column_texts(page.model, "Avant")[:2] == ["2", "–"]
    assert column_texts(page.model, "Après")[:2] == ["−3", "–"]
    after = next(c for c in mouvement_columns(magasin.services.times) if c.title == "Après")
    rows = core.mouvements.list_rows(list(page.model.ids[:2]))
    assert [ink_of(after.cell(row)) for row in rows] == [Ink.DANGER, Ink.TEXT3]
    assert [after.value(row) for row in rows if after.value is not None] == [-3, None]


def ink_of(cell: Cell) -> Ink:
    assert isinstance(cell, TextCell)
    return cell.ink


@pytest.mark.usefixtures("book")
def test_types_narrow_the_list(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    assert page.board.tabs.buttons["VENTE"].accessibleName() == "Ventes, 1"
    with qtbot.waitSignal(page.list_shown):
        click(page.board.tabs.buttons["VENTE"])
    assert column_texts(page.model, "Quantité") == ["−2"]


@pytest.mark.usefixtures("book")
def test_an_old_book_is_a_period_away(qtbot: QtBot, magasin: Magasin, page: MouvementsPage) -> None:
    magasin.clock.advance(timedelta(days=45))
    show(qtbot, page)
    assert "Aucun mouvement sur cette période" in label_texts(page.board.empty)
    with qtbot.waitSignal(page.list_shown):
        click(find_button(page.board.empty, "Voir tous les mouvements"))
    assert page.model.rowCount() == 4


def open_check(qtbot: QtBot, page: MouvementsPage) -> LivreDialog:
    """Press « Vérifier le livre » and wait for the end of the check."""
    with qtbot.waitSignal(page.services.bridge.livre_checked):
        click(page.verify_button)
    qtbot.waitUntil(lambda: bool(page.findChildren(LivreDialog)), timeout=5_000)
    (dialog,) = page.findChildren(LivreDialog)
    qtbot.waitUntil(dialog.check_button.isVisible, timeout=5_000)
    return dialog


@pytest.mark.usefixtures("book")
def test_the_book_is_checked_on_demand(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    dialog = open_check(qtbot, page)
    wait_for(qtbot, lambda: "Livre juste à 12:00, 4 mouvements" in label_texts(dialog))
    caption = "4 mouvements · livre juste à 12:00"
    wait_for(qtbot, lambda: page.board.head.caption.text() == caption)
    assert not dialog.list.isVisible()
    assert not dialog.grab().isNull()
    click(find_button(dialog, "Fermer"))
    assert not dialog.isVisible()


@pytest.mark.usefixtures("book")
def test_the_line_under_the_title_grows_old(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage
) -> None:
    magasin.core.verification.controler(OrigineControle.NUIT)
    show(qtbot, page)
    caption = page.board.head.caption
    wait_for(qtbot, lambda: caption.text().endswith("livre juste à 12:00"))
    magasin.clock.advance(timedelta(days=1))
    page.tick()
    assert caption.text().endswith("livre juste hier à 12:00")
    magasin.clock.advance(timedelta(days=1))
    page.tick()
    assert caption.text().endswith("livre juste le 25 mars à 12:00")


def spoil(magasin: Magasin, change: str) -> None:
    """Change the book behind the program's back."""
    with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for name in wanted_triggers():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"UPDATE mouvement_stock SET {change}")  # noqa: S608 - of this file
        for statement in wanted_triggers().values():
            connection.execute(statement)


@pytest.mark.usefixtures("book")
def test_a_wrong_book_is_told_with_its_day(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, expected_logs: list[str]
) -> None:
    expected_logs.append("the book is not right")
    magasin.core.verification.controler(OrigineControle.NUIT)
    show(qtbot, page)
    magasin.clock.advance(timedelta(days=1))
    spoil(magasin, "stock_apres = 99 WHERE seq = 2")
    dialog = open_check(qtbot, page)
    wait_for(qtbot, lambda: "Le livre n’est pas juste" in label_texts(dialog))
    sentence = (
        "3 erreurs trouvées à 12:00. Ce qui est faux avait été écrit au plus tôt hier à 12:00. "
        "Le livre était encore juste hier à 12:00."
    )
    assert sentence in label_texts(dialog)
    click(find_button(dialog, "Copier la liste"))
    copied = QGuiApplication.clipboard().text()
    assert "ne font pas 99" in copied
    assert "Mouvement 2 (BTQ-001), article A1 : son contenu n’est plus" in copied
    assert not dialog.grab().isNull()
    caption = page.board.head.caption
    wait_for(qtbot, lambda: caption.text().endswith("livre à vérifier : faux à 12:00"))


@pytest.mark.usefixtures("book")
def test_the_head_of_the_chain_can_be_noted_and_copied(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage
) -> None:
    """The first sixteen characters are read, all of them are copied, of this boutique alone."""
    other = make_boutique(magasin.core, nom="Ailleurs")
    make_article(magasin.core, other, "X1")
    show(qtbot, page)
    dialog = open_check(qtbot, page)
    tete, _ = magasin.core.verification.list_tetes()
    shown = dialog.head.text()
    assert shown.replace(" ", "").lower() == tete.empreinte[:16]
    assert [len(part) for part in shown.split(" ")] == [4, 4, 4, 4]
    assert dialog.head_note.text().startswith(
        "4 enregistrements de « Alimentation Mama Odette », le dernier à 12:00."
    )
    click(find_button(dialog, "Copier l’empreinte"))
    assert QGuiApplication.clipboard().text() == tete.empreinte


@pytest.mark.usefixtures("book")
def test_a_check_can_be_stopped(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept of it, and the dialog offers another one."""
    monkeypatch.setattr(engine, "CANCEL_STEPS", 1)
    etat = EtatLivre(None, ())
    dialog = LivreDialog(etat, magasin.services, magasin.boutique, page)
    dialog.open()
    assert "Le livre n’a pas encore été vérifié" in label_texts(dialog)
    dialog.start_check()
    assert dialog.bar.isVisible()
    assert not dialog.check_button.isVisible()
    click(find_button(dialog, "Arrêter la vérification"))
    wait_for(qtbot, dialog.check_button.isVisible)
    assert not dialog.bar.isVisible()
    assert not dialog.progress.isVisible()
    assert magasin.core.verification.dernier_controle() is None


@pytest.mark.usefixtures("book")
def test_closing_the_dialog_stops_its_check(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CANCEL_STEPS", 1)
    dialog = LivreDialog(EtatLivre(None, ()), magasin.services, magasin.boutique, page)
    dialog.open()
    dialog.start_check()
    press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    wait_for(qtbot, lambda: dialog.check_button.isVisibleTo(dialog))
    assert magasin.core.verification.dernier_controle() is None


def test_a_check_that_cannot_be_made_says_why(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage, expected_logs: list[str]
) -> None:
    expected_logs.append("storage fault")
    dialog = LivreDialog(EtatLivre(None, ()), magasin.services, magasin.boutique, page)
    dialog.open()
    fichier = magasin.core.settings.fichier
    away = fichier.rename(fichier.with_name("ailleurs.db"))
    dialog.start_check()
    wait_for(qtbot, dialog.check_button.isVisible)
    away.rename(fichier)
    assert "momentanément indisponible" in dialog.progress.text()
    assert dialog.progress.isVisible()


@pytest.mark.usefixtures("book")
def test_chips_narrow_the_book(qtbot: QtBot, magasin: Magasin, page: MouvementsPage) -> None:
    make_article(magasin.core, magasin.boutique, "A2", nom="Sel")
    show(qtbot, page)
    assert page.model.rowCount() == 5
    for key, option, expected in (
        ("article", Option("2", "Sel"), ["+10"]),
        ("motif", Option("CASSE", "Casse"), ["−1"]),
        ("par", Option("Caisse 1 – Mama Chantal", "Caisse 1"), ["−2"]),
    ):
        with qtbot.waitSignal(page.list_shown):
            page.board.filters.choose(key, Setting((option,)))
        assert column_texts(page.model, "Quantité") == expected
        with qtbot.waitSignal(page.list_shown):
            page.board.clear_filters()


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("key", "options"),
    [
        ("article", ["Nido"]),
        ("motif", ["Stock initial", "Achat", "Casse"]),
        ("par", ["Caisse 1 – Mama Chantal", "Comptoir"]),
    ],
)
def test_each_chip_offers_what_there_is(
    qtbot: QtBot, page: MouvementsPage, key: str, options: list[str]
) -> None:
    show(qtbot, page)
    chip = page.board.filters.chips[key]
    assert isinstance(chip, ChoiceChip)
    click(chip)
    popup = chip.popup
    assert popup is not None
    qtbot.waitUntil(lambda: popup.list.count() > 0)
    offered = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert offered[: len(options)] == options
    popup.close()
