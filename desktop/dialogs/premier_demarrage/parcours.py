"""The steps at the left: which are done, which one it is, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import Style, Tone, active, app_icon, draw_icon, scaled, tone
from desktop.theme.painting import draw_text, fill_round, stroke_round

LARGEUR = 238
_LEFT = 22
_FIRST = 76
_STEP = 58
_DISC = 24
_LOGO = 26


@dataclass(frozen=True, slots=True)
class Repere:
    """One step as the list shows it."""

    nom: str
    detail: str
    is_done: bool


class Parcours(QWidget):
    """Painted, and read aloud as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reperes: tuple[Repere, ...] = ()
        self._current = 0
        self.setFixedWidth(scaled(LARGEUR))

    def show_reperes(self, reperes: Sequence[Repere], current: int) -> None:
        """Show the steps anew."""
        self._reperes, self._current = tuple(reperes), current
        self.setAccessibleName(
            self.tr("Étape {rank} sur {count} : {name}").format(
                rank=current + 1, count=len(reperes), name=reperes[current].nom
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().sunken)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), active().border)
        side = scaled(_LOGO)
        app_icon().paint(painter, _LEFT, 24, side, side)
        title = QRectF(_LEFT + side + 10, 24, self.width() - _LEFT - side - 20, side)
        draw_text(painter, title, self.tr("Premier démarrage"), style=Style.H2, color=active().text)
        for rank, repere in enumerate(self._reperes):
            self._paint_repere(painter, rank, repere)
        self._paint_foot(painter)
        painter.end()

    def _paint_repere(self, painter: QPainter, rank: int, repere: Repere) -> None:
        top = float(scaled(_FIRST) + rank * scaled(_STEP))
        side = float(scaled(_DISC))
        disc = QRectF(_LEFT, top, side, side)
        done = repere.is_done and rank != self._current
        if rank < len(self._reperes) - 1:
            rail = tone(Tone.OK).line if done else active().border
            line = QRectF(disc.center().x() - 1, disc.bottom() + 3, 2, scaled(_STEP) - side - 6)
            painter.fillRect(line, rail)
        self._paint_disc(painter, disc, rank, done=done)
        left = disc.right() + 12
        room = self.width() - left - 12
        current = rank == self._current
        ink = active().text if done or current else active().text2
        style = Style.STRONG if current else Style.MEDIUM
        height = side * 0.75
        first = (
            QRectF(left, top - 3, room, height) if repere.detail else disc.translated(side + 12, 0)
        )
        first.setWidth(room)
        draw_text(painter, first, repere.nom, style=style, color=ink)
        below = QRectF(left, top - 3 + height, room, height)
        draw_text(painter, below, repere.detail, style=Style.SMALL, color=active().text3)

    def _paint_disc(self, painter: QPainter, disc: QRectF, rank: int, *, done: bool) -> None:
        radius = disc.width() / 2
        if done:
            fill_round(painter, disc, tone(Tone.OK).soft, radius)
            inset = disc.width() / 4
            mark = disc.adjusted(inset, inset, -inset, -inset)
            draw_icon(painter, "check", mark, tone(Tone.OK).text)
            return
        current = rank == self._current
        fill_round(painter, disc, active().accent if current else active().surface, radius)
        if not current:
            stroke_round(painter, disc, active().btnborder, radius)
        ink = active().onaccent if current else active().text2
        center = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, disc, str(rank + 1), style=Style.SMALLS, color=ink, align=center)

    def _paint_foot(self, painter: QPainter) -> None:
        box = QRectF(_LEFT, self.height() - 40, self.width() - _LEFT - 12, 20)
        draw_icon(
            painter, "shield-check", QRectF(box.left(), box.top() + 2, 16, 16), active().text3
        )
        words = self.tr("Tout reste sur cet ordinateur.")
        draw_text(
            painter,
            box.adjusted(24, 0, 0, 0),
            words,
            style=Style.SMALL,
            color=active().text3,
        )
