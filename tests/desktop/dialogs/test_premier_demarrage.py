"""The first start: four answers, by mouse or by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.application import Core
from core.clock import get_zone
from core.vocabulaire import Devise, PolitiqueStock
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.tasks import Tasks
from desktop.widgets.fields import ChoiceBox
from tests.builders import open_tmp_core
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
)


@pytest.fixture
def core(tmp_path: Path, tasks: Tasks) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    tasks.close()
    core.close()


@pytest.fixture
def dialog(qtbot: QtBot, core: Core, tasks: Tasks) -> PremierDemarrageDialog:
    dialog = PremierDemarrageDialog(core.boutiques, tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_name_is_enough(qtbot: QtBot, core: Core, dialog: PremierDemarrageDialog) -> None:
    type_into(dialog.findChildren(QLineEdit)[0], "Alimentation Mama Odette")
    with qtbot.waitSignal(dialog.accepted):
        press_key(dialog, Qt.Key.Key_Return)
    (boutique,) = core.boutiques.list_boutiques()
    assert boutique.nom == "Alimentation Mama Odette"
    assert (boutique.devise, boutique.fuseau) == (Devise.CDF, "Africa/Kinshasa")
    assert boutique.politique_stock is PolitiqueStock.REFUSER


def test_every_answer_counts(qtbot: QtBot, core: Core, dialog: PremierDemarrageDialog) -> None:
    type_into(dialog.findChildren(QLineEdit)[0], "Depot")
    click(find_button(dialog, "Dollars ($)"))
    press_key(dialog.findChildren(ChoiceBox)[0], Qt.Key.Key_Down)
    click(find_button(dialog, "Enregistrer la vente et vous alerter"))
    with qtbot.waitSignal(dialog.boutique_added):
        click(find_button(dialog, "Créer la boutique"))
    (boutique,) = core.boutiques.list_boutiques()
    assert (boutique.devise, boutique.fuseau) == (Devise.USD, "Africa/Lubumbashi")
    assert boutique.politique_stock is PolitiqueStock.ACCEPTER


def test_a_missing_name_is_asked_for_beside_its_field(
    core: Core, dialog: PremierDemarrageDialog
) -> None:
    click(find_button(dialog, "Créer la boutique"))
    sentence = "Écrivez le nom de la boutique, tel que vos clients le lisent."
    assert sentence in label_texts(dialog)
    assert core.boutiques.list_boutiques() == ()
    type_into(dialog.findChildren(QLineEdit)[0], "M")
    assert sentence not in label_texts(dialog)


def test_what_core_refuses_is_said(qtbot: QtBot, dialog: PremierDemarrageDialog) -> None:
    # A name of nothing but invisible signs is no name to core.
    dialog.findChildren(QLineEdit)[0].setText("\u200e")
    click(find_button(dialog, "Créer la boutique"))
    qtbot.waitUntil(lambda: any("obligatoire" in text for text in label_texts(dialog)))
    assert find_button(dialog, "Créer la boutique").isEnabled()


def test_leaving(qtbot: QtBot, dialog: PremierDemarrageDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        click(find_button(dialog, "Quitter"))


def test_every_time_zone_is_known(dialog: PremierDemarrageDialog, core: Core) -> None:
    box = dialog.findChildren(ChoiceBox)[0]
    zones = [box.itemData(row) for row in range(box.count())]
    assert [get_zone(zone).key for zone in zones] == zones
    assert core.boutiques.list_boutiques() == ()
