"""Copies cells and rows as a spreadsheet takes them: a tab between cells, a line a row."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from re import match
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from desktop.formats import plural
from desktop.models.columns import Column
from desktop.models.table import PAGE, Row, Source, TableModel
from desktop.tasks import Tasks
from desktop.widgets.mnemonics import LetteredMenu, plain
from desktop.widgets.table.view import TableView

F = TypeVar("F")
R = TypeVar("R", bound=Row)
COPIED_MAX = 20_000
"""Rows that one copy takes; an export has no such bound."""
_FORMULA = r"[=@]|[+\-](?!\d)"
"""How a text begins that a spreadsheet would run."""


def to_cell(text: str) -> str:
    """Return a text as one cell of a spreadsheet, never as a formula."""
    line = " ".join(text.split())
    return f"'{line}" if match(_FORMULA, line) else line


def whole_text(column: Column[R], row: R) -> str:
    """Return what a cell means in full: a number that is shown short, an instant to the second."""
    value = column.value_of(row)
    if isinstance(value, str):
        return value
    if isinstance(value, datetime) and column.tooltip is not None:
        return column.tooltip(row)
    return column.cell(row).text


class Copier(QObject, Generic[R]):
    """Rows that are not at hand are read in a worker first."""

    copied = Signal(str)
    """What to say of it."""

    def __init__(
        self,
        view: TableView,
        model: TableModel[R],
        source: Source[F, R],
        tasks: Tasks,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._fetch = source.list_rows
        self._tasks = tasks
        self.menu_shown: LetteredMenu | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_asked)

    def copy_rows(self, ids: Sequence[int]) -> None:
        """Copy these rows, the visible columns of each."""
        if ids:
            wanted = tuple(ids[:COPIED_MAX])
            shown = [self._model.columns[column] for column in self._view.arrangement.shown()]
            self._tasks.run(partial(self._word, wanted, shown), self._on_worded)

    def copy_chosen(self) -> None:
        """Copy what is ticked, or else the current row."""
        self.copy_rows(self._chosen(self._view.currentIndex()))

    def copy_cell(self, position: int, column: int) -> None:
        """Copy one cell, in full."""
        row = self._model.row_at(position)
        if row is not None:
            QGuiApplication.clipboard().setText(whole_text(self._model.columns[column], row))
            self.copied.emit(self.tr("Cellule copiée"))

    def _chosen(self, index: QModelIndex) -> tuple[int, ...]:
        ticked = self._view.look.ticks.in_order_of(self._model.ids)
        return ticked or ((self._model.id_at(index.row()),) if index.isValid() else ())

    def _word(self, ids: tuple[int, ...], columns: Sequence[Column[R]]) -> tuple[int, str]:
        lines = list(self._lines(ids, columns))
        return len(lines), "\n".join(lines)

    def _lines(self, ids: tuple[int, ...], columns: Sequence[Column[R]]) -> Iterator[str]:
        for start in range(0, len(ids), PAGE):
            for row in self._fetch(ids[start : start + PAGE]):
                yield "\t".join(to_cell(whole_text(column, row)) for column in columns)

    def _on_worded(self, worded: tuple[int, str]) -> None:
        count, text = worded
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(plural(count, self.tr("{n} ligne copiée"), self.tr("{n} lignes copiées")))

    def _on_menu_asked(self, point: QPoint) -> None:
        index = self._view.indexAt(point)
        if not index.isValid():
            return
        menu = LetteredMenu(self._view)
        cell = menu.addAction(self.tr("Copier la cellule"))
        cell.triggered.connect(partial(self.copy_cell, index.row(), index.column()))
        ids = self._chosen(index)
        text = plural(len(ids), self.tr("Copier la ligne"), self.tr("Copier les {n} lignes"))
        rows = menu.addAction(plain(text))
        rows.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        rows.triggered.connect(partial(self.copy_rows, ids))
        self.menu_shown = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(point))
