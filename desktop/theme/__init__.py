"""The look of the program: colours, type, icons and the style sheet, switched as one.

Like the palette of a QApplication, the active theme belongs to the process: every painter asks
`active()` when it paints, so a switch needs a repaint and nothing else.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.theme.fonts import (
    Style,
    font,
    lay_out,
    load_fonts,
    metrics,
    scaled,
    set_text_scale,
    text_width,
)
from desktop.theme.icons import app_icon, clear_icons, draw_icon, icon
from desktop.theme.palette import build_palette
from desktop.theme.qss import build_qss
from desktop.theme.tokens import DARK, LIGHT, Tokens, Tone, ToneColors

__all__ = [
    "Mode",
    "Style",
    "Tokens",
    "Tone",
    "ToneColors",
    "active",
    "app_icon",
    "draw_icon",
    "font",
    "icon",
    "lay_out",
    "metrics",
    "scaled",
    "set_theme",
    "text_width",
    "tone",
]

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"


class Mode(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


_TABLES = {Mode.LIGHT: LIGHT, Mode.DARK: DARK}


class _Active:
    """The table that painters read."""

    tokens = LIGHT
    fonts_loaded = False
    worn: tuple[Mode, float] | None = None


def active() -> Tokens:
    """Return the colours in force."""
    return _Active.tokens


def tone(which: Tone) -> ToneColors:
    """Return the colours of one state, in force."""
    return _Active.tokens.tones[which]


def set_theme(app: QApplication, mode: Mode, text_scale: float = 1.0) -> None:
    """Dress the whole program; the dress that it wears already costs nothing."""
    if _Active.worn == (mode, text_scale):
        return
    if not _Active.fonts_loaded:
        load_fonts(_FONTS)
        app.setStyle(QStyleFactory.create("Fusion"))
        _Active.fonts_loaded = True
    _Active.tokens = _TABLES[mode]
    clear_icons()
    set_text_scale(text_scale)
    app.setFont(font(Style.BODY))
    app.setPalette(build_palette(_Active.tokens))
    app.setStyleSheet(build_qss(_Active.tokens))
    _Active.worn = (mode, text_scale)
