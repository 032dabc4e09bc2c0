"""A whole sale is cancelled: what comes back to the stock, what is owed, and why."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.limites import TEXTE_MAX
from core.ventes.annulation import CommandeAnnulationVente, ResultatAnnulation
from core.ventes.consultation import VenteRow
from core.ventes.reste import LigneReste, ResteVente
from desktop.dialogs.reprise_vente import RepriseVenteDialog
from desktop.dialogs.retour_lignes import effect_words
from desktop.formats import format_money, plural
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.theme import Style, Tone, scaled
from desktop.widgets.detail import Note
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import ElidedLabel, Label

_SHOWN = 5
_ROW = 26
_BAR = 8


class AnnulationVenteDialog(RepriseVenteDialog):
    """Shows each stock as it would be; the reason is obligatory."""

    cancelled = Signal(ResultatAnnulation)

    def __init__(
        self,
        vente: VenteRow,
        reste: ResteVente,
        services: Services,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Annuler la vente"), reste, services, parent)
        self.content.addWidget(self._make_note(vente))
        self._effects: dict[int, Label] = {}
        self._lay_out()
        self.show_reste()

    def effects(self) -> tuple[str, ...]:
        """Return the effect on each article, in the order of the sale."""
        return tuple(label.text() for label in self._effects.values())

    def _make_note(self, vente: VenteRow) -> Note:
        left = format_money(self._reste.montant_reste, self._reste.devise)
        if not vente.paye:
            money = self.tr("Le client ne devra plus rien pour cette vente.")
        elif self._reste.montant_reste:
            money = self.tr("Il reste {montant} à rendre au client.").format(montant=left)
        else:
            money = self.tr("Tout a déjà été rendu au client.")
        title = self.tr("Cette vente ne comptera plus dans les recettes.")
        return Note(Tone.WARN, title, money)

    def _lay_out(self) -> None:
        self.content.addWidget(Label(self.tr("Stock"), Style.SMALLM, Ink.TEXT2))
        self.content.addWidget(self._make_articles())
        self.add_devenir()
        self.devenir.setVisible(any(ligne.reste for ligne in self._reste.lignes))
        self.devenir.chosen.connect(self.show_reste)
        self.motif = make_line_edit(self.tr("Par exemple : erreur de caisse"), maximum=TEXTE_MAX)
        field = Field(self.tr("Motif, obligatoire"), self.motif)
        self.content.addWidget(self.add_field("motif", field, self.motif))
        self.submit = self.add_foot(
            self.tr("Annuler la vente"),
            self._on_submit_clicked,
            dismiss=self.tr("Garder la vente"),
            harmful=True,
        )
        self.motif.setFocus()

    def _make_articles(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        articles = self._by_article()
        # The figures end where all else does, but for a scroll bar that is there.
        column.setContentsMargins(0, 0, _BAR if len(articles) > _SHOWN else 0, 0)
        column.setSpacing(6)
        for article_id, ligne in articles.items():
            line = QHBoxLayout()
            line.addWidget(ElidedLabel(ligne.article_nom, Style.BODY, Ink.TEXT, expanding=True), 1)
            self._effects[article_id] = Label("", Style.MEDIUM)
            line.addWidget(self._effects[article_id])
            column.addLayout(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setFixedHeight(scaled(_ROW) * min(len(self._effects), _SHOWN))
        return area

    def _by_article(self) -> dict[int, LigneReste]:
        found: dict[int, LigneReste] = {}
        for ligne in self._reste.lignes:
            found.setdefault(ligne.article_id, ligne)
        return found

    def show_reste(self) -> None:
        restocked = self.is_restocked()
        for article_id, ligne in self._by_article().items():
            left = sum(x.reste for x in self._reste.lignes if x.article_id == article_id)
            words = effect_words(ligne, left if restocked else 0)
            if not left:
                words = self.tr("déjà rendu")
            elif not restocked:
                lost = plural(left, self.tr("{n} abîmée"), self.tr("{n} abîmées"))
                words = f"{words}, {lost}"
            self._effects[article_id].setText(words)

    def _on_submit_clicked(self) -> None:
        if not self.motif.text().strip():
            self.refuse("motif", self.tr("Écrivez pourquoi cette vente est annulée."))
            return
        commande = CommandeAnnulationVente(self._reste.id, self.motif.text(), self.is_restocked())
        work = partial(self._retours.cancel_vente, commande)
        self.write(work, self.cancelled.emit)
