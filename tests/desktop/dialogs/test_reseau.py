"""« Mon téléphone voit-il ce PC ? », against a server that really listens."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.events import EtatDemande
from desktop.dialogs.reseau import Reseau, ReseauDialog
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Tone
from syncserver.server import SyncServer
from tests.desktop.conftest import Magasin
from tests.desktop.screen import click, find_button, label_texts, wait_for


@pytest.fixture
def server(magasin: Magasin) -> Iterator[SyncServer]:
    server = SyncServer(magasin.core, host="127.0.0.1", port=0)
    server.start()
    yield server
    server.stop()


def open_dialog(qtbot: QtBot, magasin: Magasin, status: ServerStatus) -> ReseauDialog:
    services = magasin.services
    dialog = ReseauDialog(Reseau(status, services.tasks, services.bridge))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def online(server: SyncServer, *others: str) -> ServerStatus:
    return ServerStatus(ServerState.ONLINE, (f"127.0.0.1:{server.port}", *others))


def titles(dialog: ReseauDialog) -> list[str]:
    return [verdict.title for verdict in dialog.verdicts()]


def test_a_phone_that_asks_turns_it_green(
    qtbot: QtBot, magasin: Magasin, server: SyncServer
) -> None:
    dialog = open_dialog(qtbot, magasin, online(server))
    wait_for(qtbot, lambda: "Chaque adresse répond" in titles(dialog))
    assert "En attente du téléphone…" in titles(dialog)
    assert dialog.code.text() == f"http://127.0.0.1:{server.port}/api/v2/simple/status"
    assert not dialog.grab().isNull()
    magasin.core.events.publish(EtatDemande("192.168.1.77"))
    wait_for(qtbot, lambda: "Le téléphone voit ce PC" in titles(dialog))
    assert any("192.168.1.77" in text for text in label_texts(dialog))
    assert not dialog.patience.isActive()
    click(find_button(dialog, "Fermer"))


def test_this_computer_is_no_phone(qtbot: QtBot, magasin: Magasin, server: SyncServer) -> None:
    with qtbot.waitSignal(magasin.services.bridge.state_asked) as asked:
        dialog = open_dialog(qtbot, magasin, online(server))
    assert asked.args == [EtatDemande("127.0.0.1")]
    wait_for(qtbot, lambda: "Chaque adresse répond" in titles(dialog))
    assert dialog.verdicts()[-1].tone is Tone.NEUTRAL


def test_after_a_minute_the_likely_reasons_are_told_and_it_still_waits(
    qtbot: QtBot, magasin: Magasin, server: SyncServer
) -> None:
    dialog = open_dialog(qtbot, magasin, online(server))
    assert dialog.patience.isActive()
    dialog.patience.timeout.emit()
    assert any("isolation des clients" in text for text in label_texts(dialog))
    magasin.core.events.publish(EtatDemande("192.168.1.77"))
    wait_for(qtbot, lambda: "Le téléphone voit ce PC" in titles(dialog))


def test_an_address_that_does_not_answer(
    qtbot: QtBot, magasin: Magasin, server: SyncServer
) -> None:
    silent = "127.0.0.1:1"
    dialog = open_dialog(qtbot, magasin, online(server, silent))
    wait_for(qtbot, lambda: "Une adresse ne répond pas" in titles(dialog))
    click(find_button(dialog, silent))
    assert dialog.url.text().startswith(f"http://{silent}/")


def test_without_a_server_there_is_nothing_to_wait_for(qtbot: QtBot, magasin: Magasin) -> None:
    status = ServerStatus(ServerState.PORT_BUSY, sentence="Le port est pris.")
    dialog = open_dialog(qtbot, magasin, status)
    assert titles(dialog) == ["Le serveur n’est pas en marche"]
    assert "Le port est pris." in label_texts(dialog)
    offline = open_dialog(qtbot, magasin, ServerStatus(ServerState.ONLINE))
    assert titles(offline)[-1] == "Cet ordinateur n’est relié à aucun réseau"
