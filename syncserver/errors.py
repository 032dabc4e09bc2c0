"""Errors on the wire: the status of each, one JSON shape for all, and the last resort for bugs."""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from msgspec import UNSET
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from core.errors import (
    CancellationTimeout,
    Conflict,
    CoreError,
    Invalid,
    NotFound,
    Refused,
    StorageError,
    StorageUnavailable,
    TooManyRequests,
    VenteAlreadyCancelled,
)
from syncserver.observation import get_route
from syncserver.reponses.base import answer_error, build_erreur, build_erreur_delai

logger = logging.getLogger(__name__)

SERIAL_HEADER = "X-Device-Serial"
ATTENTE_S: Mapping[HTTPStatus, int] = {
    HTTPStatus.SERVICE_UNAVAILABLE: 5,
    HTTPStatus.TOO_MANY_REQUESTS: 60,
}
"""`Retry-After` of the errors that pass: a lock within seconds, a full quarantine when settled."""

INDISPONIBLE = "Le serveur est momentanément indisponible. Réessayez dans quelques secondes."
ERREUR_INTERNE = "Erreur interne du serveur. Elle a été notée ; réessayez plus tard."


class MissingSerial(Invalid):
    """No header says which terminal is calling."""

    code = "MISSING_SERIAL"


class EmptyData(Invalid):
    """The list of sales is there, and empty."""

    code = "EMPTY_DATA"


class BatchTooLarge(Invalid):
    """More bytes or more sales than one request may carry."""

    code = "BATCH_TOO_LARGE"


class Misdirected(Refused):
    """The request was meant for a host of another name."""

    code = "MISDIRECTED_REQUEST"


class TooManyFailures(TooManyRequests):
    """One address named too many terminals that are none; another try in `attente_s` seconds."""

    def __init__(self, message: str, attente_s: int) -> None:
        super().__init__(message)
        self.attente_s = attente_s


STATUTS: Mapping[type[CoreError], HTTPStatus] = {
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    Refused: HTTPStatus.FORBIDDEN,
    Invalid: HTTPStatus.BAD_REQUEST,
    StorageError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooManyRequests: HTTPStatus.TOO_MANY_REQUESTS,
    VenteAlreadyCancelled: HTTPStatus.BAD_REQUEST,
    CancellationTimeout: HTTPStatus.BAD_REQUEST,
    BatchTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Misdirected: HTTPStatus.MISDIRECTED_REQUEST,
}
"""The nearest class among an error's ancestors decides its status."""

_FRAMEWORK: Mapping[int, tuple[str, str]] = {
    HTTPStatus.NOT_FOUND: ("ROUTE_NOT_FOUND", "Cette adresse n’existe pas sur ce serveur."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "METHOD_NOT_ALLOWED",
        "Cette méthode n’est pas acceptée à cette adresse.",
    ),
}


def get_status(kind: type[CoreError]) -> HTTPStatus:
    """Return the status that answers errors of this class."""
    return next(STATUTS[ancestor] for ancestor in kind.__mro__ if ancestor in STATUTS)


def render_error(error: CoreError) -> Response:
    """Answer what core or this server raised on purpose.

    What ails the file is the owner's business: a terminal only learns that it should come back.
    """
    status = get_status(type(error))
    header = SERIAL_HEADER if isinstance(error, MissingSerial) else UNSET
    erreur = build_erreur(error.message, error.code, header)
    if isinstance(error, CancellationTimeout):
        erreur = build_erreur_delai(error.message, error.code, error.temps_ecoule, error.delai_max)
    if isinstance(error, StorageError):
        erreur = build_erreur(INDISPONIBLE, StorageUnavailable.code)
    attente_s = ATTENTE_S.get(status)
    if isinstance(error, TooManyFailures):
        attente_s = error.attente_s
    return answer_error(status, erreur, attente_s)


async def answer_framework_error(_request: Request, error: HTTPException) -> Response:
    """Answer what the framework itself refuses: an unknown address or method."""
    code, message = _FRAMEWORK.get(
        error.status_code, ("INVALID_FORMAT", "Cette requête ne peut pas être comprise.")
    )
    response = answer_error(error.status_code, build_erreur(message, code))
    response.headers.update(error.headers or {})
    return response


class ErrorBoundary:
    """The outermost layer: what was raised on purpose is answered, anything else is a bug.

    A bug's traceback goes to the log; the terminal reads a fixed sentence and nothing of ours.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except CoreError as error:
            await render_error(error)(scope, receive, send)
        except ClientDisconnect:
            logger.debug("client left before its request was complete")
        except Exception:
            # The address itself may name a terminal, by what that one proves itself with.
            logger.exception("request failed: %s %s", scope["method"], get_route(scope))
            erreur = build_erreur(ERREUR_INTERNE, "INTERNAL_ERROR")
            response = answer_error(HTTPStatus.INTERNAL_SERVER_ERROR, erreur)
            await response(scope, receive, send)
