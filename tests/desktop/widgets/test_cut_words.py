"""What the bars of the window say is never cut, but for the name of a boutique."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from core.boutiques import Boutique
from core.vocabulaire import Devise, PolitiqueStock
from desktop.commands import Command
from desktop.dialogs.aide import AideDialog
from desktop.pages.registry import list_pages
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Style, text_width
from desktop.theme.painting import fit_figure
from desktop.widgets.buttons import Button
from desktop.widgets.choices import Choice
from desktop.widgets.dialog import NoticeDialog
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.labels import Label
from desktop.widgets.navigation import Navigation, NavItem
from desktop.widgets.page_head import PageHead
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


def test_a_long_choice_ends_in_dots(qtbot: QtBot) -> None:
    box = ChoiceBox([Choice("a", _LONG)])
    qtbot.addWidget(box)
    box.resize(200, 34)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.startswith("Grande alim")
    assert option.currentText.endswith("…")
    assert option.fontMetrics.horizontalAdvance(option.currentText) < 200 - 28
    assert box.currentText() == _LONG


@pytest.mark.parametrize(
    ("number", "style"), [("12 600", Style.MEDIUM), ("350 639 990 113", Style.TINY)]
)
def test_a_figure_keeps_all_of_its_digits(number: str, style: Style) -> None:
    room = 100
    assert fit_figure(Style.MEDIUM, number, room) is style
    assert text_width(style, number) <= room


def test_a_line_below_a_title_is_told_whole(qtbot: QtBot) -> None:
    head = PageHead("Inventaire")
    qtbot.addWidget(head)
    for _ in range(4):
        head.add_action(Button("Tous les inventaires"))
    head.caption.setText("120 / 248 comptés · « Recomptage à l’aveugle » · tous les articles")
    head.resize(820, head.heightForWidth(820))
    head.show()
    caption = head.caption
    assert caption.height() >= caption.heightForWidth(caption.width())
    assert head.rect().contains(caption.geometry())


@pytest.mark.parametrize("sentence", ["Courte.", "Longue phrase. " * 20])
def test_a_dialog_is_no_higher_than_what_it_says(qtbot: QtBot, sentence: str) -> None:
    dialog = NoticeDialog("Désactiver 3 articles ?", sentence, "Fermer")
    qtbot.addWidget(dialog)
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
