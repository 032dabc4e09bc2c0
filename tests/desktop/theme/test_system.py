"""Clair, sombre or as the system: switched while everything is on screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, active, set_theme
from desktop.theme.system import Apparence, Look
from desktop.theme.tokens import DARK, LIGHT


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look()
    yield look
    look.choose(Apparence.SYSTEME)
    look.deleteLater()
    set_theme(qapp, Mode.LIGHT)


def test_a_choice_is_worn_at_once_by_what_is_on_screen(qtbot: QtBot, look: Look) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    for choice, tokens in ((Apparence.SOMBRE, DARK), (Apparence.CLAIR, LIGHT)):
        with qtbot.waitSignal(look.changed):
            look.choose(choice)
        picture = field.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, 6) == tokens.surface
        assert look.choice is choice


def test_the_system_decides_only_where_it_is_asked(qapp: QApplication, look: Look) -> None:
    # The offscreen system has no scheme of its own, which counts as light.
    look.choose(Apparence.SOMBRE)
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert active() is DARK
    look.choose(Apparence.SYSTEME)
    assert (active(), look.mode) == (LIGHT, Mode.LIGHT)
