"""A damaged file at the start (I23): the newest sound copy is offered, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.config import Settings
from core.errors import FileCorrupt
from desktop import start
from desktop.dialogs.restauration import RestaurationDialog
from desktop.rescue import accept_rescue
from desktop.start import EXIT_REFUSED
from tests.builders import (
    make_article,
    make_boutique,
    make_terminal,
    make_vente,
    open_tmp_core,
    record,
)
from tests.desktop.screen import click, label_texts
from tests.livre import fetch

T = TypeVar("T")


def at_once(work: Callable[[], T]) -> T:
    """Do it here and now."""
    return work()


@pytest.fixture
def damaged(tmp_path: Path) -> Settings:
    """Make a folder whose file is spoilt, with one copy and a sale that came after it."""
    core = open_tmp_core(tmp_path)
    boutique = make_boutique(core)
    terminal = make_terminal(core, boutique, "S1")
    riz = make_article(core, boutique, "A1")
    core.sauvegardes.make()
    record(core, terminal, make_vente("F1", (riz, 2)))
    core.close()
    fichier = core.settings.fichier
    fichier.write_bytes(fichier.read_bytes()[:4096] + b"\xa5" * 20_000)
    return core.settings


class Answer:
    """Answers the dialog that blocks, once it is there, and keeps what it said."""

    def __init__(self, app: QApplication, *, accept: bool) -> None:
        self.words: list[str] = []
        self._app = app
        self._accept = accept
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        for dialog in self._app.topLevelWidgets():
            if isinstance(dialog, RestaurationDialog) and dialog.isVisible():
                self._timer.stop()
                self.words = label_texts(dialog)
                if not self._accept:
                    dialog.reject()
                    return
                click(dialog.check)
                click(dialog.restore_button)


def test_the_newest_copy_is_put_in_place_of_a_damaged_file(
    qapp: QApplication, damaged: Settings, expected_logs: list[str]
) -> None:
    expected_logs.append("core.db.engine: damaged file")
    spoilt = damaged.fichier.read_bytes()
    answer = Answer(qapp, accept=True)
    assert accept_rescue(damaged, at_once)
    assert "Le fichier d’aujourd’hui est abîmé" in answer.words
    core = open_tmp_core(damaged.data_dir)
    bilan = core.depart.bilan
    core.close()
    assert bilan is not None
    assert bilan.reprise.ventes == 1
    assert fetch(damaged.fichier, "SELECT numero_facture FROM vente") == [("F1",)]
    assert damaged.fichier.with_name(bilan.remplace).read_bytes() == spoilt


def test_a_rescue_that_is_declined_changes_nothing(
    qapp: QApplication, damaged: Settings, expected_logs: list[str]
) -> None:
    expected_logs.append("core.db.engine: damaged file")
    spoilt = damaged.fichier.read_bytes()
    answer = Answer(qapp, accept=False)
    assert not accept_rescue(damaged, at_once)
    assert answer.words
    with pytest.raises(FileCorrupt):
        open_tmp_core(damaged.data_dir)
    assert damaged.fichier.read_bytes() == spoilt


def test_without_a_sound_copy_the_file_is_refused_as_before(
    damaged: Settings, expected_logs: list[str]
) -> None:
    expected_logs.append("a copy is passed over")
    for copie in damaged.sauvegardes.iterdir():
        copie.write_bytes(b"")
    assert not accept_rescue(damaged, at_once)


def test_the_program_itself_offers_it(
    qapp: QApplication,
    damaged: Settings,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: list[str],
) -> None:
    """Declined, it ends as a refused start does."""
    expected_logs.append("core.db.engine: damaged file")
    monkeypatch.setattr(start, "make_app", lambda: qapp)
    monkeypatch.setattr(start, "tell", lambda _error: None)
    answer = Answer(qapp, accept=False)
    assert start.main(["--data-dir", str(damaged.data_dir)]) == EXIT_REFUSED
    assert answer.words
