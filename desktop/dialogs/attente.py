"""Something long under way: what it is doing, how far it is, and a way to give it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dialogs.progression import Bar
from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label


class AttenteDialog(Dialog):
    """Esc gives up; the dialog closes once the work has ended."""

    step_reached = Signal(int, str)
    """From the worker: the number of the step that begins, and its words."""

    def __init__(self, title: str, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._given_up = False
        self.sentence = Label(self.tr("Préparation…"), Style.BODY, Ink.TEXT2, wrap=True)
        self.bar = Bar(self.tr("Avancement"))
        # The step under way counts for half: nothing tells how far it is.
        self.bar.setRange(0, 2 * steps)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.sentence)
        self.cancel_button = self.add_button(self.tr("Annuler"))
        self.cancel_button.clicked.connect(self.reject)
        self.step_reached.connect(self._on_step_reached)

    def is_given_up(self) -> bool:
        """Tell the worker whether to stop."""
        return self._given_up

    def finish(self) -> None:
        """Close: the work has ended, however it ended."""
        self.accept()
        self.deleteLater()

    def reject(self) -> None:
        self._given_up = True
        self.cancel_button.setEnabled(False)
        self.sentence.setText(self.tr("Arrêt en cours…"))

    def _on_step_reached(self, step: int, words: str) -> None:
        if not self._given_up:
            self.bar.setValue(2 * step + 1)
            self.sentence.setText(words)
