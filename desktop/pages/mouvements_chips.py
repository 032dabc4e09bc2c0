"""The chips of the book of movements, and what they ask of core."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from core.mouvements import FiltreMouvements
from core.vocabulaire import Motif
from desktop.models.mouvements import motif_words
from desktop.pages.chips import BoutiqueId, find_articles, pick, pick_words, read_ids
from desktop.pages.page import Services
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.filter_bar import FilterBar

ARTICLE = "article"
"""Key of the chip that other pages set, to show the book of one article."""


class MouvementChips(QObject):
    """Article, reason, and who wrote it."""

    def __init__(self, bar: FilterBar, services: Services, boutique_id: BoutiqueId) -> None:
        super().__init__(bar)
        self._bar = bar
        self._core = services.core
        self._boutique_id = boutique_id
        tasks = services.tasks
        bar.add(ARTICLE, ChoiceChip(self.tr("Article"), self._find_articles, tasks))
        bar.add("motif", ChoiceChip(self.tr("Motif"), self._find_motifs, tasks))
        bar.add("par", ChoiceChip(self.tr("Par"), self._find_utilisateurs, tasks))

    def narrow(self, filtre: FiltreMouvements) -> FiltreMouvements:
        """Return the filter with what the chips are set to."""
        return replace(
            filtre,
            articles=read_ids(self._bar.setting(ARTICLE)),
            motifs=tuple(Motif(value) for value in self._bar.setting("motif").values),
            utilisateurs=self._bar.setting("par").values,
        )

    def _find_articles(self, text: str) -> Sequence[Option]:
        return find_articles(self._core, self._boutique_id(), text)

    def _find_motifs(self, text: str) -> Sequence[Option]:
        return pick_words({motif.value: word for motif, word in motif_words().items()}, text)

    def _find_utilisateurs(self, text: str) -> Sequence[Option]:
        names = self._core.mouvements.list_utilisateurs(self._boutique_id())
        return pick((Option(nom, nom) for nom in names), text)
