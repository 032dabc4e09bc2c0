"""What is written of an article: its codes, its shelf, its words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.catalogue.articles import DetailArticle
from desktop.formats import Times, format_number
from desktop.models.columns import NOTHING, Ink
from desktop.theme import Style
from desktop.widgets.buttons import Button
from desktop.widgets.card import Card
from desktop.widgets.detail import Facts
from desktop.widgets.labels import Label
from desktop.widgets.low_scroll import LowScroll


class InfosTab(QWidget):
    """A tab of the article, filled with what its head has loaded."""

    edit_asked = Signal()

    def __init__(self, times: Times) -> None:
        super().__init__()
        self._times = times
        self.card = Card()
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowScroll(content))

    def show_detail(self, detail: DetailArticle) -> None:
        """Show another article."""
        article = detail.ligne.article
        edit = Button(self.tr("Modifier l’article"), icon_name="sliders-horizontal")
        edit.clicked.connect(self.edit_asked)
        description = article.description or self.tr("Aucune description.")
        self.card.show_content(
            Facts(self._list_facts(detail)), Label(description, Style.BODY, Ink.TEXT2, wrap=True)
        )
        self.card.column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)

    def _list_facts(self, detail: DetailArticle) -> tuple[tuple[str, str], ...]:
        article = detail.ligne.article
        moved = detail.ligne.dernier_mouvement
        yes, no = self.tr("oui"), self.tr("non")
        return (
            (self.tr("Code"), article.code),
            (self.tr("Codes-barres"), ", ".join(detail.codes_barres) or NOTHING),
            (self.tr("Catégorie"), article.categorie_nom or NOTHING),
            (self.tr("Monnaie"), article.devise.value),
            (self.tr("Seuil"), format_number(article.seuil_alerte)),
            (self.tr("Stock suivi"), yes if article.suivi_stock else no),
            (self.tr("En vente"), yes if article.est_actif else no),
            (self.tr("Dernier mvt"), NOTHING if moved is None else self._times.told(moved)),
        )
