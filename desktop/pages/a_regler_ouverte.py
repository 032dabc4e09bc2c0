"""The entry beside the list: loaded in a worker, and again whenever something about it changes."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.errors import CoreError, EntreeNotFound
from desktop.models.a_regler_liste import GroupModel
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.a_regler_detail import EntreeDetail, FullEntree
from desktop.pages.page import Services


class OpenEntree(QObject):
    """Follows the current row; what was settled stays in sight until another is chosen."""

    shown = Signal(EntreeDetail)
    """An entry was put on screen, or its news."""

    def __init__(self, board: AReglerBoard, model: GroupModel, services: Services) -> None:
        super().__init__(board)
        self._board = board
        self._model = model
        self._services = services
        self._entree_id: int | None = None
        self._row = 0
        self._moves_on = False
        board.view.entree_chosen.connect(self._on_chosen)

    def entree_id(self) -> int | None:
        """Return which entry is beside the list."""
        return self._entree_id

    def detail(self) -> EntreeDetail | None:
        """Return what is beside the list."""
        found = self._board.detail()
        return found if isinstance(found, EntreeDetail) else None

    def forget(self) -> None:
        """Show none: another list is wanted."""
        self._entree_id = None
        self._moves_on = False

    def reload(self) -> None:
        """Read it anew: its stock, its look-alikes or its state may be others."""
        if self._entree_id is not None:
            self._load(self._entree_id)

    def restore(self) -> None:
        """Let its remedies be pressed again."""
        self._board.show_detail(QWidget())
        self.reload()

    def move_on(self) -> None:
        """Go to the entry that takes the place of this one, as soon as it has left the list."""
        self._moves_on = True
        self.settle_in()

    def settle_in(self) -> None:
        """Follow another state of the list: what is open stays open, the first one opens."""
        open_id = self._entree_id
        position = None if open_id is None else self._model.position_of(open_id)
        if position is not None:
            self._row = position
            self.reload()
        elif open_id is None:
            self._open_near(0)
        elif self._moves_on:
            self._open_near(min(self._row, len(self._model.ids) - 1))
        else:
            self.reload()

    def _open_near(self, row: int) -> None:
        nearest = self._board.view.entry_near(row)
        if nearest is not None and self._board.view.choose(nearest):
            self._on_chosen(nearest)

    def _on_chosen(self, entree_id: int) -> None:
        if entree_id == self._entree_id:
            return
        self._entree_id = entree_id
        self._moves_on = False
        self._row = self._model.position_of(entree_id) or 0
        self._load(entree_id)

    def _load(self, entree_id: int) -> None:
        self._services.tasks.run(
            partial(self._read, entree_id), partial(self._on_read, entree_id), self._on_failed
        )

    def _read(self, entree_id: int) -> FullEntree:
        """Ask core for all that is shown; runs in a worker."""
        core = self._services.core
        examen = core.quarantaine.examiner(entree_id, self._services.lire_vente)
        entree = examen.entree
        if not entree.numero_facture:
            return FullEntree(examen, ())
        passages = core.lots.list_passages(
            entree.terminal_id, entree.numero_facture, entree.date_premiere
        )
        return FullEntree(examen, passages)

    def _on_read(self, entree_id: int, full: FullEntree) -> None:
        """Show it, unless nothing about it is new: what is being pressed must not vanish."""
        shown = self.detail()
        if entree_id != self._entree_id or (shown is not None and shown.full == full):
            return
        same = shown is not None and shown.full.examen.entree.id == entree_id
        focused = shown.focused_remede() if same and shown is not None else ""
        detail = EntreeDetail(full, self._services.times)
        self._board.show_detail(detail, keep_place=same)
        if focused in detail.remedes:
            detail.remedes[focused].setFocus()
        self.shown.emit(detail)

    def _on_failed(self, error: CoreError) -> None:
        if not isinstance(error, EntreeNotFound):
            self._services.tasks.failed.emit(error)
