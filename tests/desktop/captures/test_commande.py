"""One command takes a picture of everything that can be on screen, the same each time."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.captures.commande import list_names
from desktop.captures.dialogues import POSES
from desktop.captures.ecrans import list_ecrans
from desktop.captures.magasins import Etat
from desktop.pages.registry import list_pages
from tests.desktop.whole.surfaces import leaf_dialogs

VENTES = "ventes-longs-clair-1280"
ARTICLES = "articles-longs-sombre-1440"
TAUX = "dialogue-taux-longs-clair"


def take(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own: it dresses the whole application."""
    wanted = [part for name in names for part in ("--only", name)]
    command = [sys.executable, "-m", "desktop.captures", str(folder), *wanted]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_page_and_every_dialog_has_its_picture() -> None:
    assert {ecran.page for ecran in list_ecrans()} == {page.name for page in list_pages()}
    assert set(leaf_dialogs()) - {pose.kind for pose in POSES} == set()


@pytest.mark.parametrize("etat", Etat)
def test_no_picture_replaces_another(etat: Etat) -> None:
    names = list(list_names(etat))
    assert len(names) == len(set(names)) > 20


def test_pictures_are_the_same_each_time(tmp_path: Path) -> None:
    for run in ("first", "second"):
        done = take(tmp_path / run, VENTES, ARTICLES, TAUX)
        assert done.returncode == 0, done.stderr
        assert ARTICLES in done.stderr
    for name, width in ((VENTES, 1_280), (ARTICLES, 1_440), (TAUX, 0)):
        first, second = (QImage(str(tmp_path / run / f"{name}.png")) for run in ("first", "second"))
        assert not first.isNull()
        assert first == second
        assert first.width() == width or not width
    assert {path.stem for path in (tmp_path / "first").iterdir()} == {VENTES, ARTICLES, TAUX}


def test_a_bad_pattern_takes_nothing(tmp_path: Path) -> None:
    done = take(tmp_path, "no such picture")
    assert done.returncode == 2
    assert "Aucune image ne porte ce nom : no such picture" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_waits_is_shown_ticked_and_without_a_match(tmp_path: Path) -> None:
    names = [f"a-regler{what}-clair-1280" for what in ("", "-coches", "-sans-resultat")]
    run = take(tmp_path, *names)
    assert run.returncode == 0, run.stderr
    plain, ticked, empty = (QImage(str(tmp_path / f"{name}.png")) for name in names)
    assert not plain.isNull()
    assert plain != ticked != empty != plain
