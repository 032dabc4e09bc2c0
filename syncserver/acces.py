"""What decides who is listened to, put together by whoever starts the server."""

from dataclasses import dataclass, field

from syncserver.gate import Gate
from syncserver.hosts import Names, no_names


@dataclass(frozen=True, slots=True)
class Acces:
    """The count of failures, and the names beside its addresses that the server answers to."""

    gate: Gate = field(default_factory=Gate)
    noms: Names = no_names
