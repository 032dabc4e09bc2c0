"""Does what the owner decides about entries, one or several, and says what came of it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.errors import CoreError
from core.quarantaine import Demande, Entree
from core.ventes.demande import Rejeu, SortRejeu
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.dialogs.rejeu import RejeuDialog
from desktop.formats import plural
from desktop.models.a_regler_liste import GroupModel
from desktop.models.raisons import short_numero, title_of
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.a_regler_detail import EntreeDetail
from desktop.pages.a_regler_remedes import CLASSER, REJOUER
from desktop.pages.page import Services
from desktop.sentences import say
from desktop.theme import Tone


class EntreeActions(QObject):
    """A new remedy is one more key here."""

    word_said = Signal(Tone, str, str)
    """Title and sentence for the toast."""
    settled = Signal()
    """Something was decided: the next entry may be shown."""
    failed = Signal()
    """Nothing was decided: what is on screen may be pressed again."""

    def __init__(
        self, page: QWidget, services: Services, board: AReglerBoard, model: GroupModel
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._board = board
        self._model = model
        self._remedies = {REJOUER: self._replay_one, CLASSER: self._file_one}
        self.dialog: RejeuDialog | ClassementDialog | None = None
        board.replay_all.clicked.connect(self._replay_all)
        board.bulk.replay_asked.connect(self._replay_ticked)
        board.bulk.file_asked.connect(self._file_ticked)
        board.bulk.cleared.connect(board.view.look.ticks.clear)
        board.view.look.ticks.changed.connect(self._on_ticks_changed)

    def ticked(self) -> tuple[int, ...]:
        """Return the ids of the ticked entries, in the order of the list."""
        return self._board.view.look.ticks.in_order_of(self._model.entries())

    def connect_detail(self, detail: EntreeDetail) -> None:
        """Listen to the entry that was put on screen."""
        detail.remede_asked.connect(partial(self.apply, detail))
        detail.number_copied.connect(self.copy_number)
        detail.payload_asked.connect(self.show_payload)
        detail.previous_asked.connect(partial(self._board.view.step, -1))
        detail.next_asked.connect(partial(self._board.view.step, 1))

    def apply(self, detail: EntreeDetail, key: str) -> None:
        """Apply a remedy to the entry on screen."""
        self._remedies[key](detail)

    def replay(self, ids: Sequence[int]) -> None:
        """Show what a replay would do, and let it be done."""
        if ids:
            quarantaine, tasks = self._services.core.quarantaine, self._services.tasks
            dialog = RejeuDialog(ids, (quarantaine, tasks, self._services.lire_vente), self._page)
            dialog.replayed.connect(self._on_replayed)
            self.dialog = dialog
            dialog.open()

    def file(self, ids: Sequence[int], subject: str = "") -> None:
        """Ask for the reason, and file."""
        if ids:
            quarantaine, tasks = self._services.core.quarantaine, self._services.tasks
            services = (quarantaine, tasks, self._services.lire_vente)
            dialog = ClassementDialog(ids, subject, services, self._page)
            dialog.filed.connect(self._on_filed)
            self.dialog = dialog
            dialog.open()

    def show_payload(self, numero: str, content: str) -> None:
        """Show the bytes as they came."""
        ContenuRecuDialog(numero, content, self._page).open()

    def copy_number(self, numero: str) -> None:
        """Put a number on the clipboard."""
        QGuiApplication.clipboard().setText(numero)
        self.word_said.emit(Tone.OK, self.tr("Numéro copié"), numero)

    def _on_ticks_changed(self) -> None:
        self._board.bulk.show_count(len(self._board.view.look.ticks))

    def _replay_all(self) -> None:
        self.replay(self._model.entries())

    def _replay_ticked(self) -> None:
        self.replay(self.ticked())

    def _file_ticked(self) -> None:
        self.file(self.ticked())

    def _replay_one(self, detail: EntreeDetail) -> None:
        examen = detail.full.examen
        if examen.prevision is not None and examen.prevision.ressemblances:
            self.replay([examen.entree.id])
            return
        detail.show_busy()
        demande = Demande([examen.entree.id], self._services.lire_vente)
        self._services.tasks.run(
            partial(self._services.core.quarantaine.regler, demande),
            partial(self._on_one_replayed, examen.entree),
            self._on_failed,
        )

    def _file_one(self, detail: EntreeDetail) -> None:
        entree = detail.full.examen.entree
        self.file([entree.id], f"{title_of(entree)} · {short_numero(entree)}")

    def _on_one_replayed(self, entree: Entree, rejeux: tuple[Rejeu, ...]) -> None:
        (rejeu,) = rejeux
        if rejeu.sort is SortRejeu.RESSEMBLANTE:
            # A look-alike came in since the entry was shown.
            self.replay([entree.id])
        elif rejeu.sort is SortRejeu.REFUSEE:
            self.word_said.emit(Tone.WARN, self.tr("La vente attend toujours"), say(rejeu.message))
            self.failed.emit()
        else:
            self._on_replayed(rejeux)

    def _on_replayed(self, rejeux: tuple[Rejeu, ...]) -> None:
        counts = Counter(rejeu.sort for rejeu in rejeux)
        recorded = counts[SortRejeu.APPLIQUEE]
        title = plural(
            recorded, self.tr("{n} vente enregistrée"), self.tr("{n} ventes enregistrées")
        )
        waiting = counts[SortRejeu.REFUSEE] + counts[SortRejeu.RESSEMBLANTE]
        sentence = plural(
            waiting, self.tr("{n} attend toujours"), self.tr("{n} attendent toujours")
        )
        tone = Tone.OK if recorded else Tone.WARN
        self.word_said.emit(tone, title, sentence if waiting else "")
        self.settled.emit()

    def _on_filed(self, count: int) -> None:
        title = plural(count, self.tr("{n} vente classée"), self.tr("{n} ventes classées"))
        self.word_said.emit(Tone.OK, title, self.tr("Vous la retrouvez dans « Classées »."))
        self.settled.emit()

    def _on_failed(self, error: CoreError) -> None:
        self._services.tasks.failed.emit(error)
        self.failed.emit()
