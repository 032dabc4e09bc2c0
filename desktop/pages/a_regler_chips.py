"""The chips of the À régler page: reason, terminal, age, article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import QObject

from core.quarantaine import FiltreQuarantaine, Intervalle, Raison
from desktop.models.raisons import reasons
from desktop.pages.chips import BoutiqueId, find_articles, find_terminaux, pick_words, read_ids
from desktop.pages.page import Services
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.filter_bar import FilterBar

ARTICLE = "article"


class Age(StrEnum):
    """How long ago an entry first came in."""

    JOUR = "jour"
    SEMAINE = "semaine"
    MOIS = "mois"
    PLUS = "plus"


_DAYS = {Age.JOUR: (0, 1), Age.SEMAINE: (1, 7), Age.MOIS: (7, 30), Age.PLUS: (30, None)}


class EntreeChips(QObject):
    """Of several values of one chip any may apply."""

    def __init__(self, bar: FilterBar, services: Services, boutique_id: BoutiqueId) -> None:
        super().__init__(bar)
        self._bar = bar
        self._core = services.core
        self._boutique_id = boutique_id
        tasks = services.tasks
        bar.add("raison", ChoiceChip(self.tr("Raison"), self._find_raisons, tasks))
        bar.add("terminal", ChoiceChip(self.tr("Terminal"), self._find_terminaux, tasks))
        bar.add("age", ChoiceChip(self.tr("Âge"), self._find_ages, tasks))
        bar.add(ARTICLE, ChoiceChip(self.tr("Article"), self._find_articles, tasks))

    def articles(self) -> tuple[int, ...]:
        """Return the articles that the sales must hold, none where any will do.

        Which sales hold them only their bytes tell: core is asked for that in a worker.
        """
        return read_ids(self._bar.setting(ARTICLE))

    def narrow(self, filtre: FiltreQuarantaine) -> FiltreQuarantaine:
        """Return the filter with what the chips are set to."""
        ages = (Age(value) for value in self._bar.setting("age").values)
        return replace(
            filtre,
            raisons=tuple(Raison(value) for value in self._bar.setting("raison").values),
            terminaux=read_ids(self._bar.setting("terminal")),
            recues=tuple(self._interval(age) for age in ages),
        )

    def _interval(self, age: Age) -> Intervalle:
        now = self._core.clock.now()
        young, old = _DAYS[age]
        return Intervalle(
            None if old is None else now - timedelta(days=old),
            None if young == 0 else now - timedelta(days=young),
        )

    def _find_raisons(self, text: str) -> Sequence[Option]:
        words = {raison.value: reason.state.text for raison, reason in reasons().items()}
        return pick_words(words, text)

    def _find_terminaux(self, text: str) -> Sequence[Option]:
        return find_terminaux(self._core, self._boutique_id(), text)

    def _find_articles(self, text: str) -> Sequence[Option]:
        return find_articles(self._core, self._boutique_id(), text)

    def _find_ages(self, text: str) -> Sequence[Option]:
        return pick_words(
            {
                Age.JOUR: self.tr("Moins d’un jour"),
                Age.SEMAINE: self.tr("De 1 à 7 jours"),
                Age.MOIS: self.tr("De 7 à 30 jours"),
                Age.PLUS: self.tr("Plus de 30 jours"),
            },
            text,
        )
