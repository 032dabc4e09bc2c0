"""The bundled typeface has what the screens write, and its figures line up."""

import pytest
from PySide6.QtGui import QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from desktop.theme import Mode, Style, font, metrics, scaled, set_theme

WRITTEN = "éèêëàâçîïôùûœæÉÀÇŒ’«»…–−→×·%$\u202f\u00a0"


@pytest.mark.parametrize("style", list(Style))
def test_every_sign_that_is_written_is_in_the_font(style: Style) -> None:
    raw = QRawFont.fromFont(font(style))
    assert raw.familyName() == "Inter"
    assert [sign for sign in WRITTEN if not raw.supportsCharacter(ord(sign))] == []


@pytest.mark.parametrize("style", [Style.BODY, Style.MEDIUM, Style.STRONG, Style.SMALL])
def test_figures_are_as_wide_as_one_another(style: Style) -> None:
    measure = metrics(style)
    assert measure.horizontalAdvance("111111") == measure.horizontalAdvance("000000")


def test_tabular_figures_leave_words_alone() -> None:
    proportional = font(Style.BODY)
    copied = type(proportional)(proportional)
    copied.unsetFeature(type(proportional).Tag("tnum"))
    plain = QFontMetricsF(copied)
    word = "Wi-Fi, Jean-Bosco."
    assert metrics(Style.BODY).horizontalAdvance(word) == plain.horizontalAdvance(word)


def test_larger_text_makes_larger_rows(qapp: QApplication) -> None:
    set_theme(qapp, Mode.LIGHT, 1.25)
    assert scaled(32) == 40
    assert font(Style.BODY).pixelSize() == 16
    set_theme(qapp, Mode.LIGHT)
    assert scaled(32) == 32
