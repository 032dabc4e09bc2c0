"""A page that is one table, loaded in a worker and kept up to date while it is looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from core.boutiques import Boutique
from core.errors import CoreError
from core.listes import Tri
from desktop.models.columns import Column
from desktop.models.growth import GrowingIds, load_grown
from desktop.models.table import PAGE, Row, Snapshot, Source, TableModel, load_snapshot
from desktop.pages.board import ListBoard, Wording
from desktop.pages.copying import Copier
from desktop.pages.export_button import ExportButton
from desktop.pages.page import BoutiqueEvent, Services
from desktop.pages.table_keys import add_key, add_key_within
from desktop.pages.table_state import TableState
from desktop.pages.topic_page import TopicPage
from desktop.pages.views_button import ViewsButton
from desktop.theme import Tone
from desktop.widgets.buttons import Button
from desktop.widgets.chip import Setting
from desktop.widgets.choices import Choice
from desktop.widgets.table.columns_button import ColumnsButton

F = TypeVar("F")
R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Listing(Generic[F, R]):
    """Where the rows come from and how they are shown."""

    source: Source[F, R]
    columns: Sequence[Column[R]]
    tabs: Sequence[Choice]
    tri: Tri
    list_new: GrowingIds[F] | None = None
    """Where rows are only ever added: asks for those above an id."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """One reload: the list, and the count of each tab."""

    snapshot: Snapshot[R]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Shown(Generic[F, R]):
    """What is on screen, and what it answers."""

    question: tuple[F, Tri]
    snapshot: Snapshot[R]


class TablePage(TopicPage[F], Generic[F, R]):
    """Loads its list in a worker. Subclasses say what is asked and how it is worded."""

    list_shown = Signal()
    """What core answered is on screen."""
    selection_changed = Signal()
    """Rows were ticked, or no longer."""
    export_asked = Signal(str)
    """The owner wants the list as "xlsx", "csv", "pdf" or "print"."""

    def __init__(self, services: Services, wording: Wording, listing: Listing[F, R]) -> None:
        super().__init__(services)
        self._listing = listing
        self._version = 0
        self._shown_version = -1
        self._shown: _Shown[F, R] | None = None
        self._only_grown = False
        self.model: TableModel[R] = TableModel(
            listing.columns, listing.source.list_rows, services.tasks, self
        )
        self.board = ListBoard(self.model, wording, listing.tabs)
        self.view = self.board.card.view
        self.state = TableState(type(self).__name__, self.board, services.preferences, listing.tri)
        self.copier = Copier(self.view, self.model, listing.source, services.tasks)
        self.export_button = ExportButton()
        self._add_tools()
        self._connect()

    def show_boutique(self, boutique: Boutique) -> None:
        self.show_list()
        # Terminals, articles and categories of the one boutique are none of the other.
        self.board.filters.show_settings({})
        super().show_boutique(boutique)

    def is_current(self) -> bool:
        """Tell whether the list on screen is the one last asked for."""
        return self._version == self._shown_version

    def question(self) -> tuple[F, Tri]:
        """Return what the list shows: which rows, in what order."""
        return self.filtre(), self.state.tri

    def visible_columns(self) -> tuple[int, ...]:
        """Return the columns that the owner chose, in their order, narrow as the window may be."""
        return self.view.arrangement.shown()

    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of the ticked rows, in the order of the list."""
        return self.view.look.ticks.in_order_of(self.model.ids)

    def show_narrowed(self, settings: Mapping[str, Setting]) -> None:
        self.show_list()
        self.widen()
        self.board.show_filters(self._listing.tabs[0].value, "", settings)
        self.begin_list()

    def add_selection_action(self, text: str, icon_name: str, slot: Callable[[], object]) -> Button:
        """Offer something to do with the ticked rows; `slot` asks for `selected_ids`."""
        return self.board.card.selection_bar.add_action(text, icon_name, slot)

    def begin_list(self) -> None:
        """Load another list: from its top, and without waiting for the last one."""
        self._version += 1
        super().begin_list()

    def refresh(self) -> None:
        self.start_refresh()
        live = self.is_current()
        question, shown = self.question(), self._shown if live else None
        seen = self.view.seen() if live else range(PAGE)
        grown = self._only_grown and shown is not None and shown.question == question
        self._only_grown = True
        self.services.tasks.run(
            partial(self._load, question, shown, seen, grown=grown),
            partial(self._on_loaded, self._version, question),
            self._on_failed,
        )

    def mark_stale(self) -> None:
        self._only_grown = False
        super().mark_stale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ticks = self.view.look.ticks
        if event.key() != Qt.Key.Key_Escape or not (self.board.searched() or len(ticks)):
            super().keyPressEvent(event)
        elif self.board.searched():
            self.board.search.empty()
        else:
            ticks.clear()

    def tick(self) -> None:
        self.view.viewport().update()

    def _add_tools(self) -> None:
        for button in (
            ViewsButton(self.state),
            ColumnsButton(self.board.card),
            self.export_button,
        ):
            self.board.tools.addWidget(button)
        text = self.tr("Copier")
        self.add_selection_action(text, "copy", self.copier.copy_chosen)

    def _connect(self) -> None:
        self.view.look.ticks.changed.connect(self.selection_changed)
        self.board.changed.connect(self.begin_list)
        self.board.empty_pressed.connect(self.do_empty_action)
        self.state.changed.connect(self.begin_list)
        self.copier.copied.connect(self._on_copied)
        self.export_button.asked.connect(self.export_asked)
        keys = QKeySequence.StandardKey
        add_key(self, keys.Find, self.board.focus_search)
        add_key(self, keys.Refresh, self.mark_stale)
        add_key(self, "Ctrl+E", self.export_button.open_menu)
        add_key(self, keys.Print, self.export_button.ask_print)
        add_key_within(self.view, keys.Copy, self.copier.copy_chosen)

    def _load(
        self, question: tuple[F, Tri], shown: "_Shown[F, R] | None", seen: range, *, grown: bool
    ) -> Loaded[R]:
        """Ask core for list and counts; runs in a worker."""
        source, list_new = self._listing.source, self._listing.list_new
        snapshot = None
        if grown and shown is not None and list_new is not None:
            snapshot = load_grown(source, list_new, question, shown.snapshot, seen=seen)
        if snapshot is None:
            ids = None if shown is None else shown.snapshot.ids
            snapshot = load_snapshot(source, question, ids, seen)
        return Loaded(snapshot, self.count_tabs(question[0]))

    def _on_loaded(self, version: int, question: tuple[F, Tri], loaded: Loaded[R]) -> None:
        self.refreshed()
        if version != self._version:
            return
        self._shown = _Shown(question, loaded.snapshot)
        self.model.show_snapshot(loaded.snapshot)
        if version != self._shown_version:
            self._shown_version = version
            self.view.scrollToTop()
        self.board.card.total_row.show_totals(self.totals(loaded.snapshot.totaux))
        self.board.tabs.show_counts(loaded.counts)
        self.board.head.caption.setText(self.caption(loaded.counts))
        if loaded.snapshot.ids:
            self.board.show_table()
        else:
            self.board.show_empty(self.empty_text(), self.empty_fact())
        self.list_shown.emit()

    def _on_rows_added(self, event: BoutiqueEvent) -> None:
        """Look for new rows alone: nothing happened to those that are shown."""
        only_grown = self._only_grown
        self._on_boutique_event(event)
        self._only_grown = only_grown

    def _on_failed(self, error: CoreError) -> None:
        self._only_grown = False
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _on_copied(self, words: str) -> None:
        self.word_said.emit(Tone.OK, words, self.tr("Collez-les où vous voulez, par Ctrl+V."))
