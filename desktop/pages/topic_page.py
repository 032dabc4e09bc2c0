"""What each page of a table has of its own: its question to core, and its words."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from core.listes import Totaux
from desktop.pages.board import ListBoard
from desktop.pages.exportable import list_narrowed
from desktop.pages.page import Page
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

F = TypeVar("F")


class TopicPage(Page, Generic[F]):
    """Subclasses answer; `TablePage` asks."""

    board: ListBoard

    def boutique_id(self) -> int:
        """Return the id of the boutique on screen; may be called in a worker."""
        return self.boutique.id

    def narrowed(self) -> Iterator[tuple[str, str]]:
        """Give what leaves rows out, but for the period: what by what."""
        yield from list_narrowed(self.board)

    @abstractmethod
    def filtre(self) -> F:
        """Return what core is to be asked, from what the owner chose."""

    @abstractmethod
    def count_tabs(self, filtre: F) -> Mapping[str, int]:
        """Ask core for the count of each tab; called in a worker."""

    @abstractmethod
    def totals(self, totaux: Totaux) -> Totals:
        """Word the total row."""

    @abstractmethod
    def caption(self, counts: Mapping[str, int]) -> str:
        """Word the line below the title."""

    @abstractmethod
    def empty_text(self) -> EmptyText:
        """Return why the list is empty although nothing narrows it."""

    def empty_fact(self) -> str:
        """Return one line below the button of an empty list."""
        return ""

    def do_empty_action(self) -> None:
        """Do what the button of the empty list offers."""

    def widen(self) -> None:
        """Have nothing left out that the page itself narrows, such as a period."""
