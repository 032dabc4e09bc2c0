"""The chips of the sales page, and what they ask of core."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from core.textes import fold
from core.ventes.consultation import EtatVente, FiltreVentes
from core.vocabulaire import Devise
from desktop.models.ventes import mode_word
from desktop.pages.chips import (
    BoutiqueId,
    find_terminaux,
    pick,
    pick_devises,
    pick_words,
    read_bornes,
    read_ids,
)
from desktop.pages.page import Services
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.filter_bar import FilterBar
from desktop.widgets.montant_chip import MontantChip

_SEPARATOR = "\n"
"""Between the names that terminals have for one means of payment."""


class VenteChips(QObject):
    """Terminal, means of payment, currency, state and amount."""

    def __init__(self, bar: FilterBar, services: Services, boutique_id: BoutiqueId) -> None:
        super().__init__(bar)
        self._bar = bar
        self._core = services.core
        self._boutique_id = boutique_id
        tasks = services.tasks
        bar.add("terminal", ChoiceChip(self.tr("Terminal"), self._find_terminaux, tasks))
        bar.add("mode", ChoiceChip(self.tr("Mode"), self._find_modes, tasks))
        bar.add("etat", ChoiceChip(self.tr("État"), self._find_etats, tasks))
        bar.add("montant", MontantChip(self.tr("Montant")))
        bar.add("devise", ChoiceChip(self.tr("Devise"), pick_devises, tasks))

    def narrow(self, filtre: FiltreVentes) -> FiltreVentes:
        """Return the filter with what the chips are set to."""
        modes = (value.split(_SEPARATOR) for value in self._bar.setting("mode").values)
        return replace(
            filtre,
            terminaux=read_ids(self._bar.setting("terminal")),
            modes=tuple(mode for group in modes for mode in group),
            etats=tuple(EtatVente(value) for value in self._bar.setting("etat").values),
            montant=read_bornes(self._bar.setting("montant")),
            devises=tuple(Devise(value) for value in self._bar.setting("devise").values),
        )

    def _find_terminaux(self, text: str) -> Sequence[Option]:
        return find_terminaux(self._core, self._boutique_id(), text)

    def _find_modes(self, text: str) -> Sequence[Option]:
        """Offer one option a word: terminals name the same means in several ways."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for mode in self._core.ventes.list_modes(self._boutique_id()):
            groups[mode_word(mode)].append(mode)
        return pick(
            (Option(_SEPARATOR.join(groups[word]), word) for word in sorted(groups, key=fold)), text
        )

    def _find_etats(self, text: str) -> Sequence[Option]:
        return pick_words(
            {
                EtatVente.APPLIQUEE: self.tr("Appliquée"),
                EtatVente.TARDIVE: self.tr("Tardive"),
                EtatVente.RENDUE: self.tr("Avec retour"),
                EtatVente.ANNULEE: self.tr("Annulée"),
                EtatVente.SIGNALEE: self.tr("À vérifier"),
            },
            text,
        )
