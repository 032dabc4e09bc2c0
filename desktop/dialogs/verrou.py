"""The locked door: the owner's PIN before anything of the shop is shown."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import CoreError
from core.utilisateurs import PIN_MAX, Utilisateurs
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.tasks import Tasks
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import Label


class VerrouDialog(Dialog):
    """Accepted once the PIN was right; the sync server runs meanwhile."""

    def __init__(
        self, nom: str, utilisateurs: Utilisateurs, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Bonjour {nom}").format(nom=nom), parent=parent)
        self._utilisateurs = utilisateurs
        self._tasks = tasks
        self._pin = make_line_edit(maximum=PIN_MAX)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = Field(self.tr("Votre code PIN"), self._pin)
        self._forgotten = Label(
            self.tr(
                "Fermez Comptoir, puis lancez sur cet ordinateur, dans le dossier de Comptoir : "
                "python3 run.py admin pin reset. Le code est effacé, et rien d’autre."
            ),
            Style.SMALL,
            Ink.TEXT2,
            wrap=True,
        )
        self._forgotten.hide()
        sentence = self.tr(
            "Les terminaux continuent d’envoyer leurs ventes pendant que Comptoir est verrouillé."
        )
        self.content.addWidget(self._field)
        self.content.addWidget(Label(sentence, Style.SMALL, Ink.TEXT3, wrap=True))
        self.content.addWidget(self._forgotten)
        self._forgot = self.add_button(self.tr("PIN oublié"), Kind.GHOST)
        leave = self.add_button(self.tr("Quitter"))
        self._open = self.add_button(self.tr("Ouvrir"), Kind.PRIMARY, default=True)
        self._forgot.clicked.connect(self._on_forgotten)
        leave.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open_clicked)
        self._pin.textChanged.connect(self._on_pin_changed)
        self._pin.setFocus()

    def _on_pin_changed(self) -> None:
        if self._pin.text():
            self._field.show_error("")

    def _on_forgotten(self) -> None:
        self._forgotten.show()
        self.adjustSize()

    def _on_open_clicked(self) -> None:
        self._open.setEnabled(False)
        work = partial(self._utilisateurs.check_pin, self._pin.text())
        self._tasks.run(work, self._on_right, self._on_wrong)

    def _on_right(self, _nothing: None) -> None:
        self.accept()

    def _on_wrong(self, error: CoreError) -> None:
        self._open.setEnabled(True)
        self._pin.clear()
        self._field.show_error(say(error.message))
        self._pin.setFocus()
