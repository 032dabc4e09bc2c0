"""The question on closing: without the program no terminal can send."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label


class FermetureDialog(Dialog):
    """The default answer stays open; `to_tray` where there is a place to stay."""

    kept_open = Signal()
    """Leave the screen, and go on serving."""

    def __init__(self, *, to_tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fermer Comptoir ?"), parent=parent)
        sentence = self.tr(
            "Les terminaux ne pourront plus envoyer leurs ventes. Elles restent dans les "
            "terminaux, qui les enverront quand Comptoir sera de nouveau ouvert."
        )
        self.content.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))
        leave = self.add_button(self.tr("Fermer Comptoir"), Kind.DANGER)
        leave.clicked.connect(self.accept)
        if to_tray:
            stay = self.add_button(self.tr("Garder Comptoir ouvert dans la barre"))
            stay.clicked.connect(self._on_stay_clicked)
        cancel = self.add_button(self.tr("Annuler"), Kind.PRIMARY, default=True)
        cancel.clicked.connect(self.reject)
        cancel.setFocus()

    def _on_stay_clicked(self) -> None:
        self.kept_open.emit()
        self.reject()
