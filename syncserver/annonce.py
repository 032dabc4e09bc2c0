"""Announces the server on the local network, so that a terminal finds it whatever its address."""

import json
import logging
import socket
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import Protocol
from uuid import uuid4

from core import VERSION
from core.parametres import Parametres

logger = logging.getLogger(__name__)

IDENTITE_CLE = "serveur.id"
TYPE_SERVICE = "_comptoir._tcp.local."
ARRET_S = 0.8
"""How long the end of the program waits for the announcement to be taken back."""
_COURT = 8
_ECHECS = (OSError, ImportError, RuntimeError, ValueError)
"""No network, no library, or one that does not want: the server serves all the same."""


class Annonceur(Protocol):
    """What sends the packets."""

    def announce(self, port: int, addresses: Sequence[str]) -> None: ...
    def close(self) -> None: ...


def read_identite(parametres: Parametres) -> str:
    """Return the id of this installation, made the first time that it is asked for."""
    raw = parametres.read(IDENTITE_CLE)
    if raw is not None:
        return str(json.loads(raw))
    identite = str(uuid4())
    parametres.write(IDENTITE_CLE, json.dumps(identite))
    return identite


def make_nom(identite: str) -> str:
    """Return the name under which this computer can be reached, as in `comptoir-1a2b3c4d.local`."""
    return f"comptoir-{identite[:_COURT]}.local"


class ZeroconfAnnonceur:
    """Speaks mDNS through the library, which has a thread of its own for the network."""

    def __init__(self, identite: str) -> None:
        # Only here: without the library, or without a network, the server serves all the same.
        from zeroconf import Error, IPVersion, ServiceInfo, Zeroconf  # noqa: PLC0415

        self._identite = identite
        self._refused = Error
        self._annonce: ServiceInfo | None = None
        self._make_service = ServiceInfo
        self._zeroconf = Zeroconf(ip_version=IPVersion.V4Only)

    def announce(self, port: int, addresses: Sequence[str]) -> None:
        """Say where the server is, or say it anew."""
        service = self._make_service(
            TYPE_SERVICE,
            f"Comptoir {self._identite[:_COURT]}.{TYPE_SERVICE}",
            port=port,
            addresses=[socket.inet_aton(address) for address in addresses],
            properties={"id": self._identite, "version": VERSION, "port": str(port)},
            server=f"{make_nom(self._identite)}.",
        )
        try:
            if self._annonce is None:
                self._zeroconf.register_service(service, allow_name_change=True)
            else:
                self._zeroconf.update_service(service)
        except self._refused as error:
            raise OSError(str(error)) from error
        self._annonce = service

    def close(self) -> None:
        """Take the announcement back."""
        self._zeroconf.close()


class Annonce:
    """A thread that does as told, one thing after the other; what fails is a line in the log."""

    def __init__(self, make: Callable[[], Annonceur]) -> None:
        self._make = make
        self._wishes: SimpleQueue[tuple[int, tuple[str, ...]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._told: tuple[int, tuple[str, ...]] | None = None

    def tell(self, port: int, addresses: Sequence[str]) -> None:
        """Announce these, unless they are announced already; returns at once."""
        wish = (port, tuple(addresses))
        if wish == self._told or not addresses:
            return
        self._told = wish
        if self._thread is None:
            self._thread = Thread(target=self._run, name="annonce", daemon=True)
            self._thread.start()
        self._wishes.put(wish)

    def stop(self) -> None:
        """Take the announcement back; returns within a second, done or not."""
        if self._thread is None:
            return
        self._wishes.put(None)
        self._thread.join(ARRET_S)
        self._thread = self._told = None
        self._wishes = SimpleQueue()

    def _run(self) -> None:
        wishes, annonceur = self._wishes, None
        while (wish := wishes.get()) is not None:
            annonceur = self._announce(annonceur, *wish)
        if annonceur is not None:
            try:
                annonceur.close()
            except _ECHECS:
                logger.info("the announcement could not be taken back", exc_info=True)

    def _announce(
        self, annonceur: Annonceur | None, port: int, addresses: tuple[str, ...]
    ) -> Annonceur | None:
        """Announce through `annonceur`, or through a new one; None where that cannot be."""
        try:
            annonceur = annonceur or self._make()
            annonceur.announce(port, addresses)
        except _ECHECS:
            logger.info("the server is not announced on the network", exc_info=True)
        return annonceur
