"""Starting to listen: one start at a time, another port on demand, and the port is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.application import Core
from desktop.server_control import PORT_CLE, ServerControl, read_port
from desktop.server_status import ServerState
from desktop.tasks import Tasks
from tests.builders import open_tmp_core
from tests.desktop.fake_server import FakeServer
from tests.desktop.screen import wait_for


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    core = open_tmp_core(tmp_path)
    yield core
    core.close()


def make_control(core: Core, tasks: Tasks, server: FakeServer) -> ServerControl:
    return ServerControl(lambda: server, core.parametres, tasks, tasks)


def test_it_tells_where_it_listens(qtbot: QtBot, core: Core, tasks: Tasks) -> None:
    control = make_control(core, tasks, server := FakeServer())
    with qtbot.waitSignal(control.settled):
        control.start()
    assert control.status.state is ServerState.ONLINE
    assert control.status.addresses == ("192.168.1.20:8000",)
    control.stop()
    assert server.stopped
    tasks.close()


def test_pressing_twice_starts_once(qtbot: QtBot, core: Core, tasks: Tasks) -> None:
    control = make_control(core, tasks, server := FakeServer())
    with qtbot.waitSignal(control.settled):
        control.start()
        control.start()
    assert server.starts == 1
    tasks.close()


def test_a_busy_port_comes_with_a_free_one_which_is_kept_once_it_serves(
    qtbot: QtBot, core: Core, tasks: Tasks
) -> None:
    control = make_control(core, tasks, FakeServer(8_000, 8_001))
    with qtbot.waitSignal(control.settled):
        control.start()
    assert control.status.state is ServerState.PORT_BUSY
    assert (control.status.free_port, core.parametres.read(PORT_CLE)) == (8_002, None)
    with qtbot.waitSignal(control.settled):
        control.start(8_002)
    assert control.status.addresses == ("192.168.1.20:8002",)
    assert read_port(core.parametres, 8_000) == 8_002
    tasks.close()


def test_a_port_that_fails_is_not_kept(qtbot: QtBot, core: Core, tasks: Tasks) -> None:
    control = make_control(core, tasks, FakeServer(8_000, 8_001, 8_002, 8_003))
    control.start(8_003)
    wait_for(qtbot, lambda: control.status.state is ServerState.PORT_BUSY)
    assert control.status.free_port is None
    assert read_port(core.parametres, 8_000) == 8_000
    tasks.close()


@pytest.mark.parametrize("kept", ["0", "-1", "65536", '"8001"', "true", "null", "8001.5", "{"])
def test_a_kept_port_that_cannot_be_one_counts_for_nothing(core: Core, kept: str) -> None:
    core.parametres.write(PORT_CLE, kept)
    assert read_port(core.parametres, 8_000) == 8_000
