"""What the owner made of one table: its order and columns, remembered, and saved under names."""

from dataclasses import dataclass, field, replace

from core.listes import Tri
from desktop.pages.board import ListBoard
from desktop.pages.saved_views import SavedViews, View
from desktop.preferences import Preferences
from desktop.widgets.table.arrangement import ColumnChoice


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is remembered without being saved: filters begin anew each time."""

    tri: Tri
    columns: ColumnChoice = field(default_factory=ColumnChoice)


class TableState(SavedViews):
    """Sorts and arranges one table, and keeps how."""

    def __init__(self, name: str, board: ListBoard, preferences: Preferences, tri: Tri) -> None:
        original = View("", next(iter(board.tabs.buttons)), tri)
        super().__init__(name, original, preferences, board)
        self._board = board
        self._view = board.card.view
        self._heads = board.card.heads
        self._key = f"table.{name}"
        kept = preferences.read(self._key, _Kept, _Kept(tri))
        self.tri = kept.tri if self._is_sortable(kept.tri) else tri
        self._view.head.show_tri(self.tri)
        self._view.arrangement.show_choice(kept.columns)
        self._view.head.sectionClicked.connect(self._on_section_clicked)
        self._view.arrangement.changed.connect(self._keep)

    def note_original(self) -> None:
        """Take the period that the page begins with for the one to go back to."""
        self._original = replace(self._original, periode=self._board.chosen_periode())

    def view(self, nom: str = "") -> View:
        """Return how the table is set up now."""
        board = self._board
        return View(
            nom=nom,
            tab=board.tabs.value(),
            tri=self.tri,
            recherche=board.searched(),
            filters=board.filters.settings(),
            periode=board.chosen_periode(),
            columns=self._view.arrangement.choice,
        )

    def show_view(self, view: View) -> None:
        """Set the table up as it was; what no longer exists counts as never chosen."""
        tabs = self._board.tabs.buttons
        tab = view.tab if view.tab in tabs else next(iter(tabs))
        self._board.show_filters(tab, view.recherche, view.filters)
        if view.periode is not None:
            self._board.show_periode(view.periode)
        self.tri = view.tri if self._is_sortable(view.tri) else self._original.tri
        self._view.head.show_tri(self.tri)
        self._view.arrangement.show_choice(view.columns)
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        self._preferences.write(self._key, _Kept(self.tri, self._view.arrangement.choice))

    def _is_sortable(self, tri: Tri) -> bool:
        return any(head.sort_key == tri.colonne for head in self._heads)

    def _on_section_clicked(self, section: int) -> None:
        key = self._heads[section].sort_key
        if key:
            again = key == self.tri.colonne
            self.tri = Tri(key, descendant=again and not self.tri.descendant)
            self._view.head.show_tri(self.tri)
            self._keep()
            self.changed.emit()
