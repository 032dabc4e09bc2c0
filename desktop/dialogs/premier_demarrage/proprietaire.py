"""Second step: who the owner is, and the PIN that keeps others out of the window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from core.application import Core
from core.errors import CoreError
from core.utilisateurs import NOM_MAX, PIN_MAX, Utilisateur
from desktop.dialogs.premier_demarrage.etape import Contexte, Etape, explain
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.theme import Style
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import Label


def make_pin_edit() -> QLineEdit:
    """Make an editor that shows a dot a digit."""
    editor = make_line_edit(maximum=PIN_MAX)
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor


class EtapeProprietaire(Etape):
    """A name is asked for, a PIN is optional; a known one is only changed by who knows it."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(
            contexte,
            self.tr("Propriétaire"),
            self.tr("Qui tient la boutique ?"),
            self.tr("Votre nom est noté sur chaque mouvement de stock que vous faites ici."),
        )
        self._known: Utilisateur | None = None
        self._nom = make_line_edit(self.tr("Par exemple : Mama Odette"), NOM_MAX)
        self._nom_field = Field(self.tr("Votre nom"), self._nom)
        self._actuel, self._pin, self._again = make_pin_edit(), make_pin_edit(), make_pin_edit()
        self._actuel_field = Field(self.tr("Code PIN actuel"), self._actuel)
        self._pin_field = Field(
            self.tr("Code PIN (facultatif)"), self._pin, self.tr("De 4 à 8 chiffres.")
        )
        self._again_field = Field(self.tr("Le même code, encore une fois"), self._again)
        self._lay_out()
        for editor in (self._nom, self._actuel, self._pin, self._again):
            editor.textChanged.connect(self._clear_errors)

    def enter(self) -> None:
        self._nom.setFocus()
        self.run(self.contexte.core.utilisateurs.find_proprietaire, self._on_known)

    def save(self) -> None:
        nom, pin = self._nom.text(), self._pin.text()
        if not nom.strip():
            self._refuse(self._nom_field, self._nom, self.tr("Écrivez votre nom ou votre surnom."))
        elif pin != self._again.text():
            sentence = self.tr("Les deux codes ne sont pas les mêmes.")
            self._refuse(self._again_field, self._again, sentence)
        else:
            work = partial(_write, self.contexte.core, nom, pin, self._actuel.text())
            self.run(work, self._on_written)

    def summary(self) -> str:
        if self._known is None:
            return ""
        chosen = self.tr("avec PIN") if self._known.a_un_pin else self.tr("sans PIN")
        return f"{self._known.nom}, {chosen}"

    def show_refusal(self, error: CoreError) -> None:
        if error.code in {"PIN_WRONG", "PIN_LOCKED"}:
            self._actuel_field.show_error(say(error.message))
        elif error.champ == "pin":
            self._pin_field.show_error(say(error.message))
        else:
            self._nom_field.show_error(explain(error))

    def _on_known(self, known: Utilisateur | None) -> None:
        self._known = known
        self._actuel_field.setVisible(known is not None and known.a_un_pin)
        if known is not None and not self._nom.text():
            self._nom.setText(known.nom)
        self.summary_changed.emit()

    def _on_written(self, known: Utilisateur) -> None:
        for editor in (self._actuel, self._pin, self._again):
            editor.clear()
        self._on_known(known)
        self.saved.emit()

    def _refuse(self, field: Field, editor: QLineEdit, sentence: str) -> None:
        field.show_error(sentence)
        editor.setFocus()
        self.refused.emit()

    def _clear_errors(self) -> None:
        for field in (self._nom_field, self._actuel_field, self._pin_field, self._again_field):
            if field.error():
                field.show_error("")

    def _lay_out(self) -> None:
        self.content.addWidget(self._nom_field)
        self.content.addWidget(self._actuel_field)
        self._actuel_field.hide()
        pins = QHBoxLayout()
        pins.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        pins.addWidget(self._pin_field, 1, top)
        pins.addWidget(self._again_field, 1, top)
        self.content.addLayout(pins)
        sentence = self.tr(
            "Avec un code, Comptoir le demande à l’ouverture : vos chiffres et votre stock restent "
            "à vous. Les terminaux continuent d’envoyer leurs ventes, code ou pas. Notez-le en "
            "lieu sûr : sans lui, il faut une commande sur cet ordinateur pour l’effacer."
        )
        self.content.addWidget(Label(sentence, Style.SMALL, Ink.TEXT3, wrap=True))
        self.content.addStretch(1)


def _write(core: Core, nom: str, pin: str, actuel: str) -> Utilisateur:
    """Name the owner; his PIN is left alone where no new one was typed."""
    saved = core.utilisateurs.save_proprietaire(nom)
    if pin:
        core.utilisateurs.set_pin(pin, actuel)
    return core.utilisateurs.find_proprietaire() or saved
