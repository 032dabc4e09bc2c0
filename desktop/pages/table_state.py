"""What the owner made of one table: its order and columns, remembered, and saved under names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from core.listes import Tri
from desktop.pages.board import ListBoard
from desktop.pages.periode import ChosenPeriode
from desktop.preferences import Preferences
from desktop.widgets.chip import Setting
from desktop.widgets.table.arrangement import ColumnChoice


@dataclass(frozen=True, slots=True)
class View:
    """A table as it was set up; `nom` is the owner's word for it."""

    nom: str
    tab: str
    tri: Tri
    recherche: str = ""
    filters: Mapping[str, Setting] = field(default_factory=dict)
    periode: ChosenPeriode | None = None
    columns: ColumnChoice = field(default_factory=ColumnChoice)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is remembered without being saved: filters begin anew each time."""

    tri: Tri
    columns: ColumnChoice = field(default_factory=ColumnChoice)


class TableState(QObject):
    """Sorts and arranges one table, and keeps how."""

    changed = Signal()
    """Another list is wanted."""
    views_changed = Signal()

    def __init__(self, name: str, board: ListBoard, preferences: Preferences, tri: Tri) -> None:
        super().__init__(board)
        self._board = board
        self._view = board.card.view
        self._heads = board.card.heads
        self._preferences = preferences
        self._key, self._views_key = f"table.{name}", f"vues.{name}"
        self._original = View("", next(iter(board.tabs.buttons)), tri)
        kept = preferences.read(self._key, _Kept, _Kept(tri))
        self.tri = kept.tri if self._is_sortable(kept.tri) else tri
        self.views = preferences.read(self._views_key, tuple[View, ...], ())
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

    def show_original(self) -> None:
        """Set the table up as the page was made."""
        self.show_view(self._original)

    def shown_view(self) -> View | None:
        """Return the saved view that the table is set up as."""
        now = self.view()
        return next((view for view in self.views if replace(view, nom="") == now), None)

    def save_view(self, nom: str) -> None:
        """Keep how the table is set up under a name."""
        self._keep_views((*(v for v in self.views if v.nom != nom), self.view(nom)))

    def rename_view(self, view: View, nom: str) -> None:
        """Give a saved view another name."""
        self._keep_views(tuple(replace(v, nom=nom) if v == view else v for v in self.views))

    def delete_view(self, view: View) -> None:
        """Forget a saved view; the table stays as it is."""
        self._keep_views(tuple(v for v in self.views if v != view))

    def _keep_views(self, views: tuple[View, ...]) -> None:
        self.views = views
        self._preferences.write(self._views_key, views)
        self.views_changed.emit()

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
