"""Keeps what the owner sees in place while entries come and go, and headers lower than entries."""

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTableView

from desktop.models.a_regler_liste import GroupModel, is_header
from desktop.theme import scaled
from desktop.widgets.table.rows import RowLook

ENTRY = 58
HEADER = 36
"""Heights of the two kinds of rows."""


class GroupFollower(QObject):
    """At the very top the scroll position is not kept: the owner wants the news."""

    reset = Signal()
    """Another list is there."""

    def __init__(self, view: QTableView, model: GroupModel, look: RowLook) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._look = look
        self._anchor: tuple[int, int] | None = None
        model.rowsAboutToBeInserted.connect(self._note_edge)
        model.rowsAboutToBeRemoved.connect(self._on_rows_leaving)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._restore)
        model.modelReset.connect(self._on_reset)

    def _note_edge(self) -> None:
        """Remember what is at the top, unless the owner is at the very top and wants the news."""
        value, row = self._view.verticalScrollBar().value(), self._view.rowAt(0)
        if value == 0 or row < 0:
            self._anchor = None
        else:
            self._anchor = (self._model.id_at(row), -self._view.rowViewportPosition(row))

    def _on_rows_leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        self._note_edge()
        self._look.ticks.drop(self._model.ids[first : last + 1])

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        came = self._model.ids[first : last + 1]
        for offset, row_id in enumerate(came):
            if is_header(row_id):
                self._view.setRowHeight(first + offset, scaled(HEADER))
        self._look.mark_new(row_id for row_id in came if not is_header(row_id))
        self._restore()

    def _on_about_to_reset(self) -> None:
        self._note_edge()
        for row in self._model.starts():
            self._view.setRowHeight(row, scaled(ENTRY))

    def _on_reset(self) -> None:
        for row in self._model.starts():
            self._view.setRowHeight(row, scaled(HEADER))
        self._look.ticks.keep_only(self._model.ids)
        self._restore()
        self.reset.emit()

    def _restore(self) -> None:
        self._look.current_row = self._view.currentIndex().row()
        self._look.hovered_row = -1
        position = None if self._anchor is None else self._model.position_of(self._anchor[0])
        if position is not None and self._anchor is not None:
            self._view.updateGeometries()
            top = self._view.verticalHeader().sectionPosition(position)
            self._view.verticalScrollBar().setValue(top + self._anchor[1])
