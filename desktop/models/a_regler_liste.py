"""The sales that wait as one list in groups: a header a reason, then its entries."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from core.listes import Totaux, Tri
from core.quarantaine import Entree, FiltreQuarantaine, Quarantaine, Raison
from desktop.formats import format_money, format_number
from desktop.models.columns import Cell, Column, TextCell
from desktop.models.raisons import brief_of, reasons, short_numero, subject_of
from desktop.models.table import TableModel
from desktop.tasks import Tasks

_RAISONS = tuple(Raison)


@dataclass(frozen=True, slots=True)
class Entete:
    """The header of a group; its id is negative, so that it never is an entry's."""

    id: int
    raison: Raison


Ligne = Entete | Entree


def is_header(row_id: int) -> bool:
    """Tell headers from entries."""
    return row_id < 0


def header_id(raison: Raison) -> int:
    """Return the id of a reason's header."""
    return -1 - _RAISONS.index(raison)


class GroupSource:
    """Answers the questions of a list with headers between the entries; called in a worker."""

    def __init__(self, quarantaine: Quarantaine) -> None:
        self._quarantaine = quarantaine

    def list_ids(self, filtre: FiltreQuarantaine, tri: Tri) -> "array[int]":
        """Return the ids of every header and its entries, sorted within each group."""
        ids = array("q")
        for raison, own in self._quarantaine.list_groupes(filtre, tri).items():
            ids.append(header_id(raison))
            ids.extend(own)
        return ids

    def list_rows(self, ids: Sequence[int]) -> tuple[Ligne, ...]:
        """Return headers and entries in the order of the ids."""
        entrees = self._quarantaine.list_rows([i for i in ids if not is_header(i)])
        found: dict[int, Ligne] = {entree.id: entree for entree in entrees}
        found |= {i: Entete(i, _RAISONS[-1 - i]) for i in ids if is_header(i)}
        return tuple(found[row_id] for row_id in ids if row_id in found)

    def total(self, filtre: FiltreQuarantaine) -> Totaux:
        """Return count and montants at stake."""
        return self._quarantaine.total(filtre)


class FlatSource:
    """The same entries in the same order without the headers, as a file has them."""

    def __init__(self, quarantaine: Quarantaine) -> None:
        self._quarantaine = quarantaine
        self.list_rows = quarantaine.list_rows
        self.total = quarantaine.total

    def list_ids(self, filtre: FiltreQuarantaine, tri: Tri) -> "array[int]":
        """Return the ids of every entry, group after group."""
        ids = array("q")
        for own in self._quarantaine.list_groupes(filtre, tri).values():
            ids.extend(own)
        return ids


class GroupModel(TableModel[Ligne]):
    """Knows where each group begins and ends."""

    def __init__(self, source: GroupSource, tasks: Tasks, parent: QObject | None = None) -> None:
        column: Column[Ligne] = Column(title=_tr("Vente"), cell=self._cell)
        super().__init__([column], source.list_rows, tasks, parent)
        self._starts_of: array[int] | None = None
        self._starts: list[int] = []

    def starts(self) -> list[int]:
        """Return the positions of the headers."""
        if self._starts_of is not self.ids:
            self._starts_of = self.ids
            self._starts = [at for at, row_id in enumerate(self.ids) if is_header(row_id)]
        return self._starts

    def entries_of(self, start: int) -> "array[int]":
        """Return the ids of the entries below the header at a position."""
        starts = self.starts()
        following = bisect_right(starts, start)
        end = starts[following] if following < len(starts) else len(self.ids)
        return self.ids[start + 1 : end]

    def entries(self) -> "array[int]":
        """Return the ids of all entries, in the order of the list."""
        return array("q", (row_id for row_id in self.ids if not is_header(row_id)))

    def _cell(self, row: Ligne) -> Cell:
        return TextCell(", ".join(_words(row)))


def _words(row: Ligne) -> list[str]:
    """Return what a screen reader says of a row."""
    if isinstance(row, Entete):
        return [reasons()[row.raison].state.text]
    words = [subject_of(row) or short_numero(row), brief_of(row), row.terminal_nom]
    if row.montant is not None and row.devise is not None:
        words.append(format_money(row.montant, row.devise))
    if row.essais > 1:
        words.append(_tr("{n} essais").format(n=format_number(row.essais)))
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntreeList", text)
