"""The second place of the copies: how it is, in plain words, and another one to choose."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from core.dossier_externe import EtatExterne
from desktop.formats import Times
from desktop.models.columns import Ink
from desktop.models.sauvegardes import tell_externe
from desktop.theme import Style
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.terminal_rows import Card


class SecondDossier(Card):
    """A USB key, mostly; often it is away."""

    chosen = Signal(object)
    """The folder that the owner chose, None for no second place."""

    def __init__(self) -> None:
        super().__init__(_tr("Second dossier, une clé USB par exemple"))
        self.state = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self.path = ElidedLabel("", Style.SMALL, Ink.TEXT3, expanding=True)
        self.choose_button = Button(_tr("Choisir un dossier…"), Kind.PLAIN, "folder-open")
        self.forget_button = Button(_tr("Ne plus copier là"), Kind.GHOST)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.state)
        words.addWidget(self.path)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.forget_button)
        row.addWidget(self.choose_button)
        self.column.addLayout(row)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.forget_button.clicked.connect(partial(self.chosen.emit, None))

    def show_etat(self, etat: EtatExterne | None, times: Times) -> None:
        """Say how it is now."""
        self.state.setText(tell_externe(etat, times))
        self.path.setText("" if etat is None else str(etat.dossier))
        self.path.setVisible(etat is not None)
        self.forget_button.setVisible(etat is not None)

    def _on_choose_clicked(self) -> None:
        chooser = QFileDialog(self, _tr("Choisir le dossier de la seconde copie"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._on_folder_selected)
        chooser.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.chosen.emit(Path(folder))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SecondDossier", text)
