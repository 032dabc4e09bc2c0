"""Lasting notices under the top bar: they stay until what they speak of is over."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label

_ICONS = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.DANGER: "circle-alert",
    Tone.INFO: "info",
    Tone.NEUTRAL: "info",
}
_ICON = 16


@dataclass(frozen=True, slots=True)
class BannerButton:
    """The remedy beside the notice; pressing it leaves the banner where it is."""

    text: str
    pressed: Callable[[], object]


class Banner(QFrame):
    """Icon, sentence, and at most two buttons."""

    def __init__(
        self, which: Tone, sentence: str, *buttons: BannerButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = which
        self._label = Label(sentence, Style.MEDIUM, wrap=True)
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(24 + _ICON + 10, 7, 20, 7)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for button in buttons:
            made = Button(button.text)
            made.clicked.connect(button.pressed)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def sentence(self) -> str:
        """Return what is said."""
        return self._label.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = tone(self._tone)
        painter.fillRect(self.rect(), colors.soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colors.line)
        mark = QRectF(24, (self.height() - _ICON) / 2, _ICON, _ICON)
        draw_icon(painter, _ICONS[self._tone], mark, colors.text)
        painter.end()


class BannerStrip(QWidget):
    """One banner a key, the newest at the bottom; no height where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_banner(self, key: str, which: Tone, sentence: str, *buttons: BannerButton) -> None:
        """Show a notice, in the place of the one of the same key."""
        banner = Banner(which, sentence, *buttons)
        known = self._banners.pop(key, None)
        if known is None:
            self._column.addWidget(banner)
        else:
            self._column.replaceWidget(known, banner)
            _drop(known)
        self._banners[key] = banner
        banner.show()
        self.show()

    def hide_banner(self, key: str) -> None:
        """Take a notice away; nothing where there is none of this key."""
        known = self._banners.pop(key, None)
        if known is not None:
            self._column.removeWidget(known)
            _drop(known)
        self.setVisible(bool(self._banners))

    def sentences(self) -> dict[str, str]:
        """Return what is said, by key."""
        return {key: banner.sentence() for key, banner in self._banners.items()}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().surface)
        painter.end()


def _drop(banner: Banner) -> None:
    banner.hide()
    banner.deleteLater()
