"""Filing sales that wait: a reason, and what follows for the shop and for the terminal."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import CoreError
from core.limites import TEXTE_MAX
from core.quarantaine import Demande, Precisions, Quarantaine
from core.ventes.demande import Rejeu, SortRejeu
from core.ventes.entrees import LireVente
from core.ventes.prevision import Prevision
from core.vocabulaire import Remede
from desktop.dialogs.reglement import make_alike_note
from desktop.formats import plural
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.tasks import Tasks
from desktop.theme import Style, Tone
from desktop.widgets.buttons import Kind
from desktop.widgets.choices import Choice
from desktop.widgets.detail import Note
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import ChoiceBox, Field, make_line_edit
from desktop.widgets.labels import Label

_OTHER = ""


class ClassementDialog(Dialog):
    """A reason from the list, or one's own; files in a worker."""

    filed = Signal(int)
    """How many were filed."""

    def __init__(
        self,
        ids: Sequence[int],
        subject: str,
        services: tuple[Quarantaine, Tasks, LireVente],
        parent: QWidget | None = None,
    ) -> None:
        count = len(ids)
        title = plural(count, self.tr("Classer la vente"), self.tr("Classer {n} ventes"))
        super().__init__(title, subject, parent)
        self._ids = tuple(ids)
        self._quarantaine, self._tasks, self._lire = services
        self.reason = ChoiceBox(self._choices())
        self.motif = make_line_edit(self.tr("Par exemple : vente saisie à la main"), TEXTE_MAX)
        self._own = Field(self.tr("Votre motif, obligatoire"), self.motif)
        self._own.hide()
        self.content.addWidget(Field(self.tr("Motif"), self.reason))
        self.content.addWidget(self._own)
        self.content.addWidget(self._make_note(count))
        self.alike_note: Note | None = None
        self._error = Label("", Style.SMALL, Ink.DANGER, wrap=True)
        self._error.hide()
        self.content.addWidget(self._error)
        cancel = self.add_button(self.tr("Annuler"))
        self.file_button = self.add_button(title, Kind.PRIMARY, default=True)
        cancel.clicked.connect(self.reject)
        self.file_button.clicked.connect(self._on_file_clicked)
        self.reason.currentIndexChanged.connect(self._on_reason_changed)
        self.motif.textChanged.connect(self._on_motif_changed)
        self._look_for_alike()

    def _choices(self) -> list[Choice]:
        words = (
            self.tr("Vente d’essai"),
            self.tr("Erreur du vendeur"),
            self.tr("Vente ressaisie sous un autre numéro"),
            self.tr("Déjà saisie à la main"),
            self.tr("Marchandise rendue aussitôt"),
        )
        return [*(Choice(word, word) for word in words), Choice(_OTHER, self.tr("Autre motif…"))]

    def _make_note(self, count: int) -> Note:
        return Note(
            Tone.NEUTRAL,
            plural(
                count,
                self.tr("La vente ne sera pas comptée, le stock ne bouge pas."),
                self.tr("Ces {n} ventes ne seront pas comptées, le stock ne bouge pas."),
            ),
            self.tr(
                "Son contenu reste dans « Classées » avec le motif, et le terminal cesse de "
                "l’envoyer."
            ),
        )

    def _look_for_alike(self) -> None:
        """Look first for the sales that are recorded: those are doubles, which is more to tell."""
        demande = Demande(self._ids, self._lire, remede=Remede.CLASSER)
        work = partial(self._quarantaine.previsualiser, demande)
        self._tasks.run(work, self._on_foreseen, self._on_error)

    def _on_foreseen(self, previsions: tuple[Prevision, ...]) -> None:
        alike = [p for p in previsions if p.ressemblances]
        if alike:
            self.alike_note = make_alike_note(alike)
            self.content.insertWidget(0, self.alike_note)
            self.alike_note.show()
            self.adjustSize()

    def _on_reason_changed(self) -> None:
        self._own.setVisible(self.reason.value() == _OTHER)
        self.adjustSize()
        if self._own.isVisibleTo(self):
            self.motif.setFocus()

    def _on_motif_changed(self) -> None:
        self._own.show_error("")

    def _on_file_clicked(self) -> None:
        motif = self.reason.value() or self.motif.text().strip()
        if not motif:
            self._own.show_error(self.tr("Écrivez pourquoi cette vente n’est pas à compter."))
            self.motif.setFocus()
            return
        self.file_button.setEnabled(False)
        precisions = Precisions(motif=motif)
        demande = Demande(self._ids, self._lire, remede=Remede.CLASSER, precisions=precisions)
        work = partial(self._quarantaine.regler, demande)
        self._tasks.run(work, self._on_filed, self._on_error)

    def _on_filed(self, rejeux: tuple[Rejeu, ...]) -> None:
        self.accept()
        self.filed.emit(sum(rejeu.sort is SortRejeu.CLASSEE for rejeu in rejeux))

    def _on_error(self, error: CoreError) -> None:
        self.file_button.setEnabled(True)
        self._error.setText(say(error.message))
        self._error.show()
