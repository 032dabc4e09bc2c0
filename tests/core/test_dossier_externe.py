"""The second place of the copies: a key that comes and goes."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.application import Core
from core.errors import InvalidFormat
from core.limites import SAUVEGARDES_GARDEES
from tests.builders import FixedClock


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def cle(tmp_path: Path) -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


def test_there_is_none_until_it_is_chosen(core: Core) -> None:
    externe = core.sauvegardes.externe
    assert externe.find() is None
    made = core.sauvegardes.make()
    assert not externe.receive(made.chemin)


def test_each_copy_goes_there_too(core: Core, cle: Path) -> None:
    core.sauvegardes.externe.choose(cle)
    made = core.sauvegardes.make()
    assert list_names(cle) == [made.chemin.name]
    assert (cle / made.chemin.name).read_bytes() == made.chemin.read_bytes()


def test_a_key_that_is_away_stops_no_copy(core: Core, cle: Path) -> None:
    core.sauvegardes.externe.choose(cle)
    cle.rmdir()
    made = core.sauvegardes.make()
    assert made.chemin.exists()
    cle.mkdir()
    core.sauvegardes.make()
    assert list_names(cle) == [made.chemin.name]


def test_as_many_are_kept_there_as_here(core: Core, clock: FixedClock, cle: Path) -> None:
    core.sauvegardes.externe.choose(cle)
    (cle / "photos.zip").touch()
    for _ in range(SAUVEGARDES_GARDEES + 2):
        core.sauvegardes.make()
        clock.advance(timedelta(days=1))
    kept = [path.name for path in core.settings.sauvegardes.glob("comptoir-*.db")]
    assert list_names(cle) == sorted([*kept, "photos.zip"])


def test_it_can_be_forgotten(core: Core, cle: Path) -> None:
    core.sauvegardes.externe.choose(cle)
    core.sauvegardes.externe.choose(None)
    core.sauvegardes.make()
    assert list_names(cle) == []


def test_it_is_another_place_that_can_be_written(core: Core, tmp_path: Path) -> None:
    for folder in (tmp_path / "absent", core.settings.data_dir, core.settings.sauvegardes):
        with pytest.raises(InvalidFormat) as refused:
            core.sauvegardes.externe.choose(folder)
        assert refused.value.champ == "dossier"
    assert core.sauvegardes.externe.find() is None
