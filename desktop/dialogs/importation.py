"""Importing a list of articles: its file, its columns, what it would do; then all of it or none."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QProgressBar, QWidget

from core.boutiques import Boutique
from core.catalogue.articles import ResultatImport
from core.errors import CoreError, ImportRejected
from core.importation import read_fichier
from core.importation.controle import Controle, check_tableau
from core.importation.correspondance import Correspondance, list_missing
from core.importation.lecture import Tableau
from core.vocabulaire import Devise
from desktop.dialogs.correspondance import CorrespondancePanel
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import plural
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.sentences import say, say_all
from desktop.theme import Style, font, scaled
from desktop.widgets.buttons import Button
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.labels import ElidedLabel, Label

_WIDTH = 820
_ERRORS_SHOWN = 500
_ERRORS_HEIGHT = 96
_BAR = 6


@dataclass(frozen=True, slots=True)
class Prevision:
    """What a list would do: its articles or its faults, and how many of the articles are known."""

    controle: Controle
    connus: int


class ImportationDialog(Formulaire):
    """Nothing is written before the last button."""

    imported = Signal(int, int)
    """How many articles were added and changed."""

    def __init__(
        self, boutique: Boutique, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Importer une liste d’articles"), "", services.tasks, parent)
        self.setFixedWidth(scaled(_WIDTH))
        self._boutique = boutique
        self._catalogue = services.core.catalogue
        self._tableau: Tableau | None = None
        self._prevision: Prevision | None = None
        self._asked = 0
        self._make_parts()
        self._lay_out()
        self._show_step()

    def open_file(self, fichier: Path) -> None:
        """Read a file and show what it holds."""
        self.clear_problem()
        self.file_label.setText(fichier.name)
        self._begin(self.tr("Lecture du fichier…"))
        self.ask(partial(read_fichier, fichier), self._on_read, self._on_read_failed)

    def _make_parts(self) -> None:
        self.file_label = ElidedLabel("", Style.STRONG, expanding=True)
        self.choose_button = Button(self.tr("Choisir un fichier…"), icon_name="folder-open")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.columns = CorrespondancePanel()
        self.columns.changed.connect(self._check)
        self.devise = Segmented(
            self.tr("Monnaie des prix"),
            (Choice(Devise.CDF, self.tr("FC")), Choice(Devise.USD, self.tr("$"))),
        )
        self.devise.choose(self._boutique.devise)
        self.devise.chosen.connect(self._check)
        self.summary = Label("", Style.STRONG, wrap=True)
        self.consequence = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self.errors = QPlainTextEdit()
        self.errors.setReadOnly(True)
        self.errors.setFont(font(Style.SMALL))
        self.errors.setFixedHeight(scaled(_ERRORS_HEIGHT))
        self.errors.setTabChangesFocus(True)
        self.errors.setAccessibleName(self.tr("Lignes à corriger"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR)
        self.bar.setAccessibleName(self.tr("Travail en cours"))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.file_label, 1)
        first.addWidget(self.choose_button)
        self.help = Label(
            self.tr(
                "Un classeur Excel ou LibreOffice (xlsx, xls, ods) ou un fichier CSV, avec les "
                "titres des colonnes sur la première ligne : par exemple Code, Désignation, "
                "Prix de vente, Coût, Stock, Catégorie, Code-barres."
            ),
            Style.BODY,
            Ink.TEXT2,
            wrap=True,
        )
        self.devise_row = QWidget()
        row = QHBoxLayout(self.devise_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Prix en"), Style.SMALLM, Ink.TEXT2))
        row.addWidget(self.devise)
        settled = self.tr("quand la liste ne le dit pas ; un article connu garde sa monnaie")
        row.addWidget(Label(settled, Style.SMALL, Ink.TEXT3))
        row.addStretch(1)
        self.content.addWidget(self.help)
        self.content.addLayout(first)
        for part in (
            *(self.columns, self.devise_row, self.bar),
            *(self.summary, self.consequence, self.errors),
        ):
            self.content.addWidget(part)
        self.submit = self.add_foot(self.tr("Importer"), self._on_submit_clicked)

    def _show_step(self) -> None:
        """Show what there is so far: no file, a file, or what it would do."""
        read, prevision = self._tableau is not None, self._prevision
        self.help.setVisible(not read)
        for part in (self.columns, self.devise_row):
            part.setVisible(read)
        faults = () if prevision is None else prevision.controle.erreurs
        self.bar.hide()
        self.errors.setVisible(bool(faults))
        self.consequence.setVisible(prevision is not None and not faults)
        self.summary.setVisible(prevision is not None)
        self.submit.setEnabled(prevision is not None and not faults)
        self.fit_height()

    def _begin(self, sentence: str) -> None:
        """Say what is being done; nothing can be imported meanwhile."""
        self.summary.setText(sentence)
        self.summary.show()
        self.bar.show()
        self.submit.setEnabled(False)

    def _on_choose_clicked(self) -> None:
        words = self.tr("Listes d’articles")
        chooser = QFileDialog(self, self.tr("Choisir la liste d’articles"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(f"{words} (*.xlsx *.xls *.ods *.csv *.tsv *.txt)")
        chooser.fileSelected.connect(self._on_file_selected)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_file_selected(self, path: str) -> None:
        self.open_file(Path(path))

    def _on_read(self, tableau: Tableau) -> None:
        self._tableau, self._prevision = tableau, None
        self.columns.show_tableau(tableau)
        self._show_step()
        self._check()

    def _on_read_failed(self, error: CoreError) -> None:
        self._tableau = self._prevision = None
        self._show_step()
        lines = error.erreurs if isinstance(error, ImportRejected) else (say(error.message),)
        self.summary.setText(self.tr("Cette liste ne peut pas être lue"))
        self.summary.show()
        self._show_errors(lines)

    def _check(self) -> None:
        """Have core say what the list would do with the columns that are chosen."""
        if self._tableau is None:
            return
        self._asked += 1
        correspondance = self.columns.correspondance()
        missing = list_missing(correspondance)
        if missing:
            self._prevision = None
            self._show_step()
            names = ", ".join(self.columns.word_of(colonne) for colonne in missing)
            sentence = self.tr("Dites quelle colonne donne : {names}")
            self.summary.setText(sentence.format(names=names))
            self.summary.show()
            return
        self._begin(self.tr("Contrôle de chaque ligne…"))
        work = partial(self._foresee, self._tableau, correspondance, self._other_devise())
        self.ask(work, partial(self._on_checked, self._asked))

    def _other_devise(self) -> Devise | None:
        """Return the currency that rows without one take; None is the article's or the shop's."""
        devise = Devise(self.devise.value())
        return None if devise is self._boutique.devise else devise

    def _foresee(
        self, tableau: Tableau, correspondance: Correspondance, devise: Devise | None
    ) -> Prevision:
        """Read the list by its columns and look its codes up; runs in a worker."""
        controle = check_tableau(tableau, correspondance, devise)
        codes = [fiche.code for fiche in controle.fiches]
        return Prevision(controle, self._catalogue.count_known(self._boutique.id, codes))

    def _on_checked(self, asked: int, prevision: Prevision) -> None:
        if asked != self._asked:
            return
        self._prevision = prevision
        self._show_step()
        faults = prevision.controle.erreurs
        if faults:
            one, many = self.tr("{n} ligne à corriger"), self.tr("{n} lignes à corriger")
            nothing = self.tr("rien n’est importé tant qu’il en reste")
            self.summary.setText(f"{plural(len(faults), one, many)} : {nothing}")
            self._show_errors(faults)
            return
        count = len(prevision.controle.fiches)
        new = plural(
            count - prevision.connus,
            self.tr("{n} nouvel article"),
            self.tr("{n} nouveaux articles"),
        )
        known = plural(
            prevision.connus, self.tr("{n} article connu"), self.tr("{n} articles connus")
        )
        self.summary.setText(f"{new}, {known}")
        self.consequence.setText(
            self.tr(
                "Les articles connus prennent les prix et les noms de la liste ; leur stock ne "
                "change jamais ainsi. Le stock de départ ne vaut que pour les nouveaux."
            )
        )
        self.fit_height()

    def _show_errors(self, lines: tuple[str, ...]) -> None:
        shown = list(say_all(lines[:_ERRORS_SHOWN]))
        if len(lines) > _ERRORS_SHOWN:
            more = self.tr("… et {n} autres lignes.")
            shown.append(more.format(n=len(lines) - _ERRORS_SHOWN))
        self.errors.setPlainText("\n".join(shown))
        self.errors.show()
        self.fit_height()

    def _on_submit_clicked(self) -> None:
        if self._prevision is None:
            return
        fiches = self._prevision.controle.fiches
        one, many = (
            self.tr("Enregistrement de {n} article…"),
            self.tr("Enregistrement de {n} articles…"),
        )
        self._begin(plural(len(fiches), one, many))
        work = partial(self._catalogue.save_articles, self._boutique.id, fiches)
        self.write(work, self._on_imported, self._on_import_refused)

    def _on_imported(self, resultat: ResultatImport) -> None:
        self.imported.emit(resultat.crees, resultat.modifies)

    def _on_import_refused(self, error: CoreError) -> None:
        self._prevision = None
        self._show_step()
        self.summary.setText(self.tr("Rien n’a été importé"))
        self.summary.show()
        self._show_errors((say(error.message),))
