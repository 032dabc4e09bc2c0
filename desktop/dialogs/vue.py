"""Asks what a saved view is to be called."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Field, make_line_edit

_LONGEST = 40


class NomVueDialog(Dialog):
    """Stays open until the name is one that no other view has."""

    named = Signal(str)

    def __init__(
        self, title: str, verb: str, taken: Sequence[str], parent: QWidget, *, nom: str = ""
    ) -> None:
        super().__init__(title, _explain(), parent)
        self._taken = frozenset(taken)
        self.editor = make_line_edit(self.tr("Par exemple : Dettes du mois"), _LONGEST)
        self.editor.setText(nom)
        self._field = Field(self.tr("Nom de la vue"), self.editor)
        self.content.addWidget(self._field)
        self.add_button(self.tr("Annuler")).clicked.connect(self.reject)
        self.save_button = self.add_button(verb, Kind.PRIMARY, default=True)
        self.save_button.clicked.connect(self._on_save)
        self.editor.setFocus()

    def _on_save(self) -> None:
        nom = " ".join(self.editor.text().split())
        if not nom:
            self._field.show_error(self.tr("Écrivez un nom."))
        elif nom in self._taken:
            self._field.show_error(self.tr("Une vue porte déjà ce nom : écrivez-en un autre."))
        else:
            self.named.emit(nom)
            self.accept()


def _explain() -> str:
    return QCoreApplication.translate(
        "NomVueDialog",
        "Une vue garde la recherche, les filtres, la période, l’ordre et les colonnes.",
    )
