"""The banner that says that this computer's address has changed."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.adresses import AddressWatch, find_change
from desktop.dialogs.qr import QrDialog
from desktop.main_window import MainWindow
from desktop.server_control import ServerControl
from tests.desktop.conftest import Magasin
from tests.desktop.fake_server import FakeServer
from tests.desktop.screen import click, find_button, label_texts, wait_for


class MovingServer(FakeServer):
    """A server on a computer whose addresses a test changes."""

    hosts: tuple[str, ...] = ("192.168.1.20",)

    def addresses(self) -> tuple[str, ...]:
        return tuple(f"{host}:{self.port}" for host in self.hosts)


class Poste:
    """The window with its server; `open` is the program started again on the same file."""

    def __init__(self, qtbot: QtBot, magasin: Magasin) -> None:
        self.qtbot, self.magasin = qtbot, magasin
        self.server = MovingServer()
        self.open()

    def open(self) -> None:
        """Start the program."""
        services = self.magasin.services
        self.window = MainWindow(services, [self.magasin.boutique])
        self.qtbot.addWidget(self.window)
        parametres = self.magasin.core.parametres
        self.control = ServerControl(lambda: self.server, parametres, services.tasks)
        self.watch = AddressWatch(self.window, self.control, parametres, services.tasks)
        self.window.show()
        with self.qtbot.waitSignal(self.control.settled):
            self.control.start()
        self.settle()

    def move(self, *hosts: str) -> None:
        """Have the router give other addresses, and let a minute go by."""
        self.server.hosts = hosts
        self.watch.minute.timeout.emit()
        wait_for(self.qtbot, lambda: self.control.status.addresses == self.server.addresses())
        self.settle()

    def settle(self) -> None:
        """Wait for what the workers were asked before."""
        done: list[int] = []
        self.magasin.services.tasks.run(lambda: 1, done.append)
        self.magasin.services.tasks.run(lambda: 1, done.append)
        self.magasin.services.tasks.run(lambda: 1, done.append)
        wait_for(self.qtbot, lambda: len(done) == 3)

    def said(self) -> str:
        """Return what the banner says."""
        return self.window.banners.sentences().get("adresse", "")


@pytest.fixture
def poste(qtbot: QtBot, magasin: Magasin) -> Iterator[Poste]:
    yield Poste(qtbot, magasin)
    magasin.services.tasks.close()


@pytest.mark.parametrize(
    ("known", "present", "changed"),
    [
        ((), ("a",), False),
        (("a",), ("a",), False),
        (("a",), (), False),
        (("a",), ("a", "b"), False),
        (("a", "b"), ("b",), False),
        (("a",), ("b",), True),
        (("a", "c"), ("b", "c"), True),
    ],
)
def test_what_terminals_must_be_told(
    known: tuple[str, ...], present: tuple[str, ...], changed: bool
) -> None:
    assert (find_change(known, present) is not None) is changed


def test_another_address_is_told_with_its_code_until_it_is_done(qtbot: QtBot, poste: Poste) -> None:
    assert poste.said() == ""
    poste.move("192.168.1.34")
    wait_for(qtbot, lambda: "192.168.1.20 → 192.168.1.34" in poste.said())
    click(find_button(poste.window, "Montrer le QR code"))
    (dialog,) = poste.window.findChildren(QrDialog)
    assert "http://192.168.1.34:8000" in label_texts(dialog)
    click(find_button(dialog, "Fermer"))
    click(find_button(poste.window, "C’est fait"))
    assert poste.said() == ""
    poste.settle()
    poste.move("192.168.1.50")
    wait_for(qtbot, lambda: "192.168.1.34 → 192.168.1.50" in poste.said())


def test_the_old_address_come_back_ends_it(qtbot: QtBot, poste: Poste) -> None:
    poste.move("192.168.1.34")
    wait_for(qtbot, lambda: bool(poste.said()))
    poste.move("192.168.1.20")
    wait_for(qtbot, lambda: not poste.said())


def test_a_change_during_a_power_cut_is_noticed_at_start(qtbot: QtBot, poste: Poste) -> None:
    poste.server.hosts = ("192.168.1.34",)
    poste.open()
    wait_for(qtbot, lambda: "192.168.1.20 → 192.168.1.34" in poste.said())
    poste.open()
    wait_for(qtbot, lambda: "192.168.1.20 → 192.168.1.34" in poste.said())


def test_no_network_is_no_change(poste: Poste) -> None:
    poste.move()
    assert poste.said() == ""
    poste.move("192.168.1.20")
    assert poste.said() == ""
