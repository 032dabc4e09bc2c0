"""Letting a terminal in: its name, its boutique, whose place it takes; the default answer is no."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.errors import CoreError
from core.remplacements import CHAMP
from core.series import is_shared_serie
from core.terminaux import Terminal, Terminaux
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.tasks import Tasks
from desktop.theme import Style, Tone
from desktop.widgets.buttons import Kind
from desktop.widgets.choices import Choice
from desktop.widgets.detail import Note
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
        self._known: Sequence[Terminal] = ()
        self._nom = make_line_edit(self.tr("Par exemple : Caisse 1 – Mama Chantal"))
        self._nom_field = Field(self.tr("Nom du terminal"), self._nom)
        self._boutique = ChoiceBox([Choice(str(b.id), b.nom) for b in boutiques])
        self._remplace = ChoiceBox([])
        self._remplace_field = Field(self.tr("Ce terminal remplace"), self._remplace)
        self._meaning = Label("", Style.SMALL, Ink.TEXT2, wrap=True)
        self._lay_out()
        later = self.add_button(self.tr("Plus tard"))
        refuse = self.add_button(self.tr("Refuser"), Kind.DANGER, default=True)
        approve = self.add_button(self.tr("Autoriser le terminal"), Kind.PRIMARY)
        self._deciding = (refuse, approve)
        later.clicked.connect(self.reject)
        refuse.clicked.connect(self._on_refuse_clicked)
        approve.clicked.connect(self._on_approve_clicked)
        self._nom.textChanged.connect(self._on_nom_changed)
        self._boutique.currentIndexChanged.connect(self._show_replaceable)
        self._remplace.currentIndexChanged.connect(self._on_remplace_changed)
        self._show_replaceable()
        self._tasks.run(self._terminaux.list_terminaux, self._on_listed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words, which wrap: what is shown of them changes with the choices."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        advice = self.tr(
            "N’autorisez que les appareils de vos vendeurs. Le numéro de série "
            "s’affiche aussi dans l’application du terminal : vérifiez que c’est le même."
        )
        if self._terminal.adresse_ip:
            asked = self.tr("La demande vient de l’adresse {ip}.")
            advice = f"{advice} {asked.format(ip=self._terminal.adresse_ip)}"
        self.content.addWidget(Label(advice, Style.BODY, Ink.TEXT2, wrap=True))
        if is_shared_serie(self._terminal.numero_serie):
            self.content.addWidget(self._make_warning())
        self.content.addWidget(self._nom_field)
        self.content.addWidget(Field(self.tr("Boutique"), self._boutique))
        self.content.addWidget(self._remplace_field)
        self.content.addWidget(self._meaning)
        level = self.tr(
            "Niveau « compatible » : ce terminal n’est reconnu qu’à son numéro de série, qui "
            "circule en clair. Une personne sur votre Wi-Fi qui le connaît pourrait envoyer des "
            "ventes en son nom : gardez le mot de passe du Wi-Fi pour vos vendeurs."
        )
        self.content.addWidget(Label(level, Style.SMALL, Ink.TEXT2, wrap=True))

    def _make_warning(self) -> Note:
        return Note(
            Tone.WARN,
            self.tr("Ce numéro de série n’est pas propre à un appareil"),
            self.tr(
                "Une application l’envoie quand elle ne trouve pas le vrai : d’autres appareils "
                "peuvent donner le même, et leurs ventes seraient confondues. Refusez, et faites "
                "réparer ou réinstaller l’application du terminal."
            ),
        )

    def _on_listed(self, known: Sequence[Terminal]) -> None:
        self._known = known
        self._show_replaceable()

    def _show_replaceable(self) -> None:
        """Offer the terminals of the chosen boutique that nobody has replaced yet."""
        replaced = {terminal.remplace_id for terminal in self._known}
        offered = [
            terminal
            for terminal in self._known
            if str(terminal.boutique_id) == self._boutique.value() and terminal.id not in replaced
        ]
        self._remplace.clear()
        self._remplace.addItem(self.tr("Aucun : c’est un appareil de plus"), "")
        for terminal in offered:
            self._remplace.addItem(terminal.nom_terminal, str(terminal.id))
        self._remplace_field.setVisible(bool(offered))
        self._fit()

    def _on_nom_changed(self) -> None:
        self._nom_field.show_error("")

    def _on_remplace_changed(self) -> None:
        self._remplace_field.show_error("")
        self._meaning.setVisible(self._find_remplace() is not None)
        self._meaning.setText(
            self.tr(
                "« {nom} » sera désactivé et garde son historique. Si le nouvel appareil renvoie "
                "des ventes déjà reçues de lui, elles ne compteront pas deux fois."
            ).format(nom=self._remplace.currentText())
        )
        self._fit()

    def _find_remplace(self) -> int | None:
        chosen = self._remplace.currentData()
        return int(chosen) if chosen else None

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
        boutique_id, serie = int(self._boutique.value()), self._terminal.numero_serie
        approve = partial(self._terminaux.approve, remplace=self._find_remplace())
        self._decide(partial(approve, serie, boutique_id, nom))

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
        field = self._remplace_field if error.champ == CHAMP else self._nom_field
        field.show_error(say(error.message))
