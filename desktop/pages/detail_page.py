"""A table page with a side panel: the row that is current, shown in full."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import CoreError
from desktop.formats import format_number
from desktop.models.table import Row
from desktop.pages.board import Wording
from desktop.pages.page import Services
from desktop.pages.table_page import Listing, TablePage
from desktop.widgets.side_panel import PanelHost, SidePanel

F = TypeVar("F")
R = TypeVar("R", bound=Row)
D = TypeVar("D")


@dataclass(slots=True)
class _Awaited:
    """A row to open as soon as a list is there."""

    row_id: int
    widened: bool = False


class DetailPage(TablePage[F, R], Generic[F, R, D]):
    """Previous and next walk through the list as it is filtered and sorted."""

    def __init__(
        self,
        services: Services,
        wording: Wording,
        listing: Listing[F, R],
        *,
        panel_name: str,
    ) -> None:
        super().__init__(services, wording, listing)
        self._open_id: int | None = None
        self._awaited: _Awaited | None = None
        self.panel = SidePanel(panel_name)
        self.host = PanelHost(self.board, self.panel, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.host)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.row_opened.connect(self.on_row_opened)
        self.list_shown.connect(self._on_list_shown)
        self.panel.closed.connect(self._on_panel_closed)
        self.panel.previous_asked.connect(partial(self._step, -1))
        self.panel.next_asked.connect(partial(self._step, 1))

    @abstractmethod
    def load_detail(self, row_id: int) -> D:
        """Ask core for one row in full; called in a worker."""

    @abstractmethod
    def make_content(self, detail: D) -> QWidget:
        """Build what the panel shows."""

    @abstractmethod
    def rank_text(self, rank: str, count: str) -> str:
        """Word « Vente 1 sur 148 »."""

    def open_row(self, row_id: int) -> None:
        """Show one row in full, whatever the list is narrowed to."""
        self.show_list()
        if self.is_current() and self.model.position_of(row_id) is not None:
            self.view.choose(row_id)
            self._open(row_id)
            return
        self._awaited = _Awaited(row_id)
        if self.is_current():
            self._widen_for(self._awaited)

    def on_row_opened(self, row_id: int) -> None:
        """Follow a double click or Enter: the panel, unless a page has more to show."""
        self.open_row(row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self._on_panel_closed()
        else:
            super().keyPressEvent(event)

    def _on_row_chosen(self, row_id: int) -> None:
        """Follow the current row where the panel is open; a click alone opens nothing."""
        if self.panel.isVisibleTo(self):
            self._open(row_id)

    def _open(self, row_id: int) -> None:
        self._open_id = row_id
        self._load_open()

    def _widen_for(self, awaited: "_Awaited") -> None:
        awaited.widened = True
        self.widen()
        self.board.clear_filters()

    def _load_open(self) -> None:
        if self._open_id is not None:
            self.services.tasks.run(
                partial(self.load_detail, self._open_id),
                partial(self._on_detail_loaded, self._open_id),
                self._on_detail_failed,
            )

    def _on_detail_loaded(self, row_id: int, detail: D) -> None:
        if row_id == self._open_id:
            self.panel.show_content(self.make_content(detail))
            self._show_rank()
            self.host.open_panel()
            self.board.search.keeps_escape = False

    def _on_detail_failed(self, error: CoreError) -> None:
        self._on_panel_closed()
        self.services.tasks.failed.emit(error)

    def _on_list_shown(self) -> None:
        """Close the panel of a row that the list no longer holds; else tell its new rank."""
        if self._awaited is not None:
            self._open_awaited(self._awaited)
        if self._open_id is None:
            return
        if self.model.position_of(self._open_id) is None:
            self._on_panel_closed()
        else:
            self._show_rank()

    def _open_awaited(self, awaited: "_Awaited") -> None:
        """Open the row once a list holds it; if even the widest does not, core says why."""
        found = self.model.position_of(awaited.row_id) is not None
        if not found and not awaited.widened:
            self._widen_for(awaited)
            return
        self._awaited = None
        if found:
            self.view.choose(awaited.row_id)
            self._open(awaited.row_id)
        else:
            self.services.tasks.run(partial(self.load_detail, awaited.row_id), _not_shown)

    def _show_rank(self) -> None:
        position = None if self._open_id is None else self.model.position_of(self._open_id)
        if position is not None:
            count = len(self.model.ids)
            caption = self.rank_text(format_number(position + 1), format_number(count))
            self.panel.show_rank(caption, first=position == 0, last=position == count - 1)

    def _on_panel_closed(self) -> None:
        self._open_id = None
        self.host.close_panel()
        self.board.search.keeps_escape = True
        self.view.clear_choice()
        self.view.setFocus()

    def _step(self, step: int) -> None:
        position = None if self._open_id is None else self.model.position_of(self._open_id)
        if position is not None and 0 <= position + step < len(self.model.ids):
            self.view.choose(self.model.id_at(position + step))


def _not_shown(_detail: object) -> None:
    """Show nothing: no list of this boutique holds the row."""
