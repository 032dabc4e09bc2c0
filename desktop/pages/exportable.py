"""Gives a page of a table its export, without which the window opens sooner."""

from collections.abc import Callable
from typing import TypeVar

from desktop.models.table import Row
from desktop.pages.page import Services
from desktop.pages.table_page import TablePage

F = TypeVar("F")
R = TypeVar("R", bound=Row)
Maker = Callable[[Services], TablePage[F, R]]


def exportable(make: Maker[F, R], table: str) -> Maker[F, R]:
    """Have the pages that `make` makes write their list, known to the child as `table`."""

    def make_page(services: Services) -> TablePage[F, R]:
        page = make(services)

        def begin(kind: str) -> None:
            # Only here: printing and the child are of no use until something is exported.
            from desktop.pages.exporting import Exporter  # noqa: PLC0415

            page.export_asked.disconnect(begin)
            Exporter(page, table).export(kind)

        page.export_asked.connect(begin)
        return page

    return make_page
