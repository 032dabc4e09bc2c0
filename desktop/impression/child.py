"""The child process: reads one request, writes one file, tells how far it is."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec
from PySide6.QtGui import QGuiApplication

from core.application import open_core
from core.config import Settings
from core.errors import CoreError
from desktop.impression.request import ExportRequest, Failed, Message, Written, encode_message
from desktop.impression.writing import write_table
from desktop.langue import speak

_YIELDS = 10
"""How much sooner everything else gets the processor, of 19."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the window that started us; 1 where the file could not be written."""
    if hasattr(os, "nice"):
        # A table of a year can wait: terminals and the window come first.
        os.nice(_YIELDS)
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=ExportRequest)
    app = QGuiApplication(sys.argv[:1] if arguments is None else list(arguments))
    speak(app, request.langue)
    answer = _serve(request, sys.stdout.buffer)
    _say(answer, sys.stdout.buffer)
    app.shutdown()
    return int(isinstance(answer, Failed))


def _serve(request: ExportRequest, stream: IO[bytes]) -> Message:
    try:
        core = open_core(Settings(Path(request.data_dir), read_only=True))
        try:
            return Written(write_table(core, request, lambda progress: _say(progress, stream)))
        finally:
            core.close()
    except CoreError as error:
        return Failed(error.message)


def _say(message: Message, stream: IO[bytes]) -> None:
    stream.write(encode_message(message))
    stream.flush()
