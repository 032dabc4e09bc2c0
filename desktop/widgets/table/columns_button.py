"""The column chooser: which columns a table shows, and the way back to those it was made with."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.widgets.menu_button import MenuButton
from desktop.widgets.mnemonics import plain
from desktop.widgets.table.arrangement import order_columns
from desktop.widgets.table.card import TableCard


class ColumnsButton(MenuButton):
    """The same menu opens from the header."""

    def __init__(self, card: TableCard, parent: QWidget | None = None) -> None:
        super().__init__("", "columns-3", parent)
        self.show_icon_alone(self.tr("Colonnes"))
        self._heads = card.heads
        self._arrangement = card.view.arrangement
        self._header = card.view.head
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._on_menu_asked)

    def fill_menu(self, menu: QMenu) -> None:
        arrangement = self._arrangement
        shown = arrangement.shown()
        for column in order_columns(self._heads, arrangement.choice):
            action = menu.addAction(plain(self._heads[column].title))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != (column,))
            action.toggled.connect(partial(arrangement.set_shown, column))
        menu.addSeparator()
        menu.addAction(self.tr("Colonnes d’origine")).triggered.connect(arrangement.reset)

    def _on_menu_asked(self, point: QPoint) -> None:
        self.open_menu_at(self._header.viewport().mapToGlobal(point))
