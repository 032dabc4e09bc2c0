"""The sync server with its name on the local network."""

from functools import partial

from core.application import Core
from syncserver.acces import Acces
from syncserver.annonce import Annonce, ZeroconfAnnonceur, make_nom, read_identite
from syncserver.server import ALL_ADDRESSES, PORT, SyncServer


class AnnouncedServer(SyncServer):
    """Answers to its own name, and says anew where it is whenever its addresses are asked for."""

    def __init__(
        self,
        core: Core,
        host: str = ALL_ADDRESSES,
        port: int = PORT,
        annonce: Annonce | None = None,
    ) -> None:
        identite = read_identite(core.parametres)
        noms = frozenset({make_nom(identite)})
        super().__init__(core, host, port, acces=Acces(noms=lambda: noms))
        self._annonce = annonce or Annonce(partial(ZeroconfAnnonceur, identite))

    def start(self, port: int | None = None) -> None:
        """Listen, then announce it."""
        super().start(port)
        self.addresses()

    def addresses(self) -> tuple[str, ...]:
        """Return what to type into a terminal."""
        found = super().addresses()
        if self.is_running:
            self._annonce.tell(self.port, [address.rpartition(":")[0] for address in found])
        return found

    def stop(self) -> None:
        """Take the announcement back, then stop."""
        self._annonce.stop()
        super().stop()
