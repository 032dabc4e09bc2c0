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
    ("chart", "surface"),
    ("chart", "chartprev"),
]
PUBLISHED = [
    ("text", "surface", 17.4, 13.9),
    ("text2", "nav", 7.1, 10.0),
    ("text3", "surface", 5.4, 6.0),
    ("text3", "canvas", 5.0, 6.6),
    ("text3", "nav", 4.7, 6.8),
    ("text3", "accentsoft", 4.6, 5.0),
    ("onaccent", "accent", 6.2, 4.9),
    ("onaccent", "dangerfill", 5.7, 5.3),
    ("accenttext", "surface", 8.0, 8.5),
    ("control", "surface", 3.3, 4.1),
    ("control", "canvas", 3.1, 4.4),
    ("focus", "surface", 6.2, 6.7),
    ("chart", "surface", 6.2, 5.5),
    ("chart", "chartprev", 4.4, 3.6),
    ("chartprev", "surface", 1.4, 1.5),
    ("chartpart", "chartprev", 1.7, 1.8),
]
"""The contrasts that the design promises of two roles, in the light theme and in the dark one."""

PUBLISHED_TONES = [
    (Tone.OK, 5.9, 8.3),
    (Tone.WARN, 6.4, 8.9),
    (Tone.DANGER, 6.2, 7.8),
    (Tone.INFO, 6.6, 7.9),
    (Tone.NEUTRAL, 7.0, 7.5),
]
"""The same, of the text of a state on its own fill."""

ROUNDING = 0.1
WARN_DOT = 2.8


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


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), PUBLISHED)
def test_two_roles_differ_as_published(ink: str, ground: str, light: float, dark: float) -> None:
    found = [contrast(getattr(t, ink), getattr(t, ground)) for t in (LIGHT, DARK)]
    assert found == pytest.approx([light, dark], abs=ROUNDING)


@pytest.mark.parametrize(("tone", "light", "dark"), PUBLISHED_TONES)
def test_states_differ_as_published(tone: Tone, light: float, dark: float) -> None:
    found = [contrast(t.tones[tone].text, t.tones[tone].soft) for t in (LIGHT, DARK)]
    assert found == pytest.approx([light, dark], abs=ROUNDING)


def test_the_light_mark_of_a_warning_is_as_pale_as_published() -> None:
    found = contrast(LIGHT.tones[Tone.WARN].dot, LIGHT.surface)
    assert found == pytest.approx(WARN_DOT, abs=ROUNDING)


def test_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
