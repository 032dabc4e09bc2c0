"""The first start from end to end, without a mouse."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.bridge import EventBridge
from desktop.dialogs.premier_demarrage import PremierDemarrageDialog
from desktop.dialogs.premier_demarrage.etape import Contexte
from desktop.langue import LangueSetting
from desktop.tasks import Tasks
from tests.builders import open_tmp_core
from tests.desktop.screen import press_key, type_into, wait_for

PROPRIETAIRE, ARTICLES, SERVEUR, SAUVEGARDE = range(1, 5)


def stands_at(dialog: PremierDemarrageDialog, etape: int) -> bool:
    return dialog.current() == etape


def type_first(dialog: PremierDemarrageDialog, text: str) -> None:
    """Type into the first editor of the step, and go on by Enter."""
    editors = dialog.etapes[dialog.current()].findChildren(QLineEdit)
    type_into(next(editor for editor in editors if editor.isVisible()), text)
    press_key(dialog, Qt.Key.Key_Return)


def walk_to(dialog: PremierDemarrageDialog, names: set[str]) -> None:
    """Press Tab until one of these has the keyboard."""
    dialog.activateWindow()
    seen = []
    for _ in range(60):
        focused = dialog.focusWidget()
        if focused.accessibleName() in names:
            return
        seen.append(focused.accessibleName())
        press_key(focused, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {names}: {seen}")


def test_the_first_start_is_gone_through_by_key(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> None:
    core = open_tmp_core(tmp_path)
    bridge = EventBridge(core.events)
    dialog = PremierDemarrageDialog(Contexte(core, tasks, bridge, LangueSetting(tmp_path)))
    qtbot.addWidget(dialog)
    dialog.show()
    type_first(dialog, "Depot")
    wait_for(qtbot, partial(stands_at, dialog, PROPRIETAIRE))
    type_first(dialog, "Odette")
    for etape in (ARTICLES, SERVEUR):
        wait_for(qtbot, partial(stands_at, dialog, etape))
        walk_to(dialog, {"Continuer", "Plus tard"})
        press_key(dialog.focusWidget(), Qt.Key.Key_Space)
    wait_for(qtbot, partial(stands_at, dialog, SAUVEGARDE))
    assert [boutique.nom for boutique in core.boutiques.list_boutiques()] == ["Depot"]
    tasks.close()
    bridge.close()
    core.close()
