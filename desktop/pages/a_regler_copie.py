"""Copies the entries of À régler as a spreadsheet takes them, with all that an export has."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.formats import plural
from desktop.models.a_regler import entree_columns
from desktop.models.a_regler_liste import GroupModel
from desktop.pages.a_regler_liste import EntreeList
from desktop.pages.copying import COPIED_MAX, to_cell, whole_text
from desktop.pages.page import Services


class EntreeCopier(QObject):
    """What is ticked, or else the current entry; read in a worker."""

    copied = Signal(str)
    """What to say of it."""

    def __init__(self, view: EntreeList, model: GroupModel, services: Services) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._services = services

    def copy_chosen(self) -> None:
        """Put them on the clipboard, a line each."""
        current = self._view.current_id()
        ticked = self._view.look.ticks.in_order_of(self._model.entries())
        ids = ticked or (() if current is None else (current,))
        if ids:
            self._services.tasks.run(partial(self._word, ids[:COPIED_MAX]), self._on_worded)

    def _word(self, ids: tuple[int, ...]) -> tuple[int, str]:
        columns = entree_columns(self._services.times)
        rows = self._services.core.quarantaine.list_rows(ids)
        lines = ("\t".join(to_cell(whole_text(c, row)) for c in columns) for row in rows)
        return len(rows), "\n".join(lines)

    def _on_worded(self, worded: tuple[int, str]) -> None:
        count, text = worded
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(plural(count, self.tr("{n} ligne copiée"), self.tr("{n} lignes copiées")))
