"""What the À régler page is made of: head, tabs, chips, the list in its card, the detail."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.quarantaine import OngletQuarantaine
from desktop.pages.a_regler_liste import EntreeList
from desktop.pages.a_regler_outils import BulkBar, ListFoot, OrdreButton
from desktop.pages.board import MARGIN
from desktop.pages.export_button import ExportButton
from desktop.theme import Tone, active, scaled
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.chip import Setting
from desktop.widgets.choices import Choice, TabRow
from desktop.widgets.empty_state import EmptyState, EmptyText
from desktop.widgets.filter_bar import FilterBar
from desktop.widgets.page_head import PageHead
from desktop.widgets.search_field import SearchField

_WIDTHS = ((1076, 388), (976, 336), (0, 310))
"""Width of the list by that of the page: a window of 1300 or 1200 less the navigation."""
_SHARE = 0.4
"""The most of the page that the list takes, with large text as with small."""

_BAR = 12


class ListCard(QFrame):
    """Search and order, list, foot, and the bar of the ticked ones, behind one outline."""

    def __init__(self, view: EntreeList, search: SearchField, bulk: BulkBar) -> None:
        super().__init__()
        self.ordre = OrdreButton()
        self.foot = ListFoot(view)
        top = QHBoxLayout()
        top.setContentsMargins(13, 12, 13, 12)
        top.setSpacing(8)
        top.addWidget(search, 1)
        top.addWidget(self.ordre)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(view, 1)
        column.addWidget(bulk)
        column.addWidget(self.foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().surface, 10)
        stroke_round(painter, box, active().border, 10)
        painter.end()


class AReglerBoard(QWidget):
    """Only lays out and remembers what was searched."""

    changed = Signal()
    """Tab, chips or search: another list is wanted."""

    def __init__(self, view: EntreeList) -> None:
        super().__init__()
        self.view = view
        self.head = PageHead(self.tr("À régler"))
        self.tabs = TabRow(self.tr("À régler"), _tabs(self))
        self.search = SearchField(self.tr("Numéro, article, terminal"))
        self.filters = FilterBar()
        self.tools = QHBoxLayout()
        self.export_button = ExportButton()
        self.auto_button = Button(self.tr("Rejeu automatique"), Kind.PLAIN, "rotate-ccw")
        self.replay_all = Button(self.tr("Rejouer tout"), Kind.PLAIN, "refresh-cw")
        self.bulk = BulkBar()
        self.card = ListCard(view, self.search, self.bulk)
        self.empty = EmptyState()
        self._scroll = QScrollArea()
        self._searched = ""
        self._places = QStackedWidget()
        self._beside = QStackedWidget()
        self._lay_out()
        self.tabs.chosen.connect(self.changed)
        self.filters.changed.connect(self.changed)
        self.card.ordre.chosen.connect(self.changed)
        self.search.searched.connect(self._on_searched)

    def searched(self) -> str:
        """Return what is searched for."""
        return self._searched

    def show_auto(self, *, actif: bool) -> None:
        """Say whether short sales are replayed by themselves."""
        words = self.tr("Rejeu automatique : oui") if actif else self.tr("Rejeu automatique : non")
        self.auto_button.setText(f" {words}")
        self.auto_button.setAccessibleName(words)

    def is_narrowed(self) -> bool:
        """Tell whether a search, a tab or a chip may hide entries."""
        first = self.tabs.value() == OngletQuarantaine.A_REGLER
        return bool(self._searched) or bool(self.filters.settings()) or not first

    def clear_filters(self, tab: OngletQuarantaine = OngletQuarantaine.A_REGLER) -> None:
        """Show every entry of a tab."""
        self.show_filters(tab, "", {})
        self.changed.emit()

    def show_filters(
        self, tab: OngletQuarantaine, searched: str, settings: Mapping[str, Setting]
    ) -> None:
        """Set tab, search and chips without announcing it."""
        self.tabs.choose(tab)
        self._searched = searched
        self.search.setText(searched)
        self.filters.show_settings(settings)

    def order_tabs(self, views: QWidget) -> None:
        """Let Tab go from the filters to the list, and from there to what is done with it."""
        bulk = self.bulk
        order = (
            *self.filters.chips.values(),
            views,
            self.search,
            self.card.ordre,
            self.view,
            bulk.replay_button,
            bulk.file_button,
            bulk.others,
            bulk.clear_button,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def focus_search(self) -> None:
        """Put the cursor into the search, all of it chosen."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_list(self) -> None:
        """Show the list and the detail."""
        self._places.setCurrentIndex(0)
        self._beside.setCurrentIndex(0)

    def show_empty(self, text: EmptyText) -> None:
        """Say why there is nothing: `text` where nothing narrows the list.

        What is typed stays in sight, so that it can be typed otherwise.
        """
        narrowed = self.is_narrowed()
        self.empty.show_text(self._nothing_found() if narrowed else text)
        place = self._beside if narrowed or self.search.hasFocus() else self._places
        place.addWidget(self.empty)
        place.setCurrentWidget(self.empty)
        if place is self._beside:
            self._places.setCurrentIndex(0)

    def is_empty_shown(self) -> bool:
        """Tell whether the list, or what is beside it, is replaced."""
        return self.empty.isVisibleTo(self)

    def show_detail(self, content: QWidget, *, keep_place: bool = False) -> None:
        """Replace the detail, from its top unless it is the same entry's."""
        value = self._scroll.verticalScrollBar().value() if keep_place else 0
        content.setObjectName("scrolled")
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(value)

    def detail(self) -> QWidget | None:
        """Return what is shown beside the list."""
        return self._scroll.widget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = next(width for least, width in _WIDTHS if self.width() >= least)
        self.card.setFixedWidth(min(scaled(width), round(self.width() * _SHARE)))

    def _nothing_found(self) -> EmptyText:
        return EmptyText(
            icon="search",
            title=self.tr("Rien ne correspond"),
            sentence=self.tr("Aucune vente ne répond à votre recherche ou à vos filtres."),
            button=self.tr("Effacer les filtres"),
            filtered=True,
        )

    def _lay_out(self) -> None:
        self.head.add_action(self.export_button)
        self.head.add_action(self.auto_button)
        self.head.add_action(self.replay_all)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.card)
        self._beside.addWidget(self._scroll)
        row.addWidget(self._beside, 1)
        self._places.addWidget(both)
        self._places.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, MARGIN - _BAR, 18)
        column.setSpacing(12)
        # The scroll bar of the detail lies in the margin of the page; nothing else does.
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, _BAR, 0)
        top.setSpacing(12)
        top.addWidget(self.head)
        top.addWidget(self.tabs)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        narrowing.addWidget(self.filters, 1)
        narrowing.addLayout(self.tools)
        top.addLayout(narrowing)
        column.addLayout(top)
        column.addWidget(self._places, 1)

    def _on_searched(self, text: str) -> None:
        if text != self._searched:
            self._searched = text
            self.changed.emit()


def _tabs(board: QWidget) -> tuple[Choice, ...]:
    return (
        Choice(OngletQuarantaine.A_REGLER, board.tr("À régler"), Tone.WARN),
        Choice(OngletQuarantaine.REGLEES, board.tr("Réglées")),
        Choice(OngletQuarantaine.CLASSEES, board.tr("Classées")),
        Choice(OngletQuarantaine.TOUTES, board.tr("Toutes")),
    )
