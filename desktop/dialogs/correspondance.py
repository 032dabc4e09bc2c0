"""Which column of a list gives which field of an article, with the first rows below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QTableView, QVBoxLayout, QWidget

from core.importation.correspondance import (
    REQUISES,
    Colonne,
    Correspondance,
    guess_correspondance,
)
from core.importation.lecture import Tableau
from desktop.models.apercu_liste import ApercuListe
from desktop.theme import Style, font, scaled
from desktop.widgets.choices import Choice
from desktop.widgets.fields import ChoiceBox, Field

_NONE = ""
_PER_ROW = 3
_HEIGHT = 200
_WIDEST = 220


class CorrespondancePanel(QWidget):
    """Starts from what the headings say; every choice can be changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[Colonne, ChoiceBox] = {}
        self._places = QGridLayout()
        self._places.setHorizontalSpacing(12)
        self._places.setVerticalSpacing(8)
        self._model = ApercuListe(self)
        self.view = self._make_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._places)
        column.addWidget(self.view)

    def show_tableau(self, tableau: Tableau) -> None:
        """Offer the columns of a list, those that its headings name chosen."""
        self._model.show_tableau(tableau)
        guessed = guess_correspondance(tableau.entete)
        columns = [
            Choice(str(n), title or self._untitled(n)) for n, title in enumerate(tableau.entete)
        ]
        while (item := self._places.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        words = self._words()
        for position, colonne in enumerate(Colonne):
            box = ChoiceBox([Choice(_NONE, self.tr("Aucune")), *columns])
            box.setCurrentIndex(guessed.get(colonne, -1) + 1)
            box.currentIndexChanged.connect(self._on_chosen)
            required = self.tr("{nom} (obligatoire)") if colonne in REQUISES else "{nom}"
            field = Field(required.format(nom=words[colonne]), box)
            self.boxes[colonne] = box
            self._places.addWidget(field, position // _PER_ROW, position % _PER_ROW)
        self._show_fields()
        self._fit()

    def correspondance(self) -> Correspondance:
        """Return what is chosen."""
        chosen = {colonne: box.value() for colonne, box in self.boxes.items()}
        return {colonne: int(value) for colonne, value in chosen.items() if value != _NONE}

    def word_of(self, colonne: Colonne) -> str:
        """Return a field as the owner reads it."""
        return self._words()[colonne]

    def _words(self) -> dict[str, str]:
        return {
            Colonne.CODE: self.tr("Code"),
            Colonne.NOM: self.tr("Nom"),
            Colonne.PRIX_VENTE: self.tr("Prix de vente"),
            Colonne.PRIX_ACHAT: self.tr("Coût"),
            Colonne.DEVISE: self.tr("Monnaie"),
            Colonne.QUANTITE_STOCK: self.tr("Stock de départ"),
            Colonne.SEUIL_ALERTE: self.tr("Seuil"),
            Colonne.CATEGORIE: self.tr("Catégorie"),
            Colonne.CODE_BARRE: self.tr("Code-barres"),
        }

    def _untitled(self, position: int) -> str:
        return self.tr("Colonne {n}").format(n=position + 1)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self._model)
        view.setAccessibleName(self.tr("Premières lignes du fichier"))
        view.setFont(font(Style.SMALL))
        view.horizontalHeader().setFont(font(Style.SMALLM))
        view.verticalHeader().setFont(font(Style.SMALL))
        view.setProperty("kind", "preview")
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setFixedHeight(scaled(_HEIGHT))
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().setDefaultSectionSize(scaled(26))
        view.setTabKeyNavigation(False)
        return view

    def _fit(self) -> None:
        self.view.resizeColumnsToContents()
        header = self.view.horizontalHeader()
        for section in range(header.count()):
            header.resizeSection(section, min(header.sectionSize(section) + 12, scaled(_WIDEST)))
        header.setStretchLastSection(True)

    def _show_fields(self) -> None:
        self._model.show_fields(self.correspondance(), self._words())

    def _on_chosen(self) -> None:
        self._show_fields()
        self.changed.emit()
