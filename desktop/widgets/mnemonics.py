"""Letters that press a button or a line of a menu with Alt: chosen so that no two are the same."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

_MARK = "&"
_KEYS = "\t"
"""What follows it in a line of a menu is the key that does the same."""


def plain(text: str) -> str:
    """Return a text for a menu or a button, where Qt would take `&` for a mnemonic."""
    return text.replace(_MARK, _MARK * 2)


def choose_letters(texts: Sequence[str]) -> tuple[int, ...]:
    """Return for each text where its letter stands, -1 where all of its letters are taken.

    Initials of words come first. Only what every keyboard types without a dead key will do.
    """
    taken: set[str] = set()
    chosen: list[int] = []
    for text in texts:
        place = next((n for n in _candidates(text) if text[n].upper() not in taken), -1)
        chosen.append(place)
        if place >= 0:
            taken.add(text[place].upper())
    return tuple(chosen)


def mark(text: str, place: int) -> str:
    """Return `text` as Qt reads it, with the letter at `place` underlined."""
    if place < 0:
        return plain(text)
    return f"{plain(text[:place])}{_MARK}{plain(text[place:])}"


class Lettered(Protocol):
    """A button or a label that can underline a letter of its words."""

    def words(self) -> str: ...

    def give_letter(self, place: int) -> None: ...


def give_letters(controls: Sequence[Lettered]) -> None:
    """Give each control of one window a letter of its own."""
    places = choose_letters([control.words() for control in controls])
    for control, place in zip(controls, places, strict=True):
        control.give_letter(place)


class LetteredMenu(QMenu):
    """Each line gets a letter when the menu opens, its submenus included."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aboutToShow.connect(self.mark_letters)

    def mark_letters(self) -> None:
        """Give each line a letter of its own."""
        _mark_actions(self.actions())


def _mark_actions(actions: Iterable[QAction]) -> None:
    lines = [action for action in actions if not action.isSeparator()]
    parts = [action.text().partition(_KEYS) for action in lines]
    words = [_unmark(head) for head, _, _ in parts]
    for action, word, (_, tab, keys), place in zip(
        lines, words, parts, choose_letters(words), strict=True
    ):
        action.setText(f"{mark(word, place)}{tab}{keys}")
        inner = action.menu()
        if isinstance(inner, QMenu):
            _mark_actions(inner.actions())


def _unmark(text: str) -> str:
    """Undo `mark`: a single & is a letter's, a double one is the sign itself."""
    return _MARK.join(part.replace(_MARK, "") for part in text.split(_MARK * 2))


def _candidates(text: str) -> Iterable[int]:
    places = [n for n, c in enumerate(text) if c.isascii() and c.isalnum()]
    initials = [n for n in places if n == 0 or not _is_letter(text[n - 1])]
    yield from initials
    yield from (n for n in places if n not in initials)


def _is_letter(character: str) -> bool:
    return unicodedata.category(character).startswith(("L", "N"))
