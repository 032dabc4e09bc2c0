"""The application: every route on one core, with the layers that all requests pass."""

import ipaddress
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.application import Core
from syncserver.chemins import NormalizePaths
from syncserver.errors import ErrorBoundary, answer_framework_error
from syncserver.openapi import describe, list_components
from syncserver.routes import articles, caisse, etat, historique, mouvements, terminaux, ventes
from syncserver.routing import Workers

TITRE = "Comptoir"
VERSION_API = "2"
OPENAPI_PATH = "/openapi.json"
ROUTES = (
    *etat.ROUTES,
    *terminaux.ROUTES,
    *articles.ROUTES,
    *ventes.ROUTES,
    *historique.ROUTES,
    *caisse.ROUTES,
    *mouvements.ROUTES,
)


def create_app(core: Core) -> FastAPI:
    """Build the application that serves `core`, which its caller opens and closes."""
    app = FastAPI(
        title=TITRE,
        version=VERSION_API,
        # The schema is served by ourselves: to this computer only.
        openapi_url=None,
        redirect_slashes=False,
        # No variable of the environment makes the shop's affairs leave this computer.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    workers = Workers(core)
    for route in ROUTES:
        endpoint = workers.bind(route)
        extra = describe(route)
        for chemin in route.chemins:
            app.add_api_route(
                chemin,
                endpoint,
                methods=[route.method],
                status_code=route.status,
                response_class=Response,
                openapi_extra=extra,
            )
    app.add_route(OPENAPI_PATH, _serve_openapi(build_openapi(app)))
    app.exception_handler(HTTPException)(answer_framework_error)
    app.add_middleware(NormalizePaths)
    app.add_middleware(ErrorBoundary)
    return app


def build_openapi(app: FastAPI) -> dict[str, object]:
    """Return the published schema, its shapes being the Structs that are really encoded."""
    schema: dict[str, object] = get_openapi(title=TITRE, version=VERSION_API, routes=app.routes)
    schema["components"] = {"schemas": list_components(ROUTES)}
    return schema


def _serve_openapi(schema: dict[str, object]) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of the schema; for the shop's Wi-Fi there is no such address."""

    async def serve(request: Request) -> Response:
        host = request.client.host if request.client else ""
        if not host or not ipaddress.ip_address(host).is_loopback:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return JSONResponse(schema)

    return serve
