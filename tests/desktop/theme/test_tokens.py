"""Every text of the two themes can be read, every outline that matters can be seen."""

import pytest
from PySide6.QtGui import QColor

from desktop.theme.tokens import DARK, LIGHT, Tokens, Tone

TEXT_MIN = 4.5
SHAPE_MIN = 3.0

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

TEXTS = [
    ("text", "surface"),
    ("text", "canvas"),
    ("text", "raised"),
    ("text", "accentsoft"),
    ("text2", "surface"),
    ("text2", "nav"),
    ("text2", "canvas"),
    ("text2", "pressed"),
    ("text2", "track"),
    ("text3", "surface"),
    ("text3", "canvas"),
    ("text3", "nav"),
    ("text3", "sunken"),
    ("text3", "hover"),
    ("text3", "accentsoft"),
    ("accenttext", "surface"),
    ("accenttext", "accentsoft"),
    ("onaccent", "accent"),
    ("onaccent", "accenthover"),
    ("onaccent", "dangerfill"),
    ("tiptext", "tip"),
]
SHAPES = [
    ("control", "surface"),
    ("control", "canvas"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("accent", "surface"),
]


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT_MIN


@THEMES
@pytest.mark.parametrize(("line", "ground"), SHAPES)
def test_outlines_that_identify_can_be_seen(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= SHAPE_MIN


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_states_can_be_read_on_their_own_fill_and_on_cards(tokens: Tokens, tone: Tone) -> None:
    colors = tokens.tones[tone]
    assert contrast(colors.text, colors.soft) >= TEXT_MIN
    assert contrast(colors.text, tokens.surface) >= TEXT_MIN


def test_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
