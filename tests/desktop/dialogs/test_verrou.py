"""The locked door."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dialogs.verrou import VerrouDialog
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, press_key, type_into, wait_for


@pytest.fixture
def verrou(qtbot: QtBot, magasin: Magasin) -> VerrouDialog:
    utilisateurs = magasin.core.utilisateurs
    utilisateurs.save_proprietaire("Mama Odette")
    utilisateurs.set_pin("4826")
    dialog = VerrouDialog("Mama Odette", utilisateurs, magasin.services.tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def enter(dialog: VerrouDialog, pin: str) -> None:
    editor = dialog.findChildren(QLineEdit)[0]
    type_into(editor, pin)
    press_key(dialog, Qt.Key.Key_Return)


def says(dialog: VerrouDialog, part: str) -> bool:
    return any(part in text for text in label_texts(dialog))


def test_the_right_pin_opens(qtbot: QtBot, verrou: VerrouDialog) -> None:
    assert says(verrou, "Bonjour Mama Odette")
    with qtbot.waitSignal(verrou.accepted):
        enter(verrou, "4826")


def test_a_wrong_pin_does_not_and_five_cost_time(qtbot: QtBot, verrou: VerrouDialog) -> None:
    for left in (4, 3, 2, 1):
        enter(verrou, "0000")
        wait_for(qtbot, partial(says, verrou, f"Encore {left} essai"))
    enter(verrou, "0000")
    wait_for(qtbot, find_button(verrou, "Ouvrir").isEnabled)
    enter(verrou, "4826")
    wait_for(qtbot, lambda: says(verrou, "Trop d’essais"))
    assert verrou.isVisible()


def test_a_forgotten_pin_is_explained(verrou: VerrouDialog) -> None:
    assert not says(verrou, "admin pin reset")
    click(find_button(verrou, "PIN oublié"))
    assert says(verrou, "admin pin reset")
