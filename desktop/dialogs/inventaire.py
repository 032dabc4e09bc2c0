"""Opening a count, and giving one up."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.catalogue.articles import Categorie
from core.inventaires.commandes import Inventaire, NouvelInventaire
from core.inventaires.comptage import NOM_MAX
from core.limites import TEXTE_MAX
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import format_day, plural
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.check import Check
from desktop.widgets.choices import Choice
from desktop.widgets.detail import Note
from desktop.widgets.fields import ChoiceBox, Field, make_line_edit

_TOUT = ""


class NouvelInventaireDialog(Formulaire):
    """A name, all articles or a category, and whether the expected stock is hidden."""

    opened = Signal(int)
    """Id of the count that was opened."""

    def __init__(self, services: Services, boutique_id: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nouvel inventaire"), "", services.tasks, parent)
        self._core = services.core
        self._boutique_id = boutique_id
        self.nom = make_line_edit(maximum=NOM_MAX)
        day = format_day(services.times.today())
        self.nom.setText(self.tr("Inventaire du {jour}").format(jour=day))
        self.categorie = ChoiceBox([Choice(_TOUT, self.tr("Tous les articles"))])
        self.aveugle = Check(self.tr("À l’aveugle : le stock attendu reste caché"))
        nom = Field(self.tr("Nom"), self.nom)
        self.content.addWidget(self.add_field("nom", nom, self.nom))
        what = Field(self.tr("Articles à compter"), self.categorie)
        self.content.addWidget(self.add_field("categorie_id", what, self.categorie))
        self.content.addWidget(self.aveugle)
        self.content.addWidget(
            Note(
                Tone.INFO,
                self.tr("La boutique peut continuer à vendre."),
                self.tr(
                    "Le stock attendu est noté à l’instant où chaque article est compté. Le "
                    "comptage peut durer plusieurs jours."
                ),
                "info",
            )
        )
        self.submit = self.add_foot(self.tr("Commencer le comptage"), self._on_submit_clicked)
        self.nom.setFocus()
        self.nom.selectAll()
        list_categories = services.core.catalogue.list_categories
        self.ask(partial(list_categories, boutique_id), self._on_categories_read)

    def _on_categories_read(self, categories: tuple[Categorie, ...]) -> None:
        for each in sorted(categories, key=lambda categorie: categorie.nom):
            self.categorie.addItem(each.nom, str(each.id))

    def _on_submit_clicked(self) -> None:
        if not self.nom.text().strip():
            self.refuse("nom", self.tr("Écrivez un nom, par exemple « Novembre »."))
            return
        chosen = self.categorie.value()
        nouvel = NouvelInventaire(
            boutique_id=self._boutique_id,
            nom=self.nom.text(),
            categorie_id=int(chosen) if chosen != _TOUT else None,
            est_aveugle=self.aveugle.isChecked(),
        )
        self.write(partial(self._core.inventaires.open_inventaire, nouvel), self._on_opened)

    def _on_opened(self, inventaire: Inventaire) -> None:
        self.opened.emit(inventaire.id)


class AbandonDialog(Formulaire):
    """What was counted stays to be read; the stock does not move."""

    abandoned = Signal()

    def __init__(
        self, inventaire: Inventaire, services: Services, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Abandonner l’inventaire")
        super().__init__(title, inventaire.nom, services.tasks, parent)
        self._core = services.core
        self._inventaire_id = inventaire.id
        self.content.addWidget(
            Note(
                Tone.WARN,
                plural(
                    inventaire.lignes,
                    self.tr("{n} article compté ne servira pas."),
                    self.tr("{n} articles comptés ne serviront pas."),
                ),
                self.tr("Le stock ne bouge pas. Ce qui est compté reste à lire dans la liste."),
            )
        )
        self.motif = make_line_edit(self.tr("Facultatif"), TEXTE_MAX)
        field = Field(self.tr("Pourquoi"), self.motif)
        self.content.addWidget(self.add_field("motif", field, self.motif))
        self.submit = self.add_foot(self.tr("Abandonner"), self._on_submit_clicked, harmful=True)
        self.motif.setFocus()

    def _on_submit_clicked(self) -> None:
        work = partial(self._core.inventaires.abandon, self._inventaire_id, self.motif.text())
        self.write(work, self._on_abandoned)

    def _on_abandoned(self, _answer: None) -> None:
        self.abandoned.emit()
