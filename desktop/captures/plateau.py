"""A window over one of the shops, with a sync server that listens nowhere."""

from dataclasses import dataclass
from functools import partial

from core.application import Core
from core.boutiques import Boutique
from desktop.app import essayer, lire_vente
from desktop.bridge import EventBridge
from desktop.captures.magasins import Etat
from desktop.captures.tournage import CountedTasks
from desktop.formats import Times
from desktop.pages.page import Services
from desktop.preferences import Preferences
from desktop.server_control import ServerControl
from desktop.shell import Shell
from desktop.theme.system import Look

_ADRESSE = "192.168.1.20:8000"


class StillServer:
    """Always says that it listens."""

    def start(self, port: int | None = None) -> None:
        """Listen nowhere."""

    def stop(self) -> None:
        """Nothing was begun."""

    def addresses(self) -> tuple[str, ...]:
        """Return the one address that pictures show."""
        return (_ADRESSE,)

    def find_free_port(self) -> int | None:
        """No other port is ever asked for."""
        return None


@dataclass(frozen=True, slots=True)
class Plateau:
    """What a scene plays on."""

    etat: Etat
    core: Core
    boutique: Boutique
    tasks: CountedTasks
    services: Services
    control: ServerControl
    shell: Shell

    def strike(self) -> None:
        """Take the window away; core is closed by whoever opened it."""
        self.tasks.close()
        self.control.stop()
        self.services.bridge.close()
        self.shell.close()


def set_up(etat: Etat, core: Core, look: Look) -> Plateau:
    """Show the window over an open shop."""
    boutiques = core.boutiques.list_boutiques()
    tasks = CountedTasks()
    times = Times(core.clock, boutiques[0].fuseau)
    preferences = Preferences(core.parametres, tasks)
    bridge = EventBridge(core.events)
    services = Services(core, tasks, bridge, times, preferences, lire_vente, partial(essayer, core))
    control = ServerControl(StillServer, core.parametres, tasks)
    shell = Shell(services, boutiques, control, look)
    shell.show()
    shell.window.activateWindow()
    control.start()
    return Plateau(etat, core, boutiques[0], tasks, services, control, shell)
