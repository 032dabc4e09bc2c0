"""How far an export is, in words and as a bar."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.dialogs.progression import ProgressionDialog
from desktop.impression.request import Progress
from tests.desktop.screen import click, find_button, label_texts, press_key

NNBSP = "\u202f"


@pytest.fixture
def dialog(qtbot: QtBot) -> ProgressionDialog:
    dialog = ProgressionDialog("Export : Ventes", "ventes.xlsx")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_progress_is_told_in_words_and_by_the_bar(dialog: ProgressionDialog) -> None:
    assert "Préparation…" in label_texts(dialog)
    dialog.show_progress(Progress(12_400, 48_000))
    assert f"12{NNBSP}400 lignes sur 48{NNBSP}000" in label_texts(dialog)
    assert dialog.bar.value() * 48_000 // dialog.bar.maximum() == 12_384
    assert not dialog.grab().isNull()


def test_esc_asks_to_cancel_and_closes_only_afterwards(
    qtbot: QtBot, dialog: ProgressionDialog
) -> None:
    with qtbot.waitSignal(dialog.cancel_asked):
        press_key(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_written(1, "/exports")
    with qtbot.assertNotEmitted(dialog.cancel_asked):
        press_key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_child_without_a_word_points_to_the_journal(
    qtbot: QtBot, dialog: ProgressionDialog
) -> None:
    dialog.show_failure("")
    assert any("journal technique" in text for text in label_texts(dialog))
    with qtbot.waitSignal(dialog.retry_asked):
        click(find_button(dialog, "Réessayer"))


def test_an_empty_list_is_written_at_once(dialog: ProgressionDialog) -> None:
    dialog.show_progress(Progress(0, 0))
    assert "0 ligne sur 0" in label_texts(dialog)
