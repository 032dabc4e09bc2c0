"""Paints one page of a table; the same strokes make the preview, the PDF and the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.textes import clean_texte, is_printable
from desktop.impression.paper import (
    CELL_PADDING,
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    LINE_HEIGHT,
    ROW_HEIGHT,
    TOTAL_HEIGHT,
    Face,
    Form,
    PaperColumn,
    Texts,
    count_words,
    page_words,
)
from desktop.theme.tokens import LIGHT

_SHOWN_MAX = 300
"""Characters of a text that could ever fit on a line."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_LINE = 6
_NARROWEST = {True: 0.9, False: 0.7}
"""How narrow words are drawn in a flexible column, or in another, before they are cut."""


class PagePainter:
    """Paints onto a painter whose unit is a tenth of a point and whose origin is the paper's."""

    def __init__(self, painter: QPainter, form: Form) -> None:
        self._painter = painter
        self._form = form
        self._body = form.body
        self._fonts = {face: face.font() for face in Face}
        self._metrics = {face: QFontMetricsF(font) for face, font in self._fonts.items()}

    def paint(self, page: int, rows: Sequence[Texts]) -> None:
        """Paint a whole page, counted from 1."""
        top = self._body.top()
        if page == 1:
            top = self._paint_title(top)
        top = self._paint_head(top)
        for texts in rows:
            self._paint_row(top, texts)
            top += ROW_HEIGHT
        if page == self._form.pages:
            self._paint_totals(top)
        self._paint_foot(page)

    def _paint_title(self, top: float) -> float:
        form, left, width = self._form, self._body.left(), self._body.width()
        self._draw(QRectF(left, top, width, 150), form.boutique, Face.SMALL, LIGHT.text2)
        self._draw(QRectF(left, top, width, 150), form.made, Face.SMALL, LIGHT.text3, right=True)
        self._draw(QRectF(left, top + 170, width, 260), form.title, Face.TITLE, LIGHT.text)
        line = QRectF(left, top + 470, width, LINE_HEIGHT)
        for words in form.words:
            self._draw(line, words, Face.SMALL, LIGHT.text2)
            line.translate(0, LINE_HEIGHT)
        return top + form.title_height

    def _paint_head(self, top: float) -> float:
        band = QRectF(self._body.left(), top, self._body.width(), HEAD_HEIGHT)
        self._painter.fillRect(band, LIGHT.sunken)
        for column, box in self._boxes(top, HEAD_HEIGHT):
            self._draw(box, column.title, Face.HEAD, LIGHT.text2, right=column.right)
        self._rule(top + HEAD_HEIGHT, LIGHT.control)
        return top + HEAD_HEIGHT

    def _paint_row(self, top: float, texts: Texts) -> None:
        for text, (column, box) in zip(texts, self._boxes(top, ROW_HEIGHT), strict=True):
            self._draw_cell(column, box, _clean(text))
        self._rule(top + ROW_HEIGHT, LIGHT.border)

    def _paint_totals(self, top: float) -> None:
        form, left, width = self._form, self._body.left(), self._body.width()
        line = QRectF(left, top, width, TOTAL_HEIGHT).adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        self._draw(line, count_words(form.count), Face.STRONG, LIGHT.text)
        for label, figure in form.totals:
            line.translate(0, TOTAL_HEIGHT)
            self._draw(line, label, Face.SMALL, LIGHT.text2)
            self._draw(line, figure, Face.STRONG, LIGHT.text, right=True)
            self._rule(line.bottom(), LIGHT.border)

    def _paint_foot(self, page: int) -> None:
        form, body = self._form, self._body
        line = QRectF(body.left(), body.bottom() - FOOT_HEIGHT / 2, body.width(), FOOT_HEIGHT / 2)
        foot = f"{form.title} · {form.boutique}"
        self._draw(line.adjusted(0, 0, -1_200, 0), foot, Face.TINY, LIGHT.text3)
        number = page_words(page, form.pages)
        self._draw(line, number, Face.TINY, LIGHT.text3, right=True)

    def _boxes(self, top: float, height: float) -> list[tuple[PaperColumn, QRectF]]:
        boxes, left = [], self._body.left()
        for column in self._form.columns:
            box = QRectF(left, top, column.width, height)
            boxes.append((column, box.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)))
            left += column.width
        return boxes

    def _rule(self, y: float, color: QColor) -> None:
        self._painter.setPen(QPen(color, _LINE))
        self._painter.drawLine(QLineF(self._body.left(), y, self._body.right(), y))

    def _draw(
        self, box: QRectF, text: str, face: Face, color: QColor, *, right: bool = False
    ) -> None:
        """Draw one line; a number without blanks loses its middle, other words their end."""
        clean, metrics = _clean(text), self._metrics[face]
        if metrics.horizontalAdvance(clean) > box.width():
            mode = Qt.TextElideMode.ElideRight if " " in clean else Qt.TextElideMode.ElideMiddle
            clean = metrics.elidedText(clean, mode, box.width())
        self._put(box, clean, face, color, right=right)

    def _draw_cell(self, column: PaperColumn, box: QRectF, text: str) -> None:
        """Draw a figure, a date or a state narrower rather than cut it: half a figure is wrong."""
        width = self._metrics[Face.BODY].horizontalAdvance(text)
        if width <= box.width():
            self._put(box, text, Face.BODY, LIGHT.text, right=column.right)
        elif column.right or box.width() > width * _NARROWEST[column.flexible]:
            self._draw_narrow(box, text, width)
        else:
            self._draw(box, text, Face.BODY, LIGHT.text)

    def _draw_narrow(self, box: QRectF, text: str, width: float) -> None:
        self._painter.save()
        self._painter.translate(box.topLeft())
        self._painter.scale(box.width() / width, 1)
        place = QRectF(QPointF(0, 0), box.size())
        place.setWidth(width + 1)
        self._put(place, text, Face.BODY, LIGHT.text, right=False)
        self._painter.restore()

    def _put(self, box: QRectF, text: str, face: Face, color: QColor, *, right: bool) -> None:
        painter = self._painter
        painter.setFont(self._fonts[face])
        painter.setPen(color)
        side = _RIGHT if right else _LEFT
        flags = side | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)


def _clean(text: str) -> str:
    """Return a text on one line, without what cannot be printed."""
    return text if is_printable(text) else clean_texte(text, _SHOWN_MAX)
