"""First start: the four things that the program must know of a boutique."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.boutiques import Boutique, Boutiques, NouvelleBoutique
from core.errors import CoreError, InvalidFormat
from core.vocabulaire import Devise, PolitiqueStock
from desktop.messages import headline
from desktop.models.columns import Ink
from desktop.tasks import Tasks
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import ChoiceBox, Field, OptionTile, make_line_edit
from desktop.widgets.labels import Label

_FUSEAUX = (
    ("Africa/Kinshasa", "Kinshasa, Brazzaville, Libreville (UTC+1)"),
    ("Africa/Lubumbashi", "Lubumbashi, Goma, Bujumbura, Kigali (UTC+2)"),
    ("Africa/Douala", "Douala, Yaoundé, Bangui, N’Djamena (UTC+1)"),
    ("Africa/Abidjan", "Abidjan, Dakar, Lomé, Ouagadougou (UTC)"),
    ("Africa/Porto-Novo", "Cotonou, Niamey (UTC+1)"),
    ("Africa/Nairobi", "Nairobi, Djibouti, Moroni (UTC+3)"),
    ("Indian/Antananarivo", "Antananarivo (UTC+3)"),
    ("Europe/Paris", "Paris, Bruxelles (UTC+1, UTC+2 l’été)"),
)


class PremierDemarrageDialog(Dialog):
    """Adds the boutique in a worker; accepted once core has recorded it."""

    boutique_added = Signal(Boutique)

    def __init__(self, boutiques: Boutiques, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bienvenue dans Comptoir"),
            self.tr("Quatre réponses, et votre boutique est prête à recevoir des ventes."),
            parent,
        )
        self._boutiques = boutiques
        self._tasks = tasks
        self._nom = make_line_edit(self.tr("Par exemple : Alimentation Mama Odette"))
        self._nom_field = Field(self.tr("Nom de la boutique"), self._nom)
        self._devise = Segmented(
            self.tr("Monnaie de la boutique"),
            (
                Choice(Devise.CDF, self.tr("Francs congolais (FC)")),
                Choice(Devise.USD, self.tr("Dollars ($)")),
            ),
        )
        self._fuseau = ChoiceBox([Choice(value, self.tr(text)) for value, text in _FUSEAUX])
        self._politique = self._make_politique()
        self._lay_out()
        later = self.add_button(self.tr("Quitter"))
        later.clicked.connect(self.reject)
        self._create = self.add_button(self.tr("Créer la boutique"), Kind.PRIMARY, default=True)
        self._create.clicked.connect(self._on_create_clicked)
        self._nom.textChanged.connect(self._on_nom_changed)
        self._nom.setFocus()

    def _make_politique(self) -> tuple[OptionTile, OptionTile]:
        refuser = OptionTile(
            PolitiqueStock.REFUSER,
            self.tr("Garder la vente dans « À régler »"),
            self.tr(
                "Rien ne sort du stock tant que vous n’avez pas décidé. "
                "À choisir si votre stock est déjà saisi."
            ),
        )
        accepter = OptionTile(
            PolitiqueStock.ACCEPTER,
            self.tr("Enregistrer la vente et vous alerter"),
            self.tr(
                "Le stock devient négatif jusqu’au prochain comptage. "
                "À choisir les premiers jours, quand le stock n’est pas encore saisi."
            ),
        )
        refuser.setChecked(True)
        return refuser, accepter

    def _lay_out(self) -> None:
        self.content.addWidget(self._nom_field)
        devise_row = QWidget()
        row = QHBoxLayout(devise_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._devise)
        row.addStretch(1)
        self.content.addWidget(
            Field(
                self.tr("Monnaie de la boutique"),
                devise_row,
                self.tr("Ne change plus ensuite ; un article peut avoir l’autre monnaie."),
            )
        )
        self.content.addWidget(Field(self.tr("Heure locale"), self._fuseau))
        self.content.addWidget(
            Label(self.tr("Quand un terminal vend plus que le stock"), Style.SMALLM, Ink.TEXT2)
        )
        self.content.setSpacing(14)
        for tile in self._politique:
            self.content.addWidget(tile)

    def _on_nom_changed(self) -> None:
        self._nom_field.show_error("")

    def _on_create_clicked(self) -> None:
        if not self._nom.text().strip():
            self._refuse_nom(
                self.tr("Écrivez le nom de la boutique, tel que vos clients le lisent.")
            )
            return
        self._create.setEnabled(False)
        chosen = next(tile for tile in self._politique if tile.isChecked())
        nouvelle = NouvelleBoutique(
            nom=self._nom.text(),
            devise=Devise(self._devise.value()),
            fuseau=self._fuseau.value(),
            politique_stock=PolitiqueStock(chosen.value),
        )
        self._tasks.run(
            partial(self._boutiques.add_boutique, nouvelle), self._on_added, self._on_refused
        )

    def _on_added(self, boutique: Boutique) -> None:
        self.boutique_added.emit(boutique)
        self.accept()

    def _on_refused(self, error: CoreError) -> None:
        self._create.setEnabled(True)
        known = isinstance(error, InvalidFormat)
        self._refuse_nom(error.message if known else f"{headline(error)}. {error.message}")

    def _refuse_nom(self, sentence: str) -> None:
        self._nom_field.show_error(sentence)
        self._nom.setFocus()
