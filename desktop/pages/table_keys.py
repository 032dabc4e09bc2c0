"""The keys of a page with a table: they work as long as the page is the one at the front."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Keys = QKeySequence | QKeySequence.StandardKey | str


def add_key(page: QWidget, keys: Keys, slot: Callable[[], object]) -> None:
    """Call `slot` for these keys, wherever in the window the cursor is."""
    QShortcut(QKeySequence(keys), page).activated.connect(slot)


def add_key_within(widget: QWidget, keys: Keys, slot: Callable[[], object]) -> None:
    """Call `slot` for these keys while the cursor is in one widget."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)
