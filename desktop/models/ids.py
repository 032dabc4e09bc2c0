"""The list of a table as ids alone: which rows there are, and which came or left."""

from abc import abstractmethod
from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.formats import plain_tooltip
from desktop.models.changes import Step
from desktop.models.columns import Cell, Head

Index = QModelIndex | QPersistentModelIndex


class IdModel(QAbstractTableModel):
    """Eight bytes a row, so that a million movements open as fast as ten."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self._ids: array[int] = array("q")

    @abstractmethod
    def cell(self, position: int, column: int) -> Cell | None:
        """Return what to paint; None for a row that is still on its way."""

    @abstractmethod
    def tooltip(self, position: int, column: int) -> str:
        """Return the whole text of a cell that is shown short; empty where there is none."""

    @property
    def ids(self) -> "array[int]":
        """The ids shown; a worker may keep this array, for it is replaced and never changed."""
        return self._ids

    def show_ids(self, ids: "array[int]", steps: Sequence[Step] | None) -> None:
        """Show another list (`steps` is None), or announce each run of rows that left or came."""
        if steps is None:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
            return
        if steps:
            self._ids = self._ids[:]
        for step in steps:
            self._take_step(step)
        self._ids = ids
        self.announce_all()

    def id_at(self, position: int) -> int:
        """Return the id shown at a position."""
        return self._ids[position]

    def position_of(self, row_id: int) -> int | None:
        """Return where an id is shown now."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def announce_all(self) -> None:
        """Have what is on screen painted again; costs the same for a row as for a million."""
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.heads[index.column()].align.value | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = self.cell(index.row(), index.column())
            return "" if cell is None else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.tooltip(index.row(), index.column())) or None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.heads[section].title
        return None

    def _take_step(self, step: Step) -> None:
        if step.removed:
            self.beginRemoveRows(QModelIndex(), step.first, step.first + step.removed - 1)
            del self._ids[step.first : step.first + step.removed]
            self.endRemoveRows()
        if step.ids:
            self.beginInsertRows(QModelIndex(), step.first, step.first + len(step.ids) - 1)
            self._ids[step.first : step.first] = step.ids
            self.endInsertRows()
