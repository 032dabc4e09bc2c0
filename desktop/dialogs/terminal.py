"""Giving a terminal another name."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.terminaux import Terminal, Terminaux
from desktop.dialogs.formulaire import Formulaire
from desktop.tasks import Tasks
from desktop.widgets.fields import Field, make_line_edit


class RenommerDialog(Formulaire):
    """Opens with the present name, all of it chosen."""

    renamed = Signal(Terminal)

    def __init__(
        self, terminal: Terminal, services: tuple[Terminaux, Tasks], parent: QWidget | None = None
    ) -> None:
        self._terminaux, tasks = services
        super().__init__(
            self.tr("Renommer le terminal"),
            self.tr("Numéro de série : {serie}").format(serie=terminal.numero_serie),
            tasks,
            parent,
        )
        self._serie = terminal.numero_serie
        self.nom = make_line_edit(self.tr("Par exemple : Caisse 1 – Mama Chantal"))
        self.nom.setText(terminal.nom_terminal)
        self.nom.selectAll()
        self.content.addWidget(
            self.add_field("nom", Field(self.tr("Nom du terminal"), self.nom), self.nom)
        )
        self.add_foot(self.tr("Enregistrer"), self._on_submit_clicked)

    def _on_submit_clicked(self) -> None:
        nom = self.nom.text().strip()
        if not nom:
            self.refuse(
                "nom", self.tr("Donnez-lui un nom, par exemple celui de la caisse ou du vendeur.")
            )
            return
        self.write(partial(self._terminaux.rename, self._serie, nom), self.renamed.emit)
