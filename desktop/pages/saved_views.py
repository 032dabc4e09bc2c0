"""Lists as the owner set them up, saved under names of his own."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from core.listes import Tri
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


class SavedViews(QObject):
    """Keeps the views of one list. Subclasses say how it is set up, and set it up."""

    changed = Signal()
    """Another list is wanted."""
    views_changed = Signal()

    def __init__(
        self, name: str, original: View, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._views_key = f"vues.{name}"
        self._original = original
        self.views = preferences.read(self._views_key, tuple[View, ...], ())

    @abstractmethod
    def view(self, nom: str = "") -> View:
        """Return how the list is set up now."""

    @abstractmethod
    def show_view(self, view: View) -> None:
        """Set the list up as it was; what no longer exists counts as never chosen."""

    def show_original(self) -> None:
        """Set the list up as the page was made."""
        self.show_view(self._original)

    def shown_view(self) -> View | None:
        """Return the saved view that the list is set up as."""
        now = self.view()
        return next((view for view in self.views if replace(view, nom="") == now), None)

    def save_view(self, nom: str) -> None:
        """Keep how the list is set up under a name."""
        self._keep_views((*(v for v in self.views if v.nom != nom), self.view(nom)))

    def rename_view(self, view: View, nom: str) -> None:
        """Give a saved view another name."""
        self._keep_views(tuple(replace(v, nom=nom) if v == view else v for v in self.views))

    def delete_view(self, view: View) -> None:
        """Forget a saved view; the list stays as it is."""
        self._keep_views(tuple(v for v in self.views if v != view))

    def _keep_views(self, views: tuple[View, ...]) -> None:
        self.views = views
        self._preferences.write(self._views_key, views)
        self.views_changed.emit()
