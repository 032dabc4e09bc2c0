"""One program a data folder (I24)."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import InstanceBusy
from core.instance import InstanceLock
from tests.builders import open_tmp_core
from tests.serving import ROOT

HOLD = """
import sys
from pathlib import Path
from core.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_program_is_told_so(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    with pytest.raises(InstanceBusy, match="déjà ouvert"):
        open_tmp_core(tmp_path)
    core.close()
    open_tmp_core(tmp_path).close()


def test_a_lock_that_was_let_go_can_be_taken(tmp_path: Path) -> None:
    verrou = Settings(tmp_path).verrou
    InstanceLock(verrou).release()
    InstanceLock(verrou).release()


def test_the_lock_dies_with_its_process_however_it_ends(tmp_path: Path) -> None:
    verrou = Settings(tmp_path).verrou
    command = [sys.executable, "-c", HOLD, str(verrou)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(InstanceBusy):
            InstanceLock(verrou)
        holder.kill()
    InstanceLock(verrou).release()


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    open_tmp_core(tmp_path / "deep" / "er").close()
    assert Settings(tmp_path / "deep" / "er").fichier.exists()


def test_the_folder_of_this_user() -> None:
    assert Settings.default().data_dir.name == "Comptoir"
