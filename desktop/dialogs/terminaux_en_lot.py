"""Which two terminals several sales are about, where the remedy is about terminals."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.quarantaine import Jumelage, Precisions
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import plural
from desktop.widgets.fields import OptionTile


@dataclass(frozen=True, slots=True)
class Paire:
    """What may be said of two terminals; `ids` are what it settles beside what was chosen."""

    title: str
    sentence: str
    precisions: Precisions
    ids: tuple[int, ...] = ()


class TerminauxEnLotDialog(ReglementDialog):
    """The only pair is chosen from the start; of several the owner says which."""

    def __init__(
        self,
        sujet: Sujet,
        paires: Sequence[Paire],
        tools: Tools,
        parent: QWidget | None = None,
    ) -> None:
        self._paires = tuple(paires)
        self.tiles: list[OptionTile] = []
        super().__init__(sujet, tools, parent)

    def make_fields(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName(self.tr("Les deux terminaux"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for rank, paire in enumerate(self._paires):
            tile = OptionTile(str(rank), paire.title, paire.sentence)
            tile.setChecked(len(self._paires) == 1)
            tile.toggled.connect(self.foresee)
            self.tiles.append(tile)
            column.addWidget(tile)
        return box

    def precisions(self) -> Precisions | None:
        paire = self._chosen()
        return None if paire is None else paire.precisions

    def asked_ids(self) -> tuple[int, ...]:
        paire, ids = self._chosen(), super().asked_ids()
        return ids if paire is None else tuple(dict.fromkeys((*ids, *paire.ids)))

    def missing_words(self) -> str:
        return self.tr("Choisissez de quels terminaux il s’agit.")

    def _chosen(self) -> Paire | None:
        tiles = zip(self.tiles, self._paires, strict=False)
        return next((paire for tile, paire in tiles if tile.isChecked()), None)


def list_remplacements(jumelages: Sequence[Jumelage]) -> tuple[Paire, ...]:
    """Return what a replacement may be: the one that sent takes the place of the other."""
    title = _tr("{terminal} remplace {autre}")
    return tuple(
        Paire(
            title.format(terminal=j.terminal_nom, autre=j.autre_nom),
            _tell_count(len(j.entrees)),
            Precisions(ancien_id=j.autre_id, nouveau_id=j.terminal_id),
        )
        for j in jumelages
    )


def list_distincts(
    jumelages: Sequence[Jumelage], waiting: Sequence[tuple[int, ...]]
) -> tuple[Paire, ...]:
    """Return the pairs that may be told apart, each once, with all that waits of it."""
    title = _tr("{terminal} et {autre}")
    found: dict[frozenset[int], Paire] = {}
    for jumelage, ids in zip(jumelages, waiting, strict=True):
        paire = frozenset({jumelage.terminal_id, jumelage.autre_id})
        found.setdefault(
            paire,
            Paire(
                title.format(terminal=jumelage.terminal_nom, autre=jumelage.autre_nom),
                _tell_count(len({*jumelage.entrees, *ids})),
                Precisions(paire=paire),
                ids,
            ),
        )
    return tuple(found.values())


def _tell_count(count: int) -> str:
    return plural(
        count,
        _tr("{n} vente qui attend est déjà enregistrée par l’autre."),
        _tr("{n} ventes qui attendent sont déjà enregistrées par l’autre."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TerminauxEnLotDialog", text)
