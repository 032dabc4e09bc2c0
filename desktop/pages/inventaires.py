"""The Inventaire page: the list of counts, and in its place the one that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.boutiques import Boutique
from desktop.dialogs.inventaire import NouvelInventaireDialog
from desktop.pages.comptage import ComptagePage
from desktop.pages.exportable import exportable
from desktop.pages.inventaires_liste import InventairesList
from desktop.pages.page import Page, Services


class InventairePage(Page):
    """Both parts are pages of their own; this one leads from one to the other."""

    list_shown = Signal()
    """What core answered is on screen, in either part."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.liste = exportable(InventairesList, "inventaires")(services)
        self.comptage = exportable(ComptagePage, "inventaire")(services)
        self._places = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._places)
        for part in (self.liste, self.comptage):
            self._places.addWidget(part)
            part.list_shown.connect(self.list_shown)
            part.page_asked.connect(self.page_asked)
            part.rows_asked.connect(self.rows_asked)
            part.row_asked.connect(self.row_asked)
            part.word_said.connect(self.word_said)
        self.liste.opened.connect(self.open_row)
        self.liste.new_asked.connect(self._on_new_asked)
        self.comptage.left.connect(self.show_list)

    def show_boutique(self, boutique: Boutique) -> None:
        super().show_boutique(boutique)
        self._places.setCurrentWidget(self.liste)
        self.liste.show_boutique(boutique)
        self.comptage.show_boutique(boutique)

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
        return self._places.currentWidget() is self.comptage

    def focus_scan(self) -> bool:
        if self.is_counting():
            self.comptage.saisie.focus_scan()
        return self.is_counting()

    def tick(self) -> None:
        for part in (self.liste, self.comptage):
            part.tick()

    def _on_new_asked(self) -> None:
        dialog = NouvelInventaireDialog(self.services, self.boutique.id, self)
        dialog.opened.connect(self.open_row)
        dialog.open()
