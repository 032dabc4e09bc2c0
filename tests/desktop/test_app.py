"""The program put together and taken apart, with its real server."""

import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.application import Core
from desktop.app import Desk, make_server
from desktop.main_window import MainWindow
from desktop.veille import KeepAwake
from syncserver.server import SyncServer
from tests.builders import make_boutique, open_tmp_core
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    type_into,
    wait_for,
)

STARTS = 20
HOST = "127.0.0.1"


class Held:
    """A computer that is held awake."""

    def release(self) -> None: ...


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def shown_window(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def make_desk(core: Core, port: int = 0) -> Desk:
    return Desk(core, partial(SyncServer, core, HOST, port))


def wait_until_online(qtbot: QtBot, desk: Desk) -> SyncServer:
    """Return the server once the window says that it listens."""
    pill = shown_window(desk).top_bar.server_pill
    wait_for(qtbot, lambda: "En ligne" in pill.accessibleName())
    server = desk.server
    assert isinstance(server, SyncServer)
    assert f"{HOST}:{server.port}" in pill.accessibleName()
    return server


def test_it_starts_and_stops_twenty_times(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    for _ in range(STARTS):
        desk = make_desk(core)
        desk.open()
        server = wait_until_online(qtbot, desk)
        assert server.is_running
        desk.close()
        assert not server.is_running


@pytest.mark.usefixtures("qtbot")
def test_a_desk_closed_at_once_leaves_no_server(core: Core) -> None:
    make_boutique(core)
    desk = make_desk(core)
    desk.open()
    desk.close()
    assert desk.server is None


def test_a_busy_port_is_a_sentence_and_the_window_opens_all_the_same(
    qtbot: QtBot, core: Core, taken_port: int
) -> None:
    make_boutique(core)
    desk = make_desk(core, taken_port)
    desk.open()
    window = shown_window(desk)
    wait_for(qtbot, window.banners.isVisible)
    assert window.isVisible()
    assert window.top_bar.server_pill.words()[0] == "Port occupé"
    sentence = f"Le port {taken_port} est déjà utilisé par un autre programme"
    assert any(sentence in text for text in label_texts(window.banners))
    desk.close()


def test_a_port_that_became_free_can_be_tried_again(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        desk = make_desk(core, other.getsockname()[1])
        desk.open()
        wait_for(qtbot, shown_window(desk).banners.isVisible)
    click(find_button(shown_window(desk).banners, "Réessayer"))
    wait_until_online(qtbot, desk)
    assert not shown_window(desk).banners.isVisible()
    desk.close()


def test_another_port_is_offered_used_and_kept(qtbot: QtBot, core: Core, taken_port: int) -> None:
    make_boutique(core)
    desk = make_desk(core, taken_port)
    desk.open()
    window = shown_window(desk)
    wait_for(qtbot, window.banners.isVisible)
    free = desk.control.status.free_port
    click(find_button(window.banners, f"Utiliser le port {free}"))
    assert wait_until_online(qtbot, desk).port == free
    desk.close()
    assert make_server(core, None).port == free
    assert make_server(core, 0).port == 0


def test_an_empty_folder_asks_for_a_boutique_first(qtbot: QtBot, core: Core) -> None:
    desk = make_desk(core)
    desk.open()
    assert desk.window is None
    assert desk.first_start is not None
    editors = desk.first_start.findChildren(QLineEdit)
    nom = next(e for e in editors if e.accessibleName() == "Nom de la boutique")
    type_into(nom, "Alimentation Mama Odette")
    click(find_button(desk.first_start, "Continuer"))
    wait_for(qtbot, lambda: desk.window is not None and desk.window.isVisible())
    name = shown_window(desk).top_bar.boutique_button.accessibleName()
    assert name == "Boutique : Alimentation Mama Odette"
    desk.close()


def test_a_bug_is_told_before_the_window_and_work_goes_on(
    qtbot: QtBot, core: Core, expected_logs: list[str]
) -> None:
    expected_logs.append("unexpected error")
    make_boutique(core)
    desk = make_desk(core)
    desk.open()
    with qtbot.waitSignal(desk.reporter.bug_found):
        desk.reporter.report(ZeroDivisionError, ZeroDivisionError("bug"), None)
    dialog = desk.bugs.dialog
    assert dialog is not None
    assert dialog.parentWidget() is shown_window(desk)
    click(find_button(dialog, "Continuer"))
    assert shown_window(desk).isVisible()
    desk.close()


def test_the_computer_stays_awake_while_the_server_runs(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    awake = KeepAwake(Held)
    desk = Desk(core, partial(SyncServer, core, HOST, 0), awake)
    desk.open()
    held = [awake.is_held]
    wait_until_online(qtbot, desk)
    held.append(awake.is_held)
    desk.close()
    assert [*held, awake.is_held] == [False, True, False]


def test_the_window_comes_back_to_its_page(qtbot: QtBot, core: Core) -> None:
    make_boutique(core)
    first = make_desk(core)
    first.open()
    shown_window(first).show_page("articles")
    wait_until_online(qtbot, first)
    first.close()
    second = make_desk(core)
    second.open()
    assert shown_window(second).pages.current_name() == "articles"
    wait_until_online(qtbot, second)
    second.close()
