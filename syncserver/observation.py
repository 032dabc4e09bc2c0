"""Sees every request end: a line of the log and a count, with nothing of what it carried."""

import logging
from dataclasses import dataclass
from time import perf_counter

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.journalisation import FAITS
from syncserver.metriques import Metriques

logger = logging.getLogger(__name__)

SANS_ROUTE = "aucune"
_SEEN = "comptoir.seen"


@dataclass(slots=True)
class Seen:
    """What is known of a request so far; layers that copy the scope share it."""

    route: str = SANS_ROUTE
    status: int = 0
    octets: int = 0


def name_route(request: Request, route: str) -> None:
    """Say which route a request came to, by its template."""
    seen = request.scope.get(_SEEN)
    if isinstance(seen, Seen):
        seen.route = route


def get_route(scope: Scope) -> str:
    """Return the template of the route that a request came to, as far as it came."""
    seen = scope.get(_SEEN)
    return seen.route if isinstance(seen, Seen) else SANS_ROUTE


class Observation:
    """The outermost layer: it notes each answer, whoever gave it.

    The serial number is what a terminal proves itself with, so no line holds it.
    """

    def __init__(self, app: ASGIApp, metriques: Metriques) -> None:
        self._app = app
        self._metriques = metriques

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen, start = Seen(), perf_counter()

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
            seen.octets += len(message.get("body", b""))
            await send(message)

        await self._app({**scope, _SEEN: seen}, receive, watch)
        self._note(scope, seen, perf_counter() - start)

    def _note(self, scope: Scope, seen: Seen, seconds: float) -> None:
        self._metriques.note(seen.route, seen.status, seconds)
        client = scope.get("client")
        faits = {
            "method": scope["method"],
            "route": seen.route,
            "status": seen.status,
            "ms": round(seconds * 1000, 1),
            "bytes": seen.octets,
            "address": client[0] if client else "",
        }
        logger.info("request", extra={FAITS: faits})
