"""Settling sales that wait: what would become of each, before the click; then how far it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from core.errors import CoreError
from core.quarantaine import Demande, Precisions, Quarantaine
from core.ventes.demande import Rejeu, SortRejeu
from core.ventes.entrees import LireVente
from core.ventes.prevision import EffetStock, Prevision, sum_effets
from core.vocabulaire import Remede
from desktop.formats import format_number, plural
from desktop.models.columns import Ink
from desktop.models.remedes import dialog_title, remede_words
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
_EFFECTS_MAX = 6
_HELPS = frozenset({SortRejeu.APPLIQUEE, SortRejeu.CONNUE, SortRejeu.CLASSEE})

Tools = tuple[Quarantaine, Tasks, LireVente]


@dataclass(frozen=True, slots=True)
class Sujet:
    """What a dialog is about: the entries, the remedy, and what is specified from the start."""

    ids: tuple[int, ...]
    remede: Remede = Remede.REJOUER
    precisions: Precisions = field(default_factory=Precisions)
    words: str = ""
    """The sale, where it is one alone."""


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


class ReglementDialog(Dialog):
    """Settles only what would be settled; look-alikes only once their box is ticked."""

    settled = Signal(object)
    """What became of each: a tuple of Rejeu."""

    def __init__(self, sujet: Sujet, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(dialog_title(sujet.remede, len(sujet.ids)), sujet.words, parent)
        self._sujet = sujet
        self._quarantaine, self._tasks, self._lire = tools
        self._previsions: tuple[Prevision, ...] = ()
        self._asked = 0
        self._progress = _Progress(self)
        self.summary = Label(self.tr("Calcul de ce qui se passerait…"), Style.BODY, wrap=True)
        self.effects = Label("", Style.MEDIUM, wrap=True)
        self.problem = Label("", Style.SMALL, Ink.DANGER, wrap=True)
        self.alike = Check(_alike_words(sujet.remede))
        self.bar = QProgressBar()
        self._alike_note: Note | None = None
        self._lay_out()
        self.cancel_button = self.add_button(self.tr("Annuler"))
        self.settle_button = self.add_button(
            dialog_title(sujet.remede, len(sujet.ids)), Kind.PRIMARY, default=True
        )
        self.settle_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.reject)
        self.settle_button.clicked.connect(self._on_settle_clicked)
        self.alike.toggled.connect(self.foresee)
        self._progress.moved.connect(self.bar.setValue)
        self.foresee()

    def reject(self) -> None:
        """Stop after the transaction at work; what is done stays done."""
        self._progress.stopped = True
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the width is the one that sentences wrap at.
        self.fit_height()

    def precisions(self) -> Precisions | None:
        """Return what is specified; None while something is missing."""
        return self._sujet.precisions

    def asked_ids(self) -> tuple[int, ...]:
        """Return the entries that it is about."""
        return self._sujet.ids

    def make_fields(self) -> QWidget | None:
        """Return what is to be filled in, to stand above what would happen."""
        return None

    def missing_words(self) -> str:
        """Say what is missing still."""
        return ""

    def look(self, demande: Demande) -> tuple[Prevision, ...]:
        """Ask core what would happen; runs in a worker."""
        return self._quarantaine.previsualiser(demande)

    def compare(self, previsions: Sequence[Prevision]) -> None:
        """Show what the owner is to look at first."""

    def refuse(self, champ: str, sentence: str) -> bool:
        """Show a fault at its field; False where it has none here."""
        return not (champ or sentence)

    def foresee(self) -> None:
        """Ask what would happen with what is specified now."""
        self._asked += 1
        self.settle_button.setEnabled(False)
        self.problem.hide()
        precisions = self.precisions()
        if precisions is None:
            self.effects.hide()
            self.summary.setText(self.missing_words())
            self.fit_height()
            return
        ids = self.asked_ids()
        confirmed = frozenset(ids) if self.alike.isChecked() else frozenset[int]()
        demande = self._demand(ids, confirmed, precisions)
        self._tasks.run(
            partial(self.look, demande),
            partial(self._on_foreseen, self._asked),
            partial(self._on_unforeseen, self._asked),
        )

    def _demand(
        self, ids: Sequence[int], confirmed: frozenset[int], precisions: Precisions
    ) -> Demande:
        return Demande(ids, self._lire, confirmed, self._sujet.remede, precisions)

    def _lay_out(self) -> None:
        self.alike.hide()
        self.effects.hide()
        self.problem.hide()
        self.bar.setRange(0, len(self._sujet.ids))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Avancement"))
        self.bar.hide()
        meaning = remede_words()[self._sujet.remede].meaning
        self.content.addWidget(Label(meaning, Style.BODY, Ink.TEXT2, wrap=True))
        fields = self.make_fields()
        if fields is not None:
            self.content.addWidget(fields)
        for widget in (self.summary, self.effects, self.alike, self.problem, self.bar):
            self.content.addWidget(widget)

    def _on_foreseen(self, asked: int, previsions: tuple[Prevision, ...]) -> None:
        if asked != self._asked:
            return
        self._previsions = previsions
        counts = Counter(prevision.rejeu.sort for prevision in previsions)
        self.summary.setText("\n".join(_lines(counts)))
        self._show_effects(sum_effets(previsions))
        self.compare(previsions)
        self._show_alike([p for p in previsions if p.ressemblances])
        useful = sum(counts[sort] for sort in _HELPS)
        self.settle_button.setEnabled(useful > 0)
        words = dialog_title(self._sujet.remede, useful or 1)
        self.settle_button.setText(words)
        self.settle_button.setAccessibleName(words)
        self.fit_height()

    def _show_effects(self, effets: Sequence[EffetStock]) -> None:
        lines = [_tell_effect(effet) for effet in effets[:_EFFECTS_MAX]]
        if len(effets) > _EFFECTS_MAX:
            lines.append(
                self.tr("… et {n} autres stocks").format(
                    n=format_number(len(effets) - _EFFECTS_MAX)
                )
            )
        self.effects.setText("\n".join(lines))
        self.effects.setVisible(bool(lines))

    def _show_alike(self, alike: Sequence[Prevision]) -> None:
        """Name the look-alikes before their box, so that it is ticked with open eyes."""
        if self._alike_note is not None:
            self.content.removeWidget(self._alike_note)
            self._alike_note.deleteLater()
            self._alike_note = None
        filed = any(p.rejeu.sort in {SortRejeu.CLASSEE, SortRejeu.INDECISE} for p in alike)
        self.alike.setVisible(bool(alike) and not filed)
        if not alike or filed:
            return
        self._alike_note = make_alike_note(alike)
        # Before everything but what the remedy means.
        self.content.insertWidget(1, self._alike_note)
        self._alike_note.show()

    def _on_settle_clicked(self) -> None:
        precisions = self.precisions()
        if precisions is None:
            return
        self.settle_button.setEnabled(False)
        self.alike.setEnabled(False)
        useful = [p.rejeu.entree_id for p in self._previsions if p.rejeu.sort in _HELPS]
        confirmed = frozenset(useful) if self.alike.isChecked() else frozenset[int]()
        self.bar.setRange(0, len(useful))
        self.bar.show()
        demande = self._demand(useful, confirmed, precisions)
        work = partial(self._quarantaine.regler, demande, self._progress.note)
        self._tasks.run(work, self._on_settled, partial(self._on_unforeseen, self._asked))

    def _on_settled(self, rejeux: tuple[Rejeu, ...]) -> None:
        self.accept()
        self.settled.emit(rejeux)

    def _on_unforeseen(self, asked: int, error: CoreError) -> None:
        if asked != self._asked:
            return
        self.bar.hide()
        self.alike.setEnabled(True)
        sentence = say(error.message)
        if not self.refuse(error.champ, sentence):
            self.problem.setText(sentence)
            self.problem.show()
        self.fit_height()


def make_alike_note(alike: Sequence[Prevision]) -> Note:
    """Name the sales that may be the same as those that wait."""
    numbers = list(dict.fromkeys(p.ressemblances[0].numero_facture for p in alike))
    named = ", ".join(numbers[:_SHOWN_MAX])
    if len(numbers) > _SHOWN_MAX:
        named = _tr("{named} et {n} autres").format(
            named=named, n=format_number(len(numbers) - _SHOWN_MAX)
        )
    return Note(
        Tone.WARN,
        plural(
            len(alike),
            _tr("Une vente pareille porte un autre numéro."),
            _tr("{n} ventes ont leur pareille sous un autre numéro."),
        ),
        _tr(
            "Si le vendeur l’a ressaisie après le refus, la rejouer la compterait deux fois. "
            "À comparer : {named}."
        ).format(named=named),
    )


def _alike_words(remede: Remede) -> str:
    if remede is Remede.REJOUER:
        return _tr("Rejouer aussi celles qui ressemblent à une autre vente")
    return _tr("Enregistrer aussi celles qui ressemblent à une autre vente")


def _tell_effect(effet: EffetStock) -> str:
    words = (
        _tr("{article} : entrée de {n}, stock {avant} → {apres}")
        if effet.recues
        else _tr("{article} : stock {avant} → {apres}")
    )
    return words.format(
        article=effet.article_nom,
        n=format_number(effet.recues),
        avant=format_number(effet.avant),
        apres=format_number(effet.apres),
    )


def _lines(counts: Mapping[SortRejeu, int]) -> list[str]:
    words = {
        SortRejeu.APPLIQUEE: (
            _tr("{n} serait enregistrée."),
            _tr("{n} seraient enregistrées."),
        ),
        SortRejeu.CONNUE: (
            _tr("{n} est déjà enregistrée : elle n’attendrait plus."),
            _tr("{n} sont déjà enregistrées : elles n’attendraient plus."),
        ),
        SortRejeu.CLASSEE: (
            _tr("{n} serait classée, le stock ne bouge pas."),
            _tr("{n} seraient classées, le stock ne bouge pas."),
        ),
        SortRejeu.REFUSEE: (
            _tr("{n} serait encore refusée : elle attend sans changement."),
            _tr("{n} seraient encore refusées : elles attendent sans changement."),
        ),
        SortRejeu.REMPLACEE: (
            _tr("{n} serait remplacée par un autre envoi de son numéro."),
            _tr("{n} seraient remplacées par un autre envoi de leur numéro."),
        ),
        SortRejeu.RESSEMBLANTE: (
            _tr("{n} ressemble à une autre vente : elle est laissée de côté."),
            _tr("{n} ressemblent à une autre vente : elles sont laissées de côté."),
        ),
        SortRejeu.INDECISE: (
            _tr("{n} peut doubler plusieurs ventes, ou aucune : ouvrez-la pour choisir laquelle."),
            _tr("{n} peuvent doubler plusieurs ventes, ou aucune : ouvrez-les une à une."),
        ),
        SortRejeu.HORS_SUJET: (
            _tr("{n} n’est pas concernée : elle est laissée de côté."),
            _tr("{n} ne sont pas concernées : elles sont laissées de côté."),
        ),
        SortRejeu.REGLEE: (
            _tr("{n} est déjà réglée."),
            _tr("{n} sont déjà réglées."),
        ),
    }
    return [plural(counts[sort], *words[sort]) for sort in SortRejeu if counts[sort]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReglementDialog", text)
