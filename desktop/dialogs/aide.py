"""F1: every key of the program, and where the guide is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.commands import Command
from desktop.dialogs.guide import GUIDE, GuideDialog
from desktop.models.columns import Ink
from desktop.theme import Style, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.keycap import Keycap
from desktop.widgets.labels import Label

_COLUMNS = 2
_WIDTH = 620


class AideDialog(Dialog):
    """Lists the keys of the commands, then those that every page knows."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Aide : les touches"),
            self.tr("Tout se fait aussi à la souris. Ctrl+K trouve chaque page et chaque action."),
            parent,
        )
        self.setFixedWidth(scaled(_WIDTH))
        keyed = [(command.keys, command.text) for command in commands if command.keys]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        everything = [*keyed, *self._list_page_keys()]
        rows = -(-len(everything) // _COLUMNS)
        for position, (keys, text) in enumerate(everything):
            column, row = divmod(position, rows)
            grid.addWidget(Keycap(keys), row, column * 2)
            grid.addWidget(Label(text, Style.BODY, Ink.TEXT2), row, column * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.content.addLayout(grid)
        if GUIDE.is_file():
            self.add_button(self.tr("Lire le guide")).clicked.connect(self._on_guide_clicked)
        close = self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True)
        close.clicked.connect(self.accept)

    def _on_guide_clicked(self) -> None:
        # The guide takes the place of the keys: both would stand before the window.
        self.accept()
        GuideDialog(self.parentWidget()).open()

    def _list_page_keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("F5", self.tr("Actualiser")),
            ("Ctrl+F", self.tr("Chercher dans la liste")),
            ("Ctrl+N", self.tr("Nouveau")),
            ("Ctrl+E", self.tr("Exporter la liste")),
            ("Ctrl+P", self.tr("Imprimer la liste")),
            ("Ctrl+C", self.tr("Copier la ligne")),
            (self.tr("Entrée"), self.tr("Ouvrir la ligne")),
            (self.tr("Échap"), self.tr("Fermer, effacer la recherche")),
        )
