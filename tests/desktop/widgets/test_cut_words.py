"""What the bars of the window say is never cut, but for the name of a boutique."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.boutiques import Boutique
from core.vocabulaire import Devise, PolitiqueStock
from desktop.commands import Command
from desktop.dialogs.aide import AideDialog
from desktop.pages.registry import list_pages
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Style, text_width
from desktop.widgets.labels import Label
from desktop.widgets.navigation import Navigation, NavItem
from desktop.widgets.top_bar import TopBar

_LONG = "Grande alimentation générale et quincaillerie « Chez Mama Odette et Fils » du marché"


def test_the_navigation_is_as_wide_as_its_longest_word(qtbot: QtBot) -> None:
    navigation = Navigation([each.entry for each in list_pages()])
    qtbot.addWidget(navigation)
    navigation.show()
    for item in navigation.findChildren(NavItem):
        assert item.width() >= text_width(Style.STRONG, item.text()) + 37


@pytest.mark.parametrize("width", [1_100, 1_280, 1_440])
def test_a_long_name_gives_way_to_the_figures(qtbot: QtBot, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 100)
    bar = TopBar(window)
    boutique = Boutique(
        1, _LONG, "B1", "", Devise.CDF, "Africa/Kinshasa", PolitiqueStock.REFUSER, est_active=True
    )
    bar.boutique_button.show_boutiques([boutique], boutique)
    bar.to_settle_pill.show_count(12)
    bar.server_pill.show_status(ServerStatus(ServerState.ONLINE, ("192.168.100.120:8000",)))
    bar.server_pill.show_terminals(12)
    bar.resize(QSize(width - 240, 56))
    window.show()
    for pill in (bar.to_settle_pill, bar.rate_pill, bar.server_pill):
        assert pill.width() >= pill.sizeHint().width()
    assert bar.boutique_button.width() >= bar.boutique_button.minimumSizeHint().width()


def test_no_line_of_the_help_is_cut(qtbot: QtBot) -> None:
    words = "Journal de synchronisation"
    commands = [Command(str(n), words, "scroll-text", print, "Ctrl+6") for n in range(9)]
    dialog = AideDialog(commands)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label for label in dialog.findChildren(Label) if not label.wordWrap()]
    assert len(shown) > 9
    for label in shown:
        assert label.width() >= label.sizeHint().width()
        assert label.geometry().right() < dialog.width()
