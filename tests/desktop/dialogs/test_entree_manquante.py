"""An entry of many articles at once: the first are shown whole, the others are scrolled to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.vocabulaire import Remede
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.reglement import Sujet
from desktop.theme import Mode, set_theme
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.pages.regler import sell
from tests.desktop.screen import type_into, wait_for


@pytest.fixture(params=[1.0, 1.5], ids=["100 %", "150 %"])
def scale(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[float]:
    """Choose the size of the text as the system does."""
    set_theme(qapp, Mode.LIGHT, request.param)
    yield request.param
    set_theme(qapp, Mode.LIGHT)


def open_dialog(qtbot: QtBot, magasin: Magasin, count: int) -> EntreeManquanteDialog:
    """Refuse a sale of each of so many articles, and ask for the entry of them all."""
    core = magasin.core
    keys = [
        make_article(core, magasin.boutique, f"A{n}", nom=f"Article {n}", quantite_stock=1)
        for n in range(count)
    ]
    for key in keys:
        sell(magasin, f"FAC-{key}", (key, 3))
    sujet = Sujet(tuple(range(1, count + 1)), Remede.ENTREE)
    dialog = EntreeManquanteDialog(
        sujet, (core.quarantaine, magasin.services.tasks, magasin.services.lire_vente)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    wait_for(qtbot, dialog.settle_button.isEnabled)
    return dialog


def list_cut(dialog: EntreeManquanteDialog, rows: int) -> list[str]:
    """Name the words of the first rows that are not wholly in sight."""
    sight = dialog.place.viewport().rect()
    cut = []
    for row in dialog.place.rows[:rows]:
        for label in row.findChildren(QLabel):
            corner = label.mapTo(dialog.place.viewport(), QPoint(0, 0))
            box = label.rect().translated(corner)
            needed = label.heightForWidth(label.width())
            if label.isVisible() and (not sight.contains(box) or label.height() < needed):
                cut.append(label.text())
    return cut


@pytest.mark.parametrize("count", [1, 3, 8, 40])
def test_the_first_articles_are_shown_whole_within_the_screen(
    qtbot: QtBot, magasin: Magasin, scale: float, count: int
) -> None:
    dialog = open_dialog(qtbot, magasin, count)
    assert len(dialog.place.rows) == count
    least = min(3 if scale == 1 else 1, count)
    assert list_cut(dialog, least) == []
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    is_scrolled = dialog.place.verticalScrollBar().maximum() > 0
    assert is_scrolled is bool(list_cut(dialog, count))


@pytest.mark.usefixtures("scale")
def test_what_is_wrong_of_the_last_one_in_sight_is_shown_whole(
    qtbot: QtBot, magasin: Magasin
) -> None:
    dialog = open_dialog(qtbot, magasin, 3)
    for row, _ in enumerate(dialog.place.rows, 1):
        editor = dialog.editor_of(row)
        editor.clear()
        type_into(editor, "beaucoup")
    wait_for(qtbot, lambda: list_cut(dialog, 3) == [])
