"""The banner of a wrong book: what and since when, at start too, until a check is right again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.vocabulaire import OrigineControle
from desktop.dialogs.livre import LivreDialog
from desktop.livre import LivreWatch
from desktop.main_window import MainWindow
from desktop.notifications import Announcement
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, wait_for


@pytest.fixture
def window(qtbot: QtBot, magasin: Magasin) -> Iterator[MainWindow]:
    window = MainWindow(magasin.services, magasin.core.boutiques.list_boutiques())
    qtbot.addWidget(window)
    window.show()
    yield window
    magasin.services.tasks.close()


def set_stock(magasin: Magasin, pieces: int) -> None:
    """Let the stock be what its movements do not make, or make it right again."""
    with closing(sqlite3.connect(magasin.core.settings.fichier)) as connection, connection:
        connection.execute("UPDATE article SET quantite_stock = ?", (pieces,))


def watch(magasin: Magasin, window: MainWindow) -> LivreWatch:
    return LivreWatch(window, magasin.services, window)


def says(window: MainWindow) -> str:
    return window.banners.sentences().get("livre", "")


def test_a_wrong_book_has_a_banner_until_it_is_right(
    qtbot: QtBot, magasin: Magasin, window: MainWindow, expected_logs: list[str]
) -> None:
    expected_logs.append("the book is not right")
    verification = magasin.core.verification
    make_article(magasin.core, magasin.boutique, "A1", nom="Riz")
    verification.controler(OrigineControle.NUIT)
    told: list[object] = []
    watched = watch(magasin, window)
    watched.announced.connect(told.append)
    magasin.clock.advance(timedelta(hours=15))
    set_stock(magasin, 99)
    verification.controler(OrigineControle.NUIT)
    wait_for(qtbot, lambda: bool(says(window)))
    assert says(window) == (
        "Le livre n’est pas juste. Article A1 (BTQ-001) : le stock est 99, la somme de ses "
        "mouvements 10. Le livre était encore juste hier à 12:00."
    )
    assert told == [Announcement("Le livre n’est pas juste", says(window), "mouvements")]
    click(find_button(window.banners, "Voir ce qui ne va pas"))
    wait_for(qtbot, lambda: bool(window.findChildren(LivreDialog)))
    (dialog,) = window.findChildren(LivreDialog)
    assert "Le livre n’est pas juste" in label_texts(dialog)
    set_stock(magasin, 10)
    click(find_button(dialog, "Vérifier maintenant"))
    wait_for(qtbot, lambda: not says(window))
    wait_for(qtbot, lambda: "Livre juste à 03:00, 1 mouvement" in label_texts(dialog))
    assert len(told) == 1


def test_a_book_that_was_wrong_before_is_still_so_at_start(
    qtbot: QtBot, magasin: Magasin, window: MainWindow, expected_logs: list[str]
) -> None:
    """It is no news: nothing is told, but the banner stands."""
    expected_logs.append("the book is not right")
    make_article(magasin.core, magasin.boutique, "A1", nom="Riz")
    set_stock(magasin, 99)
    magasin.core.verification.controler(OrigineControle.NUIT)
    told: list[object] = []
    watch(magasin, window).announced.connect(told.append)
    wait_for(qtbot, lambda: "le stock est 99" in says(window))
    assert told == []


def test_a_right_book_says_nothing(qtbot: QtBot, magasin: Magasin, window: MainWindow) -> None:
    magasin.core.verification.controler(OrigineControle.NUIT)
    watch(magasin, window)
    with qtbot.waitSignal(magasin.services.bridge.livre_checked):
        magasin.core.verification.controler(OrigineControle.NUIT)
    assert says(window) == ""
