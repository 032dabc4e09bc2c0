"""Shared painters: elided text, money in a column, pills, badges and quiet states."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.theme import (
    Style,
    Tone,
    active,
    draw_icon,
    font,
    lay_out,
    metrics,
    scaled,
    text_width,
    tone,
)

UNIT_SLOT = 20
"""Width kept right of an amount for its unit, so that digits line up under « FC » and « $ »."""
_RADIUS = 6.0
_ICON = 12
_DARKEST = 20
"""Opacity, of 255, of the shadow's darkest ring."""


@dataclass(frozen=True, slots=True)
class State:
    """A state in words; `quiet` is the normal one: a tick and a grey word, no fill."""

    text: str
    tone: Tone
    icon: str
    quiet: bool = False


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    style: Style,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Plain text on one line, centred vertically, ending in « … » where it does not fit."""
    painter.setFont(font(style))
    painter.setPen(color)
    shown = lay_out(style, text, int(rect.width()))
    size = shown.size()
    left = rect.left()
    if align is Qt.AlignmentFlag.AlignRight:
        left = rect.right() - size.width()
    elif align is Qt.AlignmentFlag.AlignHCenter:
        left = rect.center().x() - size.width() / 2
    # A whole pixel keeps the base line of a row straight.
    painter.drawStaticText(QPointF(left, round(rect.center().y() - size.height() / 2)), shown)


def unit_slot() -> int:
    """Return the slot at the chosen text size."""
    return scaled(UNIT_SLOT)


def fit_figure(style: Style, number: str, room: float) -> Style:
    """Return a smaller style where there is no room: a figure without its last digits is another.

    One that does not fit even so ends in « … », as words do.
    """
    return style if text_width(style, number) <= room else Style.TINY


def draw_money(
    painter: QPainter, rect: QRectF, parts: tuple[str, str], pen: tuple[Style, QColor]
) -> None:
    """Draw an amount as (number, unit): the number ends before the slot, the unit begins it."""
    number, unit = parts
    slot = unit_slot()
    style, color = pen
    room = rect.adjusted(0, 0, -slot, 0)
    draw_text(
        painter,
        room,
        number,
        style=fit_figure(style, number, room.width()),
        color=color,
        align=Qt.AlignmentFlag.AlignRight,
    )
    left = QRectF(rect.right() - slot + 5, rect.top(), slot, rect.height())
    draw_text(painter, left, unit, style=Style.SMALL, color=active().text3)


def state_width_of(text: str) -> int:
    """Width of a pill with this word, or of a quiet state, which has the same geometry."""
    return text_width(Style.TINY, text) + 7 + _ICON + 5 + 8


def draw_state(painter: QPainter, rect: QRectF, state: State) -> None:
    """Draw a pill, or a quiet state, at the left of `rect` and centred vertically."""
    height = float(scaled(22))
    width = min(float(state_width_of(state.text)), rect.width())
    box = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
    colors = tone(state.tone)
    if not state.quiet:
        fill_round(painter, box, colors.soft, _RADIUS)
    mark = QRectF(box.left() + 7, box.center().y() - _ICON / 2, _ICON, _ICON)
    draw_icon(painter, state.icon, mark, colors.text)
    words = box.adjusted(7 + _ICON + 5, 0, -4, 0)
    ink = active().text3 if state.quiet else colors.text
    draw_text(painter, words, state.text, style=Style.TINY, color=ink)


def badge_width(text: str) -> int:
    """Width of a badge: at least a circle."""
    return max(scaled(20), int(metrics(Style.TINYS).horizontalAdvance(text)) + 12)


def draw_badge(painter: QPainter, center_right: QPointF, text: str, which: Tone) -> None:
    """Draw a count in its state colour, its right edge at `center_right`."""
    width, height = float(badge_width(text)), float(scaled(18))
    box = QRectF(center_right.x() - width, center_right.y() - height / 2, width, height)
    colors = tone(which)
    fill_round(painter, box, colors.soft, height / 2)
    draw_text(
        painter,
        box,
        text,
        style=Style.TINYS,
        color=colors.text,
        align=Qt.AlignmentFlag.AlignHCenter,
    )


def fill_round(painter: QPainter, rect: QRectF, color: QColor, radius: float) -> None:
    """Fill a rounded rectangle without outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def stroke_round(painter: QPainter, rect: QRectF, color: QColor, radius: float) -> None:
    """Draw a one-pixel rounded outline inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, depth: int) -> None:
    """Draw a soft shadow around `rect`: rings that fade outwards, cheaper than an effect."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for ring in range(depth, 0, -2):
        color = QColor(active().shadow)
        color.setAlpha(round(_DARKEST * (1 - ring / depth) ** 2) + 1)
        painter.setBrush(color)
        grown = rect.adjusted(-ring, -ring + 3, ring, ring + 3)
        painter.drawRoundedRect(grown, radius + ring, radius + ring)
