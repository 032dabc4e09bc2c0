"""The search field of a table: tells what was typed once the typing pauses."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import active, draw_icon, icon

_PAUSE_MS = 200
_ICON = 16
_LEFT = 11


class SearchField(QLineEdit):
    """Esc empties it; the cross does too."""

    searched = Signal(str)
    """The text, trimmed, after a pause or Enter."""

    keeps_escape = True
    """False while Esc first closes something else."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(self.tr("Rechercher : {what}").format(what=placeholder))
        self.setMaxLength(100)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._clear = QAction(icon("x", active().text2), self.tr("Effacer la recherche"), self)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.empty)
        self._pause.timeout.connect(self._on_pause)
        self.returnPressed.connect(self._on_pause)
        self.textChanged.connect(self._on_text_changed)

    def empty(self) -> None:
        """Search for nothing, at once."""
        self.clear()
        self._on_pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.matches(QKeySequence.StandardKey.Cancel)
        if escape and not self.keeps_escape:
            event.ignore()
        elif escape and self.text():
            self.empty()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(_LEFT, (self.height() - _ICON) / 2, _ICON, _ICON)
        draw_icon(painter, "search", box, active().text3)
        painter.end()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _on_pause(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())
