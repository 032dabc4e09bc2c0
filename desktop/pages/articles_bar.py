"""The buttons of the article page: in its head, below its panel, and over its ticked rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.vocabulaire import TypeMouvement
from desktop.formats import plain_tooltip
from desktop.pages.articles_actions import ArticleActions
from desktop.theme import scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.mnemonics import LetteredMenu, plain
from desktop.widgets.page_head import PageHead
from desktop.widgets.side_panel import SidePanel

_NARROW = 1_072
"""Width of the head below which only the main actions stay in the head, the rest in a menu."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the buttons stand, and which articles they are about."""

    page: QWidget
    head: PageHead
    panel: SidePanel
    current_id: Callable[[], int | None]
    selected_ids: Callable[[], tuple[int, ...]]


class ArticleBar(QObject):
    """Head and panel act on the article that is open or current; ticked rows go before it."""

    def __init__(self, actions: ArticleActions, places: Places) -> None:
        super().__init__(places.page)
        self._actions = actions
        self._places = places
        self._moves = (
            (TypeMouvement.ENTREE, self.tr("Entrée"), "package-plus", "Ctrl+Shift+E"),
            (TypeMouvement.SORTIE, self.tr("Sortie"), "package-minus", "Ctrl+Shift+S"),
            (TypeMouvement.AJUSTEMENT, self.tr("Ajuster"), "sliders-horizontal", "Ctrl+J"),
        )
        self._make_head()
        self._make_foot()

    def show_active(self, *, active: bool) -> None:
        """Offer to take the open article off sale, or to put it on again."""
        self.deactivate_button.setVisible(active)
        self.reactivate_button.setVisible(not active)

    def fit(self, width: int) -> None:
        """Show what the width of the head has room for."""
        narrow = width < scaled(_NARROW)
        self.more_button.setVisible(narrow)
        for button in self._secondary:
            button.setVisible(not narrow)

    def _make_head(self) -> None:
        head = self._places.head
        self.menu = LetteredMenu(self._places.page)
        self._secondary: list[Button] = []
        self._add_secondary(self.tr("Importer"), "upload", self._actions.load_list, "")
        for kind, text, icon_name, keys in self._moves:
            self._add_secondary(text, icon_name, partial(self._move, kind), keys)
        self.menu.addSeparator()
        for text, active in ((self.tr("Désactiver"), False), (self.tr("Réactiver"), True)):
            slot = partial(self._switch, active=active)
            self.menu.addAction(plain(text)).triggered.connect(slot)
        self.more_button = Button(self.tr("Actions"), icon_name="menu")
        self.more_button.clicked.connect(self._on_more_clicked)
        self.more_button.hide()
        head.add_action(self.more_button)
        self.add_button = Button(self.tr("Nouvel article"), Kind.PRIMARY, "plus")
        self.add_button.clicked.connect(self._actions.add)
        self.add_button.setToolTip("Ctrl+N")
        head.add_action(self.add_button)
        self._bind("Ctrl+N", self._actions.add)
        head.resized.connect(self.fit)

    def _add_secondary(
        self, text: str, icon_name: str, slot: Callable[[], object], keys: str
    ) -> None:
        """Put an action into the head, and into the menu that replaces it in a narrow window."""
        button = Button(text, icon_name=icon_name)
        button.clicked.connect(slot)
        self._secondary.append(button)
        self._places.head.add_action(button)
        self.menu.addAction(plain(text)).triggered.connect(slot)
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(plain_tooltip(shown))
            self._bind(keys, slot)

    def _make_foot(self) -> None:
        buttons = []
        for kind, text, _, _ in self._moves:
            button = Button(text)
            button.clicked.connect(partial(self._move, kind))
            buttons.append(button)
        self.deactivate_button = Button(self.tr("Désactiver"), Kind.DANGER)
        self.deactivate_button.clicked.connect(partial(self._switch_open, active=False))
        self.reactivate_button = Button(self.tr("Réactiver"))
        self.reactivate_button.clicked.connect(partial(self._switch_open, active=True))
        self._places.panel.show_foot(
            *buttons, self.reactivate_button, harmful=self.deactivate_button
        )

    def _bind(self, keys: str, slot: Callable[[], object]) -> None:
        """Give an action its key, while its page is the one on screen."""
        QShortcut(QKeySequence(keys), self._places.page).activated.connect(slot)

    def _move(self, kind: TypeMouvement) -> None:
        self._actions.move(kind, self._places.current_id())

    def _switch(self, *, active: bool) -> None:
        current = self._places.current_id()
        ids = self._places.selected_ids() or (() if current is None else (current,))
        self._actions.switch(ids, active=active)

    def _switch_open(self, *, active: bool) -> None:
        current = self._places.current_id()
        self._actions.switch(() if current is None else (current,), active=active)

    def _on_more_clicked(self) -> None:
        button = self.more_button
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
