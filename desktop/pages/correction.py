"""Undoes a movement at a press, from its panel or from the word that followed it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.errors import CoreError
from core.stock import EffetMouvement
from desktop.formats import format_number
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton


class Undoing(QObject):
    """Core judges; what it refuses is said like every error."""

    word_said = Signal(Tone, str, str)
    ended = Signal()
    """What was asked is done, or refused."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._awaited: set[int] = set()

    def undo(self, mouvement_id: int, nom: str) -> None:
        """Undo a movement of the article `nom`; a second press before the answer does nothing."""
        if mouvement_id in self._awaited:
            return
        self._awaited.add(mouvement_id)
        self._services.tasks.run(
            partial(self._services.core.corrections.undo_mouvement, mouvement_id),
            partial(self._on_undone, mouvement_id, nom),
            partial(self._on_failed, mouvement_id),
        )

    def offer(self, mouvement_id: int, nom: str) -> BannerButton:
        """Return the button by which what was just written is undone."""
        return BannerButton(self.tr("Annuler"), partial(self.undo, mouvement_id, nom))

    def _on_undone(self, mouvement_id: int, nom: str, effet: EffetMouvement) -> None:
        self._awaited.discard(mouvement_id)
        sentence = self.tr("{nom} : stock {avant} → {apres}").format(
            nom=nom,
            avant=format_number(effet.stock_avant),
            apres=format_number(effet.stock_apres),
        )
        self.word_said.emit(Tone.OK, self.tr("Mouvement annulé"), sentence)
        self.ended.emit()

    def _on_failed(self, mouvement_id: int, error: CoreError) -> None:
        self._awaited.discard(mouvement_id)
        self._services.tasks.failed.emit(error)
        self.ended.emit()
