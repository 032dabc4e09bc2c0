"""The journal of synchronisation: one row a request, and each sale that it carried."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.listes import Totaux, Tri
from core.lots import FiltreLots, LotSync, TotauxLots
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.formats import format_number, plural
from desktop.models.journal import COUNT_COLUMNS, lot_columns
from desktop.pages.board import Wording
from desktop.pages.chips import find_terminaux, read_ids
from desktop.pages.detail_page import DetailPage
from desktop.pages.journal_detail import FullLot, LotDetail
from desktop.pages.page import Services
from desktop.pages.period_picker import PeriodPicker
from desktop.pages.periode import Periode
from desktop.pages.table_page import Listing
from desktop.theme import Tone
from desktop.widgets.chip import Option
from desktop.widgets.choice_chip import ChoiceChip
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_ALL, _REFUSED = "TOUS", "REFUS"
_TERMINAL = "terminal"
_PERIODES = (Periode.AUJOURDHUI, Periode.SEPT_JOURS, Periode.TRENTE_JOURS, Periode.TOUT)


class JournalPage(DetailPage[FiltreLots, LotSync, FullLot]):
    """Seven days at first; a request that comes in appears without a jump."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(
                _tr("Journal de synchronisation"), _tr("Envois reçus"), _tr("Terminal ou adresse")
            ),
            Listing(
                services.core.lots,
                lot_columns(services.times),
                _tabs(),
                Tri("date_reception", descendant=True),
                services.core.lots.list_ids,
            ),
            panel_name=_tr("Détail de l’envoi"),
        )
        chip = ChoiceChip(self.tr("Terminal"), self._find_terminaux, services.tasks)
        self.board.filters.add(_TERMINAL, chip)
        self.periode = PeriodPicker(self.tr("Période"), _PERIODES, services.times)
        self.periode.choose(Periode.SEPT_JOURS)
        self.board.add_period(self.periode)
        self.state.note_original()
        services.bridge.lot_received.connect(self._on_rows_added)

    def filtre(self) -> FiltreLots:
        times = self.services.times
        first, last = self.periode.bounds()
        return FiltreLots(
            boutique_id=self.boutique.id,
            recherche=self.board.searched(),
            terminaux=read_ids(self.board.filters.setting(_TERMINAL)),
            avec_refus=self.board.tabs.value() == _REFUSED,
            date_debut=None if first is None else times.midnight(first),
            date_fin=None if last is None else times.midnight(last + timedelta(days=1)),
        )

    def count_tabs(self, filtre: FiltreLots) -> Mapping[str, int]:
        everything = replace(filtre, avec_refus=False)
        whole, refused = self.services.core.lots.count_avec_refus(everything)
        return {_ALL: whole, _REFUSED: refused}

    def caption(self, counts: Mapping[str, int]) -> str:
        if counts[_ALL] == 0:
            return self.tr("Aucun envoi sur la période")
        return plural(
            counts[_ALL],
            self.tr("{n} envoi reçu sur la période"),
            self.tr("{n} envois reçus sur la période"),
        )

    def totals(self, totaux: Totaux) -> Totals:
        count = plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes"))
        if not isinstance(totaux, TotauxLots):
            return Totals(count)
        figures = (totaux.recues, totaux.creees, totaux.rejouees, totaux.refusees)
        sums = zip(COUNT_COLUMNS, figures, strict=True)
        return Totals(
            count,
            self.tr("reçues = créées + doublons + refusées"),
            {column: ((format_number(figure), ""),) for column, figure in sums},
        )

    def empty_text(self) -> EmptyText:
        everything = self._shows_everything()
        return EmptyText(
            icon="scroll-text",
            title=self.tr(
                "Aucun envoi pour l’instant" if everything else "Aucun envoi sur cette période"
            ),
            sentence=self.tr("Chaque envoi d’un terminal laisse ici une ligne, refus compris."),
            button=self.tr("Voir les terminaux" if everything else "Voir tous les envois"),
            filtered=not everything,
        )

    def do_empty_action(self) -> None:
        if self._shows_everything():
            self.page_asked.emit("terminaux")
        else:
            self.widen()
            self.begin_list()

    def widen(self) -> None:
        self.periode.choose(Periode.TOUT)

    def load_detail(self, row_id: int) -> FullLot:
        lots = self.services.core.lots
        (lot,) = lots.list_rows([row_id])
        return FullLot(lot, lots.read_resultats(row_id), lots.read_corps(row_id))

    def make_content(self, detail: FullLot) -> QWidget:
        content = LotDetail(detail, self.services.times)
        content.vente_asked.connect(partial(self.row_asked.emit, "ventes"))
        content.entree_asked.connect(partial(self.row_asked.emit, "a_regler"))
        content.payload_asked.connect(self._on_payload_asked)
        return content

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Envoi {rank} sur {count}").format(rank=rank, count=count)

    def _shows_everything(self) -> bool:
        return self.periode.bounds() == (None, None)

    def _find_terminaux(self, text: str) -> Sequence[Option]:
        return find_terminaux(self.services.core, self.boutique_id(), text)

    def _on_payload_asked(self, lot: str, contenu: str) -> None:
        ContenuRecuDialog(lot, contenu, self).open()


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(_ALL, _tr("Tous")),
        Choice(_REFUSED, _tr("Avec refus"), Tone.WARN),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("JournalPage", text)
