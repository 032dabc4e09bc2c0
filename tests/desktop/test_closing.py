"""Closing asks while terminals may send, and may leave the program in the tray."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.closing import Closing
from desktop.dialogs.fermeture import FermetureDialog
from desktop.main_window import MainWindow
from desktop.tray import Tray
from desktop.widgets.buttons import Button
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, press_key, wait_for

# The offscreen platform has no tray, and says so when an icon is made all the same.
NO_TRAY_HERE = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
STAY = "Garder Comptoir ouvert dans la barre"


@dataclass
class Serving:
    """Whether terminals may send."""

    now: bool = True

    def __call__(self) -> bool:
        return self.now


@pytest.fixture
def serving() -> Serving:
    return Serving()


@pytest.fixture
def window(qtbot: QtBot, magasin: Magasin) -> Iterator[MainWindow]:
    window = MainWindow(magasin.services, magasin.core.boutiques.list_boutiques())
    qtbot.addWidget(window)
    window.show()
    yield window
    magasin.services.tasks.close()
    window.may_close = True
    QGuiApplication.setQuitOnLastWindowClosed(True)


def make_closing(window: MainWindow, serving: Serving, *, tray: bool) -> Closing:
    made = Tray(window, lambda: tray)
    return Closing(window, made, serving, window)


def ask(qtbot: QtBot, window: MainWindow, closing: Closing) -> FermetureDialog:
    """Press the window's cross, and return the question once it is there."""
    assert not window.close()
    wait_for(qtbot, lambda: closing.dialog is not None and closing.dialog.isVisible())
    assert closing.dialog is not None
    return closing.dialog


def test_the_default_answer_stays_open(qtbot: QtBot, window: MainWindow, serving: Serving) -> None:
    closing = make_closing(window, serving, tray=False)
    dialog = ask(qtbot, window, closing)
    assert any("ne pourront plus envoyer" in text for text in label_texts(dialog))
    assert STAY not in [button.accessibleName() for button in dialog.findChildren(Button)]
    assert ask(qtbot, window, closing) is dialog
    press_key(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.isVisible()


def test_saying_so_closes(qtbot: QtBot, window: MainWindow, serving: Serving) -> None:
    closing = make_closing(window, serving, tray=False)
    click(find_button(ask(qtbot, window, closing), "Fermer Comptoir"))
    wait_for(qtbot, lambda: not window.isVisible())


def test_nothing_is_asked_while_no_terminal_can_send(
    qtbot: QtBot, window: MainWindow, serving: Serving
) -> None:
    serving.now = False
    closing = make_closing(window, serving, tray=False)
    window.close()
    wait_for(qtbot, lambda: not window.isVisible())
    assert closing.dialog is None


@NO_TRAY_HERE
def test_it_stays_in_the_tray_and_comes_back(
    qtbot: QtBot, window: MainWindow, serving: Serving
) -> None:
    closing = make_closing(window, serving, tray=True)
    click(find_button(ask(qtbot, window, closing), STAY))
    wait_for(qtbot, lambda: not window.isVisible())
    assert not QGuiApplication.quitOnLastWindowClosed()
    tray = closing.tray
    next(a for a in tray.menu.actions() if a.text() == "Ouvrir Comptoir").trigger()
    assert window.isVisible()
    assert QGuiApplication.quitOnLastWindowClosed()


@NO_TRAY_HERE
def test_quitting_from_the_tray_asks_too(window: MainWindow, serving: Serving) -> None:
    closing = make_closing(window, serving, tray=True)
    closing.hide_window()
    tray = closing.tray
    next(a for a in tray.menu.actions() if a.text() == "Quitter Comptoir").trigger()
    assert window.isVisible()
    assert closing.dialog is not None
    closing.dialog.reject()


def test_without_a_tray_the_window_is_never_hidden(window: MainWindow, serving: Serving) -> None:
    closing = make_closing(window, serving, tray=False)
    closing.hide_window()
    assert window.isVisible()
    closing.tray.show_message("Comptoir", "rien")
    closing.tray.show_state("rien")
    closing.tray.close()


def test_a_system_that_shuts_down_is_not_held_up(window: MainWindow, serving: Serving) -> None:
    closing = make_closing(window, serving, tray=False)
    closing.let_session_end()
    assert window.close()
    assert closing.dialog is None


@NO_TRAY_HERE
def test_a_press_on_the_icon_opens_and_a_message_leads_on(qtbot: QtBot) -> None:
    host = QObject()
    tray = Tray(host, lambda: True)
    icon = host.findChild(QSystemTrayIcon) or tray.findChild(QSystemTrayIcon)
    assert isinstance(icon, QSystemTrayIcon)
    with qtbot.waitSignal(tray.opened):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.opened):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    with qtbot.waitSignal(tray.notification_pressed):
        icon.messageClicked.emit()
    tray.close()
    assert not icon.isVisible()
