"""The bundled typeface, and one cached QFont for each style of text."""

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QStaticText

_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_FAMILY = "Inter"
_TABULAR = QFont.Tag("tnum")


@dataclass(frozen=True, slots=True)
class _Face:
    """Size in logical pixels, weight, letter spacing in percent, figures of equal width or not."""

    px: int
    weight: QFont.Weight
    spacing: float = 0.0
    tabular: bool = True


class Style(Enum):
    """The styles of text; nothing on screen has a size or a weight of its own."""

    BIG = _Face(30, QFont.Weight.DemiBold, -2.5, tabular=False)
    FIGURE = _Face(21, QFont.Weight.DemiBold, -1.5, tabular=False)
    TITLE = _Face(20, QFont.Weight.DemiBold, -1.5)
    H2 = _Face(14, QFont.Weight.DemiBold)
    BODY = _Face(13, QFont.Weight.Normal)
    MEDIUM = _Face(13, QFont.Weight.Medium)
    STRONG = _Face(13, QFont.Weight.DemiBold)
    SMALL = _Face(12, QFont.Weight.Normal)
    SMALLM = _Face(12, QFont.Weight.Medium)
    SMALLS = _Face(12, QFont.Weight.DemiBold)
    TINY = _Face(11, QFont.Weight.Medium, 1.0)
    TINYS = _Face(11, QFont.Weight.DemiBold, 1.0)


class _Scale:
    """Text size chosen in the operating system, 1.0 to 1.5."""

    value = 1.0


def set_text_scale(scale: float) -> None:
    """Multiply type, row heights and column minimums; forgets the fonts made so far."""
    _Scale.value = min(max(scale, 1.0), 1.5)
    for cached in (font, metrics, lay_out):
        cached.cache_clear()


def scaled(px: int) -> int:
    """Scale a height or a width that holds text to the chosen text size."""
    return round(px * _Scale.value)


def load_fonts(folder: Path) -> None:
    """Register the four files; the operating system's own font is used where one is missing."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


@cache
def font(style: Style) -> QFont:
    """Return a style's font; shared, so it is copied by whoever wants to change it."""
    face = style.value
    result = QFont(_FAMILY)
    result.setPixelSize(round(face.px * _Scale.value))
    result.setWeight(face.weight)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setFeature(_TABULAR, int(face.tabular))
    if face.spacing:
        result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + face.spacing)
    return result


@cache
def metrics(style: Style) -> QFontMetricsF:
    """Measures of a style's font."""
    return QFontMetricsF(font(style))


@lru_cache(maxsize=4_096)
def lay_out(style: Style, text: str, width: int) -> QStaticText:
    """Return a text laid out to fit in `width` pixels, ending in « … » where it does not.

    Cached, for measuring and shaping text is most of what painting a table costs.
    """
    measure = metrics(style)
    if measure.horizontalAdvance(text) > width:
        text = measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
    result = QStaticText(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.prepare(font=font(style))
    return result


def text_width(style: Style, text: str) -> int:
    """Width of a text in whole pixels, never too narrow for it."""
    return int(metrics(style).horizontalAdvance(text)) + 2
