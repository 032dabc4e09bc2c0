"""What the window knows of the sync server: whether it listens, and where."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.theme import Tone


class ServerState(Enum):
    """The four states of the pill in the top bar."""

    STARTING = auto()
    ONLINE = auto()
    STOPPED = auto()
    PORT_BUSY = auto()

    @property
    def tone(self) -> Tone:
        """Return its colour."""
        tones = {ServerState.STARTING: Tone.NEUTRAL, ServerState.ONLINE: Tone.OK}
        return tones.get(self, Tone.DANGER)


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """`addresses` are host:port, as typed into a terminal; `sentence` explains a failure."""

    state: ServerState
    addresses: tuple[str, ...] = ()
    sentence: str = ""
    free_port: int | None = None
    """A port that could be used instead of the busy one."""

    @property
    def word(self) -> str:
        """Return the state in a word or two."""
        return {
            ServerState.STARTING: _tr("Démarrage"),
            ServerState.ONLINE: _tr("En ligne"),
            ServerState.STOPPED: _tr("Arrêté"),
            ServerState.PORT_BUSY: _tr("Port occupé"),
        }[self.state]


STARTING = ServerStatus(ServerState.STARTING)
"""Before anything is known."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ServerStatus", text)
