"""The frame of a dialog that writes: faults stand at their fields and nothing typed is lost."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.errors import CoreError, InvalidFormat
from desktop.messages import headline
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.tasks import Tasks
from desktop.theme import Style
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Field
from desktop.widgets.labels import Label

T = TypeVar("T")


class Formulaire(Dialog):
    """Writes in a worker, once: its button is out of reach until the answer is there.

    Once closed it deletes itself, but not before what it asked for has come home.
    """

    def __init__(self, title: str, subject: str, tasks: Tasks, parent: QWidget | None) -> None:
        super().__init__(title, subject, parent)
        self._tasks = tasks
        self._fields: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self._awaited = 0
        self._writing = False
        self._problem = Label("", Style.SMALL, Ink.DANGER, wrap=True)
        self._problem.hide()
        self._submit: Button | None = None
        self.finished.connect(self._leave)

    def add_field(self, champ: str, field: Field, editor: QWidget) -> Field:
        """Take note of the field that shows what is wrong with `champ`, a field of the command."""
        self._fields[champ] = field
        self._editors[champ] = editor
        clear = partial(_clear, field)
        if isinstance(editor, QLineEdit):
            editor.textChanged.connect(clear)
        elif isinstance(editor, QComboBox):
            editor.currentTextChanged.connect(clear)
        return field

    def add_row(self, *fields: QWidget) -> None:
        """Put fields side by side, all of the same width."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(row)

    def add_foot(
        self, verb: str, slot: Callable[[], object], *, dismiss: str = "", harmful: bool = False
    ) -> Button:
        """Append the place of what is wrong with the whole, and the two buttons.

        `dismiss` is what closes it where « Annuler » could be taken for the deed itself.
        """
        self.content.addWidget(self._problem)
        self.add_button(dismiss or self.tr("Annuler")).clicked.connect(self.reject)
        kind = Kind.DANGER if harmful else Kind.PRIMARY
        self._submit = self.add_button(verb, kind, default=not harmful)
        self._submit.clicked.connect(slot)
        return self._submit

    def refuse(self, champ: str, sentence: str) -> None:
        """Say what is wrong, at its field where it has one, and put the cursor there."""
        field = self._fields.get(champ)
        if field is None:
            self._problem.setText(sentence)
            self._problem.show()
            return
        field.show_error(sentence)
        self._editors[champ].setFocus()

    def ask(
        self,
        work: Callable[[], T],
        on_answer: Callable[[T], None],
        on_error: Callable[[CoreError], None] | None = None,
    ) -> None:
        """Read in a worker; the answer is dropped once the dialog is closed."""
        self._run(work, on_answer, on_error or self._tasks.failed.emit)

    def write(
        self,
        work: Callable[[], T],
        on_written: Callable[[T], None],
        on_refused: Callable[[CoreError], None] | None = None,
    ) -> None:
        """Write in a worker and close; a second press before the answer does nothing."""
        if self._writing:
            return
        self._set_writing(writing=True)
        self.clear_problem()
        self._run(
            work, partial(self._on_written, on_written), partial(self._on_refused, on_refused)
        )

    def clear_problem(self) -> None:
        """Say no longer what is wrong with the whole."""
        self._problem.hide()

    def reject(self) -> None:
        """Stay until it is known what became of what is being written."""
        if not self._writing:
            super().reject()

    def _run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_error: Callable[[CoreError], None],
    ) -> None:
        self._awaited += 1
        self._tasks.run(
            work, partial(self._come_home, on_success), partial(self._come_home, on_error)
        )

    def _come_home(self, callback: Callable[[T], None], answer: T) -> None:
        self._awaited -= 1
        if self.isVisible():
            callback(answer)
        else:
            self._leave()

    def _on_written(self, on_written: Callable[[T], None], answer: T) -> None:
        self._set_writing(writing=False)
        on_written(answer)
        self.accept()

    def _on_refused(self, on_refused: Callable[[CoreError], None] | None, error: CoreError) -> None:
        self._set_writing(writing=False)
        if on_refused is not None:
            on_refused(error)
            return
        plain = isinstance(error, InvalidFormat) or error.champ in self._fields
        self.refuse(
            error.champ, say(error.message) if plain else f"{headline(error)}. {say(error.message)}"
        )

    def _set_writing(self, *, writing: bool) -> None:
        self._writing = writing
        if self._submit is not None:
            self._submit.setEnabled(not writing)

    def _leave(self) -> None:
        if not self._awaited:
            self.deleteLater()


def _clear(field: Field, _text: str) -> None:
    """Take what is wrong away while it is being mended."""
    field.show_error("")
