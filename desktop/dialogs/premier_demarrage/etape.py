"""What every step has: a title, its fields, and a way into the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.application import Core
from core.boutiques import Boutique
from core.errors import CoreError
from desktop.bridge import EventBridge
from desktop.langue import LangueSetting
from desktop.messages import headline
from desktop.models.columns import Ink
from desktop.sentences import say
from desktop.server_status import ServerStatus
from desktop.tasks import Tasks
from desktop.theme import Style
from desktop.widgets.labels import Label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contexte:
    """What the steps work with."""

    core: Core
    tasks: Tasks
    bridge: EventBridge
    langue: LangueSetting


class Etape(QWidget):
    """One step; what was typed stays in it while the owner goes back and forth."""

    saved = Signal()
    """All of it is in the file."""
    refused = Signal()
    """Something is to be corrected, and said beside its field."""
    summary_changed = Signal()

    def __init__(self, contexte: Contexte, nom: str, titre: str, sentence: str) -> None:
        super().__init__()
        self.nom = nom
        self.titre = titre
        self.contexte = contexte
        self.boutique: Boutique | None = None
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(16)
        self.content.addWidget(Label(sentence, Style.BODY, Ink.TEXT2, wrap=True))

    def show_boutique(self, boutique: Boutique) -> None:
        """Learn which boutique the program is started for."""
        self.boutique = boutique

    def show_server(self, status: ServerStatus) -> None:
        """Learn how the sync server is."""

    def enter(self) -> None:
        """Be shown: read what may have changed meanwhile."""

    def save(self) -> None:
        """Check what was typed and write it: `saved`, or `refused`."""
        self.saved.emit()

    def summary(self) -> str:
        """Return what was answered, in a few words, "" where nothing was yet."""
        return ""

    def show_refusal(self, error: CoreError) -> None:
        """Say beside the field at fault what core refused."""

    def run(self, work: Callable[[], T], on_success: Callable[[T], None]) -> None:
        """Write in a worker; what core refuses is shown by the step itself."""
        self.contexte.tasks.run(work, on_success, self._on_refused)

    def _on_refused(self, error: CoreError) -> None:
        self.show_refusal(error)
        self.refused.emit()


def explain(error: CoreError) -> str:
    """Return the sentence of an error that no field is at fault for."""
    return say(error.message) if error.champ else f"{headline(error)}. {say(error.message)}"
