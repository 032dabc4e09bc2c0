"""What can be done with a whole count: leave it, print it, give it up, validate it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.inventaires.commandes import EffetValidation, Inventaire
from desktop.dialogs.inventaire import AbandonDialog
from desktop.dialogs.validation import ValidationDialog
from desktop.formats import plural
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind


class ComptageGestes(QObject):
    """The buttons at the head; of a count that is over, only the way back stays."""

    left = Signal()
    """The owner wants the list of counts."""
    sheet_asked = Signal()
    """The owner wants the count on paper."""
    word_said = Signal(Tone, str, str)
    """Something for the toast: title and sentence."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._inventaire: Inventaire | None = None
        self.back_button = Button(self.tr("Tous les inventaires"), icon_name="undo-2")
        self.sheet_button = Button(self.tr("Feuille de comptage"), icon_name="scroll-text")
        self.abandon_button = Button(self.tr("Abandonner…"))
        self.validate_button = Button(self.tr("Valider…"), Kind.PRIMARY, "check")
        self.back_button.clicked.connect(self.left)
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.abandon_button.clicked.connect(self._on_abandon_clicked)
        self.validate_button.clicked.connect(self._on_validate_clicked)

    def buttons(self) -> tuple[Button, ...]:
        """Return them, the primary one last."""
        return (self.back_button, self.sheet_button, self.abandon_button, self.validate_button)

    def show_inventaire(self, inventaire: Inventaire) -> None:
        """Offer what this count still allows."""
        self._inventaire = inventaire
        for button in self.buttons()[1:]:
            button.setVisible(inventaire.est_en_cours)

    def _on_validate_clicked(self) -> None:
        if self._inventaire is not None:
            dialog = ValidationDialog(self._inventaire, self._services, self._page)
            dialog.validated.connect(self._on_validated)
            dialog.open()

    def _on_validated(self, effet: EffetValidation) -> None:
        one, many = self.tr("{n} article ajusté"), self.tr("{n} articles ajustés")
        words = plural(effet.ajustes, one, many)
        self.word_said.emit(Tone.OK, self.tr("Inventaire validé"), words)

    def _on_abandon_clicked(self) -> None:
        if self._inventaire is not None:
            dialog = AbandonDialog(self._inventaire, self._services, self._page)
            dialog.abandoned.connect(self._on_abandoned)
            dialog.open()

    def _on_abandoned(self) -> None:
        words = self.tr("Le stock n’a pas bougé.")
        self.word_said.emit(Tone.OK, self.tr("Inventaire abandonné"), words)
