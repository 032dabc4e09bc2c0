"""The ring around what has the keyboard: shown after Tab, never after a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from desktop.theme import active

_GAP = 2
_LINE = 2
_RADIUS = 9.0


class FocusRing(QWidget):
    """One a window; lies over everything and lets the mouse through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide}:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(active().focus, _LINE))
        inset = _LINE / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # The widget that had the keyboard may be gone: that may be why it moved.
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        mine = now is not None and now.window() is self.window()
        self._target = now if mine else None
        if self._target is not None:
            self._target.installEventFilter(self)
        self._follow()

    def _follow(self) -> None:
        target = self._target
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if target is None or not by_keyboard or not target.isVisible():
            self.hide()
            return
        around = _LINE + _GAP
        if isinstance(target, QAbstractScrollArea):
            around = 0
        corner = target.mapTo(self.window(), QPoint(0, 0))
        box = QRect(corner, target.size()).adjusted(-around, -around, around, around)
        self.setGeometry(box)
        self.show()
        self.raise_()
