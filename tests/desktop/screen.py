"""Reads what a page shows, and waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.ids import IdModel
from desktop.widgets.labels import ElidedLabel


def column_texts(model: IdModel, title: str) -> list[str]:
    """Return what a column says, row by row, as it is on screen now."""
    column = [head.title for head in model.heads].index(title)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def label_texts(widget: QWidget) -> list[str]:
    """Return every visible text of a widget and of what it holds."""
    plain = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    cut = [label.text() for label in widget.findChildren(ElidedLabel)]
    return plain + cut


def find_button(widget: QWidget, name: str) -> QAbstractButton:
    """Return the visible button of this accessible name."""
    buttons = widget.findChildren(QAbstractButton)
    return next(b for b in buttons if b.accessibleName() == name and b.isVisibleTo(widget))


def menu_texts(menu: QMenu) -> list[str]:
    """Return the lines of a menu as they are read, without keys and underlined letters."""
    texts = (action.text().partition("\t")[0] for action in menu.actions())
    return ["&".join(part.replace("&", "") for part in text.split("&&")) for text in texts if text]


def choose_line(menu: QMenu, text: str) -> None:
    """Choose a line of a menu by its words."""
    lines = [action for action in menu.actions() if action.text()]
    lines[menu_texts(menu).index(text)].trigger()


def click(widget: QWidget, point: QPoint | None = None) -> None:
    """Press and release the left button, in the middle unless told otherwise."""
    place = widget.rect().center() if point is None else point
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def double_click(widget: QWidget) -> None:
    """Send what a hurried hand sends: two whole clicks, the second announced as a double one."""
    for press in (QTest.mousePress, QTest.mouseDClick):
        press(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def move_mouse(widget: QWidget, point: QPoint) -> None:
    """Bring the mouse over a point of a widget."""
    QTest.mouseMove(widget, point)


def press_key(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifier)


def type_into(widget: QWidget, text: str) -> None:
    """Type ASCII text key by key: Qt's test keyboard has no accents."""
    QTest.keyClicks(widget, text)


def wait_for(qtbot: QtBot, expected: Callable[[], bool]) -> None:
    """Let the event loop run until the screen says so."""
    qtbot.waitUntil(expected, timeout=5_000)
