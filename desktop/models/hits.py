"""The results of the search as a list: groups with a caption, rows that lead somewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """One row; a caption of a group has nothing to `run`."""

    text: str
    detail: str = ""
    icon: str = ""
    run: Callable[[], object] | None = None
    keys: str = ""


class HitModel(QAbstractListModel):
    """Captions can be neither chosen nor pressed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Hit]]]) -> None:
        """Show these; a group without rows is left out."""
        self.beginResetModel()
        self.hits = tuple(hit for caption, rows in groups if rows for hit in (Hit(caption), *rows))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.text, hit.detail, hit.keys) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.hits[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def next_row(self, row: int, step: int) -> int:
        """Return the next row that can be pressed, `row` itself where there is none."""
        wanted = row + step
        while 0 <= wanted < len(self.hits):
            if self.hits[wanted].run is not None:
                return wanted
            wanted += step
        return row
