"""The chips of the article page, and what they ask of core."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from core.catalogue.articles import FiltreArticles
from core.vocabulaire import Devise
from desktop.pages.chips import BoutiqueId, pick, pick_devises, read_bornes, read_ids
from desktop.pages.page import Services
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.filter_bar import FilterBar
from desktop.widgets.montant_chip import MontantChip


class ArticleChips(QObject):
    """Category, currency and price."""

    def __init__(self, bar: FilterBar, services: Services, boutique_id: BoutiqueId) -> None:
        super().__init__(bar)
        self._bar = bar
        self._core = services.core
        self._boutique_id = boutique_id
        tasks = services.tasks
        bar.add("categorie", ChoiceChip(self.tr("Catégorie"), self._find_categories, tasks))
        bar.add("devise", ChoiceChip(self.tr("Devise"), pick_devises, tasks))
        bar.add("prix", MontantChip(self.tr("Prix")))

    def narrow(self, filtre: FiltreArticles) -> FiltreArticles:
        """Return the filter with what the chips are set to."""
        return replace(
            filtre,
            categories=read_ids(self._bar.setting("categorie")),
            devises=tuple(Devise(value) for value in self._bar.setting("devise").values),
            prix=read_bornes(self._bar.setting("prix")),
        )

    def _find_categories(self, text: str) -> Sequence[Option]:
        known = self._core.catalogue.list_categories(self._boutique_id())
        return pick((Option(str(categorie.id), categorie.nom) for categorie in known), text)
