"""Paints the list at the left: a header a group, and two lines an entry."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.quarantaine import Entree
from core.vocabulaire import EtatEntree
from desktop.formats import Times, money_parts
from desktop.models.a_regler_liste import Entete, GroupModel
from desktop.models.raisons import brief_of, reasons, short_numero, subject_of
from desktop.theme import Style, Tone, active, draw_icon, scaled, text_width, tone
from desktop.theme.painting import (
    badge_width,
    draw_badge,
    draw_money,
    draw_text,
    unit_slot,
)
from desktop.widgets.table.rows import RowLook
from desktop.widgets.table.tick_box import TickState, draw_tick_box

BOX_ROOM = 40
"""Width, at the left, in which a click ticks."""
_BOX_AT = 16
_WORDS_AT = 43
_RIGHT = 14
_BAR = 3
_NEW_ROW = 0.55
_RIGHT_ALIGN = Qt.AlignmentFlag.AlignRight


class EntreeDelegate(QStyledItemDelegate):
    """Asks the model for the row and the look for its state."""

    def __init__(self, model: GroupModel, look: RowLook, times: Times) -> None:
        super().__init__(look)
        self._model = model
        self._look = look
        self._times = times

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        row = self._model.row_at(index.row())
        if isinstance(row, Entete):
            self._paint_header(painter, rect, row, index.row())
        else:
            self._paint_ground(painter, rect, index.row())
            if row is not None:
                self._paint_entree(painter, rect, row)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, active().line)

    def _paint_header(self, painter: QPainter, rect: QRectF, row: Entete, position: int) -> None:
        current = position == self._look.current_row and self._look.focused
        painter.fillRect(rect, active().accentsoft if current else active().sunken)
        own = self._model.entries_of(position)
        ticked = sum(entree_id in self._look.ticks for entree_id in own)
        box = rect.adjusted(_BOX_AT, 0, 0, 0)
        draw_tick_box(painter, box, TickState.of(ticked, len(own)))
        state = reasons()[row.raison].state
        mark = QRectF(rect.left() + _WORDS_AT, rect.center().y() - 7, 14, 14)
        draw_icon(painter, state.icon, mark, tone(state.tone).text)
        count = str(len(own))
        words = rect.adjusted(_WORDS_AT + 22, 0, -_RIGHT - badge_width(count) - 6, 0)
        draw_text(painter, words, state.text, style=Style.SMALLS, color=active().text)
        right = QPointF(rect.right() - _RIGHT, rect.center().y())
        draw_badge(painter, right, count, state.tone)

    def _paint_ground(self, painter: QPainter, rect: QRectF, position: int) -> None:
        current = position == self._look.current_row
        fresh = self._look.freshness(self._model.id_at(position))
        painter.fillRect(rect, active().surface)
        if current:
            painter.fillRect(rect, active().accentsoft)
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), active().accent)
        elif fresh > 0:
            tint = QColor(tone(Tone.OK).soft)
            tint.setAlphaF(fresh * _NEW_ROW)
            painter.fillRect(rect, tint)
        elif position == self._look.hovered_row:
            painter.fillRect(rect, active().hover)

    def _paint_entree(self, painter: QPainter, rect: QRectF, row: Entree) -> None:
        ticked = TickState.ALL if row.id in self._look.ticks else TickState.NONE
        draw_tick_box(painter, rect.adjusted(_BOX_AT, 0, 0, 0), ticked)
        half = rect.height() / 2
        first = QRectF(rect.left(), rect.top() + 7, rect.width(), half - 8)
        second = QRectF(rect.left(), rect.top() + half, rect.width(), half - 8)
        used = self._paint_montant(painter, first, row)
        title = first.adjusted(_WORDS_AT, 0, -_RIGHT - used - 8, 0)
        subject = subject_of(row) or short_numero(row)
        draw_text(painter, title, subject, style=Style.MEDIUM, color=active().text)
        self._paint_reason(painter, second, row)

    def _paint_montant(self, painter: QPainter, line: QRectF, row: Entree) -> int:
        """Paint the amount at the right, and return how wide it is."""
        if row.montant is None or row.devise is None:
            return 0
        parts = money_parts(row.montant, row.devise)
        box = line.adjusted(0, 0, -_RIGHT, 0)
        draw_money(painter, box, parts, (Style.MEDIUM, active().text))
        return text_width(Style.MEDIUM, parts[0]) + unit_slot()

    def _paint_reason(self, painter: QPainter, line: QRectF, row: Entree) -> None:
        when = self._times.short(row.date_vente or row.date_premiere)
        box = line.adjusted(0, 0, -_RIGHT, 0)
        draw_text(painter, box, when, style=Style.SMALL, color=active().text3, align=_RIGHT_ALIGN)
        room = line.adjusted(_WORDS_AT, 0, -_RIGHT - text_width(Style.SMALL, when) - 8, 0)
        brief, waits = brief_of(row), row.etat is EtatEntree.A_REGLER
        which = reasons()[row.raison].state.tone if waits else Tone.NEUTRAL
        draw_text(painter, room, brief, style=Style.SMALL, color=tone(which).text)
        after = room.adjusted(text_width(Style.SMALL, brief) - 2, 0, 0, 0)
        if after.width() > scaled(24):
            rest = f", {row.terminal_nom}"
            draw_text(painter, after, rest, style=Style.SMALL, color=active().text2)
