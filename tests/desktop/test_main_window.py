"""The window leads from page to page and shows what waits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.errors import ArticleNotFound, TerminalNotFound
from desktop.main_window import MainWindow
from desktop.pages.ventes import VentesPage
from desktop.server_status import ServerState, ServerStatus
from tests.builders import make_article, make_boutique, make_vente, record
from tests.desktop.conftest import Magasin
from tests.desktop.screen import (
    choose_line,
    click,
    column_texts,
    find_button,
    label_texts,
    menu_texts,
    press_key,
    wait_for,
)

ONLINE = ServerStatus(ServerState.ONLINE, ("192.168.1.20:8000", "10.0.0.2:8000"))


@pytest.fixture
def window(qtbot: QtBot, magasin: Magasin) -> Iterator[MainWindow]:
    window = MainWindow(magasin.services, magasin.core.boutiques.list_boutiques())
    qtbot.addWidget(window)
    window.show()
    yield window
    magasin.services.tasks.close()


def test_the_navigation_leads_to_every_page(window: MainWindow) -> None:
    for page, name in (
        ("articles", "Articles"),
        ("mouvements", "Mouvements"),
        ("terminaux", "Terminaux"),
        ("journal", "Journal de synchronisation"),
        ("a_regler", "À régler"),
        ("ventes", "Ventes"),
    ):
        click(find_button(window.navigation, name))
        assert window.current_page() is window.pages[page]
        assert not window.grab().isNull()


def test_pages_have_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press_key(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() is window.pages["articles"]


def test_the_pill_tells_how_the_server_is(qtbot: QtBot, window: MainWindow) -> None:
    pill = window.top_bar.server_pill
    window.show_server(ONLINE)
    wait_for(qtbot, lambda: "1 terminal" in pill.words()[1])
    assert pill.words() == ("En ligne", "  ·  192.168.1.20:8000  ·  1 terminal")
    assert "10.0.0.2:8000" in pill.accessibleName()
    window.resize(1_150, 700)
    assert pill.words() == ("En ligne", "  ·  1 terminal")
    window.show_server(ServerStatus(ServerState.PORT_BUSY, sentence="Le port 8000 est pris."))
    assert pill.words() == ("Port occupé", "")
    assert "Le port 8000 est pris." in pill.toolTip()


def test_what_waits_is_counted(qtbot: QtBot, magasin: Magasin, window: MainWindow) -> None:
    pill = window.top_bar.to_settle_pill
    assert not pill.isVisible()
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (999, 1)))
    wait_for(qtbot, pill.isVisible)
    assert pill.words() == "1 à régler"
    assert find_button(window.navigation, "À régler, 1").isEnabled()
    window.resize(1_150, 700)
    assert pill.words() == "1"
    click(pill)
    assert window.current_page() is window.pages["a_regler"]


def test_a_terminal_that_asks_in_is_counted(
    qtbot: QtBot, magasin: Magasin, window: MainWindow
) -> None:
    with pytest.raises(TerminalNotFound):
        magasin.core.terminaux.identify("SN-1", "192.168.1.77")
    wait_for(qtbot, lambda: window.navigation.count_of("terminaux") == 1)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_another_boutique_is_shown(qtbot: QtBot, magasin: Magasin, window: MainWindow) -> None:
    article = make_article(magasin.core, magasin.boutique, "A1")
    record(magasin.core, magasin.terminal, make_vente("FAC-1", (article, 1)))
    page = window.pages["ventes"]
    assert isinstance(page, VentesPage)
    wait_for(qtbot, lambda: column_texts(page.model, "N°") == ["FAC-1"])
    button = window.top_bar.boutique_button
    click(button)
    other = make_boutique(magasin.core, nom="Dépôt & fils", fuseau="Africa/Lubumbashi")
    wait_for(qtbot, lambda: button.focusPolicy() is Qt.FocusPolicy.StrongFocus)
    click(button)
    (menu,) = button.findChildren(QMenu)
    assert other.nom in menu_texts(menu)
    choose_line(menu, other.nom)
    menu.close()
    assert button.accessibleName() == "Boutique : Dépôt & fils"
    wait_for(qtbot, lambda: page.model.rowCount() == 0)
    assert page.services.times.clock_time(magasin.clock.now()) == "13:00"


def test_what_core_refuses_is_said(qtbot: QtBot, magasin: Magasin, window: MainWindow) -> None:
    magasin.services.tasks.failed.emit(ArticleNotFound("Cet article n’existe plus."))
    wait_for(qtbot, window.toast.isVisible)
    assert "Article introuvable" in label_texts(window.toast)
    assert "Cet article n’existe plus." in label_texts(window.toast)


def test_every_control_has_a_name(window: MainWindow) -> None:
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit):
        for control in window.findChildren(kind):
            # A table makes a corner button for itself and never shows it.
            inner = type(control.parent()).__name__ in {"TableView", "SearchField"}
            assert control.accessibleName() or inner, control
