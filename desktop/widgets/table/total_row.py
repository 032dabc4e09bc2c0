"""The foot of a table: how many rows, what is summed, and the sums below their columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.theme import Style, active, scaled, text_width
from desktop.theme.painting import draw_money, draw_text
from desktop.widgets.table.header import CELL_PADDING

Sum = tuple[str, str]
"""A number and its unit; the unit is empty for quantities."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the row says; each column of `sums` holds a line a currency."""

    count: str
    caption: str = ""
    sums: Mapping[int, tuple[Sum, ...]] = field(default_factory=dict)


class TotalRow(QWidget):
    """Reads the geometry of the header, so that a sum stands below what it sums."""

    def __init__(self, header: QHeaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self._totals = Totals("")
        header.sectionResized.connect(self.update)

    def show_totals(self, totals: Totals) -> None:
        """Replace what is shown."""
        self._totals = totals
        words = [number + unit for lines in totals.sums.values() for number, unit in lines]
        self.setAccessibleName(" ".join([totals.count, totals.caption, *words]))
        self.updateGeometry()
        self.update()

    def shown_totals(self) -> Totals:
        """Return what is shown."""
        return self._totals

    def sizeHint(self) -> QSize:
        lines = max((len(sums) for sums in self._totals.sums.values()), default=1)
        return QSize(0, scaled(48) if lines > 1 else scaled(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().sunken)
        painter.fillRect(0, 0, self.width(), 1, active().border)
        self._paint_words(painter)
        for column, sums in self._totals.sums.items():
            if not self._header.isSectionHidden(column):
                self._paint_sums(painter, column, sums)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        room = QRectF(CELL_PADDING, 0, self._room_for_words() - CELL_PADDING, self.height())
        draw_text(painter, room, self._totals.count, style=Style.SMALLS, color=active().text)
        left = text_width(Style.SMALLS, self._totals.count) + 8
        if room.width() > left + text_width(Style.SMALL, self._totals.caption):
            rest = room.adjusted(left, 0, 0, 0)
            draw_text(painter, rest, self._totals.caption, style=Style.SMALL, color=active().text3)

    def _room_for_words(self) -> int:
        """Return where the first sum begins, so that words never run into it."""
        starts = [
            self._right_of(column) - max(self._width_of(sums))
            for column, sums in self._totals.sums.items()
            if sums and not self._header.isSectionHidden(column)
        ]
        return min(starts, default=self.width())

    def _width_of(self, sums: tuple[Sum, ...]) -> list[int]:
        return [text_width(Style.STRONG, number) + scaled(34) for number, _ in sums]

    def _right_of(self, column: int) -> int:
        return self._header.sectionViewportPosition(column) + self._header.sectionSize(column)

    def _paint_sums(self, painter: QPainter, column: int, sums: tuple[Sum, ...]) -> None:
        right = self._right_of(column) - CELL_PADDING
        line = scaled(17)
        top = (self.height() - line * len(sums)) / 2
        pen = (Style.STRONG, active().text)
        for position, (number, unit) in enumerate(sums):
            width = max(self._width_of(sums))
            box = QRectF(right - width, top + position * line, width, line)
            if unit:
                draw_money(painter, box, (number, unit), pen)
            else:
                right_edge = Qt.AlignmentFlag.AlignRight
                draw_text(painter, box, number, style=pen[0], color=pen[1], align=right_edge)
