"""The trial sale: what each terminal has managed so far, from knocking to a sale received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.application import Core
from core.boutiques import Boutique
from core.quarantaine import Entree, FiltreQuarantaine
from core.terminaux import Terminal
from core.ventes.consultation import FiltreVentes, VenteRow
from core.vocabulaire import EtatTerminal
from desktop.dialogs.approbation import ApprobationDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.formats import format_money
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.theme import Style, Tone, active, draw_icon, tone
from desktop.theme.painting import State, fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import StatePill
from desktop.widgets.labels import ElidedLabel
from desktop.widgets.spinner import Spinner

_RECENTES = 50
_TILE = 30


@dataclass(frozen=True, slots=True)
class Essai:
    """A terminal with the first sale that it sent since the first start, applied or not."""

    terminal: Terminal
    vente: VenteRow | None = None
    entree: Entree | None = None

    @property
    def is_connected(self) -> bool:
        """Whether a sale came through, whatever became of it."""
        return self.vente is not None or self.entree is not None


def read_essais(core: Core, boutique_id: int, since: datetime) -> tuple[Essai, ...]:
    """Return those that wait, then the terminals of the boutique; runs in a worker."""
    ventes, quarantaine = core.ventes, core.quarantaine
    ids = ventes.list_ids(FiltreVentes(boutique_id))[:_RECENTES]
    sold = {v.terminal_id: v for v in ventes.list_rows(ids) if v.date_reception >= since}
    ids = quarantaine.list_ids(FiltreQuarantaine(boutique_id))[:_RECENTES]
    kept = {e.terminal_id: e for e in quarantaine.list_rows(ids) if e.date_derniere >= since}
    return tuple(
        Essai(terminal, sold.get(terminal.id), kept.get(terminal.id))
        for terminal in core.terminaux.list_terminaux()
        if terminal.etat is EtatTerminal.EN_ATTENTE
        or (terminal.boutique_id == boutique_id and terminal.etat is EtatTerminal.ACTIF)
    )


class EssaiPanel(QWidget):
    """A card a terminal; turns green by itself when a sale arrives."""

    connected = Signal(int)
    """How many terminals have sent a sale by now."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__()
        self._contexte = contexte
        self._since = contexte.core.clock.now()
        self._boutique: Boutique | None = None
        self._essais: tuple[Essai, ...] = ()
        self.approbation: ApprobationDialog | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        bridge = contexte.bridge
        for signal in (bridge.ventes_recorded, bridge.lot_received, bridge.terminaux_changed):
            signal.connect(self.refresh)
        self._show(())

    def show_boutique(self, boutique: Boutique) -> None:
        """Wait for the terminals of this boutique."""
        self._boutique = boutique
        self.refresh()

    def refresh(self) -> None:
        """Read again, in a worker."""
        if self._boutique is not None:
            work = partial(read_essais, self._contexte.core, self._boutique.id, self._since)
            self._contexte.tasks.run(work, self._show)

    def count_connected(self) -> int:
        """Return how many terminals have sent a sale."""
        return sum(essai.is_connected for essai in self._essais)

    def _show(self, essais: Sequence[Essai]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        self._essais = tuple(essais)
        for essai in self._essais:
            card = EssaiCard(essai)
            card.approval_asked.connect(self._on_approval_asked)
            self._column.addWidget(card)
            card.show()
        if not self._essais:
            self._column.addWidget(
                WaitingCard(
                    self.tr("Aucun terminal ne s’est encore présenté"),
                    self.tr("Ouvrez l’application sur un terminal relié au même Wi-Fi."),
                )
            )
        self.connected.emit(self.count_connected())

    def _on_approval_asked(self, terminal: Terminal) -> None:
        if self._boutique is None:
            return
        core, tasks = self._contexte.core, self._contexte.tasks
        services = (core.terminaux, tasks)
        self.approbation = ApprobationDialog(terminal, [self._boutique], services, self)
        self.approbation.open()


class _Card(QFrame):
    """Tile, two lines, and what stands at the right."""

    def __init__(self, title: str, sentence: str, tile: QWidget, which: Tone) -> None:
        super().__init__()
        self._tone = which
        self.setAccessibleName(f"{title}. {sentence}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(title, Style.STRONG, expanding=True))
        ink = Ink.OK if which is Tone.OK else Ink.TEXT2
        words.addWidget(ElidedLabel(sentence, Style.SMALL, ink, expanding=True))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 8, 14, 8)
        self.row.setSpacing(12)
        holder = QWidget()
        holder.setFixedSize(_TILE, _TILE)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(tile, 0, Qt.AlignmentFlag.AlignCenter)
        self.row.addWidget(holder, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        ok = self._tone is Tone.OK
        fill_round(painter, box, tone(Tone.OK).soft if ok else active().sunken, 8)
        stroke_round(painter, box, tone(Tone.OK).line if ok else active().line, 8)
        painter.end()


class WaitingCard(_Card):
    """Nothing yet."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(title, sentence, Spinner(), Tone.NEUTRAL)
        self.row.addWidget(StatePill(State(self.tr("En attente"), Tone.NEUTRAL, "clock")))


class EssaiCard(_Card):
    """One terminal: it asks in, it is waited for, or it is connected."""

    approval_asked = Signal(Terminal)

    def __init__(self, essai: Essai) -> None:
        self._terminal = essai.terminal
        asking = essai.terminal.etat is EtatTerminal.EN_ATTENTE
        tile: QWidget = Spinner()
        if essai.is_connected:
            tile = _Tick()
        elif asking:
            tile = _Phone()
        which = Tone.OK if essai.is_connected else Tone.NEUTRAL
        super().__init__(_title(essai), _sentence(essai), tile, which)
        if asking:
            decide = Button(self.tr("Décider…"), Kind.PLAIN)
            decide.clicked.connect(self._on_decide_clicked)
            self.row.addWidget(decide)
        elif essai.is_connected:
            state = State(self.tr("Reliée"), Tone.OK, "circle-check")
            self.row.addWidget(StatePill(state, outlined=True))
        else:
            self.row.addWidget(StatePill(State(self.tr("En attente"), Tone.NEUTRAL, "clock")))

    def _on_decide_clicked(self) -> None:
        self.approval_asked.emit(self._terminal)


class _Tile(QWidget):
    icon = ""
    which = Tone.NEUTRAL

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_TILE, _TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = tone(self.which)
        fill_round(painter, QRectF(self.rect()), colors.line, _TILE / 2)
        draw_icon(painter, self.icon, QRectF(7, 7, 16, 16), colors.text)
        painter.end()


class _Tick(_Tile):
    icon = "check"
    which = Tone.OK


class _Phone(_Tile):
    icon = "smartphone"
    which = Tone.WARN


def _title(essai: Essai) -> str:
    if essai.terminal.etat is EtatTerminal.EN_ATTENTE:
        words = _tr("Un terminal demande à entrer : {serie}")
        return words.format(serie=essai.terminal.numero_serie)
    return essai.terminal.nom_terminal


def _sentence(essai: Essai) -> str:
    if essai.terminal.etat is EtatTerminal.EN_ATTENTE:
        return _tr("N’autorisez que les appareils de vos vendeurs.")
    if essai.vente is not None:
        montant = format_money(essai.vente.montant_total, essai.vente.devise)
        return _tr("Vente de {montant} reçue, rien n’a été perdu en route.").format(montant=montant)
    if essai.entree is not None:
        return _tr("Sa vente est arrivée. Elle attend dans « À régler » : {raison}").format(
            raison=say(essai.entree.message)
        )
    return _tr("Terminal autorisé, nous attendons sa vente d’essai…")


def _tr(text: str) -> str:
    return QCoreApplication.translate("EssaiCard", text)
