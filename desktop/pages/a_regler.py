"""The À régler page: every sale that could not be applied, with its reason and its content."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.listes import Totaux, Tri
from core.quarantaine import Entree, FiltreQuarantaine, OngletQuarantaine
from core.vocabulaire import Devise
from desktop.formats import money_parts, plural
from desktop.models.a_regler import MONTANT_COLUMN, entree_columns
from desktop.pages.a_regler_detail import EntreeDetail, FullEntree
from desktop.pages.board import Wording
from desktop.pages.detail_page import DetailPage
from desktop.pages.page import Services
from desktop.pages.table_page import Listing
from desktop.theme import Tone
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals


class AReglerPage(DetailPage[FiltreQuarantaine, Entree, FullEntree]):
    """Read-only: nothing here changes a stock or a sale."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("À régler"), _tr("Ventes à régler"), _tr("Numéro ou article")),
            Listing(
                services.core.quarantaine,
                entree_columns(services.times),
                _tabs(),
                Tri("date_derniere", descendant=True),
            ),
            panel_name=_tr("Vente à régler"),
        )
        services.bridge.quarantaine_changed.connect(self._on_boutique_event)

    def filtre(self) -> FiltreQuarantaine:
        tab = self.board.tabs.value()
        return FiltreQuarantaine(
            boutique_id=self.boutique.id,
            recherche=self.board.searched(),
            onglet=OngletQuarantaine(tab),
        )

    def count_tabs(self, filtre: FiltreQuarantaine) -> Mapping[str, int]:
        counts = self.services.core.quarantaine.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        if counts[OngletQuarantaine.A_REGLER] == 0:
            return self.tr("Aucune vente en attente")
        return plural(
            counts[OngletQuarantaine.A_REGLER],
            self.tr("{n} vente reçue et gardée, en attente de votre décision"),
            self.tr("{n} ventes reçues et gardées, en attente de votre décision"),
        )

    def totals(self, totaux: Totaux) -> Totals:
        sums = tuple(
            money_parts(totaux.montants[devise], devise)
            for devise in Devise
            if totaux.montants.get(devise)
        )
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("montants non comptés, par devise"),
            {MONTANT_COLUMN: sums},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="circle-check",
            title=self.tr("Rien à régler"),
            sentence=self.tr(
                "Toutes les ventes reçues ont été enregistrées. Une vente que le stock ou le "
                "catalogue ne permet pas d’enregistrer attendrait ici."
            ),
        )

    def load_detail(self, row_id: int) -> FullEntree:
        quarantaine = self.services.core.quarantaine
        payload = quarantaine.read_charge_utile(row_id)
        # Whatever the bytes are, they are shown: what is not UTF-8 appears as U+FFFD.
        return FullEntree(quarantaine.get_entree(row_id), payload.decode(errors="replace"))

    def make_content(self, detail: FullEntree) -> QWidget:
        return EntreeDetail(detail, self.services.times)

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Vente {rank} sur {count}").format(rank=rank, count=count)


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletQuarantaine.A_REGLER, _tr("À régler"), Tone.WARN),
        Choice(OngletQuarantaine.TOUTES, _tr("Toutes")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("AReglerPage", text)
