"""The line under the title of the movements: how many there are, and when the book was right."""

from PySide6.QtCore import QObject, Signal

from core.errors import CoreError
from core.events import LivreControle
from core.verification.historique import ControleLivre
from desktop.pages.page import Services
from desktop.verdict import tell_short


class LivreLigne(QObject):
    """Knows the last check, and hears of every further one."""

    changed = Signal(str)
    """« 12 408 mouvements · livre juste à 03:00 »."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._counted = ""
        self._controle: ControleLivre | None = None
        services.bridge.livre_checked.connect(self._on_checked)
        self._ask()

    def count(self, words: str) -> str:
        """Take note of what is shown, and return the whole line."""
        self._counted = words
        return self._word()

    def tell(self) -> None:
        """Tell it anew: a minute has gone by, or a check has ended."""
        self.changed.emit(self._word())

    def _word(self) -> str:
        checked = tell_short(self._controle, self._services.times)
        return " · ".join(words for words in (self._counted, checked) if words)

    def _ask(self) -> None:
        last = self._services.core.verification.dernier_controle
        self._services.tasks.run(last, self._on_loaded, self._on_failed)

    def _on_checked(self, _event: LivreControle) -> None:
        self._ask()

    def _on_loaded(self, controle: ControleLivre | None) -> None:
        self._controle = controle
        self.tell()

    def _on_failed(self, _error: CoreError) -> None:
        """Say nothing: the list meets the same error."""
