"""The Mouvements page: the book, with the stock before and after each line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.db.triggers import wanted_triggers
from core.stock import CommandeMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.livre import LivreFauxDialog
from desktop.pages.mouvements import MouvementsPage
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choice_chip import ChoiceChip
from tests.builders import make_article, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, column_texts, find_button, label_texts


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


@pytest.mark.usefixtures("book")
def test_the_book_is_checked_on_demand(qtbot: QtBot, page: MouvementsPage) -> None:
    show(qtbot, page)
    with qtbot.waitSignal(page.word_said) as said:
        click(page.verify_button)
        assert not page.verify_button.isEnabled()
    assert said.args is not None
    assert said.args[1] == "Livre juste : 4 mouvements"
    assert page.verify_button.isEnabled()


@pytest.mark.usefixtures("book")
def test_a_wrong_book_is_told_with_its_day(
    qtbot: QtBot, magasin: Magasin, page: MouvementsPage
) -> None:
    show(qtbot, page)
    with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        for name in wanted_triggers():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE mouvement_stock SET stock_apres = 99 WHERE seq = 2")
        for statement in wanted_triggers().values():
            connection.execute(statement)
    click(page.verify_button)
    qtbot.waitUntil(lambda: bool(page.findChildren(LivreFauxDialog)), timeout=5_000)
    (dialog,) = page.findChildren(LivreFauxDialog)
    texts = label_texts(dialog)
    assert any("la plus ancienne du mercredi 25 mars 2026 à 12:00:00" in text for text in texts)
    click(find_button(dialog, "Copier"))
    assert "ne font pas 99" in QGuiApplication.clipboard().text()
    assert not dialog.grab().isNull()
    click(find_button(dialog, "Fermer"))
    assert page.verify_button.isEnabled()


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
