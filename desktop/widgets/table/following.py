"""Keeps what the owner sees in place while rows come, leave or are sorted anew."""

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTableView

from desktop.models.ids import IdModel
from desktop.widgets.table.rows import RowLook


class ListFollower(QObject):
    """At the very top the scroll position is not kept: the owner wants the news."""

    reset = Signal()
    """Another list is there, scrolled to the row that was at the edge."""

    def __init__(self, view: QTableView, model: IdModel, look: RowLook) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._look = look
        self._anchor: tuple[int, int] | None = None
        model.rowsAboutToBeInserted.connect(self._note_edge)
        model.rowsAboutToBeRemoved.connect(self._on_rows_leaving)
        model.modelAboutToBeReset.connect(self._note_edge)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._restore)
        model.modelReset.connect(self._on_reset)

    def _note_edge(self) -> None:
        value = self._view.verticalScrollBar().value()
        row, offset = divmod(value, self._height())
        at_rest = value == 0 or row >= self._model.rowCount()
        self._anchor = None if at_rest else (self._model.id_at(row), offset)

    def _on_rows_leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        self._note_edge()
        self._look.ticks.drop(self._model.ids[first : last + 1])

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._look.mark_new(self._model.ids[first : last + 1])
        self._restore()

    def _on_reset(self) -> None:
        self._look.ticks.keep_only(self._model.ids)
        self._restore()
        self.reset.emit()

    def _restore(self) -> None:
        self._look.current_row = self._view.currentIndex().row()
        self._look.hovered_row = -1
        if self._anchor is None:
            return
        position = self._model.position_of(self._anchor[0])
        if position is not None:
            self._view.updateGeometries()
            self._view.verticalScrollBar().setValue(position * self._height() + self._anchor[1])

    def _height(self) -> int:
        return self._view.verticalHeader().defaultSectionSize()
