"""The window comes back as it was: one small file in each data folder."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.system import Apparence
from desktop.window_state import WindowState


def test_place_page_and_look_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(40, 50, 610, 420)
    first.show()
    WindowState(tmp_path).keep(first, "articles", Apparence.SOMBRE)
    state = WindowState(tmp_path)
    assert state.restore(second)
    assert second.size() == first.size()
    assert (state.page(), state.look()) == ("articles", Apparence.SOMBRE)
    assert [file.name for file in tmp_path.iterdir()] == ["fenetre.ini"]


def test_nothing_is_known_of_a_new_folder(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    state = WindowState(tmp_path / "new")
    assert not state.restore(window)
    assert (state.page(), state.look()) == ("", None)


def test_a_file_full_of_nonsense_counts_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "fenetre.ini").write_text("[General]\napparence=ROSE\ngeometry=5\n")
    window = QWidget()
    qtbot.addWidget(window)
    state = WindowState(tmp_path)
    assert (state.restore(window), state.look()) == (False, None)


def test_a_window_larger_than_its_screen_fills_it(qtbot: QtBot, tmp_path: Path) -> None:
    small, large = QWidget(), QWidget()
    for window in (small, large):
        qtbot.addWidget(window)
    room = small.screen().availableSize()
    small.resize(room / 2)
    large.resize(room * 2)
    for window in (small, large):
        WindowState(tmp_path).restore_or_fit(window)
    assert (small.isMaximized(), large.isMaximized()) == (False, True)
