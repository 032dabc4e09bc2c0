"""What the window asks of the child that writes a table, and what the child says meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from core.listes import Tri
from desktop.langue import Langue


class ExportKind(StrEnum):
    """What a table can become; PRINT is pages that the window shows and prints."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One table as it is on screen; `columns` are the visible ones, by their rank among all."""

    data_dir: str
    table: str
    boutique_id: int
    filtre: msgspec.Raw
    tri: Tri
    columns: tuple[int, ...]
    kind: ExportKind
    target: str
    made: datetime
    words: tuple[str, ...] = ()
    """What the list is narrowed to, a line each, for whoever reads it on paper."""
    langue: Langue = Langue.FRANCAIS
    """What the window speaks now, whatever was chosen for its next start."""


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """So many rows are written."""

    done: int
    total: int


class Written(msgspec.Struct, frozen=True, tag="written"):
    """The file is whole and in its place."""

    rows: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Nothing is left of the attempt; `sentence` is core's own."""

    sentence: str


Message = Progress | Written | Failed
_MESSAGES = msgspec.json.Decoder(Message)


def encode_message(message: Message) -> bytes:
    """Return one line."""
    return msgspec.json.encode(message) + b"\n"


def decode_message(line: bytes) -> Message | None:
    """Read one line of a child; None where it is not one of ours."""
    try:
        message: Message = _MESSAGES.decode(line)
    except msgspec.MsgspecError:
        return None
    return message
