"""Gives a page with a list its export, without which the window opens sooner."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import SignalInstance
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
    def board(self) -> Narrowing: ...

    @property
    def export_asked(self) -> SignalInstance: ...

    def question(self) -> tuple[object, Tri]: ...

    def visible_columns(self) -> tuple[int, ...]: ...

    def window(self) -> QWidget: ...


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
