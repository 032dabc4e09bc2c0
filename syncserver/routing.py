"""How a route is declared, and how its work leaves the event loop for a worker thread."""

from asyncio import CancelledError
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from core.application import Core
from core.errors import StorageUnavailable
from syncserver.auth import identify
from syncserver.call import Call, get_declared_length, read_body, read_call
from syncserver.errors import INDISPONIBLE
from syncserver.gate import Gate
from syncserver.lecture.champs import Champ
from syncserver.observation import name_route
from syncserver.parametres import Parametre
from syncserver.reponses.base import Reponse

T = TypeVar("T")
Work = Callable[[Core, Call], Response]

BASE = "/api/v2/simple"
PETIT_CORPS = 64 * 1024
"""A body up to this size is taken in before the caller is known: it saves a change of thread."""


@dataclass(frozen=True, slots=True)
class Corps:
    """The JSON object that a request carries, or a list of such objects."""

    nom: str
    champs: tuple[Champ[object], ...]
    est_liste: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One operation; `work` runs in a worker thread and does all, from identity to encoding.

    A request is answered with `status` and a `reponse`, or as `autres` and `erreurs` say: by
    status a shape of its own, None for an answer without a body, or the shape of every error.
    """

    method: str
    chemins: tuple[str, ...]
    work: Work
    reponse: type[Reponse]
    resume: str
    status: int = 200
    parametres: tuple[Parametre, ...] = ()
    identifie: bool = True
    corps: Corps | None = None
    ecrit: bool = False
    autres: Mapping[int, type[Reponse] | None] = field(default_factory=dict)
    erreurs: tuple[HTTPStatus, ...] = ()


class Workers:
    """Worker threads for core, writers and readers apart: waiting writers starve no reader."""

    def __init__(self, core: Core, gate: Gate) -> None:
        self._core = core
        self._gate = gate
        self._reads = CapacityLimiter(4)
        self._writes = CapacityLimiter(4)

    def bind(self, route: Route) -> Callable[[Request], Awaitable[Response]]:
        """Return the endpoint of a route."""
        limiter = self._writes if route.ecrit else self._reads

        async def ask(request: Request) -> Response:
            name_route(request, route.chemins[0])
            return await self._run(limiter, route.work, read_call(request, self._gate))

        async def send(request: Request) -> Response:
            name_route(request, route.chemins[0])
            declared = get_declared_length(request)
            if declared is None or declared > PETIT_CORPS:
                await self._run(self._reads, identify, read_call(request, self._gate))
            call = read_call(request, self._gate, await read_body(request))
            return await self._run(limiter, route.work, call)

        return ask if route.corps is None else send

    async def _run(
        self, limiter: CapacityLimiter, work: Callable[[Core, Call], T], call: Call
    ) -> T:
        try:
            return await to_thread.run_sync(
                partial(work, self._core, call), limiter=limiter, abandon_on_cancel=True
            )
        except CancelledError:
            # Only the end of the server gives up on a thread, which may still come to its own end.
            # Whether it recorded anything the terminal learns from its next try.
            raise StorageUnavailable(INDISPONIBLE) from None
