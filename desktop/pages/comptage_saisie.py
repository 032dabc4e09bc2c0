"""Where a count is typed: a field for the scanner, and the quantity of a chosen article."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CoreError
from core.inventaires.commandes import LigneInventaire, Saisie
from core.nombres import read_entier
from desktop.formats import format_number, read_typed
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.sentences import say
from desktop.theme import Style
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import ElidedLabel

_DIGITS = 7


class SaisieBar(QWidget):
    """Writes in a worker; what was typed stays until it is counted."""

    counted = Signal(int)
    """A quantity was typed for this article: the next one may be."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._inventaire_id = 0
        self._article: LigneInventaire | None = None
        self.scan = make_line_edit(self.tr("Code-barres ou code, puis Entrée"))
        self.scan_field = Field(self.tr("Scanner, une pièce à la fois"), self.scan)
        self.quantite = make_line_edit(self.tr("Choisissez un article"), _DIGITS + 2)
        self.quantite.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quantite_field = Field(self.tr("Quantité comptée"), self.quantite)
        self.save_button = Button(self.tr("Enregistrer"), icon_name="check")
        self.erase_button = Button(self.tr("Effacer le comptage"))
        self.article_label = ElidedLabel("", Style.SMALLM, Ink.TEXT2, expanding=True)
        self.said = ElidedLabel("", Style.STRONG, Ink.TEXT, expanding=True)
        self._lay_out()
        self.scan.returnPressed.connect(self._on_scanned)
        self.scan.textChanged.connect(self._on_scan_edited)
        self.quantite.returnPressed.connect(self._on_quantite_typed)
        self.quantite.textChanged.connect(self._on_quantite_edited)
        self.save_button.clicked.connect(self._on_quantite_typed)
        self.erase_button.clicked.connect(self._on_erase_clicked)
        self.show_article(None)

    def show_inventaire(self, inventaire_id: int) -> None:
        """Count in another count."""
        self._inventaire_id = inventaire_id
        self.said.setText("")
        self.scan.clear()
        self.show_article(None)

    def article_id(self) -> int | None:
        """Return the article whose quantity is asked for."""
        return None if self._article is None else self._article.article_id

    def show_article(self, ligne: LigneInventaire | None) -> None:
        """Ask for the quantity of another article; what was typed for the last one is dropped."""
        same = ligne is not None and self._article is not None and ligne.id == self._article.id
        self._article = ligne
        for editor in (self.quantite, self.save_button, self.erase_button):
            editor.setEnabled(ligne is not None)
        if not same:
            self.quantite.clear()
        if ligne is None:
            self.article_label.setText(self.tr("Aucun article choisi dans la liste"))
            self.quantite.setPlaceholderText("")
            return
        self.article_label.setText(ligne.article_nom)
        self.erase_button.setEnabled(ligne.compte is not None)
        shown = "" if ligne.compte is None else format_number(ligne.compte)
        self.quantite.setPlaceholderText(shown)

    def focus_scan(self) -> None:
        """F2: the scanner types here."""
        self.scan.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.scan.selectAll()

    def begin_quantite(self, typed: str = "") -> None:
        """Put the cursor into the quantity of the chosen article, after what was typed already."""
        if self._article is not None:
            self.quantite.setFocus(Qt.FocusReason.OtherFocusReason)
            if typed:
                self.quantite.setText(typed)
            else:
                self.quantite.selectAll()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.erase_button)
        beside = QVBoxLayout()
        beside.setSpacing(5)
        beside.addWidget(self.article_label)
        beside.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.scan_field, 3, top)
        row.addWidget(self.quantite_field, 2, top)
        row.addLayout(beside, 3)
        row.setAlignment(beside, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.said)

    def _on_scan_edited(self) -> None:
        self.scan_field.show_error("")

    def _on_quantite_edited(self) -> None:
        self.quantite_field.show_error("")

    def _on_scanned(self) -> None:
        code = self.scan.text().strip()
        if not code:
            return
        # Emptied at once: a scanner types the next code before the answer is there.
        self.scan.clear()
        inventaires = self._services.core.inventaires
        self._services.tasks.run(
            partial(inventaires.scan_code, self._inventaire_id, code),
            self._on_counted,
            partial(self._on_scan_refused, code),
        )

    def _on_quantite_typed(self) -> None:
        if self._article is None:
            return
        quantite = read_entier(read_typed(self.quantite.text()))
        if quantite is None:
            self.quantite_field.show_error(
                self.tr("Écrivez le nombre de pièces comptées, par exemple 20.")
            )
            self.quantite.setFocus()
            return
        wanted = (self._article.inventaire_id, self._article.article_id)
        self._services.tasks.run(
            partial(self._services.core.inventaires.count_article, *wanted, quantite),
            partial(self._on_saved, self._article.id),
            self._on_quantite_refused,
        )

    def _on_saved(self, row_id: int, saisie: Saisie) -> None:
        self._on_counted(saisie)
        if self._article is not None and self._article.id == row_id:
            self.quantite.clear()
            self.counted.emit(row_id)

    def _on_counted(self, saisie: Saisie) -> None:
        words = self.tr("{nom} : {n}")
        self.said.setText(words.format(nom=saisie.article_nom, n=format_number(saisie.quantite)))

    def _on_scan_refused(self, code: str, error: CoreError) -> None:
        self.said.setText("")
        if not self.scan.text():
            self.scan.setText(code)
            self.scan.selectAll()
        self.scan_field.show_error(say(error.message))

    def _on_quantite_refused(self, error: CoreError) -> None:
        self.quantite_field.show_error(say(error.message))
        self.quantite.setFocus()

    def _on_erase_clicked(self) -> None:
        if self._article is not None:
            wanted = (self._article.inventaire_id, self._article.article_id)
            nom = self._article.article_nom
            self._services.tasks.run(
                partial(self._services.core.inventaires.erase_ligne, *wanted),
                partial(self._on_erased, nom),
            )

    def _on_erased(self, nom: str, _was: bool) -> None:
        self.erase_button.setEnabled(False)
        self.quantite.setPlaceholderText("")
        self.said.setText(self.tr("{nom} : plus compté").format(nom=nom))
