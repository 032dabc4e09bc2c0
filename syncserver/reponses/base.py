"""What every answer shares: its base class, its encoding, the texts of its instants."""

from datetime import UTC, datetime
from http import HTTPStatus

import msgspec
from starlette.responses import Response

MEDIA_TYPE = "application/json"

_encoder = msgspec.json.Encoder()


class Reponse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all shapes; no field may come that the published schema does not name."""


class Erreur(Reponse, frozen=True):
    """The one shape of every error."""

    success: bool
    error: str
    code: str
    header_required: str | msgspec.UnsetType = msgspec.UNSET
    temps_ecoule_minutes: int | msgspec.UnsetType = msgspec.UNSET
    delai_max_minutes: int | msgspec.UnsetType = msgspec.UNSET


def build_erreur(
    message: str, code: str, header_required: str | msgspec.UnsetType = msgspec.UNSET
) -> Erreur:
    """Fill the shape of every error."""
    return Erreur(success=False, error=message, code=code, header_required=header_required)


def build_erreur_delai(message: str, code: str, ecoule: int, maximum: int) -> Erreur:
    """Fill it for what came too late, in minutes."""
    return Erreur(
        success=False,
        error=message,
        code=code,
        temps_ecoule_minutes=ecoule,
        delai_max_minutes=maximum,
    )


def answer(reponse: Reponse, status: int = HTTPStatus.OK) -> Response:
    """Encode one answer."""
    return Response(_encoder.encode(reponse), status, media_type=MEDIA_TYPE)


def answer_error(status: int, erreur: Erreur, retry_after_s: int | None = None) -> Response:
    """Encode one error; `retry_after_s` tells when a passing one is worth another try."""
    headers = None if retry_after_s is None else {"Retry-After": str(retry_after_s)}
    return Response(_encoder.encode(erreur), status, headers, MEDIA_TYPE)


def format_instant(instant: datetime) -> str:
    """`2026-03-25T01:29:46.724000Z`: UTC, always with six digits."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
