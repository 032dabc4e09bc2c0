"""The explanation of a stock on its way out of the window: a table whose rows add up."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QCoreApplication

from core.application import Core
from core.fiche.explication import LigneExplication
from core.rapports.tableau import Total
from desktop.formats import Times
from desktop.impression.request import ExportRequest
from desktop.impression.rows import OpenTable, Rows, rank_of
from desktop.models.explication import FiltreExplication, explication_columns


@dataclass(frozen=True, slots=True)
class ExplicationTable:
    """One article; the total is its present stock."""

    title: str

    def open(self, core: Core, request: ExportRequest, times: Times, fuseau: str) -> OpenTable:
        """Ask core why the stock is what it is; ArticleNotFound."""
        filtre = msgspec.json.decode(request.filtre, type=FiltreExplication)
        explication = core.fiches.explain_stock(filtre.boutique_id, filtre.article_id)
        every = explication_columns(times)
        columns = tuple(every[rank] for rank in request.columns if rank < len(every))

        def fetch(places: Sequence[int]) -> tuple[LigneExplication, ...]:
            return tuple(explication.lignes[place] for place in places)

        total = Total(_tr("Stock actuel"), rank_of("quantite", columns), explication.stock)
        ids = range(len(explication.lignes))
        return Rows(self.title, columns, (ids, fetch), totals=(total,), fuseau=fuseau)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)
