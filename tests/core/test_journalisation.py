"""The technical log: one line a record, forged by nobody, and no reason to stop for anyone."""

import json
import logging
from pathlib import Path

from core.journalisation import FAITS, folder_of, open_journal
from tests.disque import full_disk

logger = logging.getLogger("comptoir.test")


def read_lines(data_dir: Path) -> list[dict[str, object]]:
    text = (folder_of(data_dir) / "comptoir.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_cannot_be_forged(tmp_path: Path) -> None:
    hostile = 'a\nb\u2028c\u202ed\x1b[31m {"level": "ERROR"}'
    journal = open_journal(tmp_path)
    logger.info("nom : %s", hostile)
    logger.info("trace", exc_info=ZeroDivisionError())
    logger.info("request", extra={FAITS: {"status": 201}})
    journal.close()
    raw = (folder_of(tmp_path) / "comptoir.log").read_bytes()
    assert raw.isascii()
    named, traced, request = read_lines(tmp_path)
    assert named["message"] == f"nom : {hostile}"
    assert "ZeroDivisionError" in str(traced["trace"])
    assert request["status"] == 201


def test_what_is_said_before_and_after_is_not_ours(tmp_path: Path) -> None:
    level = logging.getLogger().level
    logger.info("before")
    open_journal(tmp_path).close()
    logger.info("after")
    assert read_lines(tmp_path) == []
    assert logging.getLogger().level == level


def test_a_full_disk_stops_nobody(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    with full_disk(0):
        logger.info("lost")
        journal.close()
    assert read_lines(tmp_path) == []


def test_old_lines_make_room(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    for _ in range(40):
        logger.info("x" * 1_000_000)
    journal.close()
    files = sorted(folder_of(tmp_path).iterdir())
    assert len(files) == 6
    assert sum(file.stat().st_size for file in files) < 31_000_000
