"""A QR code: black on white with its margin in both themes, since a camera must read it."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_MARGIN = 4
"""Modules of white around the code, as the standard asks."""
_RADIUS = 8.0


class QrCode(QWidget):
    """Modules are whole pixels: as many as fit, the rest is more margin."""

    def __init__(self, text: str = "", module: int = 7, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._module = module
        self._text = ""
        self._matrix: tuple[bytearray, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; an empty one leaves a blank square."""
        self._text = text
        self._matrix = segno.make(text, error="m", micro=False).matrix if text else ()
        self.setAccessibleName(self.tr("QR code : {text}").format(text=text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what the code says."""
        return self._text

    def sizeHint(self) -> QSize:
        side = self._modules() * self._module
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_modules(painter)
        painter.end()

    def _modules(self) -> int:
        return (len(self._matrix) or 21) + 2 * _MARGIN

    def _paint_modules(self, painter: QPainter) -> None:
        room = min(self.width(), self.height())
        module = max(1, room // self._modules())
        start = (room - len(self._matrix) * module) // 2
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    left, top = start + x * module, start + y * module
                    painter.fillRect(left, top, module, module, Qt.GlobalColor.black)
