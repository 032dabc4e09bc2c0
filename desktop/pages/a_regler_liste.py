"""The list at the left: groups of entries, each with its box; what arrives moves nothing."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.formats import Times
from desktop.models.a_regler_liste import GroupModel, is_header
from desktop.models.ids import Index
from desktop.pages.a_regler_delegate import BOX_ROOM, EntreeDelegate
from desktop.pages.a_regler_suivi import ENTRY, HEADER, GroupFollower
from desktop.theme import scaled
from desktop.widgets.table.rows import RowLook


class EntreeList(QTableView):
    """One entry is current and stays so by its id; Space or the box ticks, a header its group."""

    entree_chosen = Signal(int)
    """Id of the entry that the owner made current."""

    def __init__(self, model: GroupModel, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._current_id: int | None = None
        self._silent = False
        self.look = RowLook(self)
        self.setModel(model)
        self.setItemDelegate(EntreeDelegate(model, self.look, times))
        self._set_up()
        self._follower = GroupFollower(self, model, self.look)
        self._follower.reset.connect(self._on_reset)
        self.look.faded.connect(self.viewport().update)
        self.look.ticks.changed.connect(self.viewport().update)

    def current_id(self) -> int | None:
        """Return the entry that is current."""
        return self._current_id

    def choose(self, entree_id: int) -> bool:
        """Make an entry current and bring it into sight; False where the list has it not."""
        position = self._model.position_of(entree_id)
        if position is None:
            return False
        self.setCurrentIndex(self._model.index(position, 0))
        return True

    def step(self, step: int) -> None:
        """Go to the entry before or after, past a header."""
        row = self._next_entry(self.currentIndex().row(), step)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))

    def entry_near(self, row: int) -> int | None:
        """Return the id of the entry at a row, else of the next one, else of the one before."""
        rows = (row, self._next_entry(row, 1), self._next_entry(row, -1))
        for near in rows:
            if near is not None and 0 <= near < len(self._model.ids):
                found = self._model.id_at(near)
                if not is_header(found):
                    return found
        return None

    def seen(self) -> range:
        """Return the positions in sight."""
        first = max(self.rowAt(0), 0)
        return range(first, first + self.viewport().height() // scaled(HEADER) + 2)

    def toggle(self, row: int) -> None:
        """Tick an entry, or with its header the whole group."""
        row_id = self._model.id_at(row)
        if not is_header(row_id):
            self.look.ticks.toggle(row_id)
            return
        own = self._model.entries_of(row)
        if all(entree_id in self.look.ticks for entree_id in own):
            self.look.ticks.drop(own)
        else:
            self.look.ticks.add(own)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.look.current_row = current.row()
        self.viewport().update()
        chosen = self._model.id_at(current.row()) if current.isValid() else None
        if chosen is None or is_header(chosen) or chosen == self._current_id:
            return
        self._current_id = chosen
        if not self._silent:
            self.entree_chosen.emit(chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        boxed = event.position().x() < scaled(BOX_ROOM)
        if event.button() is Qt.MouseButton.LeftButton and row >= 0 and boxed:
            self.toggle(row)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Ventes à régler"))
        self.horizontalHeader().hide()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(scaled(ENTRY))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _next_entry(self, row: int, step: int) -> int | None:
        row += step
        while 0 <= row < len(self._model.ids):
            if not is_header(self._model.id_at(row)):
                return row
            row += step
        return None

    def _hover(self, point: QPoint) -> None:
        row = self.rowAt(point.y()) if self.viewport().rect().contains(point) else -1
        if row != self.look.hovered_row:
            self.look.hovered_row = row
            self.viewport().update()

    def _focus_changed(self) -> None:
        self.look.focused = self.hasFocus()
        self.viewport().update()

    def _on_reset(self) -> None:
        """Keep the same entry current in another list."""
        position = None if self._current_id is None else self._model.position_of(self._current_id)
        if position is not None:
            self._silent = True
            self.setCurrentIndex(self._model.index(position, 0))
            self._silent = False
