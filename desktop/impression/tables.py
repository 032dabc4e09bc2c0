"""The tables that can leave the window, by name: their rows, columns and totals, as on screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication

from core.application import Core
from core.catalogue.articles import ArticleRow, FiltreArticles
from core.clock import get_zone
from core.listes import Totaux
from core.lots import FiltreLots, LotSync, TotauxLots
from core.mouvements import FiltreMouvements, Mouvement
from core.quarantaine import Entree, FiltreQuarantaine
from core.rapports.cellules import Cellule, Somme
from core.rapports.tableau import Total
from core.suivi import FiltreSuivi, SuiviTerminal
from core.ventes.consultation import FiltreVentes, VenteRow
from core.vocabulaire import Devise
from desktop.formats import Times, format_numeric_day, format_time, money_parts
from desktop.impression.request import ExportRequest
from desktop.models.a_regler import entree_columns
from desktop.models.articles import article_columns
from desktop.models.columns import Column, Head
from desktop.models.journal import lot_columns
from desktop.models.mouvements import mouvement_columns
from desktop.models.table import Row, Source
from desktop.models.terminaux import terminal_columns
from desktop.models.ventes import vente_columns

F = TypeVar("F")
R = TypeVar("R", bound=Row)
T = TypeVar("T")
_PAGE = 500
_SAMPLE = 200
_ATTEMPTS = 3


class OpenTable(Protocol):
    """A table whose rows can be read, as often as one likes."""

    @property
    def title(self) -> str: ...

    @property
    def heads(self) -> Sequence[Head]: ...

    @property
    def count(self) -> int: ...

    @property
    def totals(self) -> tuple[Total, ...]: ...

    def cells(self) -> Iterator[tuple[Cellule, ...]]: ...

    def texts(self) -> Iterator[tuple[str, ...]]: ...

    def sample(self) -> tuple[tuple[str, ...], ...]: ...


@dataclass(frozen=True, slots=True)
class Table(Generic[F, R]):
    """How one table is asked for; `total` words its sums, and names their column by sort key."""

    title: str
    source: Callable[[Core], Source[F, R]]
    filtre: type[F]
    columns: Callable[[Times], Sequence[Column[R]]]
    total: tuple[str, str]

    def open(self, core: Core, request: ExportRequest, times: Times, fuseau: str) -> OpenTable:
        """Ask core which rows there are, and for their totals."""
        source = self.source(core)
        filtre = msgspec.json.decode(request.filtre, type=self.filtre)
        every = self.columns(times)
        columns = tuple(every[rank] for rank in request.columns if rank < len(every))
        ids, totaux = source.list_ids(filtre, request.tri), source.total(filtre)
        for _ in range(_ATTEMPTS):
            if totaux.lignes == len(ids):
                break
            # A sale came in between the two questions.
            ids, totaux = source.list_ids(filtre, request.tri), source.total(filtre)
        totals = tuple(self._word_totals(totaux, columns))
        rows = (ids, source.list_rows)
        return _Rows(self.title, columns, rows, totals=totals, fuseau=fuseau)

    def _word_totals(self, totaux: Totaux, columns: Sequence[Head]) -> Iterator[Total]:
        """Give one line a currency, or one for what came in and one for what went out."""
        sentence, key = self.total
        rank = _rank_of(key, columns)
        for devise in Devise:
            if devise in totaux.montants:
                somme = Somme(totaux.montants[devise], devise)
                unit = money_parts(somme.centimes, devise)[1]
                yield Total(sentence.format(unit=unit), rank, somme)
        if totaux.entrees:
            yield Total(_tr("Pièces entrées"), rank, totaux.entrees)
        if totaux.sorties:
            yield Total(_tr("Pièces sorties"), rank, totaux.sorties)
        if isinstance(totaux, TotauxLots):
            yield Total(_tr("Ventes reçues"), _rank_of("recues", columns), totaux.recues)
            yield Total(_tr("Ventes créées"), _rank_of("creees", columns), totaux.creees)
            yield Total(_tr("Doublons"), _rank_of("rejouees", columns), totaux.rejouees)
            yield Total(_tr("Ventes refusées"), _rank_of("refusees", columns), totaux.refusees)


class _Rows(Generic[R]):
    """The rows of one answer, read page by page in short transactions."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[R]],
        rows: tuple[Sequence[int], Callable[[Sequence[int]], tuple[R, ...]]],
        *,
        totals: tuple[Total, ...],
        fuseau: str,
    ) -> None:
        self.title = title
        self.heads: Sequence[Head] = columns
        self.totals = totals
        self._columns = columns
        self._ids, self._fetch = rows
        self._zone = get_zone(fuseau)

    @property
    def count(self) -> int:
        """Return how many rows there are to read."""
        return len(self._ids)

    def cells(self) -> Iterator[tuple[Cellule, ...]]:
        """Read typed cells, instants in the time of the boutique."""
        return self._read(self._ids, self._cell)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Read cells as they stand on paper: as on screen, but whole numbers and plain dates."""
        return self._read(self._ids, self._text)

    def sample(self) -> tuple[tuple[str, ...], ...]:
        """Read some texts of the beginning and some of the end, which often differ."""
        ids = [*self._ids[:_SAMPLE], *self._ids[_SAMPLE:][-_SAMPLE:]]
        return tuple(self._read(ids, self._text))

    def _read(
        self, ids: Sequence[int], convert: Callable[[Column[R], R], T]
    ) -> Iterator[tuple[T, ...]]:
        for start in range(0, len(ids), _PAGE):
            for row in self._fetch(ids[start : start + _PAGE]):
                yield tuple(convert(column, row) for column in self._columns)

    def _cell(self, column: Column[R], row: R) -> Cellule:
        value = column.value_of(row)
        return self._localise(value) if isinstance(value, datetime) else value

    def _text(self, column: Column[R], row: R) -> str:
        value = column.value_of(row)
        match value:
            case datetime():
                local = self._localise(value)
                return f"{format_numeric_day(local)} {format_time(local)}"
            case str():
                return value or column.cell(row).text
            case _:
                return column.cell(row).text

    def _localise(self, instant: datetime) -> datetime:
        try:
            return instant.astimezone(self._zone)
        except OverflowError:  # the last hours of year 9999 have no local time
            return instant


def _rank_of(key: str, columns: Sequence[Head]) -> int:
    """Return where the column of a sum stands; the second place where it is not shown."""
    return next((rank for rank, head in enumerate(columns) if head.sort_key == key), 1)


class AnyTable(Protocol):
    """A table, whatever its rows are."""

    @property
    def title(self) -> str: ...

    def open(self, core: Core, request: ExportRequest, times: Times, fuseau: str) -> OpenTable: ...


def list_tables() -> Mapping[str, AnyTable]:
    """Return every table that can leave the window, by the name of its page."""
    ventes: Table[FiltreVentes, VenteRow] = Table(
        title=_tr("Ventes"),
        source=lambda core: core.ventes,
        filtre=FiltreVentes,
        columns=vente_columns,
        total=(_tr("Ventes nettes en {unit}"), "montant_total"),
    )
    articles: Table[FiltreArticles, ArticleRow] = Table(
        title=_tr("Articles"),
        source=lambda core: core.catalogue,
        filtre=FiltreArticles,
        columns=article_columns,
        total=(_tr("Valeur au coût d’achat en {unit}"), "valeur"),
    )
    mouvements: Table[FiltreMouvements, Mouvement] = Table(
        title=_tr("Mouvements"),
        source=lambda core: core.mouvements,
        filtre=FiltreMouvements,
        columns=mouvement_columns,
        total=("", "quantite"),
    )
    a_regler: Table[FiltreQuarantaine, Entree] = Table(
        title=_tr("À régler"),
        source=lambda core: core.quarantaine,
        filtre=FiltreQuarantaine,
        columns=entree_columns,
        total=(_tr("Montants non comptés en {unit}"), "montant"),
    )
    journal: Table[FiltreLots, LotSync] = Table(
        title=_tr("Journal de synchronisation"),
        source=lambda core: core.lots,
        filtre=FiltreLots,
        columns=lot_columns,
        total=("", ""),
    )
    return {
        "ventes": ventes,
        "articles": articles,
        "mouvements": mouvements,
        "a_regler": a_regler,
        "journal": journal,
        "terminaux": _make_terminaux(),
    }


def _make_terminaux() -> Table[FiltreSuivi, SuiviTerminal]:
    return Table(
        title=_tr("Terminaux"),
        source=lambda core: core.suivi,
        filtre=FiltreSuivi,
        columns=terminal_columns,
        total=("", ""),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
