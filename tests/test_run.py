"""Tests of run.py: what it decides, and what it starts, beside a Python that only writes down."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import run

# Stands in for the interpreter of .venv: answers for pip, and tells how it was called.
RECORDING_PYTHON = """\
#!{python}
import json, os, pathlib, sys
here = pathlib.Path(__file__).parent
if sys.argv[1] == "-c":
    sys.exit(0)
if sys.argv[1:3] == ["-m", "pip"]:
    with (here / "installs").open("a") as file:
        file.write(sys.argv[-1] + "\\n")
    sys.exit((here / "refuse").exists())
call = {{"argv": sys.argv[1:], "cwd": os.getcwd(), "path": os.environ["PYTHONPATH"]}}
print(json.dumps(call))
"""


@dataclass(frozen=True, slots=True)
class Call:
    """How run.py started the interpreter of its environment, and what it said itself."""

    argv: tuple[str, ...]
    cwd: Path
    path: Path
    said: str


class Copy:
    """A copy of run.py and its locks in a folder of its own, with the recording interpreter."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.scripts = root / ".venv" / "bin"
        self.scripts.mkdir(parents=True)
        for source in (Path(run.__file__), run.RUNTIME_LOCK, run.DEV_LOCK):
            shutil.copy(source, root)
        python = self.scripts / "python"
        python.write_text(RECORDING_PYTHON.format(python=sys.executable))
        python.chmod(0o755)

    def start(self, *argv: str, cwd: Path, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, self.root / "run.py", *argv],
            cwd=cwd,
            env={"PATH": os.environ["PATH"], **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def call(self, *argv: str, cwd: Path, **environ: str) -> Call:
        with self.start(*argv, cwd=cwd, **environ) as child:
            answer, said = child.communicate(timeout=30)
        call = json.loads(answer)
        return Call(tuple(call["argv"]), Path(call["cwd"]), Path(call["path"]), said)

    def installs(self) -> list[str]:
        """Name the lock of each installation made so far."""
        record = self.scripts / "installs"
        if not record.exists():
            return []
        return [Path(line).name for line in record.read_text().splitlines()]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    if sys.platform == "win32":
        pytest.skip("the recording interpreter is a script with a shebang")
    return Copy(tmp_path / "boutique de Léa")


@pytest.mark.parametrize(
    ("argv", "command", "arguments"),
    [
        ([], "", []),
        (["--data-dir", "D"], "", ["--data-dir", "D"]),
        (["serve", "--port", "0"], "serve", ["--port", "0"]),
        (["--data-dir", "D", "serve"], "serve", ["--data-dir", "D"]),
        (["--data-dir=D", "serve"], "serve", ["--data-dir=D"]),
        (["simulate", "--url", "U"], "simulate", ["--url", "U"]),
        (["admin", "--data-dir", "D", "verify"], "admin", ["--data-dir", "D", "verify"]),
        (["--data-dir", "D", "admin", "verify"], "admin", ["--data-dir", "D", "verify"]),
        (["--data-dir", "admin"], "", ["--data-dir", "admin"]),
        (["test", "-k", "serve"], "test", ["-k", "serve"]),
        (["inconnu"], "", ["inconnu"]),
        (["--data-dir"], "", ["--data-dir"]),
    ],
)
def test_the_command_is_found_among_its_options(
    argv: list[str], command: str, arguments: list[str]
) -> None:
    assert run.split_command(argv) == (command, arguments)


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_needs_a_display_on_linux_only(
    platform: str, environ: Mapping[str, str], expected: bool
) -> None:
    assert run.has_display(platform, environ) is expected


def test_a_shared_object_that_is_not_there_is_noticed() -> None:
    assert not run.loads("libcomptoir-absente.so.1")


def test_a_program_that_is_not_there_fails() -> None:
    assert not run.succeeds(["comptoir-absent"])


def test_packages_of_absent_programs_are_named() -> None:
    programs = {"comptoir-absent": "comptoir", Path(sys.executable).name: "python3"}
    assert run.list_missing(programs) == ["comptoir"]


def test_each_command_starts_its_module_from_the_folder_of_the_user(
    copy: Copy, tmp_path: Path
) -> None:
    copy.call("serve", cwd=tmp_path)
    for argv, expected in (
        (("serve", "--port", "0"), ("-P", "-m", "syncserver", "--port", "0")),
        (("simulate", "--essai"), ("-P", "-m", "syncserver.simulateur", "--essai")),
        (("--data-dir", "D", "admin", "verify"), ("-P", "-m", "core", "--data-dir", "D", "verify")),
    ):
        call = copy.call(*argv, cwd=tmp_path)
        assert call.argv == expected
        assert call.cwd == tmp_path
        assert call.path == copy.root
        assert call.said == ""


def test_without_a_display_the_server_starts_alone_and_says_so(copy: Copy, tmp_path: Path) -> None:
    call = copy.call("--data-dir", "D", cwd=tmp_path)
    assert call.argv == ("-P", "-m", "syncserver", "--data-dir", "D")
    assert "seul le serveur" in call.said


def test_without_a_display_there_is_no_demonstration(copy: Copy, tmp_path: Path) -> None:
    with copy.start("--demo", cwd=tmp_path) as child:
        answer, said = child.communicate(timeout=30)
    assert (child.returncode, answer) == (1, "")
    assert "données d’exemple" in said


def test_libraries_are_installed_once(copy: Copy, tmp_path: Path) -> None:
    assert "Installation des bibliothèques" in copy.call("serve", cwd=tmp_path).said
    assert copy.call("admin", cwd=tmp_path).said == ""
    assert copy.installs() == ["requirements.lock"]


def test_a_changed_lock_is_installed_again(copy: Copy, tmp_path: Path) -> None:
    copy.call("serve", cwd=tmp_path)
    with (copy.root / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    copy.call("serve", cwd=tmp_path)
    assert copy.installs() == ["requirements.lock"] * 2


def test_the_development_environment_serves_the_program_too(copy: Copy, tmp_path: Path) -> None:
    call = copy.call("test", "-x", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert call.argv == ("-P", "-m", "pytest", "-x")
    assert call.cwd == copy.root
    copy.call("serve", cwd=tmp_path)
    assert copy.installs() == ["requirements-dev.lock"]


def test_coverage_is_measured_on_demand(copy: Copy, tmp_path: Path) -> None:
    call = copy.call("test", "--coverage", "-x", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert call.argv == ("-P", "-m", "coverage", "run", "-m", "pytest", "-x")


def test_the_whole_suite_is_shared_between_the_processors(copy: Copy, tmp_path: Path) -> None:
    call = copy.call("test", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert call.argv == ("-P", "-m", "pytest", "-n", "auto", "--dist", "worksteal")


def test_two_first_starts_at_once_install_once(copy: Copy, tmp_path: Path) -> None:
    children = [copy.start("serve", cwd=tmp_path) for _ in range(4)]
    for child in children:
        with child:
            child.communicate(timeout=30)
        assert child.returncode == 0
    assert copy.installs() == ["requirements.lock"]


def test_a_failed_installation_says_so_and_is_tried_again(copy: Copy, tmp_path: Path) -> None:
    (copy.scripts / "refuse").touch()
    with copy.start("serve", cwd=tmp_path) as child:
        answer, said = child.communicate(timeout=30)
    assert child.returncode == 1
    assert answer == ""
    assert "L’installation a échoué" in said
    (copy.scripts / "refuse").unlink()
    assert copy.call("serve", cwd=tmp_path).argv == ("-P", "-m", "syncserver")
    assert copy.installs() == ["requirements.lock"] * 2
