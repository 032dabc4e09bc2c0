"""Addresses as terminals write them: a trailing or a doubled slash never matters."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

_DOUBLED = re.compile("/{2,}")


def normalize_path(path: str) -> str:
    """Collapse doubled slashes and drop the last one: `//ventes//sync/` is `/ventes/sync`."""
    return _DOUBLED.sub("/", path).rstrip("/") or "/"


class NormalizePaths:
    """Rewrites the path before routing, since a redirected POST would lose its body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "path": normalize_path(scope["path"])}
        await self._app(scope, receive, send)
