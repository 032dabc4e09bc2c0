"""Letters: one for each line or button, none twice, and never a name's own `&`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.mnemonics import LetteredMenu, choose_letters, mark, plain
from tests.desktop.screen import menu_texts, press_key, wait_for

ALT = Qt.KeyboardModifier.AltModifier


def letters(texts: list[str]) -> list[str]:
    return [text[n] if n >= 0 else "" for text, n in zip(texts, choose_letters(texts), strict=True)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Annuler", "Enregistrer"], ["A", "E"]),
        (["Annuler", "Approuver le terminal"], ["A", "l"]),
        (["Éditer"], ["d"]),
        (["Aa", "A", "a"], ["A", "", ""]),
        (["« … »", "日本"], ["", ""]),
        (["Prix d’achat", "Prix"], ["P", "r"]),
    ],
)
def test_initials_come_first(texts: list[str], expected: list[str]) -> None:
    assert letters(texts) == expected


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_letter_is_given_twice(texts: list[str]) -> None:
    given_letters = [letter.upper() for letter in letters(texts) if letter]
    assert len(given_letters) == len(set(given_letters))


@given(st.text(max_size=12), st.integers(-1, 11))
def test_marks_change_no_word(text: str, place: int) -> None:
    marked = mark(text, min(place, len(text) - 1))
    assert "&".join(part.replace("&", "") for part in marked.split("&&")) == text


def test_a_menu_and_its_submenus_have_letters_each_time_it_opens(qtbot: QtBot) -> None:
    menu = LetteredMenu()
    qtbot.addWidget(menu)
    names = ["Dépôt & fils", "Dépôt & filles", "R&D"]
    for name in names:
        menu.addAction(plain(name))
    menu.addSeparator()
    inner = menu.addMenu("Renommer")
    inner.addAction("Rouge\tCtrl+R")
    for _ in range(2):
        menu.aboutToShow.emit()
        assert menu_texts(menu) == [*names, "Renommer"]
        assert [a.text() for a in menu.actions() if a.text()] == [
            "&Dépôt && fils",
            "Dépôt && &filles",
            "&R&&D",
            "R&enommer",
        ]
        assert [a.text() for a in inner.actions()] == ["&Rouge\tCtrl+R"]


def test_alt_and_a_letter_press_a_button_and_lead_to_a_field(qtbot: QtBot) -> None:
    dialog = Dialog("Essai")
    qtbot.addWidget(dialog)
    first, second = make_line_edit(), make_line_edit()
    for name, editor in (("Nom", first), ("Prix & coût", second)):
        dialog.content.addWidget(Field(name, editor))
    cancel = dialog.add_button("Annuler")
    dialog.show()
    dialog.activateWindow()
    wait_for(qtbot, dialog.isActiveWindow)
    press_key(dialog, Qt.Key.Key_P, ALT)
    assert second.hasFocus()
    with qtbot.waitSignal(cancel.clicked):
        press_key(dialog, Qt.Key.Key_A, ALT)
    assert cancel.text() == "Annuler"


def test_new_words_keep_the_letter_that_they_share(qtbot: QtBot) -> None:
    button = Button("Rejouer")
    qtbot.addWidget(button)
    button.give_letter(0)
    button.setText("Tout rejouer")
    assert button.shortcut().toString() == "Alt+R"
    button.setText("M & C")
    assert button.shortcut().isEmpty()
    assert button.text() == "M & C"
