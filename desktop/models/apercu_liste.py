"""The first rows of a list that is to be imported, as they stand in the file."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.importation.correspondance import Correspondance
from core.importation.lecture import Tableau
from desktop.models.ids import Index

ROWS = 20


class ApercuListe(QAbstractTableModel):
    """A column that gives no field is shown all the same, in grey by its view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tableau = Tableau((), ())
        self._heads: tuple[str, ...] = ()

    def show_tableau(self, tableau: Tableau) -> None:
        """Show another list."""
        self.beginResetModel()
        self._tableau = tableau
        self._heads = tableau.entete
        self.endResetModel()

    def show_fields(self, correspondance: Correspondance, words: dict[str, str]) -> None:
        """Tell in each heading what its column gives."""
        given = {n: words[colonne] for colonne, n in correspondance.items()}
        entete = self._tableau.entete
        self._heads = tuple(
            f"{head}\n→ {given[n]}" if n in given else f"{head}\n" for n, head in enumerate(entete)
        )
        if entete:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(entete) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else min(len(self._tableau.lignes), ROWS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._tableau.entete)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._tableau.lignes[index.row()].cellules[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return str(self._tableau.lignes[section].numero)
