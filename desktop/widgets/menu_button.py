"""A button that opens a menu, made anew each time, and a menu that stays open for several ticks."""

from abc import abstractmethod

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.formats import plain_tooltip
from desktop.theme import active, draw_icon
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.mnemonics import LetteredMenu

_CHEVRON = 14
_ROOM = 14


class StayingMenu(LetteredMenu):
    """A click on a box of the menu ticks it and leaves the menu open."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        # None between two actions, which the types of Qt do not tell.
        if action in self.actions() and action.isEnabled() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class MenuButton(Button):
    """Subclasses say what the menu holds; without a word the button is an icon."""

    def __init__(self, word: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(word, Kind.PLAIN, icon_name, parent)
        self.menu_shown: QMenu | None = None
        self._word = word
        self.clicked.connect(self.open_menu)

    @abstractmethod
    def fill_menu(self, menu: QMenu) -> None:
        """Put in what can be chosen now."""

    def show_word(self, word: str) -> None:
        """Show a word and a chevron beside the icon."""
        self._word = word
        self.setText(f" {word}")
        self.setAccessibleName(word)
        self.setFixedWidth(self.sizeHint().width() + _ROOM)
        self.setStyleSheet("text-align: left;")

    def show_icon_alone(self, name: str) -> None:
        """Show the icon, its meaning being told by the tooltip."""
        self.setText("")
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setStyleSheet("padding: 0;")
        self.setFixedWidth(self.sizeHint().height())

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self.open_menu_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def open_menu_at(self, place: QPoint) -> None:
        """Open the menu anywhere."""
        menu = StayingMenu(self)
        self.fill_menu(menu)
        self.menu_shown = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._word:
            painter = QPainter(self)
            left = self.width() - _CHEVRON - 11
            box = QRectF(left, (self.height() - _CHEVRON) / 2, _CHEVRON, _CHEVRON)
            draw_icon(painter, "chevron-down", box, active().text3)
            painter.end()
