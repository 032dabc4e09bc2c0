"""Icons: Lucide files tinted with a colour of the theme and drawn sharp at any scale."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).parents[2] / "resources" / "icons"
_SCALES = (1, 2, 3)


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, rgb: str) -> QSvgRenderer:
    tinted = _source(name).replace("currentColor", rgb)
    return QSvgRenderer(QByteArray(tinted.encode()))


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw the icon file `name` into `rect`."""
    _renderer(name, color.name()).render(painter, rect)


@cache
def _tinted(name: str, rgb: str, size: int) -> QIcon:
    result = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_icon(painter, name, QRectF(0, 0, size * scale, size * scale), QColor(rgb))
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """Make the same for the few widgets of Qt that want a QIcon."""
    return _tinted(name, color.name(), size)


def app_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(_FOLDER / "comptoir.svg"))


def clear_icons() -> None:
    """Forget every tinted icon; called when the theme changes."""
    _renderer.cache_clear()
    _tinted.cache_clear()
