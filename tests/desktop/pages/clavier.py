"""A page walked without a mouse, with the dialog in front of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.desktop.screen import press_key

LONG_WALK = 60


def focus_of(page: QWidget) -> QWidget:
    """Return what has the keyboard: in the dialog in front, else in the page."""
    modal = QApplication.activeModalWidget()
    top: QWidget = modal if isinstance(modal, QDialog) else page
    focused: QWidget | None = top.focusWidget()
    return top if focused is None else focused


def press(page: QWidget, key: Qt.Key) -> None:
    press_key(focus_of(page), key)


def tab_to(page: QWidget, name: str) -> QWidget:
    """Walk with Tab until the control whose accessible name begins so has the keyboard."""
    seen: list[str] = []
    for _ in range(LONG_WALK):
        focused = focus_of(page)
        if focused.accessibleName().startswith(name):
            return focused
        press(page, Qt.Key.Key_Tab)
        seen.append(focused.accessibleName())
    pytest.fail(f"Tab never reaches {name}: {seen}")
