"""For whoever watches the program: is it alive, and what are its figures."""

from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.application import Core
from core.errors import StorageUnavailable
from syncserver.errors import INDISPONIBLE
from syncserver.hosts import is_local
from syncserver.metriques import MEDIA_TYPE, Metriques
from syncserver.observation import name_route

SANTE, METRICS = "/sante", "/metrics"
SANTE_MAX_S = 2.0

Endpoint = Callable[[Request], Awaitable[Response]]


def serve_sante(core: Core, limite_s: float = SANTE_MAX_S) -> Endpoint:
    """Return the endpoint of liveness: 200 where the file is read in time, else 503.

    Anyone may ask, and learns nothing else. It waits behind no other reader.
    """
    limiter = CapacityLimiter(1)

    async def serve(request: Request) -> Response:
        name_route(request, SANTE)
        try:
            with fail_after(limite_s):
                await to_thread.run_sync(
                    core.mesures.probe, limiter=limiter, abandon_on_cancel=True
                )
        except TimeoutError:
            raise StorageUnavailable(INDISPONIBLE) from None
        return JSONResponse({"statut": "ok"})

    return serve


def serve_metrics(metriques: Metriques) -> Endpoint:
    """Return the endpoint of the figures; for the shop's Wi-Fi there is no such address."""
    limiter = CapacityLimiter(1)

    async def serve(request: Request) -> Response:
        if not is_local(request):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        name_route(request, METRICS)
        text = await to_thread.run_sync(partial(metriques.render), limiter=limiter)
        return Response(text, media_type=MEDIA_TYPE)

    return serve
