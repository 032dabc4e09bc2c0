"""The chips of the terminals page, and what they ask of core."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from core.suivi import FiltreSuivi, Signe
from desktop.pages.chips import BoutiqueId, pick, pick_words
from desktop.pages.page import Services
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.filter_bar import FilterBar


class TerminalChips(QObject):
    """What looks wrong, and the version of the application."""

    def __init__(self, bar: FilterBar, services: Services, boutique_id: BoutiqueId) -> None:
        super().__init__(bar)
        self._bar = bar
        self._suivi = services.core.suivi
        self._boutique_id = boutique_id
        bar.add("signe", ChoiceChip(self.tr("Alerte"), self._find_signes, services.tasks))
        bar.add("version", ChoiceChip(self.tr("Version"), self._find_versions, services.tasks))

    def narrow(self, filtre: FiltreSuivi) -> FiltreSuivi:
        """Return the filter with what the chips are set to."""
        return replace(
            filtre,
            signes=tuple(Signe(value) for value in self._bar.setting("signe").values),
            versions=self._bar.setting("version").values,
        )

    def _find_signes(self, text: str) -> Sequence[Option]:
        return pick_words(
            {
                Signe.SILENCE: self.tr("Silencieux"),
                Signe.A_REGLER: self.tr("Ventes à régler"),
                Signe.NUMEROS: self.tr("Numéros manquants"),
                Signe.HORLOGE: self.tr("Horloge déréglée"),
                Signe.ADRESSES: self.tr("Deux appareils sous le même numéro"),
            },
            text,
        )

    def _find_versions(self, text: str) -> Sequence[Option]:
        known = self._suivi.list_versions(self._boutique_id())
        return pick((Option(version, version) for version in known), text)
