"""Fifth step: where the copies are kept, and the first sale of a terminal."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from core.boutiques import Boutique
from core.errors import CoreError
from core.sauvegarde import Sauvegardes
from desktop.dialogs.premier_demarrage.essai import EssaiPanel
from desktop.dialogs.premier_demarrage.etape import Contexte, Etape, explain
from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import ElidedLabel, Label


class EtapeSauvegarde(Etape):
    """The second place is remembered as soon as it is chosen."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(
            contexte,
            self.tr("Sauvegarde"),
            self.tr("Vos copies de secours, et une vente d’essai"),
            self.tr(
                "Comptoir copie vos données chaque jour, vérifie chaque copie, et garde les sept "
                "dernières."
            ),
        )
        self._chosen: Path | None = None
        folder = str(contexte.core.settings.sauvegardes)
        self._second = ElidedLabel("", Style.BODY, Ink.TEXT, expanding=True)
        self._choose = Button(self.tr("Choisir un dossier…"), Kind.PLAIN, "folder-open")
        self._forget = Button(self.tr("Ne plus copier là"), Kind.GHOST)
        self._error = Label("", Style.SMALL, Ink.DANGER, wrap=True)
        self.essai = EssaiPanel(contexte)
        self._add_row(self.tr("Sur cet ordinateur"), ElidedLabel(folder, expanding=True))
        second = self.tr("Aussi ailleurs : une clé USB, par exemple")
        self._add_row(second, self._second, self._forget, self._choose)
        self.content.addWidget(self._error)
        self._error.hide()
        self.content.addSpacing(4)
        self.content.addWidget(Label(self.tr("Envoyez une vente d’essai"), Style.H2))
        sentence = self.tr(
            "Faites une petite vente sur chaque terminal. C’est une vraie vente : annulez-la "
            "ensuite sur le terminal si elle ne doit pas compter."
        )
        self.content.addWidget(Label(sentence, Style.SMALL, Ink.TEXT2, wrap=True))
        self.content.addWidget(self.essai)
        self.content.addStretch(1)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._forget.clicked.connect(partial(self._remember, None))
        self.essai.connected.connect(self._on_connected)
        self._show_second(None)

    def show_boutique(self, boutique: Boutique) -> None:
        super().show_boutique(boutique)
        self.essai.show_boutique(boutique)

    def enter(self) -> None:
        self.essai.refresh()
        self.run(self._sauvegardes().externe.find, self._show_second)

    def summary(self) -> str:
        if self._chosen is not None:
            return self.tr("disque et second dossier")
        return self.tr("sur cet ordinateur")

    def show_refusal(self, error: CoreError) -> None:
        self._error.setText(explain(error))
        self._error.show()

    def _sauvegardes(self) -> Sauvegardes:
        return self.contexte.core.sauvegardes

    def _on_choose_clicked(self) -> None:
        chooser = QFileDialog(self, self.tr("Choisir le dossier de la seconde copie"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._on_folder_selected)
        chooser.open()

    def _on_folder_selected(self, folder: str) -> None:
        self._remember(Path(folder))

    def _remember(self, folder: Path | None) -> None:
        externe = self._sauvegardes().externe
        self.run(partial(externe.choose, folder), partial(self._on_remembered, folder))

    def _on_remembered(self, folder: Path | None, _nothing: None) -> None:
        self._show_second(folder)

    def _show_second(self, folder: Path | None) -> None:
        self._chosen = folder
        self._error.hide()
        self._second.setText(self.tr("Aucun pour l’instant") if folder is None else str(folder))
        self._forget.setVisible(folder is not None)
        self.summary_changed.emit()

    def _on_connected(self, _count: int) -> None:
        self.summary_changed.emit()

    def _add_row(self, caption: str, value: ElidedLabel, *buttons: Button) -> None:
        self.content.addWidget(Label(caption, Style.SMALLM, Ink.TEXT2))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(value, 1)
        for button in buttons:
            row.addWidget(button)
        self.content.setSpacing(10)
        self.content.addLayout(row)
