"""The child process: what it says, what it leaves, and how it is stopped."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.rapports.fichier import temporary_of
from desktop.impression.job import ExportJob
from desktop.impression.option import CHILD_OPTION
from desktop.impression.request import (
    ExportKind,
    Failed,
    Progress,
    Written,
    decode_message,
    encode_message,
)
from tests.builders import make_article
from tests.desktop.conftest import Magasin
from tests.desktop.impression.demande import ARTICLES, make_articles, make_request

PATIENCE_MS = 60_000
ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


@pytest.fixture
def stocked(magasin: Magasin) -> Magasin:
    make_articles(magasin, 3_000)
    return magasin


def make_job(magasin: Magasin, target: Path, kind: ExportKind = ExportKind.CSV) -> ExportJob:
    return ExportJob(make_request(magasin, ARTICLES, kind, target))


def test_a_child_writes_the_file_and_tells_its_rows(
    qtbot: QtBot, magasin: Magasin, folder: Path
) -> None:
    make_article(magasin.core, magasin.boutique, "A1", nom="Cœur d’été")
    job = make_job(magasin, folder / "x.csv")
    with qtbot.waitSignal(job.written, timeout=PATIENCE_MS) as blocker:
        job.start()
    assert blocker.args == [Written(1)]
    assert "Cœur d’été" in (folder / "x.csv").read_text("utf-8-sig")
    assert [path.name for path in folder.iterdir()] == ["x.csv"]


@pytest.mark.parametrize("kind", ExportKind)
def test_a_cancelled_child_leaves_nothing(
    qtbot: QtBot, stocked: Magasin, folder: Path, kind: ExportKind
) -> None:
    target = folder / "x"
    target.write_text("ancien")
    job = make_job(stocked, target, kind)
    scratch = Path(job.scratch)
    half_way: list[bool] = []

    def stop(progress: Progress) -> None:
        if progress.done and not half_way:
            half_way.append(temporary_of(target).exists())
            job.cancel()

    job.progressed.connect(stop)
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE_MS):
        job.start()
    assert half_way == [True]
    assert [path.name for path in folder.iterdir()] == ["x"]
    assert target.read_text() == "ancien"
    assert not scratch.exists()


def test_what_core_refuses_is_said_in_its_words(
    qtbot: QtBot, magasin: Magasin, folder: Path
) -> None:
    job = make_job(magasin, folder / "absent" / "x.csv")
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as blocker:
        job.start()
    assert "le dossier manque" in blocker.args[0]


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python"])
def test_a_child_that_dies_without_a_word_is_noted(
    qtbot: QtBot,
    magasin: Magasin,
    folder: Path,
    program: str,
    *,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: list[str],
) -> None:
    expected_logs.append("the child that writes tables died")
    monkeypatch.setattr(sys, "executable", program)
    job = make_job(magasin, folder / "x.csv")
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as blocker:
        job.start()
    assert blocker.args == [""]
    assert list(folder.iterdir()) == []


def test_the_end_of_the_program_takes_the_child_along(
    qtbot: QtBot, stocked: Magasin, folder: Path
) -> None:
    job = make_job(stocked, folder / "x.csv")
    with qtbot.waitSignal(job.progressed, timeout=PATIENCE_MS):
        job.start()
    job.abandon()
    assert not job.is_running()
    assert list(folder.iterdir()) == []


def test_the_program_itself_can_be_the_child(magasin: Magasin, folder: Path) -> None:
    """Start it as the packaged one is started, which has no modules to name."""
    make_articles(magasin, 3)
    request = make_request(magasin, ARTICLES, ExportKind.CSV, folder / "x.csv")
    child = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", CHILD_OPTION],
        input=msgspec.json.encode(request),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    assert decode_message(child.stdout.splitlines()[-1]) == Written(3)


@pytest.mark.parametrize("message", [Progress(5, 9), Written(9), Failed("« plein »")])
def test_messages_survive_the_pipe(message: Progress | Written | Failed) -> None:
    assert decode_message(encode_message(message)) == message


def test_a_line_that_is_no_message_is_passed_over() -> None:
    assert decode_message(b"Qt: warning\n") is None
