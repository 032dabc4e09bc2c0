"""Those that ask in: a card with a row a terminal."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal
from desktop.formats import Times
from desktop.models.columns import Ink
from desktop.models.terminaux import state_of
from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Rule, StatePill
from desktop.widgets.labels import ElidedLabel, Label

_TILE = 32


class TerminalAction(Enum):
    """What the owner can do with a terminal."""

    APPROVE = auto()
    REFUSE = auto()
    DEACTIVATE = auto()
    ACTIVATE = auto()


class Card(QFrame):
    """A rounded surface with a title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, Style.H2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().surface, 10)
        stroke_round(painter, box, active().border, 10)
        painter.end()


class TerminalCard(Card):
    """A title and its terminals."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAccessibleName(title)
        self._sentence = Label("", Style.BODY, Ink.TEXT3)
        self._sentence.hide()
        self.column.addWidget(self._sentence)
        self.rows: tuple[TerminalRow, ...] = ()
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        self.column.addLayout(self._place)

    def show_rows(self, rows: Sequence["TerminalRow"]) -> None:
        """Replace the rows."""
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.rows = tuple(rows)
        for position, row in enumerate(rows):
            if position:
                self._place.addWidget(Rule())
            self._place.addWidget(row)

    def show_sentence(self, sentence: str) -> None:
        """Say why there is none."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))


class TerminalRow(QWidget):
    """Name and serial, state, last sign of life, and what can be done."""

    acted = Signal(TerminalAction)

    def __init__(self, terminal: Terminal, times: Times) -> None:
        super().__init__()
        self.terminal = terminal
        self.buttons: dict[TerminalAction, Button] = {}
        name = terminal.nom_terminal or self.tr("Terminal inconnu")
        self.setAccessibleName(f"{name}, {state_of(terminal).text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(_TILE + 14, 8, 0, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(name, Style.MEDIUM, expanding=True))
        words.addWidget(ElidedLabel(self._facts(times), Style.SMALL, Ink.TEXT3, expanding=True))
        row.addLayout(words, 1)
        row.addWidget(StatePill(state_of(terminal)))
        row.addSpacing(8)
        for action, (text, kind) in self._actions().items():
            self._add_button(row, action, Button(text, kind))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tile = QRectF(0, (self.height() - _TILE) / 2, _TILE, _TILE)
        fill_round(painter, tile, tone(Tone.NEUTRAL).soft, 8)
        draw_icon(painter, "smartphone", tile.adjusted(8, 8, -8, -8), active().text2)
        painter.end()

    def _facts(self, times: Times) -> str:
        terminal = self.terminal
        seen = terminal.derniere_activite
        facts = [self.tr("n° de série {serie}").format(serie=terminal.numero_serie)]
        if terminal.adresse_ip:
            facts.append(terminal.adresse_ip)
        if terminal.version_app_maui:
            facts.append(self.tr("version {v}").format(v=terminal.version_app_maui))
        if seen is not None:
            facts.append(self.tr("vu {when}").format(when=times.relative(seen)))
        elif terminal.etat is EtatTerminal.EN_ATTENTE:
            when = times.relative(terminal.date_creation)
            facts.append(self.tr("a demandé {when}").format(when=when))
        return "  ·  ".join(facts)

    def _actions(self) -> dict[TerminalAction, tuple[str, Kind]]:
        approve = (self.tr("Autoriser…"), Kind.PLAIN)
        return {
            EtatTerminal.EN_ATTENTE: {
                TerminalAction.REFUSE: (self.tr("Refuser"), Kind.DANGER),
                TerminalAction.APPROVE: approve,
            },
            EtatTerminal.REFUSE: {TerminalAction.APPROVE: approve},
            EtatTerminal.ACTIF: {TerminalAction.DEACTIVATE: (self.tr("Désactiver"), Kind.PLAIN)},
            EtatTerminal.INACTIF: {TerminalAction.ACTIVATE: (self.tr("Réactiver"), Kind.PLAIN)},
        }[self.terminal.etat]

    def _add_button(self, row: QHBoxLayout, action: TerminalAction, button: Button) -> None:
        name = self.terminal.nom_terminal or self.terminal.numero_serie
        button.setAccessibleName(f"{button.text()} : {name}")
        button.clicked.connect(partial(self._on_clicked, action))
        self.buttons[action] = button
        row.addWidget(button)

    def _on_clicked(self, action: TerminalAction) -> None:
        self.acted.emit(action)
