"""The guide that F1 leads to is there, with its pictures."""

import re
from pathlib import Path

from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.aide import AideDialog
from desktop.dialogs.guide import GUIDE, GuideDialog
from tests.desktop.screen import click, find_button, wait_for

_PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
_MOST = 1_500_000


def test_the_help_leads_to_the_guide(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    aide = AideDialog((), window)
    aide.open()
    click(find_button(aide, "Lire le guide"))
    wait_for(qtbot, lambda: bool(window.findChildren(GuideDialog)))
    (guide,) = window.findChildren(GuideDialog)
    assert "À régler" in guide.view.toPlainText()
    assert not aide.isVisible()


def test_each_picture_is_there_and_fits_into_the_view(qtbot: QtBot) -> None:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(_PICTURES) >= 8
    for name in _PICTURES:
        picture = dialog.view.loadResource(0, name)
        assert isinstance(picture, QImage)
        assert 0 < picture.width() <= dialog.view.viewport().width()


def test_the_guide_begins_at_its_title(qtbot: QtBot) -> None:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    dialog.view.moveCursor(QTextCursor.MoveOperation.Start)
    assert dialog.view.toPlainText().startswith("Guide de Comptoir")


def test_pictures_stay_small_and_none_is_left_over() -> None:
    files = [path for path in (GUIDE.parent / "images").iterdir() if path.suffix == ".png"]
    assert {path.name for path in files} == {Path(name).name for name in _PICTURES}
    assert sum(path.stat().st_size for path in files) <= _MOST
