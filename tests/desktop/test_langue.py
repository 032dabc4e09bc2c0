"""The language that is chosen is the one that is spoken, in words, numbers and days alike."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.vocabulaire import Devise
from desktop.formats import (
    format_day,
    format_money,
    format_permille,
    format_short_day,
    plural,
    read_typed,
)
from desktop.langue import Langue, LangueSetting, current, resolve, speak
from desktop.widgets.montant_chip import read_centimes

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
FRENCH = QLocale(QLocale.Language.French, QLocale.Country.CongoKinshasa)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


@pytest.mark.parametrize(
    ("choice", "system", "spoken"),
    [
        (Langue.SYSTEME, ENGLISH, Langue.ANGLAIS),
        (Langue.SYSTEME, FRENCH, Langue.FRANCAIS),
        (Langue.SYSTEME, GERMAN, Langue.FRANCAIS),
        (Langue.SYSTEME, QLocale.c(), Langue.FRANCAIS),
        (Langue.FRANCAIS, ENGLISH, Langue.FRANCAIS),
        (Langue.ANGLAIS, FRENCH, Langue.ANGLAIS),
    ],
)
def test_french_is_spoken_unless_english_is_meant(
    choice: Langue, system: QLocale, spoken: Langue
) -> None:
    assert resolve(choice, system) is spoken


def test_a_choice_is_remembered(tmp_path: Path) -> None:
    assert LangueSetting(tmp_path).read() is Langue.SYSTEME
    LangueSetting(tmp_path).write(Langue.ANGLAIS)
    assert LangueSetting(tmp_path).read() is Langue.ANGLAIS


def test_a_choice_that_is_none_counts_as_never_made(tmp_path: Path) -> None:
    (tmp_path / "fenetre.ini").write_text("[General]\nlangue=xx\n", encoding="utf-8")
    assert LangueSetting(tmp_path).read() is Langue.SYSTEME


@pytest.mark.usefixtures("in_english")
def test_words_numbers_and_days_are_english() -> None:
    assert current() is Langue.ANGLAIS
    assert QCoreApplication.translate("AReglerBoard", "À régler") == "To settle"
    assert format_money(2_500_050, Devise.CDF) == "25,000.50\u00a0FC"
    assert format_permille(1_300) == "130.0%"
    assert format_day(date(2025, 11, 14)) == "14 November 2025"
    assert format_short_day(date(2025, 11, 14), date(2026, 1, 1)) == "14 Nov 2025"


@pytest.mark.usefixtures("in_english")
def test_none_is_plural_in_english() -> None:
    assert [plural(n, "{n} sale", "{n} sales") for n in (0, 1, 2_000)] == [
        "0 sales",
        "1 sale",
        "2,000 sales",
    ]


@pytest.mark.usefixtures("in_english")
def test_a_number_that_is_shown_can_be_typed_again() -> None:
    assert read_typed("1,250,000.50") == "1250000.50"
    assert read_typed("12,5") == "12,5"
    assert read_centimes("25,000") == 2_500_000


def test_a_comma_stays_a_decimal_one_in_french(qapp: QApplication) -> None:
    speak(qapp, Langue.FRANCAIS)
    assert read_typed("25,500") == "25,500"
    assert format_money(2_500_050, Devise.CDF) == "25\u202f000,50\u00a0FC"


@pytest.mark.parametrize(
    ("langue", "word"), [(Langue.FRANCAIS, "Copier"), (Langue.ANGLAIS, "Copy")]
)
def test_the_menu_of_a_field_speaks_it_too(
    qapp: QApplication, qtbot: QtBot, langue: Langue, word: str
) -> None:
    speak(qapp, langue)
    editor = QLineEdit()
    qtbot.addWidget(editor)
    menu = editor.createStandardContextMenu()
    qtbot.addWidget(menu)
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert any(text.startswith(word) for text in words)
    speak(qapp, Langue.FRANCAIS)
