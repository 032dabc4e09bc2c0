"""The rules of the boutique that À régler offers to change: its stock policy, its own replays."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.boutiques import Boutique
from core.vocabulaire import PolitiqueStock
from desktop.dialogs.rejeu_auto import RejeuAutoDialog
from desktop.formats import plural
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton, BannerStrip

MANQUANTES_MIN = 10
"""Sales short of stock in a day from which the policy itself is in question: on the first days the
stock is not entered yet."""
_KEY = "manquantes"


@dataclass(frozen=True, slots=True)
class Regles:
    """The boutique as it is now, and how many sales of today were short of stock."""

    boutique: Boutique
    manquantes: int


class ReglesBoutique(QObject):
    """Shows the banner as long as it is true, and the dialog when it is asked for."""

    word_said = Signal(Tone, str, str)
    replay_asked = Signal()
    changed = Signal()

    def __init__(self, board: AReglerBoard, services: Services) -> None:
        super().__init__(board)
        self._board = board
        self._services = services
        self._regles: Regles | None = None
        self.banners = BannerStrip()
        self.dialog: RejeuAutoDialog | None = None
        board.auto_button.clicked.connect(self._on_auto_clicked)

    def load(self, boutique_id: int) -> Regles:
        """Ask core; runs in a worker."""
        core = self._services.core
        return Regles(
            core.boutiques.get_boutique(boutique_id), core.quarantaine.count_manquantes(boutique_id)
        )

    def show_rules(self, regles: Regles, waiting: int) -> None:
        """Show what is so now; `waiting` sales could be replayed."""
        self._regles = regles
        self._board.show_auto(actif=regles.boutique.rejeu_auto)
        refuses = regles.boutique.politique_stock is PolitiqueStock.REFUSER
        if not refuses or regles.manquantes < MANQUANTES_MIN or not waiting:
            self.banners.hide_banner(_KEY)
            return
        sentence = plural(
            regles.manquantes,
            self.tr("{n} vente refusée aujourd’hui faute de stock."),
            self.tr(
                "{n} ventes refusées aujourd’hui faute de stock. Si votre stock n’est pas encore "
                "saisi, acceptez-les : elles sont comptées et le stock passe sous zéro."
            ),
        )
        if self.banners.sentences().get(_KEY) != sentence:
            self.banners.show_banner(
                _KEY,
                Tone.WARN,
                sentence,
                BannerButton(self.tr("Accepter et alerter"), self._accept),
                BannerButton(self.tr("Rejouer tout"), self.replay_asked.emit),
            )

    def _accept(self) -> None:
        if self._regles is not None:
            boutiques, tasks = self._services.core.boutiques, self._services.tasks
            work = partial(
                boutiques.set_politique, self._regles.boutique.id, PolitiqueStock.ACCEPTER
            )
            tasks.run(work, self._on_accepted)

    def _on_accepted(self, _boutique: Boutique) -> None:
        self.word_said.emit(
            Tone.OK,
            self.tr("Les ventes passent désormais, même sans stock"),
            self.tr("Vous êtes alerté. Rejouez celles qui attendent pour les compter."),
        )
        self.changed.emit()

    def _on_auto_clicked(self) -> None:
        if self._regles is not None:
            services = (self._services.core.boutiques, self._services.tasks)
            self.dialog = RejeuAutoDialog(self._regles.boutique, services, self._board)
            self.dialog.decided.connect(self._on_decided)
            self.dialog.open()

    def _on_decided(self, actif: bool) -> None:
        title = (
            self.tr("Les ventes sont rejouées dès que le stock suffit")
            if actif
            else self.tr("Les ventes attendent votre décision")
        )
        self.word_said.emit(Tone.OK, title, "")
        self.changed.emit()
