"""The folder of the demonstration: beside the shop's, whole or absent, and never the shop's own."""

from pathlib import Path

import pytest

from core.application import open_core
from core.config import Settings
from core.demonstration import Avancement
from core.demonstration.dossier import (
    boutique_folder,
    demo_folder,
    discard_demo,
    is_demo,
    prepare_demo,
)
from core.errors import InstanceBusy, NotADemo
from core.instance import InstanceLock
from tests.builders import make_boutique, open_tmp_core
from tests.core.demonstration.test_demonstration import SOIR


class PowerCut(Exception):
    """The computer went out while the story was told."""


def cut_power(_avancement: Avancement) -> None:
    raise PowerCut


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "Comptoir-demo")


def test_it_lives_beside_the_shop(tmp_path: Path) -> None:
    boutique = tmp_path / "Comptoir"
    assert demo_folder(boutique) == tmp_path / "Comptoir-demo"
    assert boutique_folder(demo_folder(boutique)) == boutique


def test_it_is_made_once_and_forgotten_on_demand(settings: Settings) -> None:
    told: list[Avancement] = []
    prepare_demo(settings, SOIR, told.append)
    assert told
    core = open_core(settings)
    assert is_demo(core.parametres)
    assert core.verification.verify().ok
    core.close()
    assert sorted(p.name for p in settings.data_dir.iterdir()) == ["comptoir.db", "comptoir.lock"]
    made = settings.fichier.read_bytes()
    prepare_demo(settings, SOIR)
    assert settings.fichier.read_bytes() == made
    discard_demo(settings)
    assert not settings.fichier.exists()


def test_a_power_cut_leaves_nothing_half(settings: Settings) -> None:
    with pytest.raises(PowerCut):
        prepare_demo(settings, SOIR, cut_power)
    assert not settings.fichier.exists()
    with pytest.raises(PowerCut):
        prepare_demo(settings, SOIR, cut_power)


def test_a_real_shop_is_left_alone(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    make_boutique(core)
    core.close()
    with pytest.raises(NotADemo):
        prepare_demo(core.settings, SOIR)
    with pytest.raises(NotADemo):
        discard_demo(core.settings)
    core = open_tmp_core(tmp_path)
    assert not is_demo(core.parametres)
    assert len(core.boutiques.list_boutiques()) == 1
    core.close()


def test_two_do_not_make_it_at_once(settings: Settings) -> None:
    settings.data_dir.mkdir()
    lock = InstanceLock(settings.verrou)
    with pytest.raises(InstanceBusy):
        prepare_demo(settings, SOIR)
    lock.release()
