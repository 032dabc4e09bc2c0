"""The technical log: one JSON object a line, in a few files of bounded size, written by a thread.

A full disk or a slow one holds up nobody: what cannot be written is the log's loss alone.
"""

import json
import logging
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from queue import SimpleQueue

FAITS = "faits"
"""The attribute of a record whose mapping becomes fields of its line."""

_SIZE = 5_000_000
_FILES = 5


def folder_of(data_dir: Path) -> Path:
    """Return where the log of a data folder is."""
    return data_dir / "journal"


class Journal:
    """The log of one data folder, between `open_journal` and `close`."""

    def __init__(self, data_dir: Path) -> None:
        folder = folder_of(data_dir)
        folder.mkdir(parents=True, exist_ok=True)
        queue: SimpleQueue[logging.LogRecord] = SimpleQueue()
        self._entrance = _Entrance(queue)
        self._entrance.setFormatter(JsonLines())
        self._writer = _Writer(
            folder / "comptoir.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8"
        )
        self._listener = QueueListener(queue, self._writer)
        self._level_before = logging.NOTSET

    def open(self) -> None:
        """Take what every logger says from INFO on."""
        self._listener.start()
        root = logging.getLogger()
        self._level_before = root.level
        root.addHandler(self._entrance)
        root.setLevel(logging.INFO)

    def close(self) -> None:
        """Write what was said up to now, and nothing more."""
        root = logging.getLogger()
        root.removeHandler(self._entrance)
        root.setLevel(self._level_before)
        self._listener.stop()
        # The last lines do not fit on a full disk: that is no reason for an unclean end.
        with suppress(OSError):
            self._writer.close()


def open_journal(data_dir: Path) -> Journal:
    """Log to the folder of `data_dir` until the caller closes it; OSError where it cannot be."""
    journal = Journal(data_dir)
    journal.open()
    return journal


class JsonLines(logging.Formatter):
    """JSON escapes what could forge a line or turn a terminal's text around: all but ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line without its end."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, FAITS, {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line)


class _Entrance(QueueHandler):
    """Words a record in the thread that says it, and leaves the writing to another one."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """Return a record that is its own line."""
        line = self.format(record)
        return logging.LogRecord(record.name, record.levelno, "", 0, line, None, None)


class _Writer(RotatingFileHandler):
    """Has nowhere to say that it cannot write."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let the line go: standard error is nobody's, and the work goes on."""
