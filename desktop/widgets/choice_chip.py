"""The chip whose filter is a choice from a list that core is asked for, by what is typed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.formats import format_number
from desktop.models.columns import Ink
from desktop.tasks import Tasks
from desktop.theme import Style, active, font, scaled
from desktop.widgets.chip import Chip, Option, Setting
from desktop.widgets.labels import Label
from desktop.widgets.popup import Popup
from desktop.widgets.search_field import SearchField

OPTIONS_MAX = 100
"""Options shown at once; typing narrows what is left out."""
_WIDTH = 280
_ROWS = 9

Load = Callable[[str], Sequence[Option]]
"""Returns, in a worker, the options whose word holds a text; every one for none."""


class ChoicePopup(Popup):
    """What is chosen comes first, then what core offers; each tick counts at once."""

    chosen = Signal(Setting)

    def __init__(self, name: str, chosen: Setting, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._chosen = {option.value: option for option in chosen.options}
        self._filling = False
        self.search = SearchField(name)
        self.list = QListWidget()
        self._nothing = Label(self.tr("Rien ne correspond."), Style.SMALL, Ink.TEXT3)
        self._dress(name)
        self.content.addWidget(self.search)
        self.content.addWidget(self.list)
        self.content.addWidget(self._nothing)
        self.setFixedWidth(scaled(_WIDTH))
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemActivated.connect(self._on_item_activated)

    def show_options(self, options: Sequence[Option]) -> None:
        """Replace what is offered."""
        self._filling = True
        self.list.clear()
        rows = {option.value: option for option in (*self._chosen.values(), *options)}
        for option in rows.values():
            item = QListWidgetItem(option.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, option.value)
            ticked = option.value in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        self._nothing.setVisible(not rows)
        if rows and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _dress(self, name: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setFont(font(Style.BODY))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(scaled(28) * _ROWS)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, active().raised)
        palette.setColor(QPalette.ColorRole.Highlight, active().accentsoft)
        palette.setColor(QPalette.ColorRole.HighlightedText, active().text)
        self.list.setPalette(palette)
        self._nothing.hide()

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        value = str(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[value] = Option(value, item.text())
        else:
            self._chosen.pop(value, None)
        self.chosen.emit(Setting(tuple(self._chosen.values())))


class ChoiceChip(Chip):
    """Set to one option, or to several of which any may apply."""

    def __init__(self, name: str, load: Load, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._load = load
        self._tasks = tasks
        self.popup: ChoicePopup | None = None

    def words(self) -> str:
        options = self.setting().options
        if len(options) == 1:
            return options[0].text
        return self.tr("{n} choix").format(n=format_number(len(options)))

    def open_popup(self) -> None:
        popup = ChoicePopup(self.name, self.setting(), self)
        popup.chosen.connect(self.choose)
        popup.search.searched.connect(self._ask)
        popup.gone.connect(self._on_gone)
        self.popup = popup
        anchor = self if self.isVisible() else self.parentWidget() or self
        popup.show_below(anchor)
        popup.search.setFocus()
        self._ask("")

    def _ask(self, text: str) -> None:
        self._tasks.run(partial(self._load, text), self._on_loaded)

    def _on_loaded(self, options: Sequence[Option]) -> None:
        if self.popup is not None:
            self.popup.show_options(options[:OPTIONS_MAX])

    def _on_gone(self) -> None:
        self.popup = None
