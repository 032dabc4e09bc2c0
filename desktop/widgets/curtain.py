"""What is on screen while the program is read and the file opened: the window without its words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import Style, active, app_icon
from desktop.theme.painting import draw_text, fill_round, stroke_round

_NAV = 224
_BAR = 56
_ROW = 34
_LOGO = 28
_WORDS = (0.34, 0.22, 0.28, 0.3, 0.2, 0.26)
"""How wide the ghost of a name is, in parts of the card: rows that differ look like rows."""


class Curtain(QWidget):
    """Paints the frame of the window and ghost rows; it reacts to nothing but its closing."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Comptoir")
        self.setWindowIcon(app_icon())
        self.setAccessibleName(self.tr("Comptoir s’ouvre"))
        self.resize(1440, 900)
        self._words = self.tr("Ouverture de votre boutique…")

    def show_words(self, words: str) -> None:
        """Say what takes longer than usual."""
        self._words = words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = active()
        painter.fillRect(self.rect(), colors.canvas)
        painter.fillRect(0, 0, _NAV, self.height(), colors.nav)
        painter.fillRect(_NAV - 1, 0, 1, self.height(), colors.border)
        painter.fillRect(_NAV, 0, self.width() - _NAV, _BAR, colors.surface)
        painter.fillRect(_NAV, _BAR - 1, self.width() - _NAV, 1, colors.border)
        app_icon().paint(painter, 20, (_BAR - _LOGO) // 2, _LOGO, _LOGO)
        brand = QRectF(58, 0, _NAV - 58, _BAR)
        draw_text(painter, brand, "Comptoir", style=Style.H2, color=colors.text)
        for row in range(7):
            self._paint_bar(painter, QRectF(22, 78 + row * 33, 96 + (row % 3) * 22, 10))
        title = QRectF(_NAV + 24, _BAR + 18, 400, 28)
        draw_text(painter, title, self._words, style=Style.TITLE, color=colors.text2)
        self._paint_card(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        top = _BAR + 84.0
        card = QRectF(_NAV + 24, top, self.width() - _NAV - 48, self.height() - top - 18)
        fill_round(painter, card, active().surface, 10)
        stroke_round(painter, card, active().border, 10)
        for row in range(int(card.height() - 20) // _ROW):
            middle = card.top() + 27 + row * _ROW
            share = _WORDS[row % len(_WORDS)]
            left = QRectF(card.left() + 16, middle - 5, card.width() * share, 10)
            self._paint_bar(painter, left)
            self._paint_bar(painter, QRectF(card.right() - 116, middle - 5, 100, 10))

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        fill_round(painter, box, active().pressed, 5)
