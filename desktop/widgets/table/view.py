"""The rows of a table: selection and scroll position survive what arrives live."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from desktop.models.ids import IdModel, Index
from desktop.theme import Style, metrics
from desktop.widgets.table.delegate import CellDelegate
from desktop.widgets.table.fitting import fit_columns
from desktop.widgets.table.header import TableHeader
from desktop.widgets.table.rows import RowLook

_ROW_SPACE = 18
_FIRST_ROWS = 256
"""Rows to load before the view knows its height."""


class TableView(QTableView):
    """A read-only list; one row is current, and stays so by its id."""

    row_chosen = Signal(int)
    """Id of the row that the owner made current."""
    columns_fitted = Signal()

    def __init__(self, model: IdModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._anchor: tuple[int, int] | None = None
        self._current_id: int | None = None
        self._announced_id: int | None = None
        self._silent = False
        self.look = RowLook(self)
        self.look.animated = bool(
            self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        )
        self.head = TableHeader(model.heads, self)
        self._set_up(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self.look))
        model.rowsAboutToBeInserted.connect(self._on_about_to_change)
        model.rowsAboutToBeRemoved.connect(self._on_about_to_change)
        model.modelAboutToBeReset.connect(self._on_about_to_change)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_changed)
        model.modelReset.connect(self._on_reset)
        self.look.faded.connect(self.viewport().update)
        self.clicked.connect(self._announce_choice)
        self.activated.connect(self._announce_choice)

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
        self.look.first_column = fit_columns(self.head, self._model.heads, self.viewport().width())
        self.columns_fitted.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.look.current_row = current.row()
        chosen = self._model.id_at(current.row()) if current.isValid() else None
        self.viewport().update()
        self._current_id = chosen
        if not self._silent:
            self._announce_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

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
        self._focus_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_changed()

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

    def _hover(self, point: QPoint) -> None:
        row = self.rowAt(point.y()) if self.viewport().rect().contains(point) else -1
        if row != self.look.hovered_row:
            self.look.hovered_row = row
            self.viewport().update()

    def _focus_changed(self) -> None:
        self.look.focused = self.hasFocus()
        self.viewport().update()

    def _announce_choice(self) -> None:
        if self._current_id is not None and self._current_id != self._announced_id:
            self._announced_id = self._current_id
            self.row_chosen.emit(self._current_id)

    def _on_about_to_change(self) -> None:
        """Remember what is at the top, unless the owner is at the very top and wants the news."""
        height = self.verticalHeader().defaultSectionSize()
        row, offset = divmod(self.verticalScrollBar().value(), height)
        at_rest = self.verticalScrollBar().value() == 0 or row >= self._model.rowCount()
        self._anchor = None if at_rest else (self._model.id_at(row), offset)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.look.mark_new(self._model.ids[first : last + 1])
        self._on_changed()

    def _on_changed(self) -> None:
        self.look.current_row = self.currentIndex().row()
        self.look.hovered_row = -1
        if self._anchor is None:
            return
        position = self._model.position_of(self._anchor[0])
        if position is not None:
            self.updateGeometries()
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(position * height + self._anchor[1])

    def _on_reset(self) -> None:
        self._on_changed()
        if self._current_id is not None:
            self.choose_again(self._current_id)

    def choose_again(self, row_id: int) -> None:
        """Make a row current where it now is, without moving what is in sight."""
        value = self.verticalScrollBar().value()
        position = self._model.position_of(row_id)
        if position is None:
            self._current_id = None
            return
        self._silent = True
        self.setCurrentIndex(self._model.index(position, self.look.first_column))
        self._silent = False
        self.verticalScrollBar().setValue(value)
