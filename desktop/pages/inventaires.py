"""The Inventaire page: the list of counts, and in its place the one that is open."""

from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.boutiques import Boutique
from desktop.dialogs.inventaire import NouvelInventaireDialog
from desktop.pages.comptage import ComptagePage
from desktop.pages.exportable import exportable
from desktop.pages.inventaires_liste import InventairesList
from desktop.pages.page import Page, Services

T = TypeVar("T", InventairesList, ComptagePage)


class InventairePage(Page):
    """Both parts are pages of their own; this one leads from one to the other."""

    list_shown = Signal()
    """What core answered is on screen, in either part."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._places = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)
        self._parts: list[InventairesList | ComptagePage] = []
        self.liste = self._join(exportable(InventairesList, "inventaires")(services))
        self.liste.opened.connect(self.open_row)
        self.liste.new_asked.connect(self._on_new_asked)

    @cached_property
    def comptage(self) -> ComptagePage:
        """One count in full, made when a count is first opened."""
        part = self._join(exportable(ComptagePage, "inventaire")(self.services))
        part.left.connect(self.show_list)
        if self._boutique is not None:
            part.show_boutique(self._boutique)
        return part

    def show_boutique(self, boutique: Boutique) -> None:
        super().show_boutique(boutique)
        self._places.setCurrentWidget(self.liste)
        for part in self._parts:
            part.show_boutique(boutique)

    def refresh(self) -> None:
        """Its parts load themselves."""
        self.start_refresh()
        self.refreshed()

    def open_row(self, row_id: int) -> None:
        """Show one count."""
        self._places.setCurrentWidget(self.comptage)
        self.comptage.show_inventaire(row_id)
        self.comptage.saisie.focus_scan()

    def show_list(self) -> None:
        """Go back to the list of counts."""
        self._places.setCurrentWidget(self.liste)
        self.liste.view.setFocus()

    def is_counting(self) -> bool:
        """Tell whether a count is on screen."""
        return self._places.currentWidget() is not self.liste

    def focus_scan(self) -> bool:
        if self.is_counting():
            self.comptage.saisie.focus_scan()
        return self.is_counting()

    def make_ahead(self) -> Iterator[None]:
        self.comptage.hide()
        yield

    def tick(self) -> None:
        for part in self._parts:
            part.tick()

    def _join(self, part: T) -> T:
        """Take in a part: what it says, this page says."""
        self._parts.append(part)
        self._places.addWidget(part)
        part.list_shown.connect(self.list_shown)
        part.page_asked.connect(self.page_asked)
        part.rows_asked.connect(self.rows_asked)
        part.row_asked.connect(self.row_asked)
        part.word_said.connect(self.word_said)
        return part

    def _on_new_asked(self) -> None:
        dialog = NouvelInventaireDialog(self.services, self.boutique.id, self)
        dialog.opened.connect(self.open_row)
        dialog.open()
