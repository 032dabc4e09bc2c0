"""The head of a page: its actions stand beside its words, or below where both do not fit."""

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label
from desktop.widgets.page_head import PageHead


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return a window: the head as one would keep the width that it once needed."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1_400, 300)
    page.show()
    return page


@pytest.fixture
def head(page: QWidget) -> PageHead:
    head = PageHead("Inventaire", page)
    head.show()
    return head


def is_placed(last: Button, head: PageHead, *, below: bool) -> bool:
    """Tell whether the last button ends the head, below its words or beside them."""
    place = last.geometry()
    stands_below = place.top() >= head.caption.geometry().bottom()
    return place.right() == head.width() - 1 and stands_below is below


def test_actions_go_below_words_that_they_would_squeeze(qtbot: QtBot, head: PageHead) -> None:
    head.caption.setText("120 / 249 comptés, « Inventaire de novembre », tous les articles")
    buttons = [Button(word) for word in ("Tous les inventaires", "Feuille de comptage")]
    for button in buttons:
        head.add_action(button)
    wanted = sum(button.sizeHint().width() for button in buttons)
    for width, below in ((wanted + 600, False), (wanted + 60, True), (wanted + 600, False)):
        head.resize(width, 200)
        qtbot.waitUntil(partial(is_placed, buttons[-1], head, below=below))
        assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_one_action_more_may_send_them_below(qtbot: QtBot, head: PageHead) -> None:
    head.caption.setText("258 articles")
    first, more = Button("Nouvel article"), Button("Importer une liste")
    head.add_action(first)
    head.add_action(more)
    more.hide()
    head.resize(first.sizeHint().width() + 300, 200)
    qtbot.waitUntil(partial(is_placed, first, head, below=False))
    more.show()
    qtbot.waitUntil(partial(is_placed, more, head, below=True))


def test_a_long_title_leaves_no_room_beside_it(qtbot: QtBot, page: QWidget) -> None:
    head = PageHead("Journal de synchronisation des terminaux", page)
    picker = Button("Aujourd’hui, 7 jours, 30 jours")
    head.tools.addWidget(picker)
    head.show()
    title = head.findChildren(Label)[0].sizeHint().width()
    head.resize(title + picker.sizeHint().width() - 10, 200)
    qtbot.waitUntil(partial(is_placed, picker, head, below=True))
    assert picker.width() >= picker.sizeHint().width()
