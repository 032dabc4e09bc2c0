"""About the program: its version, where the data is, whose work it stands on."""

import platform
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core import VERSION
from core.journalisation import folder_of
from desktop.folders import open_folder
from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label


class AProposDialog(Dialog):
    """Everything that whoever helps the owner asks for first."""

    def __init__(
        self,
        data_dir: Path,
        parent: QWidget | None = None,
        show_folder: Callable[[Path], object] = open_folder,
    ) -> None:
        super().__init__(
            self.tr("Comptoir {version}").format(version=VERSION),
            self.tr("La boutique sur un ordinateur, sans internet."),
            parent,
        )
        self._journal = folder_of(data_dir)
        self._show_folder = show_folder
        self._facts = self._list_facts(data_dir)
        for name, text in self._facts.items():
            self.content.addWidget(Label(name, Style.SMALLM, Ink.TEXT2))
            self.content.addWidget(Label(text, wrap=True))
        copy = self.add_button(self.tr("Copier les informations"))
        journal = self.add_button(self.tr("Ouvrir le dossier des journaux"))
        close = self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True)
        copy.clicked.connect(self._on_copy_clicked)
        journal.clicked.connect(self._on_journal_clicked)
        close.clicked.connect(self.accept)

    def _list_facts(self, data_dir: Path) -> dict[str, str]:
        return {
            self.tr("Dossier des données"): str(data_dir),
            self.tr("Ordinateur"): self.tr(
                "{system}, Python {python}, Qt {qt}, SQLite {sqlite}"
            ).format(
                system=platform.platform(terse=True),
                python=platform.python_version(),
                qt=qt_version,
                sqlite=sqlite3.sqlite_version,
            ),
            self.tr("Licences"): self.tr(
                "Comptoir est publié sous licence MIT. Il utilise Qt et PySide6 (LGPL v3), la "
                "police Inter (SIL Open Font License) et les icônes Lucide (ISC)."
            ),
        }

    def _on_copy_clicked(self) -> None:
        lines = [self.windowTitle(), *(f"{name} : {text}" for name, text in self._facts.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_journal_clicked(self) -> None:
        self._show_folder(self._journal)
