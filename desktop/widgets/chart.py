"""The one place that draws charts: pyqtgraph in the colours of the theme, nothing to drag.

Imported in a worker when the first chart is wanted: it brings numpy, and takes a second.
"""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.courbe import Curve
from desktop.theme import Style, Tone, active, font, tone

_LINE = 2
_BELOW = 38
"""Opacity of what lies between the curve and nothing, of 255."""
_ABOVE = 6
_SPARE = 0.06
"""Share of the height left free above and below."""


class StepChart(QWidget):
    """Its accessible name says in words what is drawn; the table below has every figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Expanding)
        self._curve: Curve | None = None
        self._plot: pg.PlotWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_curve(self, curve: Curve, words: str) -> None:
        """Draw another curve."""
        self._curve = curve
        self.setAccessibleName(words)
        if self._plot is None:
            self._rebuild()
        else:
            self._plot.getPlotItem().clear()
            draw_curve(self._plot.getPlotItem(), curve)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._curve is not None:
            self._rebuild()

    def _rebuild(self) -> None:
        """Make the plot anew: it keeps the colours that it was made in."""
        if self._curve is None:
            return
        if self._plot is not None:
            self._column.removeWidget(self._plot)
            self._plot.hide()
            self._plot.deleteLater()
        self._plot = make_plot(self._curve)
        self._column.addWidget(self._plot)


def make_plot(curve: Curve) -> pg.PlotWidget:
    """Draw a curve on nothing: the card behind it shows through."""
    # Its menus alone would take as long to make as all the rest.
    widget = pg.PlotWidget(background=None, enableMenu=False)
    widget.setFrameShape(widget.Shape.NoFrame)
    widget.setStyleSheet("QGraphicsView { background: transparent; border: none; }")
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    for part in (widget, widget.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot = widget.getPlotItem()
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    # Half of the highest figure stands above its line.
    plot.setContentsMargins(0, _ABOVE, 0, 0)
    draw_curve(plot, curve)
    return widget


def draw_curve(plot: pg.PlotItem, curve: Curve) -> None:
    """Draw a curve on an empty plot, and fit the plot to it."""
    _dress_axes(plot, curve)
    _draw_lines(plot, curve)
    _draw_steps(plot, curve)
    low, high = curve.heights[0][0], curve.heights[-1][0]
    plot.setXRange(curve.points[0][0], curve.end, padding=0.005)
    plot.setYRange(low, high, padding=_SPARE)


def _dress_axes(plot: pg.PlotItem, curve: Curve) -> None:
    for side, ticks in (("left", curve.heights), ("bottom", curve.days)):
        axis = plot.getAxis(side)
        axis.setTicks([list(ticks)])
        # Without a length a dot would stay for each tick.
        axis.setStyle(tickLength=0, tickAlpha=0, tickFont=font(Style.TINY))
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(active().text3)


def _draw_lines(plot: pg.PlotItem, curve: Curve) -> None:
    for height, _ in curve.heights:
        plot.addItem(pg.InfiniteLine(height, angle=0, pen=_pen(active().line)))
    if curve.seuil is not None:
        dots = _pen(tone(Tone.WARN).dot, Qt.PenStyle.DashLine)
        plot.addItem(pg.InfiniteLine(curve.seuil, angle=0, pen=dots))
    if curve.counted is not None:
        dots = _pen(tone(Tone.OK).dot, Qt.PenStyle.DotLine)
        plot.addItem(pg.InfiniteLine(curve.counted, angle=90, pen=dots))


def _draw_steps(plot: pg.PlotItem, curve: Curve) -> None:
    points = [*curve.points, (curve.end, curve.points[-1][1])]
    below = QColor(active().chart)
    below.setAlpha(_BELOW)
    instants, stocks = [x for x, _ in points], [y for _, y in points]
    steps = {"stepMode": "right", "antialias": True}
    # Apart: a line around the filled ground would rise at both ends.
    plot.plot(instants, stocks, pen=None, fillLevel=0, brush=below, **steps)
    plot.plot(instants, stocks, pen=_pen(active().chart, width=_LINE), **steps)


def _pen(color: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine, width: int = 1) -> QPen:
    pen = QPen(color, width, style)
    # In pixels of the screen, however the plot is stretched.
    pen.setCosmetic(True)
    return pen
