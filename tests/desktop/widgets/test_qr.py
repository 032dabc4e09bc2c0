"""A code that a camera can read, in light and in dark."""

import pytest
import segno
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, set_theme
from desktop.widgets.qr import QrCode

TEXT = "http://192.168.1.20:8000"
MODULE = 7
MARGIN = 4


def read_modules(image: QImage, count: int, start: int) -> list[list[bool]]:
    """Tell which modules are dark, from the pixel in the middle of each."""
    middles = [start + MODULE * i + MODULE // 2 for i in range(count)]
    return [[image.pixelColor(x, y).lightness() < 128 for x in middles] for y in middles]


@pytest.mark.parametrize("mode", list(Mode))
def test_modules_are_black_on_white_in_both_themes(
    qtbot: QtBot, qapp: QApplication, mode: Mode
) -> None:
    set_theme(qapp, mode)
    code = QrCode(TEXT, MODULE)
    qtbot.addWidget(code)
    code.resize(code.sizeHint())
    image = code.grab().toImage()
    wanted = segno.make(TEXT, error="m", micro=False).matrix
    expected = [[bool(cell) for cell in row] for row in wanted]
    start = MARGIN * MODULE
    assert image.width() == len(wanted) * MODULE + 2 * start
    assert read_modules(image, len(wanted), start) == expected
    # The four modules around it are white, corners of the card apart.
    middle = image.width() // 2
    for inset in range(1, start):
        assert image.pixelColor(inset, middle) == QColor("white")
        assert image.pixelColor(middle, image.height() - 1 - inset) == QColor("white")


def test_another_text_is_another_code_and_is_told(qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    blank = code.grab().toImage()
    code.show_text(TEXT)
    assert code.text() == TEXT
    assert TEXT in code.accessibleName()
    assert code.grab().toImage() != blank
