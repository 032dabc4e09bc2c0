"""First step: what the program must know of the boutique."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.audit import Trace
from core.boutiques import Boutique, FicheBoutique, NouvelleBoutique
from core.errors import CoreError
from core.vocabulaire import Devise, PolitiqueStock
from desktop.dialogs.premier_demarrage.etape import Contexte, Etape, explain
from desktop.formats import Times
from desktop.langue import NAMES, Langue
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.theme import Style
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.fields import ChoiceBox, Field, OptionTile, make_line_edit
from desktop.widgets.labels import Label

# The stub declares the macro's result as object; it returns its text unchanged.
FUSEAUX = cast(
    "dict[str, str]",
    {
        "Africa/Kinshasa": QT_TRANSLATE_NOOP(
            "EtapeBoutique", "Kinshasa, Brazzaville, Libreville (UTC+1)"
        ),
        "Africa/Lubumbashi": QT_TRANSLATE_NOOP(
            "EtapeBoutique", "Lubumbashi, Goma, Bujumbura, Kigali (UTC+2)"
        ),
        "Africa/Douala": QT_TRANSLATE_NOOP(
            "EtapeBoutique", "Douala, Yaoundé, Bangui, N’Djamena (UTC+1)"
        ),
        "Africa/Abidjan": QT_TRANSLATE_NOOP(
            "EtapeBoutique", "Abidjan, Dakar, Lomé, Ouagadougou (UTC)"
        ),
        "Africa/Porto-Novo": QT_TRANSLATE_NOOP("EtapeBoutique", "Cotonou, Niamey (UTC+1)"),
        "Africa/Nairobi": QT_TRANSLATE_NOOP("EtapeBoutique", "Nairobi, Djibouti, Moroni (UTC+3)"),
        "Indian/Antananarivo": QT_TRANSLATE_NOOP("EtapeBoutique", "Antananarivo (UTC+3)"),
        "Europe/Paris": QT_TRANSLATE_NOOP("EtapeBoutique", "Paris, Bruxelles (UTC+1, UTC+2 l’été)"),
    },
)

_FUSEAU_LETTERS = 16
"""What the list of places shows at least; the open list shows them whole."""
_TRACES = 3
"""Changes that are told, the latest first."""


class EtapeBoutique(Etape):
    """Adds the boutique the first time, and edits it ever after: its currency stays."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(
            contexte,
            self.tr("Boutique"),
            self.tr("Bienvenue dans Comptoir"),
            self.tr("Quelques réponses, et votre boutique est prête à recevoir des ventes."),
        )
        self._langue = Segmented(
            self.tr("Langue"),
            (
                *(Choice(choice, nom) for choice, nom in NAMES.items()),
                Choice(Langue.SYSTEME, self.tr("Comme l’ordinateur")),
            ),
        )
        self._langue.choose(contexte.langue.read())
        self._nom = make_line_edit(self.tr("Par exemple : Alimentation Mama Odette"))
        self._nom_field = Field(self.tr("Nom de la boutique"), self._nom)
        self._ville = make_line_edit(self.tr("Par exemple : Lemba, Kinshasa"))
        self._devise = Segmented(
            self.tr("Monnaie de la boutique"),
            (
                Choice(Devise.CDF, self.tr("Francs congolais (FC)")),
                Choice(Devise.USD, self.tr("Dollars ($)")),
            ),
        )
        self._fuseau = ChoiceBox([Choice(key, self.tr(text)) for key, text in FUSEAUX.items()])
        self._fuseau.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._fuseau.setMinimumContentsLength(_FUSEAU_LETTERS)
        self._politique = self._make_politique()
        self.traces = Label("", Style.SMALL, Ink.TEXT3, wrap=True)
        self.traces.hide()
        self._lay_out()
        self._langue.chosen.connect(self._on_langue_chosen)
        self._nom.textChanged.connect(self._on_nom_changed)

    def show_boutique(self, boutique: Boutique) -> None:
        super().show_boutique(boutique)
        self._nom.setText(boutique.nom)
        self._ville.setText(boutique.ville)
        self._devise.choose(boutique.devise)
        self._devise.setEnabled(False)
        known = self._fuseau.findData(boutique.fuseau)
        if known < 0:
            self._fuseau.addItem(boutique.fuseau, boutique.fuseau)
            known = self._fuseau.count() - 1
        self._fuseau.setCurrentIndex(known)
        for tile in self._politique:
            tile.setChecked(tile.value == boutique.politique_stock)
        load = partial(self.contexte.core.boutiques.list_traces, boutique.id)
        self.contexte.tasks.run(load, self._on_traces_loaded)

    def _on_traces_loaded(self, traces: Sequence[Trace]) -> None:
        """Say who last changed what of the boutique."""
        if self.boutique is None or not traces:
            return
        times = Times(self.contexte.core.clock, self.boutique.fuseau)
        words = self.tr("{change}, {when} par {who}")
        told = [
            words.format(change=t.detail, when=times.short(t.date_action), who=t.utilisateur)
            for t in traces[:_TRACES]
        ]
        self.traces.setText("\n".join((self.tr("Derniers changements :"), *told)))
        self.traces.show()

    def enter(self) -> None:
        self._nom.setFocus()

    def save(self) -> None:
        if not self._nom.text().strip():
            sentence = self.tr("Écrivez le nom de la boutique, tel que vos clients le lisent.")
            self._refuse_nom(sentence)
            self.refused.emit()
            return
        self.run(self._write, self._on_written)

    def summary(self) -> str:
        return "" if self.boutique is None else self.boutique.nom

    def show_refusal(self, error: CoreError) -> None:
        self._refuse_nom(say(error.message) if error.code == "INVALID_FORMAT" else explain(error))

    def _write(self) -> Boutique:
        boutiques = self.contexte.core.boutiques
        politique = next(tile.value for tile in self._politique if tile.isChecked())
        fiche = FicheBoutique(
            self._nom.text(), self._ville.text(), self._fuseau.value(), PolitiqueStock(politique)
        )
        if self.boutique is not None:
            return boutiques.edit_boutique(self.boutique.id, fiche)
        return boutiques.add_boutique(
            NouvelleBoutique(
                nom=fiche.nom,
                ville=fiche.ville,
                devise=Devise(self._devise.value()),
                fuseau=fiche.fuseau,
                politique_stock=fiche.politique_stock,
            )
        )

    def _on_written(self, boutique: Boutique) -> None:
        self.show_boutique(boutique)
        self.saved.emit()

    def _refuse_nom(self, sentence: str) -> None:
        self._nom_field.show_error(sentence)
        self._nom.setFocus()

    def _on_nom_changed(self) -> None:
        self._nom_field.show_error("")

    def _on_langue_chosen(self, choice: str) -> None:
        self.contexte.langue.write(Langue(choice))

    def _make_politique(self) -> tuple[OptionTile, OptionTile]:
        refuser = OptionTile(
            PolitiqueStock.REFUSER,
            self.tr("Le stock est saisi : garder la vente dans « À régler »"),
            self.tr("Rien ne sort du stock tant que vous n’avez pas décidé."),
        )
        accepter = OptionTile(
            PolitiqueStock.ACCEPTER,
            self.tr("Le stock n’est pas encore saisi : accepter les ventes et m’alerter"),
            self.tr(
                "À choisir les premiers jours : le stock devient négatif jusqu’au prochain "
                "comptage."
            ),
        )
        refuser.setChecked(True)
        return refuser, accepter

    def _lay_out(self) -> None:
        self.content.addWidget(
            Field(
                self.tr("Langue"),
                _keep_narrow(self._langue),
                self.tr("Comptoir parlera cette langue à sa prochaine ouverture."),
            )
        )
        names = QHBoxLayout()
        names.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        names.addWidget(self._nom_field, 1, top)
        ville = Field(self.tr("Commune ou ville (facultatif)"), self._ville)
        names.addWidget(ville, 1, top)
        self.content.addLayout(names)
        money = QHBoxLayout()
        money.setSpacing(16)
        devise = Field(
            self.tr("Monnaie de la boutique"),
            _keep_narrow(self._devise),
            self.tr("Ne change plus ensuite ; un article peut avoir l’autre monnaie."),
        )
        money.addWidget(devise, 1, top)
        money.addWidget(Field(self.tr("Heure locale"), self._fuseau), 1, top)
        self.content.addLayout(money)
        caption = self.tr("Quand un terminal vend plus que le stock")
        self.content.addWidget(Label(caption, Style.SMALLM, Ink.TEXT2))
        tiles = QWidget()
        tiles.setAccessibleName(caption)
        column = QVBoxLayout(tiles)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for tile in self._politique:
            column.addWidget(tile)
        self.content.addWidget(tiles)
        self.content.addWidget(self.traces)
        self.content.addStretch(1)


def _keep_narrow(choices: Segmented) -> QWidget:
    """Put choices at the left of a row that takes the whole width."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(choices)
    row.addStretch(1)
    return holder
