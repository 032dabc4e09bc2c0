"""The Ventes page: what the terminals sold, as it arrives."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.events import VentesAnnulees, VentesRendues
from core.listes import Totaux, Tri
from core.ventes.consultation import FiltreVentes, OngletVentes, VenteRow
from core.vocabulaire import Devise
from desktop.dialogs.contenu_recu import ContenuRecuDialog
from desktop.formats import money_parts, plural
from desktop.models.ventes import TOTAL_COLUMN, vente_columns
from desktop.pages.board import Wording
from desktop.pages.detail_page import DetailPage
from desktop.pages.page import Services, Surroundings
from desktop.pages.period_picker import PeriodPicker
from desktop.pages.periode import Periode, tell_days
from desktop.pages.table_page import Listing
from desktop.pages.ventes_actions import VenteActions
from desktop.pages.ventes_chips import VenteChips
from desktop.pages.ventes_detail import FullVente, VenteDetail
from desktop.server_status import ServerState
from desktop.theme import Tone
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_PERIODES = (Periode.AUJOURDHUI, Periode.HIER, Periode.SEPT_JOURS, Periode.MOIS, Periode.TOUT)


class VentesPage(DetailPage[FiltreVentes, VenteRow, FullVente]):
    """Today at first; a sale that comes in appears without a jump."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Ventes"), _tr("Ventes"), _tr("Numéro ou article")),
            Listing(
                services.core.ventes,
                vente_columns(services.times),
                _tabs(),
                Tri("date_affichee", descendant=True),
                services.core.ventes.list_ids,
            ),
            panel_name=_tr("Détail de la vente"),
        )
        self._chips = VenteChips(self.board.filters, services, self.boutique_id)
        self.periode = PeriodPicker(self.tr("Période"), _PERIODES, services.times)
        self.board.add_period(self.periode)
        self.state.note_original()
        services.bridge.ventes_recorded.connect(self._on_rows_added)
        services.bridge.ventes_cancelled.connect(self._on_ventes_changed)
        services.bridge.ventes_returned.connect(self._on_ventes_changed)
        self.vente_actions = VenteActions(services, self.panel, self)
        self.vente_actions.word_said.connect(self.word_said)

    def filtre(self) -> FiltreVentes:
        first, last = self.periode.bounds()
        filtre = FiltreVentes(
            boutique_id=self.boutique.id,
            recherche=self.board.searched(),
            onglet=OngletVentes(self.board.tabs.value()),
            jour_debut=first,
            jour_fin=last,
        )
        return self._chips.narrow(filtre)

    def count_tabs(self, filtre: FiltreVentes) -> Mapping[str, int]:
        counts = self.services.core.ventes.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        count = counts[OngletVentes.TOUTES]
        nothing, one, many = self._caption_words()
        return nothing if count == 0 else plural(count, one, many)

    def totals(self, totaux: Totaux) -> Totals:
        sums = tuple(
            money_parts(totaux.montants[devise], devise)
            for devise in Devise
            if devise in totaux.montants
        )
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("ventes nettes, par devise"),
            {TOTAL_COLUMN: sums},
        )

    def empty_text(self) -> EmptyText:
        if self.surroundings.terminals == 0:
            return EmptyText(
                icon="receipt-text",
                title=self.tr("Vos ventes apparaîtront ici"),
                sentence=self.tr(
                    "Aucun terminal n’est encore relié à cette boutique, "
                    "donc aucune vente ne peut arriver."
                ),
                button=self.tr("Relier un terminal"),
                button_icon="smartphone",
            )
        nothing, _, _ = self._caption_words()
        everything = self._shows_everything()
        return EmptyText(
            icon="receipt-text",
            title=nothing,
            sentence=self.tr("Une vente apparaît ici dès qu’un terminal l’envoie."),
            button=self.tr("Voir les terminaux" if everything else "Voir toutes les ventes"),
            filtered=not everything,
        )

    def empty_fact(self) -> str:
        server = self.surroundings.server
        if server.state is ServerState.ONLINE and server.addresses:
            return self.tr("Le serveur est prêt : {address}").format(address=server.addresses[0])
        return server.sentence

    def do_empty_action(self) -> None:
        if self.surroundings.terminals == 0 or self._shows_everything():
            self.page_asked.emit("terminaux")
        else:
            self.widen()
            self.begin_list()

    def widen(self) -> None:
        self.periode.choose(Periode.TOUT)

    def show_surroundings(self, surroundings: Surroundings) -> None:
        super().show_surroundings(surroundings)
        if self.board.is_empty_shown():
            self.board.show_empty(self.empty_text(), self.empty_fact())

    def load_detail(self, row_id: int) -> FullVente:
        core = self.services.core
        detail = core.ventes.get_detail(row_id)
        vente = detail.vente
        lot = None if vente.lot_id is None else core.lots.find_lot(vente.lot_id)
        passages = core.lots.list_passages(
            vente.terminal_id, vente.numero_facture, vente.date_reception, row_id
        )
        return FullVente(detail, lot, passages, core.ventes.read_charge_utile(row_id))

    def make_content(self, detail: FullVente) -> QWidget:
        content = VenteDetail(detail, self.services.times)
        content.number_copied.connect(self._on_number_copied)
        content.payload_asked.connect(self._on_payload_asked)
        content.mouvement_asked.connect(partial(self.row_asked.emit, "mouvements"))
        content.inventaire_asked.connect(partial(self.row_asked.emit, "inventaire"))
        self.vente_actions.show_vente(detail.detail.vente)
        return content

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Vente {rank} sur {count}").format(rank=rank, count=count)

    def _shows_everything(self) -> bool:
        return Periode(self.periode.value()) is Periode.TOUT

    def _caption_words(self) -> tuple[str, str, str]:
        """Return the caption for no sale, for one and for many, in the chosen period."""
        days = tell_days(*self.periode.bounds(), self.services.times.today())
        return {
            Periode.AUTRE: (
                self.tr("Aucune vente {days}").replace("{days}", days),
                self.tr("{n} vente {days}").replace("{days}", days),
                self.tr("{n} ventes {days}").replace("{days}", days),
            ),
            Periode.AUJOURDHUI: (
                self.tr("Aucune vente aujourd’hui"),
                self.tr("{n} vente aujourd’hui"),
                self.tr("{n} ventes aujourd’hui"),
            ),
            Periode.HIER: (
                self.tr("Aucune vente hier"),
                self.tr("{n} vente hier"),
                self.tr("{n} ventes hier"),
            ),
            Periode.SEPT_JOURS: (
                self.tr("Aucune vente en sept jours"),
                self.tr("{n} vente en sept jours"),
                self.tr("{n} ventes en sept jours"),
            ),
            Periode.MOIS: (
                self.tr("Aucune vente ce mois-ci"),
                self.tr("{n} vente ce mois-ci"),
                self.tr("{n} ventes ce mois-ci"),
            ),
            Periode.TOUT: (
                self.tr("Aucune vente"),
                self.tr("{n} vente en tout"),
                self.tr("{n} ventes en tout"),
            ),
        }[Periode(self.periode.value())]

    def _on_ventes_changed(self, event: VentesRendues | VentesAnnulees) -> None:
        self._on_boutique_event(event)
        if self._open_id in event.vente_ids:
            self._load_open()

    def _on_number_copied(self, numero: str) -> None:
        QGuiApplication.clipboard().setText(numero)
        self.word_said.emit(Tone.OK, self.tr("Numéro copié"), numero)

    def _on_payload_asked(self, numero: str, contenu: str) -> None:
        ContenuRecuDialog(numero, contenu, self).open()


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletVentes.TOUTES, _tr("Toutes")),
        Choice(OngletVentes.DETTES, _tr("Dettes"), Tone.WARN),
        Choice(OngletVentes.TARDIVES, _tr("Tardives"), Tone.INFO),
        Choice(OngletVentes.ANNULEES, _tr("Annulées")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("VentesPage", text)
