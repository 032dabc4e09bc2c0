"""A filter as a chip: « + Terminal » until it is set, then « Terminal : Caisse 1 » with a cross."""

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.formats import plain_tooltip
from desktop.theme import Style, active, draw_icon, scaled, text_width
from desktop.theme.painting import draw_text, fill_round, stroke_round

_HEIGHT = 28
_WIDEST = 240
_PADDING = 11
_ICON = 12
_GAP = 5
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, and its word."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a filter is set to: options, and bounds in minor units; unset, it leaves every row."""

    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values that were chosen."""
        return tuple(option.value for option in self.options)

    def is_set(self) -> bool:
        """Tell whether rows may be left out."""
        return bool(self.options) or self.least is not None or self.most is not None


class Chip(QAbstractButton):
    """Enter or a click opens it, Delete or the cross clears it."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._setting = Setting()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(scaled(_HEIGHT))
        self._tell()
        self.clicked.connect(self.open_popup)

    @abstractmethod
    def open_popup(self) -> None:
        """Let the owner set the filter."""

    @abstractmethod
    def words(self) -> str:
        """Return what the filter is set to."""

    def unset_words(self) -> str:
        """Return what the chip is for."""
        return self.tr("Filtrer par {name}").format(name=self.name)

    def setting(self) -> Setting:
        """Return what the filter is set to."""
        return self._setting

    def show_setting(self, setting: Setting) -> None:
        """Set the filter without announcing it."""
        self._setting = setting
        self._tell()

    def choose(self, setting: Setting) -> None:
        """Set the filter as the owner does."""
        if setting != self._setting:
            self.show_setting(setting)
            self.changed.emit()

    def sizeHint(self) -> QSize:
        if not self._setting.is_set():
            width = _PADDING + _ICON + _GAP + text_width(Style.MEDIUM, self.name) + _PADDING
        else:
            words = self._label_width() + text_width(Style.STRONG, self.words())
            width = min(_PADDING + words + _GAP + _ICON + _PADDING, scaled(_WIDEST))
        return QSize(width, scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING and self._setting.is_set():
            self.choose(Setting())
        elif event.key() in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._setting.is_set() and self._cross().contains(event.position()):
            self.setDown(False)
            self.choose(Setting())
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._setting.is_set():
            self._paint_set(painter, box)
        else:
            self._paint_unset(painter, box)
        painter.end()

    def _paint_unset(self, painter: QPainter, box: QRectF) -> None:
        fill = active().hover if self.underMouse() else active().surface
        fill_round(painter, box, fill, box.height() / 2)
        stroke_round(painter, box, active().btnborder, box.height() / 2)
        mark = QRectF(_PADDING, box.center().y() - _ICON / 2, _ICON, _ICON)
        draw_icon(painter, "plus", mark, active().text2)
        words = box.adjusted(_PADDING + _ICON + _GAP, 0, 0, 0)
        draw_text(painter, words, self.name, style=Style.MEDIUM, color=active().text)

    def _paint_set(self, painter: QPainter, box: QRectF) -> None:
        fill_round(painter, box, active().accentsoft, box.height() / 2)
        stroke_round(painter, box, active().accentline, box.height() / 2)
        label = box.adjusted(_PADDING, 0, 0, 0)
        draw_text(painter, label, self._label(), style=Style.BODY, color=active().accenttext)
        value = label.adjusted(self._label_width(), 0, -(_GAP + _ICON + _PADDING), 0)
        draw_text(painter, value, self.words(), style=Style.STRONG, color=active().accenttext)
        cross = QRectF(0, 0, _ICON, _ICON)
        cross.moveCenter(QPointF(box.right() - _PADDING - _ICON / 2, box.center().y()))
        draw_icon(painter, "x", cross, active().accenttext)

    def _cross(self) -> QRectF:
        width = _PADDING + _ICON + _GAP
        return QRectF(self.width() - width, 0, width, self.height())

    def _label(self) -> str:
        return self.tr("{name} : ").format(name=self.name)

    def _label_width(self) -> int:
        return text_width(Style.BODY, self._label())

    def _tell(self) -> None:
        if self._setting.is_set():
            words = f"{self._label()}{self.words()}"
            self.setAccessibleDescription(self.tr("Entrée ouvre le filtre, Suppr l’efface."))
        else:
            words = self.unset_words()
            self.setAccessibleDescription("")
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.updateGeometry()
        self.update()
