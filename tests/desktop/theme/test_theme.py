"""A switch of the theme reaches colours, palette and icons at once."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.theme import Mode, active, app_icon, draw_icon, set_theme
from desktop.theme.tokens import DARK, LIGHT

ICONS = Path(__file__).parents[3] / "resources" / "icons"


def paint_icon(name: str, color: QColor) -> QImage:
    image = QImage(QSize(24, 24), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_icon(painter, name, QRectF(0, 0, 24, 24), color)
    painter.end()
    return image


def test_dark_and_back(qapp: QApplication) -> None:
    set_theme(qapp, Mode.DARK)
    assert active() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.surface
    set_theme(qapp, Mode.LIGHT)
    assert active() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Base) == LIGHT.surface


def test_a_field_takes_its_colours_from_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    set_theme(qapp, Mode.DARK)
    picture = field.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 6) == DARK.surface
    set_theme(qapp, Mode.LIGHT)


def test_every_icon_file_is_drawn_in_the_colour_asked_for() -> None:
    for file in ICONS.glob("*.svg"):
        image = paint_icon(file.stem, QColor("#A8231B"))
        reds = [
            image.pixelColor(x, y).red()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert reds, file.name


def test_the_program_has_an_icon() -> None:
    assert not app_icon().isNull()


def test_no_icon_file_is_unused() -> None:
    sources = "".join(
        file.read_text(encoding="utf-8") for file in (ICONS.parents[1] / "desktop").rglob("*.py")
    )
    unused = [file.stem for file in ICONS.glob("*.svg") if f'"{file.stem}"' not in sources]
    assert unused == []
