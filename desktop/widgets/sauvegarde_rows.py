"""The copies as rows of a card: when, what each proves, where it is, and the way back to it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.sauvegarde import Sauvegarde
from desktop.formats import Times
from desktop.models.columns import Ink
from desktop.models.sauvegardes import begin, format_taille, lieu_states, tell_age, tell_preuve
from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.theme.painting import fill_round
from desktop.widgets.buttons import Button
from desktop.widgets.detail import Rule, StatePill
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.terminal_rows import Card

_TILE = 32


class SauvegardeRow(QWidget):
    """One copy."""

    restore_asked = Signal()

    def __init__(self, copie: Sauvegarde, times: Times) -> None:
        super().__init__()
        self.copie = copie
        when = begin(times.told(copie.date))
        self.title = ElidedLabel(when, Style.MEDIUM, expanding=True)
        self.proof = ElidedLabel(_tell(copie, times), Style.SMALL, Ink.TEXT3, expanding=True)
        self.restore = Button(self.tr("Restaurer…"))
        self.restore.setAccessibleName(
            self.tr("Restaurer la sauvegarde : {when}").format(when=when)
        )
        self.restore.clicked.connect(self.restore_asked)
        state = lieu_states()[copie.lieu]
        self.setAccessibleName(f"{when}, {tell_preuve(copie)}, {state.text}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.proof)
        row = QHBoxLayout(self)
        row.setContentsMargins(_TILE + 14, 8, 0, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(StatePill(state))
        row.addWidget(self.restore)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tile = QRectF(0, (self.height() - _TILE) / 2, _TILE, _TILE)
        fill_round(painter, tile, tone(Tone.NEUTRAL).soft, 8)
        draw_icon(painter, "archive", tile.adjusted(8, 8, -8, -8), active().text2)
        painter.end()


class SauvegardesCard(Card):
    """All copies that can be gone back to, newest first."""

    restore_asked = Signal(object)
    """The copy that the owner wants back."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAccessibleName(title)
        self.rows: tuple[SauvegardeRow, ...] = ()
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.column.addLayout(self._place)

    def show_copies(self, copies: Sequence[Sauvegarde], times: Times) -> None:
        """Replace the rows."""
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = tuple(SauvegardeRow(copie, times) for copie in copies)
        for position, row in enumerate(self.rows):
            if position:
                self._place.addWidget(Rule())
            self._place.addWidget(row)
            row.restore_asked.connect(self._on_restore_asked)

    def _on_restore_asked(self) -> None:
        row = self.sender()
        if isinstance(row, SauvegardeRow):
            self.restore_asked.emit(row.copie)


def _tell(copie: Sauvegarde, times: Times) -> str:
    age = tell_age(copie.date, times)
    return f"{tell_preuve(copie)}  ·  {format_taille(copie.taille)}  ·  {age}"
