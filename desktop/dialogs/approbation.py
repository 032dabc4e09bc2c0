"""Letting a terminal in: its name, its boutique; the default answer is no."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.errors import CoreError
from core.terminaux import Terminal, Terminaux
from desktop.models.columns import Ink
from desktop.tasks import Tasks
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.choices import Choice
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import ChoiceBox, Field, make_line_edit
from desktop.widgets.labels import Label


class ApprobationDialog(Dialog):
    """Approves or refuses one waiting terminal in a worker."""

    decided = Signal(Terminal)

    def __init__(
        self,
        terminal: Terminal,
        boutiques: Sequence[Boutique],
        services: tuple[Terminaux, Tasks],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Ce terminal veut envoyer des ventes"),
            self.tr("Numéro de série : {serie}").format(serie=terminal.numero_serie),
            parent,
        )
        self._terminal = terminal
        self._terminaux, self._tasks = services
        self._nom = make_line_edit(self.tr("Par exemple : Caisse 1 – Mama Chantal"))
        self._nom_field = Field(self.tr("Nom du terminal"), self._nom)
        self._boutique = ChoiceBox([Choice(str(b.id), b.nom) for b in boutiques])
        self.content.addWidget(
            Label(
                self.tr(
                    "N’autorisez que les appareils de vos vendeurs. Le numéro de série "
                    "s’affiche aussi dans l’application du terminal : vérifiez que c’est le même."
                ),
                Style.BODY,
                Ink.TEXT2,
                wrap=True,
            )
        )
        self.content.addWidget(self._nom_field)
        self.content.addWidget(Field(self.tr("Boutique"), self._boutique))
        later = self.add_button(self.tr("Plus tard"))
        refuse = self.add_button(self.tr("Refuser"), Kind.DANGER, default=True)
        approve = self.add_button(self.tr("Autoriser le terminal"), Kind.PRIMARY)
        self._deciding = (refuse, approve)
        later.clicked.connect(self.reject)
        refuse.clicked.connect(self._on_refuse_clicked)
        approve.clicked.connect(self._on_approve_clicked)
        self._nom.textChanged.connect(self._on_nom_changed)

    def _on_nom_changed(self) -> None:
        self._nom_field.show_error("")

    def _on_refuse_clicked(self) -> None:
        self._decide(partial(self._terminaux.refuse, self._terminal.numero_serie))

    def _on_approve_clicked(self) -> None:
        nom = self._nom.text().strip()
        if not nom:
            self._nom_field.show_error(
                self.tr("Donnez-lui un nom, par exemple celui de la caisse ou du vendeur.")
            )
            self._nom.setFocus()
            return
        boutique_id = int(self._boutique.value())
        serie = self._terminal.numero_serie
        self._decide(partial(self._terminaux.approve, serie, boutique_id, nom))

    def _decide(self, work: Callable[[], Terminal]) -> None:
        for button in self._deciding:
            button.setEnabled(False)
        self._tasks.run(work, self._on_decided, self._on_error)

    def _on_decided(self, terminal: Terminal) -> None:
        self.decided.emit(terminal)
        self.accept()

    def _on_error(self, error: CoreError) -> None:
        for button in self._deciding:
            button.setEnabled(True)
        self._nom_field.show_error(error.message)
