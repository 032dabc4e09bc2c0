"""The chips of a page in one row; those without room go behind « Filtre »."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.formats import format_number
from desktop.theme import scaled
from desktop.widgets.chip import Chip, Option, Setting
from desktop.widgets.mnemonics import LetteredMenu, plain

_GAP = 8


class _MoreChip(Chip):
    """Opens the list of the chips that have no room."""

    def __init__(self, bar: "FilterBar") -> None:
        super().__init__(bar.tr("Filtre"), bar)
        self._bar = bar

    def words(self) -> str:
        return self.setting().options[0].text

    def unset_words(self) -> str:
        return self.tr("Autres filtres")

    def open_popup(self) -> None:
        menu = LetteredMenu(self)
        for chip in self._bar.left_out():
            menu.addAction(plain(chip.accessibleName())).triggered.connect(chip.open_popup)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class FilterBar(QWidget):
    """Chips by key, in the order in which they were added; set ones find room first."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips: dict[str, Chip] = {}
        self._more = _MoreChip(self)
        self._more.changed.connect(self._clear_left_out)
        self._left_out: tuple[Chip, ...] = ()

    def add(self, key: str, chip: Chip) -> None:
        """Append a chip."""
        chip.setParent(self)
        self.chips[key] = chip
        chip.changed.connect(self._on_changed)
        self._arrange()

    def setting(self, key: str) -> Setting:
        """Return what a filter is set to."""
        return self.chips[key].setting()

    def settings(self) -> Mapping[str, Setting]:
        """Return what is set, by key."""
        return {k: chip.setting() for k, chip in self.chips.items() if chip.setting().is_set()}

    def show_settings(self, settings: Mapping[str, Setting]) -> None:
        """Set every filter, those that are not named to nothing, without announcing it."""
        for key, chip in self.chips.items():
            chip.show_setting(settings.get(key, Setting()))
        self._arrange()

    def choose(self, key: str, setting: Setting) -> None:
        """Set one filter as the owner does."""
        self.chips[key].choose(setting)

    def left_out(self) -> tuple[Chip, ...]:
        """Return the chips without room."""
        return self._left_out

    def sizeHint(self) -> QSize:
        widths = [chip.sizeHint().width() + _GAP for chip in self.chips.values()]
        return QSize(sum(widths), scaled(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._more.sizeHint().width() if self.chips else 0, scaled(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_changed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _clear_left_out(self) -> None:
        """Clear what is set out of sight; pressing the cross of « Filtre » asks for it."""
        for chip in self._left_out:
            chip.choose(Setting())

    def _arrange(self) -> None:
        shown = self._fitting()
        self._left_out = tuple(chip for chip in self.chips.values() if chip not in shown)
        hidden = sum(chip.setting().is_set() for chip in self._left_out)
        told = Option("", format_number(hidden))
        self._more.show_setting(Setting((told,)) if hidden else Setting())
        left = 0
        for chip in (*self.chips.values(), self._more):
            visible = chip in shown or (chip is self._more and bool(self._left_out))
            chip.setVisible(visible)
            if visible:
                chip.setGeometry(left, 0, chip.sizeHint().width(), chip.height())
                left += chip.width() + _GAP
        self.updateGeometry()

    def _fitting(self) -> set[Chip]:
        """Return the chips that there is room for."""
        if self.sizeHint().width() <= self.width() + _GAP:
            return set(self.chips.values())
        room = self.width() - self._more.sizeHint().width()
        ranked = sorted(self.chips.values(), key=lambda chip: not chip.setting().is_set())
        shown: set[Chip] = set()
        for chip in ranked:
            room -= chip.sizeHint().width() + _GAP
            if room < 0:
                break
            shown.add(chip)
        return shown
