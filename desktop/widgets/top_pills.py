"""The pills of the top bar: the sales that wait, the rate of the day, the server."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.vocabulaire import Devise
from desktop.formats import format_money, format_number, plain_tooltip
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Style, Tone, active, draw_icon, scaled, text_width, tone
from desktop.theme.painting import draw_text, fill_round, stroke_round

_DOT = 9
_PADDING = 12
_HALO = 60
_WIDE = 1250
_WIDE_COUNT = 1200
"""Window widths below which the server's address, and the word « à régler », give way."""


class _TopPill(QAbstractButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def minimumSizeHint(self) -> QSize:
        # A long name of a boutique gives way first: it is cut without a loss, a figure is not.
        return self.sizeHint()

    def _height(self) -> int:
        return scaled(30)

    def _paint_quiet(self, painter: QPainter, box: QRectF) -> None:
        """Paint the ground of a pill that asks for nothing."""
        fill = active().hover if self.underMouse() else active().surface
        fill_round(painter, box, fill, box.height() / 2)
        stroke_round(painter, box, active().border, box.height() / 2)

    def _window_is_wider_than(self, width: int) -> bool:
        """Tell it of a width at plain text: larger text needs as much more."""
        return self.window().width() >= scaled(width)


class ServerPill(_TopPill):
    """« ● En ligne · 192.168.1.20:8000 · 2 terminaux »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = ServerStatus(ServerState.STARTING)
        self._terminals = 0
        self._rewrite()

    def show_status(self, status: ServerStatus) -> None:
        """Show how the server is."""
        self._status = status
        self._rewrite()

    def show_terminals(self, count: int) -> None:
        """Show how many terminals are let in."""
        self._terminals = count
        self._rewrite()

    def words(self) -> tuple[str, str]:
        """Return the word of the state, and what follows it in the width there is."""
        parts: list[str] = []
        if self._status.state is ServerState.ONLINE:
            if self._window_is_wider_than(_WIDE):
                parts.extend(self._status.addresses[:1])
            parts.append(self._terminals_text())
        return self._status.word, "".join(f"  ·  {part}" for part in parts)

    def sizeHint(self) -> QSize:
        word, rest = self.words()
        width = text_width(Style.SMALLS, word) + text_width(Style.SMALL, rest)
        return QSize(width + 2 * _PADDING + _DOT + 8, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_quiet(painter, box)
        self._paint_dot(painter)
        word, rest = self.words()
        left = box.adjusted(_PADDING + _DOT + 8, 0, -_PADDING + 4, 0)
        draw_text(painter, left, word, style=Style.SMALLS, color=active().text)
        rest_box = left.adjusted(text_width(Style.SMALLS, word), 0, 0, 0)
        draw_text(painter, rest_box, rest, style=Style.SMALL, color=active().text2)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        color = tone(self._status.state.tone).dot
        halo = QColor(color)
        halo.setAlpha(_HALO)
        dot = QRectF(_PADDING, (self.height() - _DOT) / 2, _DOT, _DOT)
        fill_round(painter, dot.adjusted(-2, -2, 2, 2), halo, _DOT)
        fill_round(painter, dot.adjusted(1, 1, -1, -1), color, _DOT)

    def _terminals_text(self) -> str:
        if self._terminals == 0:
            return self.tr("aucun terminal")
        if self._terminals == 1:
            return self.tr("1 terminal")
        return self.tr("{n} terminaux").format(n=format_number(self._terminals))

    def _rewrite(self) -> None:
        addresses = ", ".join(self._status.addresses)
        facts = [self._status.word, addresses, self._status.sentence]
        if self._status.state is ServerState.ONLINE:
            facts.append(self._terminals_text())
        spoken = ", ".join(fact for fact in facts if fact)
        self.setAccessibleName(self.tr("Serveur : {facts}").format(facts=spoken))
        self.setToolTip(plain_tooltip(spoken))
        self.updateGeometry()
        self.update()


class RatePill(_TopPill):
    """« ⇄ 1 $ = 2 850 FC »; without a rate it asks for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_taux(None)

    def show_taux(self, taux: int | None) -> None:
        """Show what 1 USD is worth, in minor units of CDF; None where no rate was given."""
        self._text = (
            self.tr("Taux du jour")
            if taux is None
            else self.tr("1 $ = {taux}").format(taux=format_money(taux, Devise.CDF))
        )
        spoken = self.tr("aucun") if taux is None else self._text
        self.setAccessibleName(self.tr("Taux du jour : {taux}").format(taux=spoken))
        self.setToolTip(self.tr("Changer le taux du jour"))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what is written."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(text_width(Style.SMALLM, self._text) + 2 * _PADDING + 20, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_quiet(painter, box)
        mark = QRectF(_PADDING - 1, (self.height() - 14) / 2, 14, 14)
        draw_icon(painter, "arrow-left-right", mark, active().text3)
        words = box.adjusted(_PADDING + 19, 0, -4, 0)
        draw_text(painter, words, self._text, style=Style.SMALLM, color=active().text)
        painter.end()


class ToSettlePill(_TopPill):
    """« ⚠ 7 à régler », hidden at 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many sales wait."""
        self._count = count
        self.setAccessibleName(self.tr("À régler, {n}").format(n=format_number(count)))
        self.setToolTip(self.tr("Ventes reçues qui attendent votre décision"))
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the count, with its word where there is room."""
        number = format_number(self._count)
        if not self._window_is_wider_than(_WIDE_COUNT):
            return number
        return self.tr("{n} à régler").format(n=number)

    def sizeHint(self) -> QSize:
        return QSize(text_width(Style.SMALLS, self.words()) + 2 * _PADDING + 20, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = tone(Tone.WARN)
        box = QRectF(self.rect())
        fill_round(painter, box, colors.soft, box.height() / 2)
        stroke_round(painter, box, colors.line, box.height() / 2)
        mark = QRectF(_PADDING - 1, (self.height() - 14) / 2, 14, 14)
        draw_icon(painter, "triangle-alert", mark, colors.text)
        words = box.adjusted(_PADDING + 19, 0, -4, 0)
        draw_text(painter, words, self.words(), style=Style.SMALLS, color=colors.text)
        painter.end()
