"""A short word at the bottom right: what was done, what went wrong, or what is new."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.theme.painting import draw_shadow, fill_round, stroke_round
from desktop.widgets.banners import BannerButton
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label

_STAY_MS = {Tone.OK: 5_000, Tone.WARN: 10_000}
_STAY_TO_PRESS_MS = 10_000
_ICONS = {Tone.OK: "circle-check", Tone.WARN: "triangle-alert"}
_WIDTH = 420
_SHADOW = 14


class Toast(QFrame):
    """One at a time; the last word replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._tone = Tone.OK
        self._title = Label("", Style.STRONG, wrap=True)
        self._sentence = Label("", Style.SMALL, Ink.TEXT2, wrap=True)
        self._link = Button(self.tr("Voir"), Kind.LINK)
        self._told: BannerButton | None = None
        close = Button(self.tr("Fermer"), Kind.ICON, "x")
        close.setFixedSize(QSize(28, 28))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADOW + 44, _SHADOW + 10, _SHADOW + 10, _SHADOW + 10)
        row.addLayout(words, 1)
        row.addWidget(close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self.hide)
        self._link.clicked.connect(self._on_link_pressed)
        close.clicked.connect(self.hide)
        self.hide()

    def show_word(
        self, which: Tone, title: str, sentence: str = "", link: BannerButton | None = None
    ) -> None:
        """Say it; a success leaves after 5 s, a danger when it is closed, all else after 10 s."""
        self._tone = which
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._told = link
        if link is not None:
            self._link.setText(link.text)
            self._link.setAccessibleName(link.text)
        self._link.setVisible(link is not None)
        self.setAccessibleName(f"{title} {sentence}".strip())
        self.setFixedWidth(_WIDTH + 2 * _SHADOW)
        # `adjustSize` takes the height that its words have on wider lines.
        self.resize(self.width(), self.heightForWidth(self.width()))
        self.place()
        self.show()
        self.raise_()
        if which in _STAY_MS:
            self._leave.start(_STAY_MS[which] if link is None else _STAY_TO_PRESS_MS)
        else:
            self._leave.stop()

    def words(self) -> str:
        """Return what is said."""
        return self.accessibleName()

    def place(self) -> None:
        """Stay at the bottom right of the window."""
        room = self.window().size()
        self.move(room.width() - self.width() - 6, room.height() - self.height() - 6)

    def _on_link_pressed(self) -> None:
        self.hide()
        if self._told is not None:
            self._told.pressed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, box, 10, _SHADOW - 3)
        fill_round(painter, box, active().raised, 10)
        stroke_round(painter, box, active().border, 10)
        mark = QRectF(box.left() + 14, box.top() + 14, 18, 18)
        draw_icon(painter, _ICONS.get(self._tone, "circle-alert"), mark, tone(self._tone).text)
        painter.end()
