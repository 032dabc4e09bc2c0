"""The technical log: one JSON object a line, in a few files of bounded size."""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

_SIZE = 2_000_000
_FILES = 4


class _JsonLines(logging.Formatter):
    """JSON escapes control characters, so that no text from outside can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def folder_of(data_dir: Path) -> Path:
    """Return where the log of a data folder is."""
    return data_dir / "journal"


def open_journal(data_dir: Path) -> logging.Handler:
    """Log to the folder of `data_dir`; the caller removes and closes what is returned."""
    folder = folder_of(data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    writer = RotatingFileHandler(
        folder / "comptoir.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8"
    )
    writer.setFormatter(_JsonLines())
    root = logging.getLogger()
    root.addHandler(writer)
    root.setLevel(logging.INFO)
    return writer
