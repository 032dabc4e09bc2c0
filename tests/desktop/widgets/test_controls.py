"""Tabs, segments, search, fields: what the hand does, and what a screen reader hears."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.formats import plain_tooltip
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.choices import Choice, Segmented, TabRow
from desktop.widgets.dialog import NoticeDialog
from desktop.widgets.fields import Field, OptionTile, make_line_edit
from desktop.widgets.focus_ring import FocusRing
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.search_field import SearchField
from desktop.widgets.toast import Toast
from tests.desktop.screen import (
    click,
    label_texts,
    press_key,
    type_into,
)

HOSTILE = "<img src=//hôte/x><b>Savon</b> & co"
CHOICES = (Choice("TOUS", "Tous"), Choice("BAS", "Bas", Tone.WARN))


def test_a_tab_is_chosen_by_a_click_and_tells_its_count(qtbot: QtBot) -> None:
    tabs = TabRow("Articles", CHOICES)
    qtbot.addWidget(tabs)
    tabs.show()
    width = tabs.sizeHint().width()
    tabs.show_counts({"TOUS": 1_246, "BAS": 3})
    assert tabs.buttons["TOUS"].accessibleName() == "Tous, 1\u202f246"
    assert tabs.sizeHint().width() > width
    with qtbot.waitSignal(tabs.chosen) as blocker:
        click(tabs.buttons["BAS"])
    assert blocker.args == ["BAS"]
    assert tabs.value() == "BAS"


def test_arrows_move_inside_a_row_of_choices(qtbot: QtBot) -> None:
    segments = Segmented("Période", CHOICES)
    qtbot.addWidget(segments)
    segments.show()
    segments.activateWindow()
    segments.buttons["TOUS"].setFocus()
    qtbot.waitUntil(segments.buttons["TOUS"].hasFocus)
    with qtbot.waitSignal(segments.chosen):
        press_key(segments.buttons["TOUS"], Qt.Key.Key_Right)
    assert segments.value() == "BAS"


def test_a_search_is_told_once_the_typing_pauses(qtbot: QtBot) -> None:
    field = SearchField("Nom ou code")
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    field.searched.connect(told.append)
    type_into(field, " nido ")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["nido"]
    press_key(field, Qt.Key.Key_Escape)
    assert told == ["nido", ""]
    assert field.text() == ""


def test_labels_show_markup_as_it_is(qtbot: QtBot) -> None:
    label, cut = Label(HOSTILE), ElidedLabel(HOSTILE)
    for widget in (label, cut):
        qtbot.addWidget(widget)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in cut.toolTip()
    assert cut.text() == HOSTILE


def test_a_long_text_never_widens_its_window(qtbot: QtBot) -> None:
    label = ElidedLabel("x" * 5_000)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 50
    label.resize(80, 20)
    assert not label.grab().isNull()


def test_an_error_takes_the_place_of_the_help(qtbot: QtBot) -> None:
    editor = make_line_edit("Par exemple")
    field = Field("Nom", editor, "Tel qu’il apparaît")
    qtbot.addWidget(field)
    field.show()
    assert "Tel qu’il apparaît" in label_texts(field)
    field.show_error("Écrivez un nom.")
    assert "Écrivez un nom." in label_texts(field)
    assert "Tel qu’il apparaît" not in label_texts(field)
    assert editor.accessibleDescription() == "Écrivez un nom."
    field.show_error("")
    assert field.error() == ""


def test_one_of_two_tiles(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    tiles = [OptionTile(value, value, "phrase", host) for value in ("a", "b")]
    for tile in tiles:
        column.addWidget(tile)
    host.resize(300, 200)
    host.show()
    click(tiles[0])
    click(tiles[1])
    assert [tile.isChecked() for tile in tiles] == [False, True]
    assert not host.grab().isNull()


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = Button("Fermer", Kind.ICON, "x")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.text()) == ("Fermer", "")
    assert button.toolTip() == plain_tooltip("Fermer")
    button.setEnabled(False)
    assert not button.icon().isNull()


def test_the_ring_shows_after_tab_and_not_after_a_click(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    first, second = QLineEdit(), QPushButton("b")
    row.addWidget(first)
    row.addWidget(second)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    click(first)
    assert not ring.isVisible()
    press_key(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(second.geometry())
    assert not window.grab().isNull()


def test_a_toast_says_it_and_can_be_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    toast = Toast(window)
    window.show()
    toast.show_word(Tone.DANGER, "Port déjà pris", HOSTILE)
    assert toast.isVisible()
    assert HOSTILE in label_texts(toast)
    assert not window.grab().isNull()
    click(toast.findChildren(Button)[0])
    assert not toast.isVisible()


def test_a_notice_closes_by_enter(qtbot: QtBot) -> None:
    notice = NoticeDialog("Titre", "Phrase.", "Continuer", detail="Où")
    qtbot.addWidget(notice)
    notice.show()
    assert {"Titre", "Phrase.", "Où"} <= set(label_texts(notice))
    with qtbot.waitSignal(notice.accepted):
        press_key(notice, Qt.Key.Key_Return)
