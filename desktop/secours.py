"""What the owner is told of the safety of the data: cuts, restores, late copies, full disks."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core.boite_noire import Coupure
from core.errors import CoreError
from core.events import JournalEnPanne
from core.sauvegarde import Retard
from desktop.dialogs.coupure import (
    BilanDialog,
    CoupureDialog,
    tell_coupure,
    tell_reprise,
    tell_titre,
)
from desktop.formats import plural
from desktop.main_window import MainWindow
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton

if TYPE_CHECKING:
    from desktop.widgets.dialog import Dialog

COUPURE, RETARD, JOURNAL = "coupure", "sauvegarde", "journal-lots"
RETARD_TOUS_LES_MS = 600_000
"""Nothing announces that a copy was not made: it is looked for."""


class Secours(QObject):
    """Lives as long as its window."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self.dialog: Dialog | None = None
        services.bridge.journal_failed.connect(self._on_journal_failed)
        self.timer = QTimer(self)
        self.timer.setInterval(RETARD_TOUS_LES_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def begin(self) -> None:
        """Tell what the start found, once; then watch."""
        self.look()
        depart = self._services.core.depart
        if depart.bilan is not None:
            self.dialog = BilanDialog(depart.bilan, self._services.times, self._window)
            self.dialog.open()
        elif depart.coupure is not None:
            self._show_coupure(depart.coupure)
        elif depart.reprise is not None:
            words = ", ".join(tell_reprise(depart.reprise))
            sentence = _tr("Repris du journal des envois : {words}.").format(words=words)
            self._window.show_banner(COUPURE, Tone.INFO, sentence, self._hide_button())

    def look(self) -> None:
        """Ask whether the copies are late."""
        work = self._services.core.sauvegardes.find_retard
        self._services.tasks.run(work, self._on_looked, self._on_look_failed)

    def _show_coupure(self, coupure: Coupure) -> None:
        times = self._services.times
        which = Tone.INFO if coupure.toutes_presentes else Tone.DANGER
        title = tell_titre(coupure, times)
        sentence = f"{title} : {_lower(tell_coupure(coupure))}"
        more = BannerButton(_tr("Voir le détail"), partial(self._open_coupure, coupure))
        self._window.show_banner(COUPURE, which, sentence, more, self._hide_button())

    def _hide_button(self) -> BannerButton:
        return BannerButton(_tr("Masquer"), partial(self._window.hide_banner, COUPURE))

    def _open_coupure(self, coupure: Coupure) -> None:
        self.dialog = CoupureDialog(coupure, self._services.times, self._window)
        self.dialog.open()

    def _on_looked(self, retard: Retard | None) -> None:
        if retard is None:
            self._window.hide_banner(RETARD)
            return
        button = BannerButton(
            _tr("Voir les sauvegardes"), partial(self._window.show_page, "sauvegardes")
        )
        self._window.show_banner(RETARD, Tone.WARN, self._word_retard(retard), button)

    def _word_retard(self, retard: Retard) -> str:
        if retard.derniere is None:
            return _tr("Aucune sauvegarde n’a encore été faite.")
        days = self._services.times.age(retard.derniere).days
        return plural(
            days,
            _tr("La dernière sauvegarde a {n} jour."),
            _tr("La dernière sauvegarde a {n} jours."),
        )

    def _on_look_failed(self, _error: CoreError) -> None:
        """Say nothing: whoever works with the file meets the same error on a page."""

    def _on_journal_failed(self, event: JournalEnPanne) -> None:
        if not event.en_panne:
            self._window.hide_banner(JOURNAL)
            return
        words = _tr(
            "Le journal des envois ne peut pas être écrit : le disque est plein ou protégé. Les "
            "ventes sont bien enregistrées, mais une restauration ne les reprendrait pas."
        )
        self._window.show_banner(JOURNAL, Tone.DANGER, words)


def _lower(sentence: str) -> str:
    """Go on with a sentence after a colon; a figure stays as it is."""
    return sentence[:1].lower() + sentence[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Secours", text)
