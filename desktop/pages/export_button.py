"""The menu that takes the list out of the program: as a file, or on paper."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.widgets.menu_button import MenuButton
from desktop.widgets.mnemonics import plain


class ExportButton(MenuButton):
    """Announces the wish; whoever can, fulfils it."""

    asked = Signal(str)
    """"xlsx", "csv", "pdf" or "print"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "download", parent)
        self.show_icon_alone(self.tr("Exporter"))

    def fill_menu(self, menu: QMenu) -> None:
        for kind, text in (
            ("xlsx", self.tr("Classeur Excel (.xlsx)")),
            ("csv", self.tr("Fichier CSV (.csv)")),
            ("pdf", self.tr("Document PDF (.pdf)")),
        ):
            menu.addAction(plain(text)).triggered.connect(partial(self.asked.emit, kind))
        menu.addSeparator()
        action = menu.addAction(self.tr("Imprimer…"))
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        action.triggered.connect(self.ask_print)

    def ask_print(self) -> None:
        """Ask for the list on paper."""
        self.asked.emit("print")
