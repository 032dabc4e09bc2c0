"""Replaying sales that wait: what would become of each, before the click; then how far it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from core.errors import CoreError
from core.quarantaine import Demande, Quarantaine
from core.ventes.demande import Rejeu, SortRejeu
from core.ventes.entrees import LireVente
from core.ventes.prevision import Prevision
from desktop.formats import format_number, plural
from desktop.sentences import say
from desktop.tasks import Tasks
from desktop.theme import Style, Tone
from desktop.widgets.buttons import Kind
from desktop.widgets.check import Check
from desktop.widgets.detail import Note
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_SHOWN_MAX = 4
"""Look-alikes named one by one; the rest are counted."""
_HELPS = frozenset({SortRejeu.APPLIQUEE, SortRejeu.CONNUE})


class _Progress(QObject):
    """Told by the worker how far it is, and telling it whether to go on."""

    moved = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False

    def note(self, done: int) -> bool:
        """Pass the figure on; False once the owner wants no more."""
        self.moved.emit(done)
        return not self.stopped


class RejeuDialog(Dialog):
    """Replays only what would be recorded; look-alikes only once their box is ticked."""

    replayed = Signal(object)
    """What became of each: a tuple of Rejeu."""

    def __init__(
        self,
        ids: Sequence[int],
        services: tuple[Quarantaine, Tasks, LireVente],
        parent: QWidget | None = None,
    ) -> None:
        title = plural(len(ids), self.tr("Rejouer la vente"), self.tr("Rejouer {n} ventes"))
        super().__init__(title, self.tr("Comme si le terminal les renvoyait maintenant"), parent)
        self._ids = tuple(ids)
        self._quarantaine, self._tasks, self._lire = services
        self._previsions: tuple[Prevision, ...] = ()
        self._progress = _Progress(self)
        self.summary = Label(self.tr("Calcul de ce qui se passerait…"), Style.BODY, wrap=True)
        self.alike = Check(self.tr("Rejouer aussi celles qui ressemblent à une autre vente"))
        self.bar = QProgressBar()
        self._alike_note: Note | None = None
        self._lay_out()
        self.cancel_button = self.add_button(self.tr("Annuler"))
        self.replay_button = self.add_button(title, Kind.PRIMARY, default=True)
        self.replay_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.reject)
        self.replay_button.clicked.connect(self._on_replay_clicked)
        self.alike.toggled.connect(self._foresee)
        self._progress.moved.connect(self.bar.setValue)
        self._foresee()

    def reject(self) -> None:
        """Stop after the transaction at work; what is done stays done."""
        self._progress.stopped = True
        super().reject()

    def _lay_out(self) -> None:
        self.alike.hide()
        self.bar.setRange(0, len(self._ids))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Avancement"))
        self.bar.hide()
        for widget in (self.summary, self.alike, self.bar):
            self.content.addWidget(widget)

    def _foresee(self) -> None:
        self.replay_button.setEnabled(False)
        confirmed = frozenset(self._ids) if self.alike.isChecked() else frozenset[int]()
        demande = Demande(self._ids, self._lire, confirmed)
        work = partial(self._quarantaine.previsualiser, demande)
        self._tasks.run(work, self._on_foreseen, self._on_error)

    def _on_foreseen(self, previsions: tuple[Prevision, ...]) -> None:
        self._previsions = previsions
        counts = Counter(prevision.rejeu.sort for prevision in previsions)
        self.summary.setText("\n".join(self._lines(counts)))
        alike = [p for p in previsions if p.ressemblances]
        self._show_alike(alike)
        useful = sum(counts[sort] for sort in _HELPS)
        self.replay_button.setEnabled(useful > 0)
        many = plural(useful, self.tr("Rejouer {n} vente"), self.tr("Rejouer {n} ventes"))
        words = many if useful else self.tr("Rejouer")
        self.replay_button.setText(words)
        self.replay_button.setAccessibleName(words)
        self._fit()

    def _lines(self, counts: Mapping[SortRejeu, int]) -> list[str]:
        words = {
            SortRejeu.APPLIQUEE: (
                self.tr("{n} serait enregistrée."),
                self.tr("{n} seraient enregistrées."),
            ),
            SortRejeu.CONNUE: (
                self.tr("{n} est déjà enregistrée : elle n’attendrait plus."),
                self.tr("{n} sont déjà enregistrées : elles n’attendraient plus."),
            ),
            SortRejeu.REFUSEE: (
                self.tr("{n} serait encore refusée : elle attend sans changement."),
                self.tr("{n} seraient encore refusées : elles attendent sans changement."),
            ),
            SortRejeu.REMPLACEE: (
                self.tr("{n} serait remplacée par un autre envoi de son numéro."),
                self.tr("{n} seraient remplacées par un autre envoi de leur numéro."),
            ),
            SortRejeu.RESSEMBLANTE: (
                self.tr("{n} ressemble à une autre vente : elle est laissée de côté."),
                self.tr("{n} ressemblent à une autre vente : elles sont laissées de côté."),
            ),
            SortRejeu.REGLEE: (
                self.tr("{n} est déjà réglée."),
                self.tr("{n} sont déjà réglées."),
            ),
        }
        return [plural(counts[sort], *words[sort]) for sort in SortRejeu if counts[sort]]

    def _show_alike(self, alike: Sequence[Prevision]) -> None:
        """Name the look-alikes before their box, so that it is ticked with open eyes."""
        if self._alike_note is not None:
            self.content.removeWidget(self._alike_note)
            self._alike_note.deleteLater()
            self._alike_note = None
        self.alike.setVisible(bool(alike))
        if not alike:
            return
        numbers = list(dict.fromkeys(p.ressemblances[0].numero_facture for p in alike))
        named = ", ".join(numbers[:_SHOWN_MAX])
        if len(numbers) > _SHOWN_MAX:
            named = self.tr("{named} et {n} autres").format(
                named=named, n=format_number(len(numbers) - _SHOWN_MAX)
            )
        self._alike_note = Note(
            Tone.WARN,
            plural(
                len(alike),
                self.tr("Une vente pareille porte un autre numéro."),
                self.tr("{n} ventes ont leur pareille sous un autre numéro."),
            ),
            self.tr(
                "Si le vendeur l’a ressaisie après le refus, la rejouer la compterait deux fois. "
                "À comparer : {named}."
            ).format(named=named),
        )
        self.content.insertWidget(1, self._alike_note)
        self._alike_note.show()

    def _fit(self) -> None:
        """Take the height that the wrapped sentences need at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _on_replay_clicked(self) -> None:
        self.replay_button.setEnabled(False)
        self.alike.setEnabled(False)
        useful = [p.rejeu.entree_id for p in self._previsions if p.rejeu.sort in _HELPS]
        confirmed = frozenset(useful) if self.alike.isChecked() else frozenset[int]()
        self.bar.setRange(0, len(useful))
        self.bar.show()
        demande = Demande(useful, self._lire, confirmed)
        work = partial(self._quarantaine.regler, demande, self._progress.note)
        self._tasks.run(work, self._on_replayed, self._on_error)

    def _on_replayed(self, rejeux: tuple[Rejeu, ...]) -> None:
        self.accept()
        self.replayed.emit(rejeux)

    def _on_error(self, error: CoreError) -> None:
        self.bar.hide()
        self.alike.setEnabled(True)
        self.summary.setText(say(error.message))
