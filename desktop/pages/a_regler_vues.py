"""The saved views of À régler: tab, search, chips and order."""

from core.quarantaine import OngletQuarantaine
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.saved_views import SavedViews, View
from desktop.preferences import Preferences


class EntreeViews(SavedViews):
    """Its list is no table: it has neither columns nor a period of its own."""

    def __init__(self, name: str, board: AReglerBoard, preferences: Preferences) -> None:
        self._board = board
        original = View("", OngletQuarantaine.A_REGLER, board.card.ordre.tri())
        super().__init__(name, original, preferences, board)

    def view(self, nom: str = "") -> View:
        board = self._board
        return View(
            nom=nom,
            tab=board.tabs.value(),
            tri=board.card.ordre.tri(),
            recherche=board.searched(),
            filters=board.filters.settings(),
        )

    def show_view(self, view: View) -> None:
        known = view.tab in self._board.tabs.buttons
        tab = OngletQuarantaine(view.tab) if known else OngletQuarantaine.A_REGLER
        self._board.show_filters(tab, view.recherche, view.filters)
        self._board.card.ordre.show_tri(view.tri)
        self.changed.emit()
