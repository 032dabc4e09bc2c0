"""The navigation at the left: one entry a page, with a badge where something waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop.formats import format_number
from desktop.models.columns import Ink
from desktop.theme import Style, Tone, active, app_icon, draw_icon, scaled, text_width
from desktop.theme.painting import draw_badge, draw_text, fill_round
from desktop.widgets.labels import Label

_WIDTH = 224
_WORDS = 37
_ICON = 17
_LOGO = 28


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation; entries of one `group` stand under its caption."""

    page: str
    text: str
    icon: str
    group: str
    tone: Tone = Tone.NEUTRAL
    """Colour of its badge."""


class _Brand(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon = app_icon()
        icon.paint(painter, 8, (self.height() - _LOGO) // 2, _LOGO, _LOGO)
        box = QRectF(46, 0, self.width() - 46, self.height())
        draw_text(painter, box, "Comptoir", style=Style.H2, color=active().text)
        painter.end()


class NavItem(QAbstractButton):
    """Icon, word and badge."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.count = 0
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_count(self, count: int) -> None:
        """Show a badge, or none for 0."""
        self.count = count
        spoken = f"{self.entry.text}, {format_number(count)}" if count else self.entry.text
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        words = text_width(Style.STRONG, self.text())
        return QSize(max(_WIDTH - 24, words + _WORDS + 6), scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self.isChecked()
        box = QRectF(self.rect())
        if current or self.underMouse():
            fill_round(painter, box, active().accentsoft if current else active().pressed, 7)
        color = active().accenttext if current else active().text2
        icon = QRectF(10, (self.height() - _ICON) / 2, _ICON, _ICON)
        draw_icon(painter, self.entry.icon, icon, color)
        style = Style.STRONG if current else Style.MEDIUM
        # A badge takes its room from a long word only where there is one.
        words = box.adjusted(_WORDS, 0, -36 if self.count else -6, 0)
        draw_text(painter, words, self.text(), style=style, color=color)
        if self.count:
            right = QPointF(self.width() - 8, self.height() / 2)
            draw_badge(painter, right, format_number(self.count), self.entry.tone)
        painter.end()


class Navigation(QFrame):
    """One Tab stop; the arrows move inside."""

    page_chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Navigation"))
        self._items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(1)
        self._column.addWidget(_Brand(self))
        self._column.addSpacing(2)
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_caption(group)
            self._add_item(entry)
        self._column.addStretch(1)
        # No word of it is ever cut: it is read before anything else.
        self.setFixedWidth(max(item.sizeHint().width() for item in self._items.values()) + 24)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_current(self, page: str) -> None:
        """Mark a page as the one on screen."""
        self._items[page].setChecked(True)

    def show_count(self, page: str, count: int) -> None:
        """Show a badge beside a page."""
        self._items[page].show_count(count)

    def count_of(self, page: str) -> int:
        """Return the figure of a page's badge."""
        return self._items[page].count

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().nav)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), active().border)
        painter.end()

    def _add_caption(self, text: str) -> None:
        caption = Label(text, Style.TINY, Ink.TEXT3)
        caption.setContentsMargins(10, 8, 0, 3)
        self._column.addWidget(caption)

    def _add_item(self, entry: Entry) -> None:
        item = NavItem(entry, self)
        self._items[entry.page] = item
        self._group.addButton(item)
        self._column.addWidget(item)

    def _on_clicked(self, item: NavItem) -> None:
        self.page_chosen.emit(item.entry.page)
