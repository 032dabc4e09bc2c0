"""The two colour tables, light and dark: the only place of the program with colour values."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """What a state means to the owner; always shown with an icon and a word as well."""

    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class ToneColors:
    """Text on the soft fill, the outline of the fill, and the colour of solid marks."""

    text: QColor
    soft: QColor
    line: QColor
    dot: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role; a widget names a role, never a value."""

    canvas: QColor
    nav: QColor
    surface: QColor
    sunken: QColor
    raised: QColor
    hover: QColor
    pressed: QColor
    track: QColor
    thumb: QColor
    border: QColor
    line: QColor
    btnborder: QColor
    control: QColor
    text: QColor
    text2: QColor
    text3: QColor
    disabled: QColor
    accent: QColor
    accenthover: QColor
    accentpressed: QColor
    onaccent: QColor
    accenttext: QColor
    accentsoft: QColor
    accentline: QColor
    focus: QColor
    chart: QColor
    chartpart: QColor
    chartprev: QColor
    tip: QColor
    tiptext: QColor
    dangerfill: QColor
    scrim: QColor
    shadow: QColor
    tones: dict[Tone, ToneColors]


def _tone(text: str, soft: str, line: str, dot: str) -> ToneColors:
    return ToneColors(QColor(text), QColor(soft), QColor(line), QColor(dot))


LIGHT = Tokens(
    canvas=QColor("#F6F7F9"),
    nav=QColor("#EEF0F3"),
    surface=QColor("#FFFFFF"),
    sunken=QColor("#F3F5F7"),
    raised=QColor("#FFFFFF"),
    hover=QColor("#F2F4F7"),
    pressed=QColor("#E8EBF0"),
    track=QColor("#E6E9EE"),
    thumb=QColor("#FFFFFF"),
    border=QColor("#E1E5EA"),
    line=QColor("#EDF0F3"),
    btnborder=QColor("#CDD3DC"),
    control=QColor("#858E9E"),
    text=QColor("#161A22"),
    text2=QColor("#48505F"),
    text3=QColor("#626B7B"),
    disabled=QColor("#9AA2B0"),
    accent=QColor("#2F57D0"),
    accenthover=QColor("#2748B0"),
    accentpressed=QColor("#203C93"),
    onaccent=QColor("#FFFFFF"),
    accenttext=QColor("#2748B0"),
    accentsoft=QColor("#E9EEFC"),
    accentline=QColor("#B9C8F5"),
    focus=QColor("#2F57D0"),
    chart=QColor("#2F57D0"),
    chartpart=QColor("#8FA6E8"),
    chartprev=QColor("#D3DAE6"),
    tip=QColor("#1E232D"),
    tiptext=QColor("#F4F6F9"),
    dangerfill=QColor("#C22B21"),
    scrim=QColor(22, 26, 34, 110),
    shadow=QColor(20, 28, 45),
    tones={
        Tone.OK: _tone("#17693A", "#E4F4EA", "#B5DEC5", "#1F9D55"),
        Tone.WARN: _tone("#83480A", "#FCF0DA", "#EBCF98", "#D98A0B"),
        Tone.DANGER: _tone("#A8231B", "#FCEAE8", "#F0BFBA", "#D5372C"),
        Tone.INFO: _tone("#1B5688", "#E4F0FA", "#B5D3EC", "#2F86C9"),
        Tone.NEUTRAL: _tone("#48505F", "#ECEFF3", "#D5DAE2", "#858E9E"),
    },
)

DARK = Tokens(
    canvas=QColor("#101318"),
    nav=QColor("#0B0E12"),
    surface=QColor("#181C22"),
    sunken=QColor("#14181D"),
    raised=QColor("#20252D"),
    hover=QColor("#20252D"),
    pressed=QColor("#2A303A"),
    track=QColor("#20252D"),
    thumb=QColor("#38404D"),
    border=QColor("#2A303A"),
    line=QColor("#23282F"),
    btnborder=QColor("#3A424E"),
    control=QColor("#727C8C"),
    text=QColor("#E4E8EE"),
    text2=QColor("#B3BBC8"),
    text3=QColor("#919AAA"),
    disabled=QColor("#5F6876"),
    accent=QColor("#4169E1"),
    accenthover=QColor("#3A5FD0"),
    accentpressed=QColor("#3353BA"),
    onaccent=QColor("#FFFFFF"),
    accenttext=QColor("#9DB5FF"),
    accentsoft=QColor("#1E2A4A"),
    accentline=QColor("#3A4F8C"),
    focus=QColor("#7F9DFF"),
    chart=QColor("#6C8CF5"),
    chartpart=QColor("#4A5F9E"),
    chartprev=QColor("#333B48"),
    tip=QColor("#ECEFF4"),
    tiptext=QColor("#161A22"),
    dangerfill=QColor("#C4372D"),
    scrim=QColor(0, 0, 0, 150),
    shadow=QColor(0, 0, 0),
    tones={
        Tone.OK: _tone("#79D9A0", "#15301F", "#265239", "#3FBF77"),
        Tone.WARN: _tone("#F2C26B", "#33260F", "#5C4519", "#E3A12B"),
        Tone.DANGER: _tone("#FF9D94", "#3B1A18", "#6B2C28", "#F0645A"),
        Tone.INFO: _tone("#8CC3F5", "#152A3D", "#26496A", "#4FA3E3"),
        Tone.NEUTRAL: _tone("#B6BECB", "#262C35", "#3A424E", "#8791A1"),
    },
)
