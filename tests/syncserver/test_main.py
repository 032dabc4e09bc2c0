"""What the headless server says, in one line of JSON, when it cannot start."""

import json
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.config import Settings
from syncserver.__main__ import main
from tests.builders import open_tmp_core

Refuse = Callable[..., dict[str, str]]


@pytest.fixture
def refuse(capsys: pytest.CaptureFixture[str]) -> Iterator[Refuse]:
    """Run the command to its end, which must be a refusal, and read what it said."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def run(folder: Path, *options: str) -> dict[str, str]:
        assert main(["--data-dir", str(folder), *options]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        failure: dict[str, str] = json.loads(said.err)
        assert failure["error"].endswith(".")
        return failure

    yield run
    for number, previous in before.items():
        signal.signal(number, previous)


def test_a_busy_port_is_said(tmp_path: Path, refuse: Refuse) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        failure = refuse(tmp_path, "--host", "127.0.0.1", "--port", port)
    assert failure["code"] == "PORT_BUSY"
    assert port in failure["error"]
    # The folder was let go of.
    open_tmp_core(tmp_path).close()


def test_a_folder_in_use_is_said(tmp_path: Path, refuse: Refuse) -> None:
    core = open_tmp_core(tmp_path)
    assert refuse(tmp_path, "--port", "0")["code"] == "INSTANCE_BUSY"
    core.close()


def test_a_foreign_file_is_said_and_left_as_it_was(tmp_path: Path, refuse: Refuse) -> None:
    fichier = Settings(tmp_path).fichier
    with sqlite3.connect(fichier) as foreign:
        foreign.execute("CREATE TABLE recettes (id INTEGER)")
    foreign.close()
    before = fichier.read_bytes()
    assert refuse(tmp_path, "--port", "0")["code"] == "FILE_NOT_OURS"
    assert fichier.read_bytes() == before


def test_a_file_that_is_no_database_is_said_and_left_as_it_was(
    tmp_path: Path, refuse: Refuse
) -> None:
    fichier = Settings(tmp_path).fichier
    fichier.write_bytes(b"ceci n'est pas une base" * 1000)
    failure = refuse(tmp_path, "--port", "0")
    assert failure["code"] in {"FILE_CORRUPT", "FILE_NOT_OURS"}
    assert fichier.read_bytes() == b"ceci n'est pas une base" * 1000


@pytest.mark.parametrize("options", [["--port", "x"], ["--portt", "1"], ["truc"]])
def test_a_mistyped_option_is_said(options: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(options)
