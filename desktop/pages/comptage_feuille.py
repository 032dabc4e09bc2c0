"""The sheet of a count: what is printed to be filled in with a pen."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.listes import Tri
from desktop.models.inventaires import ATTENDU_COLUMN, feuille_columns
from desktop.pages.page import Services


class Comptage(Protocol):
    """The page of a count, as far as its sheet goes."""

    services: Services

    @property
    def boutique(self) -> Boutique: ...

    def question(self) -> tuple[object, Tri]: ...

    def narrowed(self) -> Iterator[tuple[str, str]]: ...

    def is_blind(self) -> bool: ...

    def window(self) -> QWidget: ...


class Feuille(QObject):
    """The sheet of a count on paper: all its articles by name, and a place to write each."""

    export_asked = Signal(str)

    def __init__(self, page: Comptage) -> None:
        super().__init__(page.window())
        self._page = page
        self.services = page.services
        self._begun = False

    @property
    def boutique(self) -> Boutique:
        """The boutique of the count."""
        return self._page.boutique

    def question(self) -> tuple[object, Tri]:
        """Ask for what the list is narrowed to, in its order."""
        return self._page.question()

    def visible_columns(self) -> tuple[int, ...]:
        """Leave out what whoever counts blindly must not see."""
        hidden = self._page.is_blind()
        every = range(len(feuille_columns(self.services.times)))
        return tuple(rank for rank in every if not (hidden and rank == ATTENDU_COLUMN))

    def narrowed(self) -> Iterator[tuple[str, str]]:
        """Name the count, and what leaves articles out."""
        return self._page.narrowed()

    def window(self) -> QWidget:
        """Return the window that dialogs stand over."""
        return self._page.window()

    def print_sheet(self) -> None:
        """Show the sheet as pages, to print or to keep."""
        if not self._begun:
            # Only here: printing is of no use until something is printed.
            from desktop.pages.exporting import Exporter  # noqa: PLC0415

            Exporter(self, "feuille")
            self._begun = True
        self.export_asked.emit("print")
