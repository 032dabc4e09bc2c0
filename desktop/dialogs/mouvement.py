"""An entry, an exit or an adjustment by hand: how many, why, and what it does to the stock."""

from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.catalogue.articles import ArticleRow
from core.events import StockChange
from core.limites import TEXTE_MAX
from core.nombres import read_entier
from core.stock import MOTIFS, CommandeComptage, CommandeMouvement, EffetMouvement
from core.vocabulaire import Motif, TypeMouvement
from desktop.dialogs.choix_article import ArticleEdit
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import MINUS, read_typed
from desktop.models.mouvements import motif_words
from desktop.pages.page import Services
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.effet_stock import EffetStock
from desktop.widgets.fields import ChoiceBox, Field, make_line_edit

_COMPTE, _ECART = "compte", "ecart"
_ORDRE = {
    TypeMouvement.ENTREE: (Motif.ACHAT, Motif.DON, Motif.STOCK_INITIAL, Motif.ERREUR),
    TypeMouvement.SORTIE: (
        *(Motif.CASSE, Motif.PERIME, Motif.VOL, Motif.USAGE_INTERNE, Motif.DON, Motif.ERREUR),
    ),
    TypeMouvement.AJUSTEMENT: (
        *(Motif.COMPTAGE, Motif.ERREUR, Motif.CASSE, Motif.VOL, Motif.PERIME, Motif.DON),
        *(Motif.USAGE_INTERNE, Motif.ACHAT),
    ),
}
"""The reasons of each kind, the most likely first."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind of movement is spoken of."""

    title: str
    quantite: str
    verb: str
    done: str


@cache
def words_of(kind: TypeMouvement) -> Words:
    """Return the words of an entry, an exit or an adjustment."""
    return {
        TypeMouvement.ENTREE: Words(
            _tr("Entrée de stock"),
            _tr("Quantité entrée"),
            _tr("Enregistrer l’entrée"),
            _tr("Entrée enregistrée"),
        ),
        TypeMouvement.SORTIE: Words(
            _tr("Sortie de stock"),
            _tr("Quantité sortie"),
            _tr("Enregistrer la sortie"),
            _tr("Sortie enregistrée"),
        ),
        TypeMouvement.AJUSTEMENT: Words(
            _tr("Ajuster le stock"),
            _tr("Quantité"),
            _tr("Enregistrer l’ajustement"),
            _tr("Ajustement enregistré"),
        ),
    }[kind]


