"""Answers that a terminal has already: told by a tag, so that they need not be sent again."""

import re
from hashlib import sha256
from http import HTTPStatus

from starlette.responses import Response

from syncserver.call import Call

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def make_etag(*parts: object) -> str:
    """Return the strong tag of all that an answer depends on."""
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def has_current(call: Call, etag: str) -> bool:
    """Tell whether the caller names this tag, alone or in a list, or any by `*`."""
    given = ", ".join(call.headers.getlist("If-None-Match"))
    return given.strip() == "*" or etag in _TAG.findall(given)


def answer_unchanged(etag: str) -> Response:
    """Answer that what the caller has still holds."""
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag})
