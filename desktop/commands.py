"""What the owner can ask for by name or by key, wherever the cursor is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.recherche import matches
from desktop.pages.export_button import ExportButton
from desktop.pages.registry import PageEntry
from desktop.pages.stack import PageStack
from desktop.widgets.buttons import Button
from desktop.widgets.page_head import PageHead

_KEYED_PAGES = 9


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` as Qt writes them (« Ctrl+K »); `words` are further ones that find it."""

    name: str
    text: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    words: str = ""


class CommandBook(QObject):
    """The commands of one window, each with its key, and the actions of the pages."""

    def __init__(self, window: QWidget, pages: PageStack) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._commands: dict[str, Command] = {}

    def add(self, *commands: Command) -> None:
        """Offer these from now on; their keys work in the whole window."""
        for command in commands:
            self._commands[command.name] = command
            if command.keys:
                shortcut = QShortcut(QKeySequence(command.keys), self._window)
                shortcut.activated.connect(command.run)

    def __getitem__(self, name: str) -> Command:
        """Return a command; KeyError for an unknown name."""
        return self._commands[name]

    def all(self) -> tuple[Command, ...]:
        """Return the commands in the order in which they were added."""
        return tuple(self._commands.values())

    def find(self, text: str) -> tuple[Command, ...]:
        """Return what matches; without a text, the commands but not the actions of the pages."""
        actions = self._list_actions() if text.strip() else ()
        known = (*self._commands.values(), *actions)
        return tuple(c for c in known if matches(text, f"{c.text} {c.words}"))

    def _list_actions(self) -> Iterator[Command]:
        """Give the actions in the heads of the pages, under the name of their page."""
        for name in self._pages:
            page = self._commands.get(f"page.{name}")
            if page is None:
                continue
            heads = self._pages[name].findChildren(PageHead)
            buttons = [button for head in heads for button in head.findChildren(Button)]
            for button in dict.fromkeys([*buttons, *self._pages[name].findChildren(ExportButton)]):
                if button.isEnabled() and not button.isHidden():
                    yield self._make_action(name, page, button)

    def _make_action(self, name: str, page: Command, button: Button) -> Command:
        text = f"{page.text} : {button.accessibleName()}"
        return Command(f"action.{name}", text, page.icon, partial(self._press, name, button))

    def _press(self, name: str, button: Button) -> None:
        page = self._commands[f"page.{name}"]
        page.run()
        button.click()


def list_page_commands(
    entries: tuple[PageEntry, ...], show_page: Callable[[str], object]
) -> Iterator[Command]:
    """Give one command a page; the first nine have a key."""
    for position, each in enumerate(entries, 1):
        keys = f"Ctrl+{position}" if position <= _KEYED_PAGES else ""
        run = partial(show_page, each.name)
        words = QCoreApplication.translate("Commands", "aller ouvrir page écran")
        yield Command(f"page.{each.name}", each.entry.text, each.entry.icon, run, keys, words)
