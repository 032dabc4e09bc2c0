"""What stands before the window: the first start, what was left of it, and the locked door."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.application import Core
from desktop.app import Desk, make_server
from desktop.dialogs.premier_demarrage.dialogue import CLE
from tests.builders import make_boutique, open_tmp_core
from tests.desktop.screen import click, find_button, press_key, type_into, wait_for


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def desk(core: Core, qtbot: QtBot) -> Iterator[Desk]:
    assert qtbot is not None
    desk = Desk(core, partial(make_server, core, 0))
    yield desk
    desk.close()


def test_the_first_start_goes_on_over_the_window(qtbot: QtBot, desk: Desk) -> None:
    desk.open()
    assert desk.first_start is not None
    editors = desk.first_start.findChildren(QLineEdit)
    nom = next(e for e in editors if e.accessibleName() == "Nom de la boutique")
    type_into(nom, "Mama Odette")
    press_key(desk.first_start, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: desk.window is not None and desk.window.isVisible())
    assert desk.first_start.isVisible()
    assert desk.first_start.parentWidget() is desk.window
    assert desk.first_start.current() == 1
    window = desk.window
    assert window is not None
    desk.first_start.reject()
    assert desk.entrance.first_start is None
    assert window.isVisible()


def test_the_rest_of_it_is_opened_next_time(core: Core, desk: Desk) -> None:
    make_boutique(core)
    core.parametres.write(CLE, "3")
    desk.open()
    assert desk.first_start is not None
    assert desk.first_start.current() == 3


def test_it_can_be_gone_through_again(qtbot: QtBot, core: Core, desk: Desk) -> None:
    make_boutique(core, nom="Alimentation Mama Odette")
    desk.open()
    assert desk.window is not None
    (command,) = desk.window.commands.find("premier demarrage")
    command.run()
    dialog = desk.first_start
    assert dialog is not None
    wait_for(qtbot, dialog.isVisible)
    editors = dialog.findChildren(QLineEdit)
    nom = next(e for e in editors if e.accessibleName() == "Nom de la boutique")
    assert nom.text() == "Alimentation Mama Odette"
    nom.setText("Chez Odette")
    click(find_button(dialog, "Continuer"))
    wait_for(qtbot, lambda: dialog.current() == 1)
    assert [b.nom for b in core.boutiques.list_boutiques()] == ["Chez Odette"]


def test_a_folder_with_a_boutique_opens_at_once(core: Core, desk: Desk) -> None:
    make_boutique(core)
    desk.open()
    assert desk.window is not None
    assert desk.first_start is None


def test_a_pin_is_asked_while_the_server_runs(qtbot: QtBot, core: Core, desk: Desk) -> None:
    make_boutique(core)
    core.utilisateurs.save_proprietaire("Mama Odette")
    core.utilisateurs.set_pin("4826")
    with qtbot.waitSignal(desk.settled, timeout=20_000):
        desk.open()
    lock = desk.entrance.lock
    assert lock is not None
    assert lock.isVisible()
    assert desk.window is None
    assert desk.server is not None
    assert desk.server.addresses()
    type_into(lock.findChildren(QLineEdit)[0], "4826")
    click(find_button(lock, "Ouvrir"))
    wait_for(qtbot, lambda: desk.window is not None and desk.window.isVisible())
