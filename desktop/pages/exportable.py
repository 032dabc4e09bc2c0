"""Gives a page with a list its export, without which the window opens sooner."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.listes import Tri
from desktop.pages.page import Services
from desktop.widgets.choices import TabRow
from desktop.widgets.filter_bar import FilterBar


class Narrowing(Protocol):
    """What of a page leaves rows out of its list."""

    @property
    def tabs(self) -> TabRow: ...

    @property
    def filters(self) -> FilterBar: ...

    def searched(self) -> str: ...


class ExportablePage(Protocol):
    """A page with a list, whatever its rows are."""

    services: Services

    @property
    def boutique(self) -> Boutique: ...

    @property
    def export_asked(self) -> SignalInstance: ...

    def question(self) -> tuple[object, Tri]: ...

    def visible_columns(self) -> tuple[int, ...]: ...

    def narrowed(self) -> Iterator[tuple[str, str]]: ...

    def window(self) -> QWidget: ...


def list_narrowed(board: Narrowing) -> Iterator[tuple[str, str]]:
    """Give what leaves rows out, but for the period: tab, chips and search."""
    current = board.tabs.value()
    if current != next(iter(board.tabs.buttons)):
        yield _tr("Onglet"), board.tabs.buttons[current].text()
    for chip in board.filters.chips.values():
        if chip.setting().is_set():
            yield chip.name, chip.words()
    if board.searched():
        yield _tr("Recherche"), _tr("« {words} »").format(words=board.searched())


P = TypeVar("P", bound=ExportablePage)
Maker = Callable[[Services], P]


def exportable(make: Maker[P], table: str) -> Maker[P]:
    """Have the pages that `make` makes write their list, known to the child as `table`."""

    def make_page(services: Services) -> P:
        page = make(services)

        def begin(kind: str) -> None:
            # Only here: printing and the child are of no use until something is exported.
            from desktop.pages.exporting import Exporter  # noqa: PLC0415

            page.export_asked.disconnect(begin)
            Exporter(page, table).export(kind)

        page.export_asked.connect(begin)
        return page

    return make_page


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporter", text)
