"""Does what the owner decides about entries, one or several, and says what came of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.errors import CoreError
from core.quarantaine import Demande, Entree, Precisions
from core.ventes.demande import Rejeu, SortRejeu
from core.vocabulaire import Remede
from desktop.dialogs.bon_article import BonArticleDialog
from desktop.dialogs.classement import ClassementDialog
from desktop.dialogs.comparaison import ComparaisonDialog
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.dialogs.entree_manquante import EntreeManquanteDialog
from desktop.dialogs.quelle_vente import QuelleVenteDialog
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import plural
from desktop.models.a_regler_liste import GroupModel
from desktop.models.raisons import short_numero, title_of
from desktop.models.remedes import outcome_words
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.a_regler_detail import EntreeDetail
from desktop.pages.a_regler_en_lot import EnLot
from desktop.pages.page import Page, Services
from desktop.sentences import say
from desktop.theme import Tone

_AT_ONCE = frozenset({Remede.REJOUER, Remede.NEGATIF})
"""What the button has said all of: no dialog repeats it, unless there are look-alikes."""


_TO_BE_COMPARED = frozenset({Remede.DOUBLON, Remede.DISTINCTE})
_TO_BE_TOLD = frozenset({Remede.ARTICLE, Remede.REMPLACEMENT, Remede.TOUJOURS_DISTINCTES})


class EntreeActions(QObject):
    """Simple remedies are one request to core; those that need something have a dialog."""

    word_said = Signal(Tone, str, str)
    """Title and sentence for the toast."""
    settled = Signal()
    """Something was decided: the next entry may be shown."""
    failed = Signal()
    """Nothing was decided: what is on screen may be pressed again."""

    def __init__(
        self, page: Page, services: Services, board: AReglerBoard, model: GroupModel
    ) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._board = board
        self._model = model
        self.dialog: ReglementDialog | ClassementDialog | None = None
        self._en_lot = EnLot(page, services)
        self._en_lot.opened.connect(self._open)
        self._en_lot.word_said.connect(self.word_said)
        board.replay_all.clicked.connect(self.replay_all)
        board.bulk.remede_asked.connect(self._settle_ticked)
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
        remede = Remede(key.upper())
        examen = detail.full.examen
        alike = examen.prevision is not None and bool(examen.prevision.ressemblances)
        if remede in _AT_ONCE and not alike:
            self._settle_at_once(detail, remede)
        elif remede is Remede.ARTICLE:
            catalogue = self._services.core.catalogue
            self._open(BonArticleDialog(examen, catalogue, self._tools(), self._page))
        elif remede is Remede.DOUBLON:
            times = self._services.times
            self._open(QuelleVenteDialog(examen, times, self._tools(), self._page))
        elif remede is Remede.TOUJOURS_DISTINCTES:
            self._gather_paire(detail)
        else:
            precisions = Precisions()
            jumelle = None if examen.remedes is None else examen.remedes.jumelle
            if remede is Remede.REMPLACEMENT and jumelle is not None:
                precisions = Precisions(ancien_id=jumelle.terminal_id)
            self.settle((examen.entree.id,), remede, precisions, _subject(examen.entree))

    def settle(
        self,
        ids: Sequence[int],
        remede: Remede,
        precisions: Precisions | None = None,
        subject: str = "",
    ) -> None:
        """Show what a remedy would do, and let it be done."""
        if not ids:
            return
        if remede is Remede.CLASSER:
            self._file(ids, subject)
            return
        sujet = Sujet(tuple(ids), remede, precisions or Precisions(), subject)
        if remede in _TO_BE_COMPARED:
            times = self._services.times
            self._open(ComparaisonDialog(sujet, times, self._tools(), self._page))
            return
        make = EntreeManquanteDialog if remede is Remede.ENTREE else ReglementDialog
        self._open(make(sujet, self._tools(), self._page))

    def replay_all(self) -> None:
        """Show what a replay of the whole list would do, look-alikes first."""
        self.settle(self._model.entries(), Remede.REJOUER)

    def show_payload(self, numero: str, content: str) -> None:
        """Show the bytes as they came."""
        ContenuRecuDialog(numero, content, self._page).open()

    def copy_number(self, numero: str) -> None:
        """Put a number on the clipboard."""
        QGuiApplication.clipboard().setText(numero)
        self.word_said.emit(Tone.OK, self.tr("Numéro copié"), numero)

    def _tools(self) -> Tools:
        services = self._services
        return (services.core.quarantaine, services.tasks, services.lire_vente)

    def _open(self, dialog: ReglementDialog) -> None:
        dialog.settled.connect(self._on_settled)
        self.dialog = dialog
        dialog.open()

    def _file(self, ids: Sequence[int], subject: str) -> None:
        """Ask for the reason, and file."""
        dialog = ClassementDialog(ids, subject, self._tools(), self._page)
        dialog.filed.connect(self._on_filed)
        self.dialog = dialog
        dialog.open()

    def _on_ticks_changed(self) -> None:
        self._board.bulk.show_count(len(self._board.view.look.ticks))

    def _settle_ticked(self, remede: Remede) -> None:
        if remede in _TO_BE_TOLD:
            self._en_lot.gather(self.ticked(), remede)
        else:
            self.settle(self.ticked(), remede)

    def _settle_at_once(self, detail: EntreeDetail, remede: Remede) -> None:
        entree = detail.full.examen.entree
        detail.show_busy()
        demande = Demande([entree.id], self._services.lire_vente, remede=remede)
        self._services.tasks.run(
            partial(self._services.core.quarantaine.regler, demande),
            partial(self._on_one_settled, entree, remede),
            self._on_failed,
        )

    def _gather_paire(self, detail: EntreeDetail) -> None:
        """Ask for all that waits of the two terminals: what is decided is about all of it."""
        examen = detail.full.examen
        jumelle = None if examen.remedes is None else examen.remedes.jumelle
        if jumelle is None:
            return
        entree = examen.entree
        paire = frozenset({entree.terminal_id, jumelle.terminal_id})
        names = f"{entree.terminal_nom} · {jumelle.terminal_nom}"
        self._services.tasks.run(
            partial(self._services.core.quarantaine.list_paire, entree.boutique_id, paire),
            partial(self._on_paire_found, entree.id, paire, names),
            self._on_failed,
        )

    def _on_paire_found(
        self, entree_id: int, paire: frozenset[int], names: str, ids: tuple[int, ...]
    ) -> None:
        everything = tuple(dict.fromkeys((entree_id, *ids)))
        self.settle(everything, Remede.TOUJOURS_DISTINCTES, Precisions(paire=paire), names)

    def _on_one_settled(self, entree: Entree, remede: Remede, rejeux: tuple[Rejeu, ...]) -> None:
        (rejeu,) = rejeux
        if rejeu.sort is SortRejeu.RESSEMBLANTE:
            # A look-alike came in since the entry was shown.
            self.settle([entree.id], remede, subject=_subject(entree))
        elif rejeu.sort is SortRejeu.REFUSEE:
            sentence = say(rejeu.message)
            self.word_said.emit(Tone.WARN, self.tr("La vente attend toujours"), sentence)
            self.failed.emit()
        else:
            self._on_settled(rejeux)

    def _on_settled(self, rejeux: tuple[Rejeu, ...]) -> None:
        done, title, sentence = outcome_words(rejeux)
        self.word_said.emit(Tone.OK if done else Tone.WARN, title, sentence)
        self.settled.emit()

    def _on_filed(self, count: int) -> None:
        title = plural(count, self.tr("{n} vente classée"), self.tr("{n} ventes classées"))
        self.word_said.emit(Tone.OK, title, self.tr("Vous la retrouvez dans « Classées »."))
        self.settled.emit()

    def _on_failed(self, error: CoreError) -> None:
        self._services.tasks.failed.emit(error)
        self.failed.emit()


def _subject(entree: Entree) -> str:
    return f"{title_of(entree)} · {short_numero(entree)}"
