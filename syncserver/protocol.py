"""The HTTP connection with what uvicorn lacks: a deadline for each request, and caps."""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

import h11
import msgspec
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from core.errors import InvalidFormat, StorageUnavailable
from core.limites import CONNEXIONS_MAX, CONNEXIONS_PAR_ADRESSE_MAX, REQUETE_MAX_S
from syncserver.errors import ATTENTE_S
from syncserver.reponses.base import MEDIA_TYPE, Erreur, build_erreur

SATURE = "Trop d’appareils sont connectés à la fois. Réessayez dans quelques secondes."
INCOMPRIS = "Cette requête HTTP ne peut pas être comprise."


class BoundedProtocol(H11Protocol):
    """One connection within the limits of contract.md §5; tests subclass it to shorten them."""

    request_seconds: ClassVar[float] = REQUETE_MAX_S
    linger_seconds: ClassVar[float] = 1.0
    """How long one turned away may take to read why: closing on unread bytes would reset it."""
    per_address_max: ClassVar[int] = CONNEXIONS_PAR_ADRESSE_MAX
    total_max: ClassVar[int] = CONNEXIONS_MAX

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        # uvicorn's own line of a request holds its address, and that a terminal's serial number.
        self.access_log = False
        self.opened = self.loop.time()
        self._deadline: asyncio.TimerHandle | None = None
        self.leaving = False

    @property
    def address(self) -> str:
        return self.client[0] if self.client else ""

    @property
    def is_serving(self) -> bool:
        """Whether a whole request waits for its answer, and its client takes what we answer."""
        cycle = self._last_cycle
        if cycle is None or self.flow.write_paused:
            return False
        return not cycle.more_body and not cycle.response_complete

    @property
    def _last_cycle(self) -> RequestResponseCycle | None:
        """The last request begun; uvicorn's own annotation forgets that there may be none."""
        return self.cycle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Accept, at the expense of an idler where the caps are reached, or turn away.

        uvicorn narrows the parameter's type in the same way.
        """
        super().connection_made(transport)
        if self._make_room():
            self._start_deadline()
        else:
            self._turn_away()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection and its deadline."""
        self._cancel_deadline()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes in; the first ones of a further request start a deadline of their own."""
        if self.leaving:
            return
        idle = self._last_cycle is not None and self.conn.their_state is h11.IDLE
        if idle and not self.conn.trailing_data[0]:
            self._cancel_deadline()
        super().data_received(data)

    def handle_events(self) -> None:
        """Let the deadline run exactly while a request is incomplete."""
        super().handle_events()
        if self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._cancel_deadline()
        elif self._deadline is None:
            self._start_deadline()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's signature
        """Answer what is no HTTP in our own shape: uvicorn's text is English and plain."""
        self._answer_at_once(HTTPStatus.BAD_REQUEST, build_erreur(INCOMPRIS, InvalidFormat.code))
        self.transport.close()

    def shutdown(self) -> None:
        """Finish a request that is whole; any other would only delay the end of the program."""
        if self.is_serving:
            super().shutdown()
        elif self.flow.write_paused:
            self.transport.abort()
        else:
            self.transport.close()

    def _make_room(self) -> bool:
        """Close idlers over the caps; False where all connections wait for an answer of ours."""
        others = [
            other
            for other in self.connections
            if isinstance(other, BoundedProtocol) and other is not self and not other.leaving
        ]
        same = [other for other in others if other.address == self.address]
        return _evict(same, self.per_address_max) and _evict(others, self.total_max)

    def _turn_away(self) -> None:
        self.leaving = True
        if len(self.connections) > 2 * self.total_max:
            self.transport.abort()
            return
        status = HTTPStatus.SERVICE_UNAVAILABLE
        self._answer_at_once(status, build_erreur(SATURE, StorageUnavailable.code))
        self.transport.write_eof()
        self._deadline = self.loop.call_later(self.linger_seconds, self.transport.abort)

    def _answer_at_once(self, status: HTTPStatus, erreur: Erreur) -> None:
        """Write an answer without a handler, unless one has been begun already."""
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            return
        body = msgspec.json.encode(erreur)
        headers = [("Content-Type", MEDIA_TYPE), ("Content-Length", str(len(body)))]
        if status in ATTENTE_S:
            headers.append(("Retry-After", str(ATTENTE_S[status])))
        headers.append(("Connection", "close"))
        events = (
            h11.Response(status_code=status, headers=headers, reason=status.phrase),
            h11.Data(data=body),
            h11.EndOfMessage(),
        )
        self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))

    def _start_deadline(self) -> None:
        self._deadline = self.loop.call_later(self.request_seconds, self.transport.close)

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _evict(connections: Sequence[BoundedProtocol], maximum: int) -> bool:
    """Leave room for one more below `maximum`; False where nobody can be sent away."""
    present = [connection for connection in connections if not connection.leaving]
    if len(present) < maximum:
        return True
    idle = [connection for connection in present if not connection.is_serving]
    if not idle:
        return False
    oldest = min(idle, key=lambda connection: connection.opened)
    oldest.leaving = True
    oldest.transport.abort()
    return True
