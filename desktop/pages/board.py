"""What a page with a table is made of: head, tabs, tools, and the table or what replaces it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.ids import IdModel
from desktop.pages.period_picker import PeriodPicker
from desktop.pages.periode import ChosenPeriode
from desktop.theme import Style, scaled, text_width
from desktop.widgets.chip import Setting
from desktop.widgets.choices import Choice, TabRow
from desktop.widgets.empty_state import EmptyState, EmptyText
from desktop.widgets.filter_bar import FilterBar
from desktop.widgets.low_scroll import LowScroll
from desktop.widgets.page_head import PageHead
from desktop.widgets.search_field import SearchField
from desktop.widgets.table.card import TableCard

MARGIN = 24
_SEARCH_WIDTH = (180, 290)
_SEARCH_SIDES = 56
"""The glass before the words, and the cross after them."""
_LEAST_TABLE = 186
"""Header, three rows and the totals: in a window that is lower the page scrolls."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of a page."""

    title: str
    table: str
    """Accessible name of the table."""
    search: str
    """What can be typed into the search field."""


class Places(QStackedWidget):
    """Asks for the room of what is shown, not of what might be."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint().expandedTo(shown.minimumSize())


class ListBoard(QWidget):
    """The first tab and an empty search show everything."""

    changed = Signal()
    """Tab or search: another list is wanted."""
    empty_pressed = Signal()
    """The button of the empty list."""

    def __init__(self, model: IdModel, wording: Wording, tabs: Sequence[Choice]) -> None:
        super().__init__()
        self.head = PageHead(wording.title)
        self.tabs = TabRow(wording.title, tabs)
        self.search = SearchField(wording.search)
        self.filters = FilterBar()
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.card = TableCard(model, wording.table)
        self.empty = EmptyState()
        self._searched = ""
        self._places = Places()
        self._lay_out()
        self._period: PeriodPicker | None = None
        self.tabs.chosen.connect(self.changed)
        self.search.searched.connect(self._on_searched)
        self.filters.changed.connect(self.changed)
        self.empty.pressed.connect(self._on_empty_pressed)

    def is_narrowed(self) -> bool:
        """Tell whether a search, a tab or a chip may hide rows."""
        first_tab = next(iter(self.tabs.buttons))
        chosen = self.tabs.value() != first_tab or bool(self.filters.settings())
        return bool(self._searched) or chosen

    def searched(self) -> str:
        """Return what is searched for."""
        return self._searched

    def focus_search(self) -> None:
        """Put the cursor into the search, all of it chosen."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.show_filters(next(iter(self.tabs.buttons)), "", {})
        self.changed.emit()

    def show_filters(self, tab: str, searched: str, settings: Mapping[str, Setting]) -> None:
        """Set tab, search and chips without announcing it."""
        self.tabs.choose(tab)
        self._searched = searched
        self.search.setText(searched)
        self.filters.show_settings(settings)

    def add_period(self, picker: PeriodPicker) -> None:
        """Put a period at the right of the head; another one is another list."""
        self._period = picker
        self.head.tools.addWidget(picker)
        picker.chosen.connect(self.changed)

    def add_above(self, *widgets: QWidget) -> None:
        """Put something between the head and the list."""
        for position, widget in enumerate(widgets, start=1):
            self._column.insertWidget(position, widget)

    def embed(self) -> None:
        """Stand within another page, which has a head, tabs and margins of its own."""
        self.head.hide()
        self.tabs.hide()
        self._column.setContentsMargins(0, 0, 0, 0)

    def chosen_periode(self) -> ChosenPeriode | None:
        """Return the period, where the page has one."""
        return None if self._period is None else self._period.chosen_periode()

    def show_periode(self, chosen: ChosenPeriode) -> None:
        """Set the period without announcing it."""
        if self._period is not None:
            self._period.show_periode(chosen)

    def show_table(self) -> None:
        """Show the rows."""
        self.search.show()
        self._places.setCurrentWidget(self.card)

    def show_empty(self, text: EmptyText, fact: str) -> None:
        """Say why there are no rows: `text` where nothing narrows the list."""
        if self.is_narrowed():
            self.empty.show_text(self._nothing_found())
        else:
            self.empty.show_text(text, fact)
        # There is nothing to search in a list that nothing narrows; what is typed stays in sight.
        self.search.setVisible(self.is_narrowed() or self.search.hasFocus())
        self._places.setCurrentWidget(self.empty)

    def is_empty_shown(self) -> bool:
        """Tell whether the table is replaced."""
        return self._places.currentWidget() is self.empty

    def _nothing_found(self) -> EmptyText:
        return EmptyText(
            icon="search",
            title=self.tr("Rien ne correspond"),
            sentence=self.tr("Aucune ligne ne répond à votre recherche ou à vos filtres."),
            button=self.tr("Effacer les filtres"),
            filtered=True,
        )

    def _lay_out(self) -> None:
        self._places.addWidget(self.card)
        self._places.addWidget(self.empty)
        least, most = _SEARCH_WIDTH
        words = text_width(Style.BODY, self.search.placeholderText())
        self.search.setMinimumWidth(min(max(least, words + _SEARCH_SIDES), most))
        self.search.setMaximumWidth(most)
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.filters, 3)
        row.addLayout(self.tools)
        content = QWidget()
        content.setObjectName("scrolled")
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, 18, MARGIN, 18)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._places, 1)
        self.card.setMinimumHeight(scaled(_LEAST_TABLE))
        scroll = LowScroll(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _on_searched(self, text: str) -> None:
        if text != self._searched:
            self._searched = text
            self.changed.emit()

    def _on_empty_pressed(self) -> None:
        if self.is_narrowed():
            self.clear_filters()
        else:
            self.empty_pressed.emit()
