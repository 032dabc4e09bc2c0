"""Paints every cell of every table: text, amounts, states, and the row behind them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.columns import Cell, Ink, MoneyCell, StateCell
from desktop.models.ids import IdModel
from desktop.theme import Tone, active, tone
from desktop.theme.painting import draw_money, draw_state, draw_text, fill_round
from desktop.widgets.table.header import CELL_PADDING
from desktop.widgets.table.rows import RowLook
from desktop.widgets.table.tick_box import TickState, draw_tick_box
from desktop.widgets.table.ticking import gutter

_BAR = 3
_GHOST = 8.0
_NEW_ROW = 0.55
"""Strength of the tint of a row that has just come in."""


class CellDelegate(QStyledItemDelegate):
    """Asks the model for the cell and the look for the row; makes no font while it paints."""

    def __init__(self, model: IdModel, look: RowLook) -> None:
        super().__init__(look)
        self._model = model
        self._look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        self._paint_row(painter, rect, index)
        box = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        if index.column() == self._look.first_column:
            ticked = self._model.id_at(index.row()) in self._look.ticks
            draw_tick_box(painter, box, TickState.ALL if ticked else TickState.NONE)
            box.adjust(gutter(), 0, 0, 0)
        cell = self._model.cell(index.row(), index.column())
        if cell is None:
            _paint_ghost(painter, box)
        else:
            _paint_cell(painter, box, cell, self._model.heads[index.column()].align.value)

    def _paint_row(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        background = self._background(row)
        if background is not None:
            painter.fillRect(rect, background)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, active().line)
        if row == self._look.current_row and index.column() == self._look.first_column:
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height() - 1)
            painter.fillRect(bar, active().accent if self._look.focused else active().control)

    def _background(self, row: int) -> QColor | None:
        """Return the colour of a row, None where it is that of the table."""
        row_id = self._model.id_at(row)
        if row == self._look.current_row or row_id in self._look.ticks:
            return active().accentsoft
        fresh = self._look.freshness(row_id)
        if fresh > 0:
            return _blend(active().surface, tone(Tone.OK).soft, fresh * _NEW_ROW)
        return active().hover if row == self._look.hovered_row else None


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell, align: Qt.AlignmentFlag) -> None:
    if isinstance(cell, StateCell):
        draw_state(painter, box, cell.state)
    elif isinstance(cell, MoneyCell):
        ink = Ink.TEXT3 if cell.centimes is None else cell.ink
        draw_money(painter, box, cell.parts, (cell.style, ink.color()))
    else:
        draw_text(painter, box, cell.text, style=cell.style, color=cell.ink.color(), align=align)


def _paint_ghost(painter: QPainter, box: QRectF) -> None:
    width = max(box.width() * 0.6, min(box.width(), 24.0))
    bar = QRectF(box.left(), box.center().y() - _GHOST / 2, width, _GHOST)
    fill_round(painter, bar, active().pressed, _GHOST / 2)


def _blend(under: QColor, over: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
