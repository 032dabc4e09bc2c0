"""The window of the first start: the steps at the left, one of them at the right."""

import json
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.boutiques import Boutique
from core.parametres import Parametres
from desktop.dialogs.premier_demarrage.articles import EtapeArticles
from desktop.dialogs.premier_demarrage.boutique import EtapeBoutique
from desktop.dialogs.premier_demarrage.etape import Contexte, Etape
from desktop.dialogs.premier_demarrage.parcours import Parcours, Repere
from desktop.dialogs.premier_demarrage.proprietaire import EtapeProprietaire
from desktop.dialogs.premier_demarrage.sauvegarde import EtapeSauvegarde
from desktop.dialogs.premier_demarrage.serveur import EtapeServeur
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.server_status import ServerStatus
from desktop.theme import Style, active, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.dialog import list_lettered
from desktop.widgets.focus_ring import FocusRing
from desktop.widgets.labels import Label
from desktop.widgets.mnemonics import give_letters

CLE = "premier_demarrage.etape"
_SIZE = (1000, 668)
_LARGEST = (1240, 700)
"""What still fits a screen of 1280×720 with larger text; the step scrolls beyond."""


class PremierDemarrageDialog(QDialog):
    """Walks through the steps; what is finished stays, and the rest is opened next time."""

    boutique_added = Signal(Boutique)
    server_asked = Signal()
    demo_asked = Signal()

    def __init__(
        self, contexte: Contexte, boutique: Boutique | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._known = boutique is not None
        self._done: set[int] = set()
        serveur = EtapeServeur(contexte)
        self._articles = EtapeArticles(contexte)
        self.etapes: tuple[Etape, ...] = (
            EtapeBoutique(contexte),
            EtapeProprietaire(contexte),
            self._articles,
            serveur,
            EtapeSauvegarde(contexte),
        )
        self._parcours = Parcours()
        self._stack = QStackedWidget()
        self._rank = Label("", Style.SMALL, Ink.TEXT3)
        self._titre = Label("", Style.TITLE)
        self._back = Button(self.tr("Précédent"))
        self._demo = Button(self.tr("Essayer avec des données d’exemple"), Kind.LINK)
        self._quit = Button(self.tr("Quitter"))
        self._later = Button(self.tr("Plus tard"), Kind.GHOST)
        self._next = Button(self.tr("Continuer"), Kind.PRIMARY)
        self._lay_out()
        self._connect()
        serveur.server_asked.connect(self.server_asked)
        if boutique is not None:
            self._show_boutique(boutique)
        self.show_etape(0)

    def show_etape(self, rank: int) -> None:
        """Show a step; those before it count as done."""
        self._done.update(range(rank))
        self._stack.setCurrentIndex(rank)
        last = rank == len(self.etapes) - 1
        self._titre.setText(self.etapes[rank].titre)
        self._rank.setText(
            self.tr("Étape {rank} sur {count}").format(rank=rank + 1, count=len(self.etapes))
        )
        self._back.setVisible(rank > 0)
        first = rank == 0 and not self._known
        self._demo.setVisible(first)
        self._quit.setVisible(first)
        self._later.setVisible(rank > 0 and not last)
        self._show_next(self.tr("Terminer") if last else self.tr("Continuer"))
        self._show_reperes()
        self.etapes[rank].enter()

    def show_server(self, status: ServerStatus) -> None:
        """Tell the steps how the sync server is."""
        for etape in self.etapes:
            etape.show_server(status)
        self._show_reperes()

    def show_services(self, services: Services) -> None:
        """Learn what the window works with."""
        self._articles.show_services(services)

    def has_boutique(self) -> bool:
        """Whether the first step was finished, now or before."""
        return self._known

    def current(self) -> int:
        """Return the rank of the step on screen."""
        return self._stack.currentIndex()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_letters(list_lettered(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().surface)
        painter.end()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Premier démarrage"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        sizes = zip(_SIZE, _LARGEST, strict=True)
        self.setFixedSize(*(min(scaled(wanted), largest) for wanted, largest in sizes))
        for etape in self.etapes:
            self._stack.addWidget(_make_scrolled(etape))
        right = QVBoxLayout()
        right.setContentsMargins(28, 22, 28, 20)
        right.setSpacing(0)
        right.addWidget(self._rank)
        right.addWidget(self._titre)
        right.addSpacing(6)
        right.addWidget(self._stack, 1)
        right.addSpacing(12)
        right.addWidget(_Rule())
        right.addSpacing(14)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self._back, self._quit, self._demo):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._later)
        foot.addWidget(self._next)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._parcours)
        row.addLayout(right, 1)
        self._ring = FocusRing(self)
        self._next.setDefault(True)

    def _connect(self) -> None:
        for rank, etape in enumerate(self.etapes):
            etape.saved.connect(partial(self._on_saved, rank))
            etape.refused.connect(partial(self._next.setEnabled, True))
            etape.summary_changed.connect(self._show_reperes)
        self._back.clicked.connect(self._on_back_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._quit.clicked.connect(self.reject)
        self._demo.clicked.connect(self.demo_asked)

    def _on_next_clicked(self) -> None:
        self._next.setEnabled(False)
        self.etapes[self.current()].save()

    def _on_back_clicked(self) -> None:
        self.show_etape(self.current() - 1)

    def _on_later_clicked(self) -> None:
        self._go_on(self.current() + 1)

    def _on_saved(self, rank: int) -> None:
        if rank == self.current():
            self._done.add(rank)
            boutique = self.etapes[0].boutique
            if rank == 0 and boutique is not None:
                self._announce(boutique)
            self._go_on(rank + 1)

    def _announce(self, boutique: Boutique) -> None:
        for etape in self.etapes[1:]:
            etape.show_boutique(boutique)
        if not self._known:
            self._known = True
            self.boutique_added.emit(boutique)

    def _go_on(self, rank: int) -> None:
        self._remember(rank)
        if rank < len(self.etapes):
            self.show_etape(rank)
        else:
            self.accept()

    def _remember(self, rank: int) -> None:
        """Keep which step is next, so that a start after a power cut goes on from there."""
        work = partial(self._contexte.core.parametres.write, CLE, json.dumps(rank))
        self._contexte.tasks.run(work, _kept)

    def _show_boutique(self, boutique: Boutique) -> None:
        for etape in self.etapes:
            etape.show_boutique(boutique)

    def _show_next(self, text: str) -> None:
        self._next.setText(text)
        self._next.setAccessibleName(text)
        self._next.setEnabled(True)

    def _show_reperes(self) -> None:
        reperes = [
            Repere(etape.nom, etape.summary() if rank in self._done else "", rank in self._done)
            for rank, etape in enumerate(self.etapes)
        ]
        self._parcours.show_reperes(reperes, self.current())


class _Rule(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().border)
        painter.end()


def find_etape(parametres: Parametres, count: int = 5) -> int | None:
    """Return the step that a first start left open, None where all are finished or none began."""
    raw = parametres.read(CLE)
    rank = json.loads(raw) if raw is not None else count
    return rank if isinstance(rank, int) and 0 < rank < count else None


def _make_scrolled(etape: Etape) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setObjectName("scrolled")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    etape.setObjectName("scrolled")
    area.setWidget(etape)
    return area


def _kept(_nothing: None) -> None:
    """Nobody waits for it."""
