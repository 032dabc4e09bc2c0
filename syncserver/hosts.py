"""By which names this server lets itself be called: a page of the web must not reach it by its own.

A browser that was made to believe that `evil.example` is our address still says that name, so
only addresses, `localhost` and our own announced name are served.
"""

import ipaddress
import re
from collections.abc import Callable, Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from syncserver.errors import Misdirected

AUTRE_NOM = "Ce serveur ne répond pas à ce nom : utilisez son adresse IP."
LOCALHOST = "localhost"
Names = Callable[[], Collection[str]]

_HOST = re.compile(r"(?:\[([0-9A-Fa-f.]*:[^\]]*)\]|([0-9A-Za-z_.-]+))(?::[0-9]{0,5})?")
"""An IPv6 address in its brackets, or a name or an IPv4 address; then perhaps a port."""


def no_names() -> Collection[str]:
    """Announce nothing."""
    return ()


def find_nom(host: str) -> str:
    """Return the name or the address of a Host header, without its port; "" where it has none."""
    found = _HOST.fullmatch(host)
    if found is None:
        return ""
    v6, nom = found.groups("")
    return v6 or nom.lower().removesuffix(".")


def is_served(host: str, noms: Collection[str]) -> bool:
    """Tell whether a request for this Host is answered; `noms` are ours, in small letters."""
    nom = find_nom(host)
    return nom == LOCALHOST or nom in noms or _is_address(nom)


def is_local(request: Request) -> bool:
    """Tell whether a program on this computer asks, by a name that only means this computer."""
    client = request.client.host if request.client else ""
    nom = find_nom(request.headers.get("Host", ""))
    return _is_loopback(client) and (nom == LOCALHOST or _is_loopback(nom))


class HostRule:
    """Refuses requests for any other name; a request of HTTP/1.0 need not give one."""

    def __init__(self, app: ASGIApp, noms: Names) -> None:
        self._app = app
        self._noms = noms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if not all(is_served(host, self._noms()) for host in hosts):
            raise Misdirected(AUTRE_NOM)
        await self._app(scope, receive, send)


def _is_address(texte: str) -> bool:
    try:
        ipaddress.ip_address(texte)
    except ValueError:
        return False
    return True


def _is_loopback(texte: str) -> bool:
    try:
        return ipaddress.ip_address(texte).is_loopback
    except ValueError:
        return False
