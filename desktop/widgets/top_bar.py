"""The bar above every page: which boutique, the search, what waits, the rate, the server."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from core.boutiques import Boutique
from desktop.theme import Style, active, draw_icon, icon, scaled, text_width
from desktop.theme.painting import draw_text, fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.mnemonics import LetteredMenu, plain
from desktop.widgets.top_pills import RatePill, ServerPill, ToSettlePill

_HEIGHT = 56
_TILE = 32
_WORDS = 42
_WIDEST = 320
_SEARCH_LEAST, _SEARCH_MOST = 150, 380
_SEARCH_KEYS = 190
"""Width below which its key gives way to its words."""
_WIDE_SEARCH = 1320
"""Window width below which the search says only « Rechercher… », at plain text."""


class BoutiqueButton(QAbstractButton):
    """Name and town of the boutique on screen; a list of all where there are several."""

    boutique_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boutiques: tuple[Boutique, ...] = ()
        self._current: Boutique | None = None
        # Its hint is no least width: a long name is cut before anything else of the bar.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_boutiques(self, boutiques: Sequence[Boutique], current: Boutique) -> None:
        """Offer these; a single one is shown and cannot be pressed."""
        self._boutiques = tuple(boutiques)
        self._current = current
        several = len(boutiques) > 1
        policy = Qt.FocusPolicy.StrongFocus if several else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shape = Qt.CursorShape.PointingHandCursor if several else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setAccessibleName(self.tr("Boutique : {nom}").format(nom=current.nom))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = [text_width(Style.STRONG, self._nom()), text_width(Style.SMALL, self._place())]
        return QSize(min(_WORDS + max(words) + 32, _WIDEST), scaled(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WORDS + 60, scaled(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        several = len(self._boutiques) > 1
        if several and self.underMouse():
            fill_round(painter, QRectF(self.rect()), active().hover, 8)
        tile = QRectF(0, (self.height() - _TILE) / 2, _TILE, _TILE)
        fill_round(painter, tile, active().accentsoft, 8)
        draw_icon(painter, "store", tile.adjusted(8, 8, -8, -8), active().accenttext)
        middle = self.height() / 2
        words = QRectF(_WORDS, 0, self.width() - _WORDS - (28 if several else 4), middle + 1)
        place = self._place()
        if not place:
            words.setHeight(self.height())
        draw_text(painter, words, self._nom(), style=Style.STRONG, color=active().text)
        below = QRectF(_WORDS, middle, words.width(), middle - 2)
        draw_text(painter, below, place, style=Style.SMALL, color=active().text3)
        if several:
            mark = QRectF(self.width() - 22, middle - 8, 16, 16)
            draw_icon(painter, "chevrons-up-down", mark, active().text3)
        painter.end()

    def _nom(self) -> str:
        return self._current.nom if self._current else ""

    def _place(self) -> str:
        return self._current.ville if self._current else ""

    def _on_clicked(self) -> None:
        if len(self._boutiques) < 2:  # noqa: PLR2004 - one boutique leaves nothing to choose
            return
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def make_menu(self) -> QMenu:
        """Make the list to choose from."""
        menu = LetteredMenu(self)
        for boutique in self._boutiques:
            action = menu.addAction(plain(boutique.nom))
            action.setData(boutique.id)
            if self._current and boutique.id == self._current.id:
                action.setIcon(icon("check", active().accenttext))
        menu.triggered.connect(self._on_triggered)
        return menu

    def _on_triggered(self, action: QAction) -> None:
        self.boutique_chosen.emit(action.data())


class SearchButton(QAbstractButton):
    """Looks like a field and opens the search, which needs more room than the bar has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Rechercher partout, Ctrl+K"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_SEARCH_LEAST)
        self.setMaximumWidth(_SEARCH_MOST)

    def words(self) -> str:
        """Return what it says, in the width that there is."""
        if self.window().width() < scaled(_WIDE_SEARCH):
            return self.tr("Rechercher…")
        return self.tr("Article, vente, numéro…")

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH_LEAST, scaled(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().hover if self.underMouse() else active().sunken, 7)
        stroke_round(painter, box, active().border, 7)
        mark = QRectF(11, (self.height() - 16) / 2, 16, 16)
        draw_icon(painter, "search", mark, active().text3)
        end = self._paint_keys(painter, box)
        words = QRectF(35, 0, end - 42, self.height())
        draw_text(painter, words, self.words(), style=Style.BODY, color=active().text3)
        painter.end()

    def _paint_keys(self, painter: QPainter, box: QRectF) -> float:
        """Paint the key that does the same, where there is room; return where it begins."""
        if self.width() < _SEARCH_KEYS:
            return box.right()
        keys = self.tr("Ctrl K")
        width = text_width(Style.TINY, keys) + 12
        cap = QRectF(box.right() - width - 8, (self.height() - scaled(20)) / 2, width, scaled(20))
        fill_round(painter, cap, active().surface, 5)
        stroke_round(painter, cap, active().btnborder, 5)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, cap, keys, style=Style.TINY, color=active().text3, align=middle)
        return cap.left()


class TopBar(QFrame):
    """Boutique and search at the left, pills and the menu at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(_HEIGHT, scaled(40) + 16))
        self.boutique_button = BoutiqueButton(self)
        self.search_button = SearchButton(self)
        self.to_settle_pill = ToSettlePill(self)
        self.rate_pill = RatePill(self)
        self.server_pill = ServerPill(self)
        self.menu_button = Button(self.tr("Menu"), Kind.ICON, "menu", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.boutique_button)
        row.addSpacing(12)
        # The search takes what there is before the pills move away from it.
        row.addWidget(self.search_button, 100)
        row.addStretch(1)
        for widget in (self.to_settle_pill, self.rate_pill, self.server_pill, self.menu_button):
            row.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What the pills say depends on the width of the window.
        self.server_pill.updateGeometry()
        self.to_settle_pill.updateGeometry()
        self.search_button.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, active().border)
        painter.end()