class MouvementDialog(Formulaire):
    """Without an article it first asks for one; the stock that it shows follows the sales."""

    recorded = Signal(str, EffetMouvement)
    """Name of the article, and what was done to its stock."""

    def __init__(
        self,
        kind: TypeMouvement,
        article: ArticleRow | None,
        context: tuple[Services, int],
        parent: QWidget | None = None,
    ) -> None:
        self._words = words_of(kind)
        subject = "" if article is None else article.article.nom
        services, self._boutique_id = context
        super().__init__(self._words.title, subject, services.tasks, parent)
        self._kind = kind
        self._core = services.core
        self._article = article
        self._stock: int | None = None
        self._make_fields()
        self._lay_out(ask_article=article is None)
        services.bridge.stock_changed.connect(self._on_stock_changed)
        if article is not None:
            self._show_article(article)
            self._reload(article.id)

    def _make_fields(self) -> None:
        self.article_edit = ArticleEdit(self._core.catalogue, self._tasks, self._boutique_id)
        self.quantite = make_line_edit(maximum=20)
        self.quantite.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.mode = Segmented(
            self.tr("Ce que vous écrivez"),
            (
                Choice(_COMPTE, self.tr("Stock compté")),
                Choice(_ECART, self.tr("Différence (+ ou −)")),
            ),
        )
        # Whatever core allows comes last where no order is known of it.
        allowed = sorted(MOTIFS[self._kind] - set(_ORDRE[self._kind]))
        motifs = (*_ORDRE[self._kind], *allowed)
        self.motif = ChoiceBox([Choice(motif, motif_words()[motif]) for motif in motifs])
        self.reference = make_line_edit(maximum=TEXTE_MAX)
        self.commentaire = make_line_edit(maximum=TEXTE_MAX)
        self.effet = EffetStock(self.tr("Stock"))
        self.quantite.textChanged.connect(self._show_effect)
        self.mode.chosen.connect(self._on_mode_chosen)
        self.article_edit.article_chosen.connect(self._on_article_chosen)

    def _lay_out(self, *, ask_article: bool) -> None:
        article = Field(self.tr("Article"), self.article_edit)
        self.add_field("article", article, self.article_edit)
        self.content.addWidget(article)
        article.setVisible(ask_article)
        if self._kind is TypeMouvement.AJUSTEMENT:
            row = QHBoxLayout()
            row.addWidget(self.mode)
            row.addStretch(1)
            self.content.addLayout(row)
        self.quantite_field = Field(self._words.quantite, self.quantite)
        self.add_field("quantite", self.quantite_field, self.quantite)
        motif = self.add_field("motif", Field(self.tr("Motif"), self.motif), self.motif)
        self.add_row(self.quantite_field, motif)
        self.content.addWidget(self.effet)
        self.content.addWidget(
            Field(self.tr("Référence"), self.reference, self.tr("Facultative : facture, bon…"))
        )
        visible = self.tr("Facultatif, visible dans le livre des mouvements")
        self.content.addWidget(Field(self.tr("Commentaire"), self.commentaire, visible))
        self.submit = self.add_foot(self._words.verb, self._on_submit_clicked)
        (self.article_edit if ask_article else self.quantite).setFocus()

    def _counts(self) -> bool:
        """Tell whether the quantity is a stock, not a difference."""
        return self._kind is TypeMouvement.AJUSTEMENT and self.mode.value() == _COMPTE

    def _read(self) -> int | None:
        """Return what is typed, None where it is no number; only a difference has a sign."""
        text = self.quantite.text().strip()
        signed = self._kind is TypeMouvement.AJUSTEMENT and not self._counts()
        negative = signed and text.startswith(("-", MINUS))
        if signed and text.startswith(("+", "-", MINUS)):
            text = text[1:]
        number = read_entier(read_typed(text))
        return -number if negative and number is not None else number

    def _show_effect(self) -> None:
        quantite, stock = self._read(), self._stock
        if quantite is None or stock is None:
            self.effet.show_effect(stock, None)
        elif self._counts():
            self.effet.show_effect(stock, quantite)
        else:
            out = self._kind is TypeMouvement.SORTIE
            self.effet.show_effect(stock, stock - quantite if out else stock + quantite)

    def _show_article(self, row: ArticleRow) -> None:
        self._article = row
        self._stock = row.article.quantite_stock
        self._show_effect()

    def _on_article_chosen(self, row: ArticleRow) -> None:
        self._show_article(row)
        self.quantite.setFocus()

    def _on_mode_chosen(self) -> None:
        self.quantite_field.show_error("")
        self._show_effect()
        self.quantite.setFocus()

    def _on_stock_changed(self, event: StockChange) -> None:
        if self._article is not None and self._article.id in event.article_ids:
            self._reload(self._article.id)

    def _reload(self, article_id: int) -> None:
        self.ask(partial(self._core.catalogue.list_rows, [article_id]), self._on_rows_read)

    def _on_rows_read(self, rows: tuple[ArticleRow, ...]) -> None:
        for row in rows:
            if self._article is not None and row.id == self._article.id:
                self._show_article(row)

    def _on_submit_clicked(self) -> None:
        if self._article is None:
            self.refuse("article", self.tr("Choisissez l’article dans la liste proposée."))
            return
        quantite = self._read()
        if quantite is None or (quantite == 0 and not self._counts()):
            self.refuse("quantite", self._explain_quantite())
            return
        done = partial(self._on_recorded, self._article.article.nom)
        if self._counts():
            self.write(partial(self._core.stock.record_comptage, self._count(quantite)), done)
        else:
            self.write(partial(self._core.stock.record_mouvement, self._move(quantite)), done)

    def _explain_quantite(self) -> str:
        if self._counts():
            return self.tr("Écrivez le nombre de pièces comptées, par exemple 20.")
        if self._kind is TypeMouvement.AJUSTEMENT:
            return self.tr("Écrivez la différence, par exemple +3 ou −2.")
        return self.tr("Écrivez un nombre de pièces, par exemple 12.")

    def _count(self, quantite: int) -> CommandeComptage:
        return CommandeComptage(
            boutique_id=self._boutique_id,
            article_id=0 if self._article is None else self._article.id,
            stock_compte=quantite,
            motif=Motif(self.motif.value()),
            commentaire=self.commentaire.text(),
            reference_document=self.reference.text(),
        )

    def _move(self, quantite: int) -> CommandeMouvement:
        return CommandeMouvement(
            boutique_id=self._boutique_id,
            article_id=0 if self._article is None else self._article.id,
            type_mouvement=self._kind,
            quantite=quantite,
            motif=Motif(self.motif.value()),
            commentaire=self.commentaire.text(),
            reference_document=self.reference.text(),
        )

    def _on_recorded(self, nom: str, effet: EffetMouvement) -> None:
        self.recorded.emit(nom, effet)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MouvementDialog", text)
