"""With the largest text of the system, nothing on any page or dialog is cut."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, Style, font, set_theme, system
from desktop.widgets.labels import Label
from desktop.widgets.remede import RemedeButton
from desktop.widgets.table.total_row import TotalRow
from desktop.widgets.top_bar import BoutiqueButton
from tests.desktop.whole.surfaces import House, each_surface

LARGEST = 1.5
DESIGNED, LOW = QSize(1440, 900), QSize(1280, 720)
LEAST_SEEN = 500
PATIENCE_MS = 1_000
ELIDING = BoutiqueButton, RemedeButton
"""They cut or wrap their own words to the width that they are given."""


@pytest.fixture(autouse=True)
def _large(_dressed: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dress the program, before anything of it is made, as Windows asks for it at 150 %."""
    monkeypatch.setattr(system, "_text_scale", lambda: LARGEST)
    set_theme(qapp, Mode.LIGHT, LARGEST)
    yield
    set_theme(qapp, Mode.LIGHT)


def list_worded(root: QWidget) -> Iterator[QLabel | QAbstractButton]:
    """Give what holds words, or a sign, of a size of its own."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QLineEdit)
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and not inner:
            yield widget


def needed_size(widget: QLabel | QAbstractButton) -> QSize:
    """Return the least size at which all of a widget is seen."""
    hint = widget.sizeHint()
    if widget.hasHeightForWidth():
        return QSize(0, widget.heightForWidth(widget.width()))
    return QSize(0, hint.height()) if isinstance(widget, ELIDING) else hint


def find_cut(root: QWidget) -> Iterator[str]:
    """Report what has less room than it needs."""
    for widget in list_worded(root):
        needed = needed_size(widget)
        if widget.size().expandedTo(needed) != widget.size():
            kind, words = type(widget).__name__, widget.text() or widget.accessibleName()
            has, needs = widget.size().toTuple(), needed.toTuple()
            yield f"{kind} {words!r} has {has}, needs {needs}"
    for totals in root.findChildren(TotalRow):
        if totals.isVisible() and totals.height() < totals.sizeHint().height():
            yield f"the totals have {totals.height()}, need {totals.sizeHint().height()}"


def find_cut_at_rest(qtbot: QtBot, surface: QWidget) -> list[str]:
    """Report it once words that have just come home have been laid out."""
    with suppress(QtTimeoutError):
        qtbot.waitUntil(lambda: not any(find_cut(surface)), timeout=PATIENCE_MS)
    return list(find_cut(surface))


@pytest.mark.parametrize("size", [DESIGNED, LOW], ids=["1440", "1280"])
def test_nothing_is_cut_where_text_is_largest(house: House, size: QSize) -> None:
    house.window.resize(size)
    assert font(Style.BODY).pixelSize() == round(13 * LARGEST)
    found: dict[str, list[str]] = {}
    seen = 0
    for name, surface in each_surface(house):
        house.settle()
        seen += sum(1 for _ in list_worded(surface))
        found[name] = find_cut_at_rest(house.qtbot, surface)
    assert {name: cut for name, cut in found.items() if cut} == {}
    assert house.window.size() == size
    assert seen >= LEAST_SEEN


def test_what_is_cut_is_reported(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    narrow = Label("Journal de synchronisation", parent=frame)
    low = Label("Une phrase qui prend plus d’une ligne ici.", wrap=True, parent=frame)
    narrow.resize(40, 60)
    low.resize(80, 20)
    frame.show()
    assert len(list(find_cut(frame))) == 2
    narrow.resize(narrow.sizeHint())
    low.resize(80, low.heightForWidth(80))
    assert list(find_cut(frame)) == []
