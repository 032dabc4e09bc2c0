"""The Terminaux page: where to connect, who asks in, who is let in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.errors import TerminalNotFound
from core.vocabulaire import EtatTerminal
from desktop.dialogs.approbation import ApprobationDialog
from desktop.pages.page import Surroundings
from desktop.pages.terminaux import TerminauxPage
from desktop.server_status import ServerState, ServerStatus
from desktop.widgets.terminal_rows import TerminalAction
from tests.builders import identify
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    click,
    find_button,
    label_texts,
    press_key,
    type_into,
    wait_for,
)


@pytest.fixture
def page(qtbot: QtBot, magasin: Magasin) -> Iterator[TerminauxPage]:
    page = TerminauxPage(magasin.services)
    qtbot.addWidget(page)
    page.resize(1216, 820)
    page.show_boutique(magasin.boutique)
    page.show_surroundings(
        Surroundings(ServerStatus(ServerState.ONLINE, ("192.168.1.20:8000",)), terminals=1)
    )
    page.show()
    wait_for(qtbot, lambda: bool(page.let_in.rows))
    yield page
    magasin.services.tasks.close()


def ask_in(magasin: Magasin, serie: str) -> None:
    with pytest.raises(TerminalNotFound):
        magasin.core.terminaux.identify(serie, "192.168.1.77")


def shown_dialog(qtbot: QtBot, page: TerminauxPage) -> ApprobationDialog:
    """Return the dialog once it has the keyboard."""
    (dialog,) = page.findChildren(ApprobationDialog)
    wait_for(qtbot, lambda: dialog.focusWidget() is not None and dialog.focusWidget().hasFocus())
    return dialog


def test_the_address_to_type_in(page: TerminauxPage) -> None:
    assert "192.168.1.20:8000" in label_texts(page.addresses)
    assert not page.addresses.retry.isVisible()
    assert not page.grab().isNull()


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (ServerStatus(ServerState.PORT_BUSY, sentence="Le port est pris."), "Le port est pris."),
        (ServerStatus(ServerState.STARTING), "Démarrage"),
        (ServerStatus(ServerState.ONLINE), "aucun réseau"),
    ],
)
def test_why_there_is_no_address(page: TerminauxPage, status: ServerStatus, shown: str) -> None:
    page.show_surroundings(Surroundings(status))
    assert any(shown in text for text in label_texts(page.addresses))
    assert not page.addresses.addresses.isVisible()


def test_a_server_that_could_not_start_can_be_asked_again(
    qtbot: QtBot, page: TerminauxPage
) -> None:
    page.show_surroundings(Surroundings(ServerStatus(ServerState.PORT_BUSY, sentence="Pris.")))
    with qtbot.waitSignal(page.server_asked):
        click(find_button(page.addresses, "Réessayer"))


def test_a_stranger_appears_and_is_let_in(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    assert not page.waiting.isVisible()
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    assert any("SN-1" in text for text in label_texts(page.waiting))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    type_into(dialog.focusWidget(), "Caisse 2")
    with qtbot.waitSignal(dialog.accepted):
        click(find_button(dialog, "Autoriser le terminal"))
    wait_for(qtbot, lambda: not page.waiting.rows)
    assert "Caisse 2" in label_texts(page.let_in)
    assert magasin.core.terminaux.identify("SN-1", "192.168.1.77").boutique == magasin.boutique


def test_enter_refuses(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    with qtbot.waitSignal(page.word_said):
        press_key(dialog, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: TerminalAction.REFUSE not in page.waiting.rows[0].buttons)
    (refused,) = [t for t in magasin.core.terminaux.list_terminaux() if t.boutique_id is None]
    assert refused.etat is EtatTerminal.REFUSE
    assert any("Refusé" in row.accessibleName() for row in page.waiting.rows)


def test_a_terminal_needs_a_name(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    click(find_button(dialog, "Autoriser le terminal"))
    assert any("Donnez-lui un nom" in text for text in label_texts(dialog))
    type_into(dialog.focusWidget(), "C")
    assert not any("Donnez-lui un nom" in text for text in label_texts(dialog))
    press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_core_refuses_is_said_in_the_dialog(
    qtbot: QtBot, magasin: Magasin, page: TerminauxPage
) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    click(page.waiting.rows[0].buttons[TerminalAction.APPROVE])
    dialog = shown_dialog(qtbot, page)
    magasin.core.terminaux.approve("SN-1", magasin.boutique.id, "Par un autre chemin")
    type_into(dialog.focusWidget(), "Caisse 2")
    click(find_button(dialog, "Autoriser le terminal"))
    wait_for(qtbot, lambda: any("déjà relié" in text for text in label_texts(dialog)))


def test_a_stranger_is_refused_at_once(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    ask_in(magasin, "SN-1")
    wait_for(qtbot, lambda: bool(page.waiting.rows))
    with qtbot.waitSignal(page.word_said) as blocker:
        click(page.waiting.rows[0].buttons[TerminalAction.REFUSE])
    assert blocker.args is not None
    assert blocker.args[1:] == ["Terminal refusé", "SN-1"]


def test_switching_off_and_on(qtbot: QtBot, magasin: Magasin, page: TerminauxPage) -> None:
    click(page.let_in.rows[0].buttons[TerminalAction.DEACTIVATE])
    wait_for(qtbot, lambda: TerminalAction.ACTIVATE in page.let_in.rows[0].buttons)
    assert page.head.caption.text() == "0 terminal actif"
    click(page.let_in.rows[0].buttons[TerminalAction.ACTIVATE])
    wait_for(qtbot, lambda: TerminalAction.DEACTIVATE in page.let_in.rows[0].buttons)
    assert identify(magasin.core, magasin.terminal).terminal.etat is EtatTerminal.ACTIF
    page.tick()
    assert len(page.let_in.rows) == 1
