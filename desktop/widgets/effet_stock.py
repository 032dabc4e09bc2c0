"""What a movement would do to a stock, told before it is recorded: « 12 → 20 »."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.formats import format_number, format_signed
from desktop.models.columns import NOTHING
from desktop.theme import Style, Tone, active, scaled, text_width, tone
from desktop.theme.painting import draw_text, fill_round, stroke_round

_ARROW = "→"
_GAP = 10
_PAD = 14
_RIGHT = Qt.AlignmentFlag.AlignRight


class EffetStock(QWidget):
    """An inset of one line; while the quantity cannot be read, only the present stock."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._avant: int | None = None
        self._apres: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(46))
        self.show_effect(None, None)

    def show_effect(self, avant: int | None, apres: int | None) -> None:
        """Show the stock now, None until it is known, and what it becomes."""
        self._avant, self._apres = avant, apres
        self.setAccessibleName(f"{self._title} : {self.words()}")
        self.update()

    def words(self) -> str:
        """Return what is shown: « 12 → 20 »."""
        if self._avant is None:
            return NOTHING
        if self._apres is None:
            return format_number(self._avant)
        return f"{format_number(self._avant)} {_ARROW} {format_number(self._apres)}"

    def sizeHint(self) -> QSize:
        return QSize(scaled(240), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().sunken, 8)
        stroke_round(painter, box, active().border, 8)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        draw_text(painter, inner, self._title, style=Style.BODY, color=active().text2)
        if self._avant is not None and self._apres is not None:
            self._paint_change(painter, inner, self._avant, self._apres)
        else:
            draw_text(
                painter, inner, self.words(), style=Style.FIGURE, color=active().text, align=_RIGHT
            )
        painter.end()

    def _paint_change(self, painter: QPainter, inner: QRectF, avant: int, apres: int) -> None:
        """Paint from the right: the difference, the stock after, the arrow, the stock before."""
        right = self._paint_pill(painter, inner, apres - avant)
        ink = tone(Tone.DANGER).text if apres < 0 else active().text
        for text, color in (
            (format_number(apres), ink),
            (_ARROW, active().text3),
            (format_number(avant), active().text3),
        ):
            place = QRectF(inner.left(), inner.top(), right - inner.left(), inner.height())
            draw_text(painter, place, text, style=Style.FIGURE, color=color, align=_RIGHT)
            right -= text_width(Style.FIGURE, text) + _GAP

    def _paint_pill(self, painter: QPainter, inner: QRectF, change: int) -> float:
        """Paint the difference and return where what stands before it ends."""
        text = format_signed(change) if change else "="
        colors = tone(Tone.OK if change > 0 else Tone.WARN if change < 0 else Tone.NEUTRAL)
        width, height = text_width(Style.TINYS, text) + 14, float(scaled(20))
        left = inner.right() - width
        pill = QRectF(left, inner.center().y() - height / 2, width, height)
        fill_round(painter, pill, colors.soft, 6)
        draw_text(
            painter,
            pill,
            text,
            style=Style.TINYS,
            color=colors.text,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        return left - _GAP
