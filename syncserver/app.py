"""The application: every route on one core, with the layers that all requests pass."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.application import Core
from syncserver.acces import Acces
from syncserver.chemins import NormalizePaths
from syncserver.errors import ErrorBoundary, answer_framework_error
from syncserver.hosts import HostRule, is_local
from syncserver.metriques import Metriques
from syncserver.observation import Observation
from syncserver.openapi import describe, list_components
from syncserver.routes import articles, caisse, etat, historique, mouvements, terminaux, ventes
from syncserver.routing import Workers
from syncserver.surveillance import METRICS, SANTE, serve_metrics, serve_sante

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


def create_app(core: Core, acces: Acces) -> FastAPI:
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
    workers = Workers(core, acces.gate)
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
    metriques = Metriques(core)
    app.add_route(OPENAPI_PATH, _serve_openapi(build_openapi(app)))
    app.add_route(SANTE, serve_sante(core))
    app.add_route(METRICS, serve_metrics(metriques))
    app.exception_handler(HTTPException)(answer_framework_error)
    app.add_middleware(NormalizePaths)
    app.add_middleware(HostRule, noms=acces.noms)
    app.add_middleware(ErrorBoundary)
    app.add_middleware(Observation, metriques=metriques)
    return app


def build_openapi(app: FastAPI) -> dict[str, object]:
    """Return the published schema, its shapes being the Structs that are really encoded."""
    schema: dict[str, object] = get_openapi(title=TITRE, version=VERSION_API, routes=app.routes)
    schema["components"] = {"schemas": list_components(ROUTES)}
    return schema


def _serve_openapi(schema: dict[str, object]) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of the schema; for the shop's Wi-Fi there is no such address."""

    async def serve(request: Request) -> Response:
        if not is_local(request):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return JSONResponse(schema)

    return serve
