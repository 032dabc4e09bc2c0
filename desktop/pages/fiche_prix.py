"""What an article costs and brings, and the prices at which it was really sold."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.catalogue.articles import DetailArticle, compute_marge
from core.errors import CoreError
from core.fiche.chiffres import PrixVendu
from desktop.formats import (
    format_money,
    format_permille,
    format_short_day,
    plural,
)
from desktop.models.columns import NOTHING, Ink
from desktop.pages.page import Page, Services
from desktop.theme import Style
from desktop.widgets.card import Card
from desktop.widgets.detail import Facts, Rule, TwoLines
from desktop.widgets.labels import Label


class PrixPage(Page):
    """A tab of the article: its prices of today, and those of its sales, the latest first."""

    shown = Signal()
    """What core answered is on screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._article_id = 0
        self.today, self.past = Card(), Card()
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card, share in ((self.today, 2), (self.past, 3)):
            place = QVBoxLayout()
            place.addWidget(card)
            place.addStretch(1)
            row.addLayout(place, share)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_article(self, article_id: int) -> None:
        """Show the prices of another article."""
        if article_id != self._article_id:
            self._article_id = article_id
            self.begin_list()

    def refresh(self) -> None:
        self.start_refresh()
        article_id = self._article_id
        work = partial(self._load, self.boutique.id, article_id)
        self.services.tasks.run(work, partial(self._on_loaded, article_id), self._on_failed)

    def _load(
        self, boutique_id: int, article_id: int
    ) -> tuple[DetailArticle, tuple[PrixVendu, ...]]:
        core = self.services.core
        detail = core.catalogue.get_detail(boutique_id, article_id)
        return detail, core.fiches.list_prix(article_id)

    def _on_loaded(
        self, article_id: int, loaded: tuple[DetailArticle, tuple[PrixVendu, ...]]
    ) -> None:
        self.refreshed()
        if article_id != self._article_id:
            return
        detail, prix = loaded
        self.today.show_content(Label(self.tr("Aujourd’hui"), Style.H2), self._make_facts(detail))
        lines: list[QWidget] = []
        for each in prix:
            lines += [Rule(), self._make_line(each)]
        if not prix:
            words = self.tr("L’article n’a pas encore été vendu.")
            lines = [Label(words, Style.BODY, Ink.TEXT3, wrap=True)]
        self.past.show_content(Label(self.tr("Prix de ses ventes"), Style.H2), *lines)
        self.shown.emit()

    def _on_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _make_facts(self, detail: DetailArticle) -> Facts:
        article = detail.ligne.article
        devise = article.devise
        marge = compute_marge(article.prix_vente, article.prix_achat)
        cost = article.prix_achat
        unknown = self.tr("inconnu")
        earned = NOTHING if cost is None else format_money(article.prix_vente - cost, devise)
        valeur = detail.ligne.valeur
        none = unknown if article.suivi_stock else NOTHING
        return Facts(
            (
                (self.tr("Prix"), format_money(article.prix_vente, devise)),
                (self.tr("Coût"), unknown if cost is None else format_money(cost, devise)),
                (self.tr("Marge"), NOTHING if marge is None else format_permille(marge)),
                (self.tr("Gain"), earned),
                (self.tr("Valeur"), none if valeur is None else format_money(valeur, devise)),
            )
        )

    def _make_line(self, prix: PrixVendu) -> TwoLines:
        montant = format_money(prix.prix_unitaire, prix.devise)
        if prix.est_negocie:
            montant = self.tr("{montant} · négocié").format(montant=montant)
        marge = compute_marge(prix.prix_unitaire, prix.prix_achat)
        sold = plural(prix.pieces, self.tr("{n} pièce"), self.tr("{n} pièces"))
        bills = plural(prix.ventes, self.tr("{n} vente"), self.tr("{n} ventes"))
        earned = self.tr("coût inconnu") if marge is None else self._say_marge(marge)
        return TwoLines((montant, self._say_days(prix)), (sold, f"{bills} · {earned}"))

    def _say_marge(self, marge: int) -> str:
        return self.tr("marge {marge}").format(marge=format_permille(marge))

    def _say_days(self, prix: PrixVendu) -> str:
        today = self.services.times.today()
        last = format_short_day(prix.dernier, today)
        if prix.premier == prix.dernier:
            return self.tr("le {day}").format(day=last)
        first = format_short_day(prix.premier, today)
        return self.tr("du {first} au {last}").format(first=first, last=last)
