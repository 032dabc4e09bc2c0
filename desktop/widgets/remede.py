"""A remedy as a wide button: what it is called, what follows from it, and its effect in a box."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.theme import Style, Tone, active, draw_icon, font, scaled, text_width, tone
from desktop.theme.painting import (
    State,
    draw_state,
    draw_text,
    fill_round,
    state_width_of,
    stroke_round,
)

_LOW, _HIGH = 58, 92
_TILE = 34
_WORDS_AT = 60
_CHEVRON = 16
_NARROW = 560
"""Width below which the effect goes under the words."""
_CENTER = Qt.AlignmentFlag.AlignHCenter
_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_TALL = 10_000


@dataclass(frozen=True, slots=True)
class Remede:
    """`effect` in a few words; one that is impossible stays in sight and says why."""

    key: str
    icon: str
    title: str
    consequence: str
    effect: str = ""
    tone: Tone = Tone.NEUTRAL
    possible: bool = True
    advised: bool = False


class RemedeButton(QAbstractButton):
    """Painted whole; its accessible description tells consequence and effect."""

    def __init__(self, remede: Remede, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remede = remede
        self.setText(remede.title)
        self.setAccessibleName(remede.title)
        self.setAccessibleDescription(" ".join(filter(None, (remede.consequence, remede.effect))))
        self.setEnabled(remede.possible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if remede.possible else Qt.CursorShape.ArrowCursor
        )
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return scaled(_HIGH if self._is_narrow(width) else _LOW) + self._more(width)

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(_LOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(_LOW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        tile = QRectF(13, (scaled(_LOW) - _TILE) / 2, _TILE, _TILE)
        self._paint_tile(painter, tile)
        left = self._paint_effect(painter, box)
        self._paint_words(painter, left)
        painter.end()

    def _is_narrow(self, width: int) -> bool:
        return bool(self.remede.effect) and width < scaled(_NARROW)

    def _words_end(self, width: int) -> float:
        """Return where the words must end, at the left of the chevron, or of the effect."""
        right = width - 14.0 - _CHEVRON - 10
        if not self.remede.effect or self._is_narrow(width):
            return right
        return right - self._box_width() - 12

    def _box_width(self) -> float:
        return text_width(Style.SMALLM, self.remede.effect) + 20.0

    def _more(self, width: int) -> int:
        """Return the height that the lines of the consequence after its first one need."""
        metrics = QFontMetrics(font(Style.SMALL))
        room = QRect(0, 0, int(self._words_end(width)) - _WORDS_AT, _TALL)
        needed = metrics.boundingRect(room, int(_WRAPPED), self.remede.consequence).height()
        return max(needed - metrics.height(), 0)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        ground = active().surface if self.isEnabled() else active().sunken
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = active().pressed if self.isDown() else active().hover
        fill_round(painter, box, ground, 8)
        if self.remede.advised and self.isEnabled():
            painter.setPen(QPen(active().accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 8, 8)
        else:
            stroke_round(painter, box, active().border, 8)

    def _paint_tile(self, painter: QPainter, tile: QRectF) -> None:
        advised = self.remede.advised and self.isEnabled()
        fill_round(painter, tile, active().accentsoft if advised else tone(Tone.NEUTRAL).soft, 8)
        ink = active().accenttext if advised else active().text2
        if not self.isEnabled():
            ink = active().disabled
        draw_icon(painter, self.remede.icon, tile.adjusted(9, 9, -9, -9), ink)

    def _paint_effect(self, painter: QPainter, box: QRectF) -> float:
        """Paint chevron and effect; return where the words must end."""
        right = box.right() - 14
        if self.isEnabled():
            mark = QRectF(right - _CHEVRON, scaled(_LOW) / 2 - 8, _CHEVRON, _CHEVRON)
            color = active().accenttext if self.remede.advised else active().text3
            draw_icon(painter, "chevron-right", mark, color)
        right = self._words_end(self.width())
        if not self.remede.effect:
            return right
        width, height = self._box_width(), float(scaled(28))
        if self._is_narrow(self.width()):
            top = scaled(_LOW) - 4.0 + self._more(self.width())
            self._paint_box(painter, QRectF(_WORDS_AT, top, width, height))
        else:
            top = box.center().y() - height / 2
            self._paint_box(painter, QRectF(right + 12, top, width, height))
        return right

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colors = tone(self.remede.tone if self.isEnabled() else Tone.NEUTRAL)
        fill_round(painter, box, colors.soft, 6)
        stroke_round(painter, box, colors.line, 6)
        ink = colors.text if self.isEnabled() else active().text3
        draw_text(painter, box, self.remede.effect, style=Style.SMALLM, color=ink, align=_CENTER)

    def _paint_words(self, painter: QPainter, right: float) -> None:
        middle = scaled(_LOW) / 2
        title = QRectF(_WORDS_AT, 9, right - _WORDS_AT, middle - 9)
        ink = active().text if self.isEnabled() else active().text3
        draw_text(painter, title, self.remede.title, style=Style.STRONG, color=ink)
        if self.remede.advised and self.isEnabled():
            pill = State(self.tr("Conseillé"), Tone.INFO, "info")
            after = _WORDS_AT + text_width(Style.STRONG, self.remede.title) + 8
            if after + state_width_of(pill.text) <= right:
                draw_state(painter, QRectF(after, 9, right - after, middle - 9), pill)
        more = self._more(self.width())
        below = QRectF(_WORDS_AT, middle, right - _WORDS_AT, middle - 9 + more)
        soft = active().text2 if self.isEnabled() else active().text3
        if not more:
            draw_text(painter, below, self.remede.consequence, style=Style.SMALL, color=soft)
            return
        painter.setFont(font(Style.SMALL))
        painter.setPen(soft)
        painter.drawText(below.adjusted(0, 2, 0, 0), int(_WRAPPED), self.remede.consequence)
