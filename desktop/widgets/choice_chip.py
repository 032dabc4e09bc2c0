"""The chip whose filter is a choice from a list that core is asked for, by what is typed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.formats import format_number
from desktop.models.columns import Ink
from desktop.tasks import Tasks
from desktop.theme import Style, active, font, scaled
from desktop.theme.painting import draw_text, fill_round
from desktop.widgets.chip import Chip, Option, Setting
from desktop.widgets.labels import Label
from desktop.widgets.popup import Popup
from desktop.widgets.search_field import SearchField
from desktop.widgets.table.tick_box import TickState, draw_tick_box

OPTIONS_MAX = 100
"""Options shown at once; typing narrows what is left out."""
_WIDTH = 280
_TICKING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROW = 28
_ROWS = 9

Load = Callable[[str], Sequence[Option]]
"""Returns, in a worker, the options whose word holds a text; every one for none."""


class _OptionDelegate(QStyledItemDelegate):
    """Paints the box as tables do."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        box = QRectF(option.rect)
        if QStyle.StateFlag.State_Selected in option.state:
            fill_round(painter, box, active().accentsoft, 6)
        elif QStyle.StateFlag.State_MouseOver in option.state:
            fill_round(painter, box, active().hover, 6)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        box.adjust(8, 0, -8, 0)
        draw_tick_box(painter, box, TickState.ALL if ticked else TickState.NONE)
        words = box.adjusted(26, 0, 0, 0)
        draw_text(painter, words, str(index.data()), style=Style.BODY, color=active().text)


class OptionList(QListWidget):
    """Options with a box each: a click, Enter or Space ticks one."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_OptionDelegate(self))
        self.setMouseTracking(True)
        self.itemClicked.connect(self._toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in _TICKING and item is not None:
            self._toggle(item)
        else:
            super().keyPressEvent(event)

    def _toggle(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class ChoicePopup(Popup):
    """What is chosen comes first, then what core offers; each tick counts at once."""

    chosen = Signal(Setting)

    def __init__(self, name: str, chosen: Setting, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._chosen = {option.value: option for option in chosen.options}
        self._filling = False
        self.search = SearchField(name)
        self.list = OptionList()
        self._nothing = Label(self.tr("Rien ne correspond."), Style.SMALL, Ink.TEXT3)
        self._dress(name)
        self.content.addWidget(self.search)
        self.content.addWidget(self.list)
        self.content.addWidget(self._nothing)
        self.setFixedWidth(scaled(_WIDTH))
        self.list.itemChanged.connect(self._on_item_changed)

    def show_options(self, options: Sequence[Option]) -> None:
        """Replace what is offered."""
        self._filling = True
        self.list.clear()
        rows = {option.value: option for option in (*self._chosen.values(), *options)}
        for option in rows.values():
            item = QListWidgetItem(option.text, self.list)
            item.setSizeHint(QSize(0, scaled(_ROW)))
            item.setData(Qt.ItemDataRole.UserRole, option.value)
            # The list itself ticks: Qt's own box would answer a click as well.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            ticked = option.value in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        self._nothing.setVisible(not rows)
        if not self.search.text():
            shown = max(min(len(rows), _ROWS), 1)
            self.list.setFixedHeight(scaled(_ROW) * shown)
            self.adjustSize()
        if rows and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _dress(self, name: str) -> None:
        self.list.setAccessibleName(name)
        self.list.setFont(font(Style.BODY))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(scaled(_ROW) * _ROWS)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, active().raised)
        self.list.setPalette(palette)
        self._nothing.hide()

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
