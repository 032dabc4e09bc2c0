"""`admin sauvegardes list` and `admin restore`: going back without a window."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.admin import main
from core.application import Core, open_core
from core.config import Settings
from tests.builders import (
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)
from tests.livre import fetch


def run(folder: Path, capture: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any]:
    """Return the exit code, and the document or the error."""
    code = main(["--data-dir", str(folder), *argv])
    out, err = capture.readouterr()
    return code, json.loads(out or err)


def open_folder(folder: Path) -> Core:
    return open_core(Settings(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a copy, and a sale and an entry that came after it."""
    core = open_tmp_core(tmp_path / "donnees")
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "S1")
    riz = make_article(core, boutique, "A1")
    core.sauvegardes.make()
    record(core, terminal, make_vente("F1", (riz, 2)))
    make_article(core, boutique, "A2", quantite_stock=5)
    core.close()
    return tmp_path / "donnees"


def test_copies_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, (copie,) = run(folder, capsys, "sauvegardes", "list")
    assert code == 0
    assert (copie["ventes"], copie["mouvements"], copie["lieu"]) == (0, 1, "ICI")


def test_the_difference_is_told_and_nothing_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copie,) = (folder / "sauvegardes").glob("*.db")
    code, document = run(folder, capsys, "restore", str(copie), "--diff")
    assert code == 0
    assert [(v["numero_facture"], v["revient"]) for v in document["ventes"]] == [("F1", True)]
    assert [m["article_code"] for m in document["mouvements_a_refaire"]] == ["A2"]
    assert document["articles"] == ["A2 Article A2"]
    core = open_folder(folder)
    assert core.depart.bilan is None
    core.close()


def test_a_copy_is_put_in_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copie,) = (folder / "sauvegardes").glob("*.db")
    code, document = run(folder, capsys, "restore", str(copie))
    assert code == 0
    assert (document["ok"], document["ventes_reprises"]) == (True, 1)
    assert (folder / document["fichier_remplace"]).exists()
    assert fetch(folder / "comptoir.db", "SELECT numero_facture FROM vente") == [("F1",)]
    assert fetch(folder / "comptoir.db", "SELECT code FROM article") == [("A1",)]


def test_a_damaged_file_is_moved_aside_and_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str], expected_logs: list[str]
) -> None:
    """I23: it is kept as it stands, and never replaced by an empty one."""
    expected_logs.append("core.db.engine: damaged file")
    fichier = folder / "comptoir.db"
    damaged = fichier.read_bytes()[:4096] + b"\xa5" * 20_000
    fichier.write_bytes(damaged)
    (copie,) = (folder / "sauvegardes").glob("*.db")
    code, document = run(folder, capsys, "restore", str(copie), "--diff")
    assert (code, document["fichier_lisible"], document["demandes_reprises"]) == (0, False, 1)
    code, document = run(folder, capsys, "restore", str(copie))
    assert (code, document["ventes_reprises"]) == (0, 1)
    assert document["fichier_remplace"].startswith("comptoir-abime-")
    assert (folder / document["fichier_remplace"]).read_bytes() == damaged
    assert fetch(fichier, "SELECT numero_facture FROM vente") == [("F1",)]


def test_a_running_program_is_not_restored_under_its_feet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    core = open_folder(folder)
    code, error = run(folder, capsys, "restore", "copie.db")
    assert (code, error["code"]) == (2, "INSTANCE_BUSY")
    assert run(folder, capsys, "sauvegardes", "list")[0] == 0
    core.close()


def test_what_is_no_copy_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = run(folder, capsys, "restore", "absent.db")
    assert (code, error["code"]) == (2, "TEMPORARILY_UNAVAILABLE")
