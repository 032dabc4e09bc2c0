"""One article in full: its stock, what it is worth, and what moved it last."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.catalogue.articles import DetailArticle, compute_marge
from core.mouvements import Mouvement
from desktop.formats import (
    Times,
    format_money,
    format_number,
    format_permille,
    format_signed,
    plural,
)
from desktop.models.articles import etat_states
from desktop.models.columns import NOTHING, Ink
from desktop.models.mouvements import motif_words, stock_words, type_states
from desktop.theme import Style
from desktop.theme.painting import State
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import BigMontant, Facts, Rule, StatePill, TwoLines
from desktop.widgets.labels import ElidedLabel, Label

DERNIERS = 10
"""Movements shown in the panel; the book has them all."""
_MARGINS = (20, 4, 20, 20)


@dataclass(frozen=True, slots=True)
class FullArticle:
    """An article, and its last movements, newest first."""

    detail: DetailArticle
    mouvements: tuple[Mouvement, ...]


class ArticleDetail(QWidget):
    """Built anew for each article."""

    edit_asked = Signal(int)
    fiche_asked = Signal(int)
    """The owner wants all that is known of the article."""
    book_asked = Signal(int, str)
    """Id and name of the article whose movements are wanted."""

    def __init__(self, full: FullArticle, times: Times) -> None:
        super().__init__()
        self._full = full
        self._times = times
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addLayout(self._make_name())
        column.addLayout(self._make_stock())
        self.fiche_button = Button(self.tr("Ouvrir la fiche"), icon_name="scroll-text")
        self.fiche_button.clicked.connect(self._on_fiche_clicked)
        column.addWidget(self.fiche_button)
        column.addWidget(Facts(self._facts()))
        column.addWidget(Rule())
        column.addLayout(self._make_book_head())
        column.addLayout(self._make_lines())
        column.addStretch(1)

    def _make_name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        nom = self._full.detail.ligne.article.nom
        row.addWidget(ElidedLabel(nom, Style.STRONG, expanding=True))
        self.edit_button = Button(self.tr("Modifier"), Kind.LINK)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        row.addWidget(self.edit_button)
        return row

    def _make_stock(self) -> QHBoxLayout:
        ligne = self._full.detail.ligne
        row = QHBoxLayout()
        row.setSpacing(8)
        quantite = ligne.article.quantite_stock
        unit = plural(quantite, self.tr("pièce"), self.tr("pièces"))
        followed = ligne.article.suivi_stock
        parts = (format_number(quantite), unit) if followed else (NOTHING, self.tr("sans suivi"))
        row.addWidget(BigMontant(parts))
        row.addStretch(1)
        state = etat_states()[ligne.etat]
        pill = StatePill(State(state.text, state.tone, state.icon))
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _facts(self) -> list[tuple[str, str]]:
        ligne = self._full.detail.ligne
        article = ligne.article
        marge = compute_marge(article.prix_vente, article.prix_achat)
        seuil = format_number(article.seuil_alerte) if article.seuil_alerte else NOTHING
        facts = [
            (self.tr("Code"), article.code),
            (self.tr("Code-barres"), ", ".join(self._full.detail.codes_barres) or NOTHING),
            (self.tr("Catégorie"), article.categorie_nom or NOTHING),
            (self.tr("Seuil"), seuil),
            (self.tr("Prix"), format_money(article.prix_vente, article.devise)),
            (self.tr("Coût"), self._money(article.prix_achat)),
            (self.tr("Marge"), NOTHING if marge is None else format_permille(marge)),
            (self.tr("Valeur"), self._money(ligne.valeur) if article.suivi_stock else NOTHING),
        ]
        if ligne.dernier_mouvement is not None:
            told = self._times.told(ligne.dernier_mouvement)
            facts.append((self.tr("Dernier mvt"), told))
        return facts

    def _money(self, centimes: int | None) -> str:
        devise = self._full.detail.ligne.article.devise
        return self.tr("inconnu") if centimes is None else format_money(centimes, devise)

    def _make_book_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Derniers mouvements"), Style.H2))
        row.addStretch(1)
        self.book_button = Button(self.tr("Voir tous les mouvements"), Kind.LINK)
        self.book_button.setVisible(bool(self._full.mouvements))
        self.book_button.clicked.connect(self._on_book_clicked)
        row.addWidget(self.book_button)
        return row

    def _make_lines(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self.lines = [self._make_line(mouvement) for mouvement in self._full.mouvements]
        for position, line in enumerate(self.lines):
            if position:
                column.addWidget(Rule())
            column.addWidget(line)
        if not self.lines:
            sentence = self.tr("Aucun mouvement : l’article n’a jamais été vendu ni entré.")
            column.addWidget(Label(sentence, Style.SMALL, Ink.TEXT3, wrap=True))
        return column

    def _make_line(self, mouvement: Mouvement) -> TwoLines:
        motif = "" if mouvement.motif is None else motif_words()[mouvement.motif]
        words = (type_states()[mouvement.type_mouvement].text, motif)
        origin = (
            self._times.short(mouvement.date_mouvement),
            mouvement.reference_document,
            mouvement.utilisateur,
        )
        effect = (format_signed(mouvement.quantite), stock_words(mouvement))
        return TwoLines((_join(words), _join(origin)), effect)

    def _on_edit_clicked(self) -> None:
        self.edit_asked.emit(self._full.detail.ligne.id)

    def _on_fiche_clicked(self) -> None:
        self.fiche_asked.emit(self._full.detail.ligne.id)

    def _on_book_clicked(self) -> None:
        article = self._full.detail.ligne.article
        self.book_asked.emit(article.id, article.nom)


def _join(words: tuple[str, ...]) -> str:
    return " · ".join(word for word in words if word)
