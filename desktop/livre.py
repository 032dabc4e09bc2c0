"""The banner that stays while the book is wrong, and the word that is told when it is found so."""

from PySide6.QtCore import QObject, Signal

from core.errors import CoreError
from core.events import LivreControle
from core.verification.historique import ControleLivre
from desktop.dialogs.livre import open_livre
from desktop.main_window import MainWindow
from desktop.notifications import Announcement
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.verdict import tell_alarm
from desktop.widgets.banners import BannerButton

_BANNER = "livre"
_PAGE = "mouvements"


class LivreWatch(QObject):
    """Knows at start what the last check found, and hears of every further one."""

    announced = Signal(Announcement)
    """The book was just found wrong."""

    def __init__(self, window: MainWindow, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._services = services
        self._is_news = False
        services.bridge.livre_checked.connect(self._on_checked)
        self._ask()

    def open_dialog(self) -> None:
        """Show what was found."""
        open_livre(self._services, self._window.boutique(), self._window)

    def _ask(self) -> None:
        last = self._services.core.verification.dernier_controle
        self._services.tasks.run(last, self._show, self._on_failed)

    def _on_checked(self, event: LivreControle) -> None:
        self._is_news = not event.est_juste
        self._ask()

    def _show(self, controle: ControleLivre | None) -> None:
        if controle is None or controle.ok:
            self._window.hide_banner(_BANNER)
            return
        words = tell_alarm(controle, self._services.times)
        button = BannerButton(self.tr("Voir ce qui ne va pas"), self.open_dialog)
        self._window.show_banner(_BANNER, Tone.DANGER, words, button)
        if self._is_news:
            self._is_news = False
            self.announced.emit(Announcement(self.tr("Le livre n’est pas juste"), words, _PAGE))

    def _on_failed(self, _error: CoreError) -> None:
        """Say nothing: whoever works with the file meets the same error on a page."""
