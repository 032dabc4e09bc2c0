"""A new article, or one to edit: what the form does not show stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.boutiques import Boutique
from core.catalogue.articles import (
    Categorie,
    DetailArticle,
    ModificationArticle,
    NouvelArticle,
    SaisieArticle,
    compute_marge,
)
from core.limites import CODE_ARTICLE_MAX, TEXTE_MAX
from core.nombres import read_entier, read_montant
from core.textes import fold
from core.vocabulaire import Devise
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import NO_BREAK, format_number, format_permille, money_parts, read_typed
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.theme import Style
from desktop.widgets.check import Check
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.fields import ChoiceBox, Field, make_line_edit
from desktop.widgets.labels import Label

_CODES_MAX = 2_000


class CodesBarresEdit(QLineEdit):
    """Barcodes with commas between; a scanner's Enter adds the comma instead of saving."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.text().strip() and not self.text().rstrip().endswith(","):
            event.accept()
            self.setText(f"{self.text().strip()}, ")
        else:
            super().keyPressEvent(event)

    def codes(self) -> tuple[str, ...]:
        """Return the barcodes."""
        return tuple(code.strip() for code in self.text().split(",") if code.strip())


class ArticleDialog(Formulaire):
    """Writes only what was changed since `detail` was read."""

    saved = Signal(int, str)
    """Id and name of the article."""

    def __init__(
        self,
        detail: DetailArticle | None,
        boutique: Boutique,
        services: Services,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Nouvel article") if detail is None else self.tr("Modifier l’article")
        subject = boutique.nom if detail is None else detail.ligne.article.nom
        super().__init__(title, subject, services.tasks, parent)
        self._detail = detail
        self._boutique = boutique
        self._catalogue = services.core.catalogue
        self._make_editors()
        self._lay_out()
        if detail is not None:
            self._show_saisie(detail.saisie)
            self.nom.setFocus()
        else:
            self.ask(partial(self._catalogue.suggest_code, boutique.id), self._on_code_suggested)
            self.nom.setFocus()
        self.ask(partial(self._catalogue.list_categories, boutique.id), self._on_categories)

    def _make_editors(self) -> None:
        self.code = make_line_edit(maximum=CODE_ARTICLE_MAX)
        self.nom = make_line_edit(self.tr("Par exemple : Lait en poudre Nido 400 g"), TEXTE_MAX)
        self.prix_vente = _make_number()
        self.prix_achat = _make_number()
        self.seuil = _make_number()
        self.quantite = _make_number()
        self.devise = Segmented(
            self.tr("Monnaie"),
            (Choice(Devise.CDF, self.tr("FC")), Choice(Devise.USD, self.tr("$"))),
        )
        self.devise.choose(self._boutique.devise)
        self.categorie = ChoiceBox([])
        self.categorie.setEditable(True)
        self.categorie.lineEdit().setPlaceholderText(self.tr("Aucune"))  # type: ignore[union-attr] # an editable box has one
        self.codes_barres = CodesBarresEdit()
        self.codes_barres.setMaxLength(_CODES_MAX)
        self.suivi = Check(self.tr("Suivre le stock de cet article"))
        self.suivi.setChecked(True)
        self.marge = Label("", Style.SMALL, Ink.TEXT3)
        for editor in (self.prix_vente, self.prix_achat):
            editor.textChanged.connect(self._show_marge)
        self.suivi.toggled.connect(self._on_suivi_toggled)

    def _lay_out(self) -> None:
        self.add_row(
            self._field("nom", self.tr("Nom (obligatoire)"), self.nom, self._nom_help()),
        )
        self.add_row(
            self._field("code", self.tr("Code (obligatoire)"), self.code),
            self._field("categorie", self.tr("Catégorie"), self.categorie),
        )
        self.add_row(
            self._field("prix_vente", self.tr("Prix de vente (obligatoire)"), self.prix_vente),
            self._field("prix_achat", self.tr("Coût"), self.prix_achat),
        )
        self.content.addLayout(self._make_devise_row())
        seuil = self.tr("Alerte à ce stock ou au-dessous")
        stock = self._field("quantite_stock", self.tr("Stock de départ"), self.quantite)
        stock.setVisible(self._detail is None)
        self.add_row(self._field("seuil_alerte", self.tr("Seuil"), self.seuil, seuil), stock)
        several = self.tr("Scannez-les l’un après l’autre, ou séparez-les par une virgule")
        codes = self._field("codes_barres", self.tr("Codes-barres"), self.codes_barres, several)
        self.content.addWidget(codes)
        self.content.addWidget(self.suivi)
        self.content.addWidget(
            Label(
                self.tr("Sans suivi : crédit téléphonique, services ; jamais en rupture."),
                Style.SMALL,
                Ink.TEXT3,
                wrap=True,
            )
        )
        verb = (
            self.tr("Créer l’article") if self._detail is None else self.tr("Enregistrer l’article")
        )
        self.submit = self.add_foot(verb, self._on_submit_clicked)

    def _nom_help(self) -> str:
        return self.tr("Tel qu’il apparaît sur le terminal")

    def _field(self, champ: str, name: str, editor: QWidget, help_text: str = "") -> Field:
        return self.add_field(champ, Field(name, editor, help_text), editor)

    def _make_devise_row(self) -> QHBoxLayout:
        """Lay out the currency beside the margin; a settled one says why it is."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.devise)
        settled = self._detail is not None and self._detail.devise_figee
        self.devise.setEnabled(not settled)
        if settled:
            why = self.tr("La monnaie ne change plus : l’article a déjà bougé.")
            row.addWidget(Label(why, Style.SMALL, Ink.TEXT3, wrap=True), 1)
        else:
            row.addStretch(1)
        row.addWidget(self.marge)
        return row

    def _show_saisie(self, saisie: SaisieArticle) -> None:
        self.code.setText(saisie.code)
        self.nom.setText(saisie.nom)
        self.devise.choose(saisie.devise)
        self.prix_vente.setText(_montant_text(saisie.prix_vente, saisie.devise))
        if saisie.prix_achat is not None:
            self.prix_achat.setText(_montant_text(saisie.prix_achat, saisie.devise))
        self.seuil.setText(format_number(saisie.seuil_alerte))
        self._show_categorie(saisie.categorie)
        self.codes_barres.setText(", ".join(saisie.codes_barres))
        self.suivi.setChecked(saisie.suivi_stock)

    def _show_marge(self) -> None:
        prix, cout = _montant(self.prix_vente), _montant(self.prix_achat)
        marge = None if prix is None else compute_marge(prix, cout)
        text = "" if marge is None else self.tr("Marge {m}").format(m=format_permille(marge))
        self.marge.setText(text)

    def _on_code_suggested(self, code: str) -> None:
        if not self.code.text():
            self.code.setText(code)

    def _on_categories(self, categories: Sequence[Categorie]) -> None:
        typed = self.categorie.currentText()
        self.categorie.addItems(sorted((categorie.nom for categorie in categories), key=fold))
        self.categorie.setCurrentIndex(-1)
        self._show_categorie(typed)

    def _show_categorie(self, nom: str) -> None:
        """Show a category from its beginning: the end of a long one tells nothing."""
        self.categorie.setEditText(nom)
        self.categorie.lineEdit().home(False)  # type: ignore[union-attr] # an editable box has one

    def _on_suivi_toggled(self, followed: bool) -> None:
        self.seuil.setEnabled(followed)
        self.quantite.setEnabled(followed)

    def _read(self) -> SaisieArticle | None:
        """Return what is typed; None once the first field that cannot be read is marked."""
        prix_vente = _montant(self.prix_vente)
        if prix_vente is None:
            self.refuse("prix_vente", self.tr("Un montant, par exemple 25 000 ou 2,50."))
            return None
        prix_achat = _montant(self.prix_achat)
        if prix_achat is None and self.prix_achat.text().strip():
            self.refuse("prix_achat", self.tr("Un montant, ou rien s’il n’est pas connu."))
            return None
        seuil = _entier(self.seuil)
        if seuil is None:
            self.refuse("seuil_alerte", self.tr("Un nombre entier de pièces, par exemple 5."))
            return None
        return SaisieArticle(
            code=self.code.text(),
            nom=self.nom.text(),
            devise=Devise(self.devise.value()),
            prix_vente=prix_vente,
            prix_achat=prix_achat,
            seuil_alerte=seuil,
            categorie=self.categorie.currentText(),
            suivi_stock=self.suivi.isChecked(),
            codes_barres=self.codes_barres.codes(),
        )

    def _on_submit_clicked(self) -> None:
        saisie = self._read()
        if saisie is None:
            return
        if self._detail is None:
            self._add(saisie)
            return
        avant = self._detail.saisie
        article_id = self._detail.ligne.id
        apres = replace(saisie, description=avant.description)
        modification = ModificationArticle(article_id, avant, apres)
        work = partial(self._catalogue.edit_article, self._boutique.id, modification)
        self.write(work, partial(self._on_edited, article_id))

    def _add(self, saisie: SaisieArticle) -> None:
        quantite = _entier(self.quantite) if self.suivi.isChecked() else 0
        if quantite is None:
            sentence = self.tr("Un nombre entier de pièces, par exemple 12.")
            self.refuse("quantite_stock", sentence)
            return
        nouvel = NouvelArticle(saisie, quantite)
        work = partial(self._catalogue.add_article, self._boutique.id, nouvel)
        self.write(work, self._on_added)

    def _on_added(self, article_id: int) -> None:
        self.saved.emit(article_id, self.nom.text())

    def _on_edited(self, article_id: int, _edited: object) -> None:
        self.saved.emit(article_id, self.nom.text())


def _make_number() -> QLineEdit:
    editor = make_line_edit(maximum=24)
    editor.setAlignment(Qt.AlignmentFlag.AlignRight)
    return editor


def _montant(editor: QLineEdit) -> int | None:
    return read_montant(read_typed(editor.text()))


def _entier(editor: QLineEdit) -> int | None:
    return read_entier(read_typed(editor.text()) or "0")


def _montant_text(centimes: int, devise: Devise) -> str:
    """Write an amount as it may be typed again."""
    return money_parts(centimes, devise)[0].replace(NO_BREAK, " ")
