"""The demonstration: named by a banner, and two ways out of it."""

import atexit
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from core.application import Core
from core.config import Settings
from core.demonstration.dossier import CLE
from desktop.app import Desk, make_server
from desktop.demo import RecommencerDialog
from desktop.demo_start import demo_settings, prepare
from desktop.widgets.curtain import Curtain
from tests.builders import make_boutique, open_tmp_core
from tests.desktop.screen import click, find_button, label_texts, wait_for

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

SENTENCE = "Données d’exemple : rien de ce que vous faites ici ne touche votre boutique."


@pytest.fixture
def following(monkeypatch: pytest.MonkeyPatch) -> list[partial[None]]:
    """Gather what would run once the interpreter ends."""
    kept: list[partial[None]] = []

    def register(call: Callable[[], None]) -> Callable[[], None]:
        assert isinstance(call, partial)
        kept.append(call)
        return call

    monkeypatch.setattr(atexit, "register", register)
    return kept


def open_demo(folder: Path) -> tuple[Core, Desk]:
    core = open_tmp_core(folder)
    make_boutique(core)
    core.parametres.write(CLE, "true")
    desk = Desk(core, partial(make_server, core, 0))
    desk.open()
    return core, desk


def ask_to_start_over(qtbot: QtBot, window: "MainWindow") -> RecommencerDialog:
    assert SENTENCE in window.banners.sentences().values()
    click(find_button(window.banners, "Repartir à zéro"))
    (dialog,) = window.findChildren(RecommencerDialog)
    wait_for(qtbot, dialog.isVisible)
    return dialog


def test_the_banner_leads_to_the_shop_beside(
    qtbot: QtBot, tmp_path: Path, following: list[partial[None]]
) -> None:
    core, desk = open_demo(tmp_path / "Comptoir-demo")
    assert desk.window is not None
    dialog = ask_to_start_over(qtbot, desk.window)
    with qtbot.waitSignal(desk.entrance.left):
        click(find_button(dialog, "Ouvrir ma boutique"))
    assert [call.args for call in following] == [(["--data-dir", str(tmp_path / "Comptoir")],)]
    desk.close()
    core.close()


def test_the_examples_are_made_anew(
    qtbot: QtBot, tmp_path: Path, following: list[partial[None]]
) -> None:
    core, desk = open_demo(tmp_path / "Comptoir-demo")
    assert desk.window is not None
    dialog = ask_to_start_over(qtbot, desk.window)
    with qtbot.waitSignal(desk.entrance.left):
        click(find_button(dialog, "Refaire les données d’exemple"))
    assert [call.args for call in following] == [(core.settings,)]
    desk.close()
    core.close()


def test_the_first_screen_offers_it(
    qtbot: QtBot, tmp_path: Path, following: list[partial[None]]
) -> None:
    core = open_tmp_core(tmp_path / "Comptoir")
    desk = Desk(core, partial(make_server, core, 0))
    desk.open()
    assert desk.first_start is not None
    with qtbot.waitSignal(desk.entrance.left):
        click(find_button(desk.first_start, "Essayer avec des données d’exemple"))
    arguments = ["--demo", "--data-dir", str(tmp_path / "Comptoir-demo")]
    assert [call.args for call in following] == [(arguments,)]
    desk.close()
    core.close()


@pytest.mark.usefixtures("qtbot")
def test_a_real_shop_has_no_banner(tmp_path: Path) -> None:
    core = open_tmp_core(tmp_path)
    make_boutique(core)
    desk = Desk(core, partial(make_server, core, 0))
    desk.open()
    assert desk.window is not None
    assert SENTENCE not in desk.window.banners.sentences().values()
    desk.close()
    core.close()


def test_the_curtain_says_how_far_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    curtain = Curtain()
    qtbot.addWidget(curtain)
    curtain.show()
    settings = demo_settings(tmp_path / "ici")
    prepare(settings, curtain)
    assert settings.fichier.exists()
    assert demo_settings(None).data_dir.name == f"{Settings.default().data_dir.name}-demo"


def test_the_dialog_explains_itself(qtbot: QtBot) -> None:
    dialog = RecommencerDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("Votre boutique, elle, est dans un autre dossier" in t for t in label_texts(dialog))
