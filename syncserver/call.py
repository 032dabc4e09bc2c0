"""One request as a route sees it: whose it is, what it asks, and its body read within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request

from core.limites import TAILLE_CORPS_MAX
from syncserver.errors import BatchTooLarge
from syncserver.gate import Gate

TROP_GRAND = f"Le corps de la requête dépasse {TAILLE_CORPS_MAX} octets."


@dataclass(frozen=True, slots=True)
class Call:
    """What a route answers; it holds nothing that may only be touched in the event loop."""

    path: str
    headers: Headers
    query: QueryParams
    path_params: Mapping[str, str]
    adresse_ip: str
    gate: Gate
    body: bytes = b""


def read_call(request: Request, gate: Gate, body: bytes = b"") -> Call:
    """Take from the request what a worker thread may read."""
    return Call(
        path=request.url.path,
        headers=request.headers,
        query=request.query_params,
        path_params=request.path_params,
        adresse_ip=request.client.host if request.client else "",
        gate=gate,
        body=body,
    )


def get_declared_length(request: Request) -> int | None:
    """Return the length that the client announces, None where the body comes in chunks."""
    declared = request.headers.get("Content-Length", "")
    return int(declared) if declared.isdecimal() else None


async def read_body(request: Request) -> bytes:
    """Read the body, counted while it arrives; BatchTooLarge as soon as it is known to be."""
    declared = get_declared_length(request)
    if declared is not None and declared > TAILLE_CORPS_MAX:
        raise BatchTooLarge(TROP_GRAND)
    parts: list[bytes] = []
    received = 0
    async for part in request.stream():
        received += len(part)
        if received > TAILLE_CORPS_MAX:
            raise BatchTooLarge(TROP_GRAND)
        parts.append(part)
    return b"".join(parts)
