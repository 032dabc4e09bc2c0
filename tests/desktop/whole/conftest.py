"""A whole window over a shop that has something of everything."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.server_control import ServerControl
from desktop.shell import Shell
from desktop.theme.system import Apparence, Look
from tests.desktop.conftest import Magasin
from tests.desktop.fake_server import FakeServer
from tests.desktop.screen import wait_for
from tests.desktop.whole.garniture import fill
from tests.desktop.whole.surfaces import House, show_all_pages


@pytest.fixture
def garni(magasin: Magasin) -> Magasin:
    fill(magasin)
    return magasin


@pytest.fixture
def shell(qtbot: QtBot, garni: Magasin) -> Iterator[Shell]:
    tasks = garni.services.tasks
    server = FakeServer()
    control = ServerControl(lambda: server, garni.core.parametres, tasks, tasks)
    look = Look()
    shell = Shell(garni.services, garni.core.boutiques.list_boutiques(), control, look)
    shell.show()
    with qtbot.waitSignal(control.settled):
        control.start()
    shell.window.activateWindow()
    wait_for(qtbot, shell.window.isActiveWindow)
    yield shell
    tasks.close()
    look.choose(Apparence.SYSTEME)
    shell.close()


@pytest.fixture
def house(qtbot: QtBot, garni: Magasin, shell: Shell) -> House:
    """Every page made, filled and seen once."""
    show_all_pages(qtbot, shell)
    return House(qtbot, garni, shell)
