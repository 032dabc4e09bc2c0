"""The rows of a table: selection and scroll position survive what arrives live."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from desktop.models.ids import IdModel, Index
from desktop.theme import Style, metrics
from desktop.widgets.table.arrangement import Arrangement
from desktop.widgets.table.delegate import CellDelegate
from desktop.widgets.table.fitting import fit_columns
from desktop.widgets.table.following import ListFollower
from desktop.widgets.table.header import TableHeader
from desktop.widgets.table.rows import RowLook
from desktop.widgets.table.ticking import Ticking

_ROW_SPACE = 18
_FIRST_ROWS = 256
"""Rows to load before the view knows its height."""
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TableView(QTableView):
    """A read-only list; one row is current, and stays so by its id."""

    row_chosen = Signal(int)
    """Id of the row that the owner made current."""
    row_opened = Signal(int)
    """Id of the row that the owner wants in full: a double click, or Enter."""
    columns_fitted = Signal()

    def __init__(self, model: IdModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._current_id: int | None = None
        self._announced_id: int | None = None
        self._silent = False
        self.look = RowLook(self)
        self.head = TableHeader(model.heads, self.look, self)
        self._ticking = Ticking(self, model, self.look.ticks)
        self._set_up(name)
        self.setModel(model)
        self.arrangement = Arrangement(self.head, model.heads)
        self.setItemDelegate(CellDelegate(model, self.look))
        # After the model is set: Qt's own slots come first.
        self._follower = ListFollower(self, model, self.look)
        self._connect()

    def seen(self) -> range:
        """Return the positions in sight, or those that will be."""
        height = self.verticalHeader().defaultSectionSize()
        first = self.verticalScrollBar().value() // height
        shown = self.viewport().height() // height + 2
        return range(first, first + max(shown, _FIRST_ROWS if not self.isVisible() else 0))

    def choose(self, row_id: int) -> None:
        """Make a row current and bring it into sight."""
        position = self._model.position_of(row_id)
        if position is not None:
            self.setCurrentIndex(self._model.index(position, self.look.first_column))

    def clear_choice(self) -> None:
        """Leave no row current."""
        self._announced_id = None
        self.setCurrentIndex(QModelIndex())

    def refit(self) -> None:
        """Give the columns the widths that fit now."""
        self.verticalHeader().setDefaultSectionSize(
            int(metrics(Style.BODY).height()) + 1 + _ROW_SPACE
        )
        room = self.viewport().width()
        self.look.first_column = fit_columns(self.head, self._model.heads, room, self.arrangement)
        self.viewport().update()
        self.columns_fitted.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.look.current_row = current.row()
        self.viewport().update()
        self._current_id = self._model.id_at(current.row()) if current.isValid() else None
        if not self._silent:
            self._announce_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._ticking.take_key(event):
            return
        super().keyPressEvent(event)
        if event.key() in _OPENING and self._current_id is not None:
            self.row_opened.emit(self._current_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._ticking.take_press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._ticking.take_press(event):
            return
        super().mouseDoubleClickEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.row_opened.emit(self._model.id_at(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when the table gets the keyboard: nobody chose it.
        self._silent = True
        super().focusInEvent(event)
        self._silent = False
        self.look.focused = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.look.focused = False
        self.viewport().update()

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.look.animated = bool(
            self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        )

    def _connect(self) -> None:
        self._follower.reset.connect(self._choose_again)
        self.look.faded.connect(self.viewport().update)
        self.look.ticks.changed.connect(self.viewport().update)
        self.look.ticks.changed.connect(self.head.viewport().update)
        self.head.box_pressed.connect(self._ticking.toggle_all)
        self.head.width_given.connect(self.arrangement.keep_width)
        self.arrangement.reordered.connect(self.refit)
        self.clicked.connect(self._announce_choice)
        self.activated.connect(self._announce_choice)

    def _hover(self, point: QPoint) -> None:
        row = self.rowAt(point.y()) if self.viewport().rect().contains(point) else -1
        if row != self.look.hovered_row:
            self.look.hovered_row = row
            self.viewport().update()

    def _announce_choice(self) -> None:
        if self._current_id is not None and self._current_id != self._announced_id:
            self._announced_id = self._current_id
            self.row_chosen.emit(self._current_id)

    def _choose_again(self) -> None:
        """Make the row current where it now is, without moving what is in sight."""
        position = None if self._current_id is None else self._model.position_of(self._current_id)
        if position is None:
            self._current_id = None
            return
        value = self.verticalScrollBar().value()
        self._silent = True
        self.setCurrentIndex(self._model.index(position, self.look.first_column))
        self._silent = False
        self.verticalScrollBar().setValue(value)
