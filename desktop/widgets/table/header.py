"""The header of a table: grey words, and a blue arrow on the column that sorts."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from core.listes import Tri
from desktop.models.columns import Align, Head, Kind
from desktop.theme import Style, active, draw_icon, scaled, text_width
from desktop.theme.painting import draw_text, state_width_of, unit_slot
from desktop.widgets.table.rows import RowLook
from desktop.widgets.table.tick_box import TickState, draw_tick_box
from desktop.widgets.table.ticking import gutter

CELL_PADDING = 10
_ARROW = 12
_GAP = 4


def least_width(head: Head) -> int:
    """Return the width below which a column would cut its title or its widest text."""
    title = text_width(Style.SMALLM, head.title)
    if head.sort_key:
        title += _ARROW + _GAP
    if head.kind is Kind.STATE:
        content = state_width_of(head.widest)
    elif head.kind is Kind.MONEY:
        content = text_width(Style.STRONG, head.widest) + unit_slot()
    else:
        content = text_width(Style.MEDIUM, head.widest)
    return max(title, content) + 2 * CELL_PADDING


class TableHeader(QHeaderView):
    """Paints itself; a click on a column is announced by `sectionClicked`."""

    width_given = Signal(int, int)
    """The owner drew this column to this width."""
    box_pressed = Signal()
    """The box that ticks every row."""

    def __init__(self, heads: Sequence[Head], look: RowLook, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heads = tuple(heads)
        self._look = look
        self._tri = Tri("", descendant=False)
        self._widths_before: list[int] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("En-têtes de colonnes"))

    def show_tri(self, tri: Tri) -> None:
        """Move the arrow."""
        self._tri = tri
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < gutter():
            self.box_pressed.emit()
            return
        self._widths_before = self._widths()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        before, self._widths_before = self._widths_before, []
        for section, (was, now) in enumerate(zip(before, self._widths(), strict=False)):
            if was and now and was != now:
                boxes = gutter() if section == self._look.first_column else 0
                self.width_given.emit(section, now - boxes)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        sortable = 0 <= section < len(self._heads) and self._heads[section].sort_key
        shape = Qt.CursorShape.PointingHandCursor if sortable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        # Qt comes second: at an edge it shows that the width can be drawn.
        super().mouseMoveEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, active().sunken)
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, active().border)
        box = QRectF(rect)
        if section == self._look.first_column:
            state = TickState.of(len(self._look.ticks), self.model().rowCount())
            draw_tick_box(painter, box.adjusted(CELL_PADDING, 0, 0, 0), state)
            box.adjust(gutter(), 0, 0, 0)
        self._paint_title(painter, box, self._heads[section])
        painter.restore()

    def _widths(self) -> list[int]:
        return [self.sectionSize(section) for section in range(self.count())]

    def _paint_title(self, painter: QPainter, rect: QRectF, head: Head) -> None:
        sorts = bool(head.sort_key) and head.sort_key == self._tri.colonne
        box = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        width = text_width(Style.SMALLM, head.title)
        style = Style.SMALLS if sorts else Style.SMALLM
        color = active().text if sorts else active().text3
        draw_text(painter, box, head.title, style=style, color=color, align=head.align.value)
        if sorts:
            right = head.align is Align.RIGHT
            left = box.right() - width - _GAP - _ARROW if right else box.left() + width + _GAP
            arrow = QRectF(left, box.center().y() - _ARROW / 2, _ARROW, _ARROW)
            name = "arrow-down" if self._tri.descendant else "arrow-up"
            draw_icon(painter, name, arrow, active().accent)
