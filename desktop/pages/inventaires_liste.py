"""The list of counts: those that go on first, then what was validated or abandoned."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from core.inventaires import TRI_DEFAUT
from core.inventaires.commandes import FiltreInventaires, Inventaire, OngletInventaires
from core.listes import Totaux
from desktop.formats import plural
from desktop.models.inventaires import inventaire_columns
from desktop.pages.board import Wording
from desktop.pages.page import Services
from desktop.pages.table_keys import add_key
from desktop.pages.table_page import Listing, TablePage
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals


class InventairesList(TablePage[FiltreInventaires, Inventaire]):
    """Enter or a double click opens a count."""

    opened = Signal(int)
    """The owner wants to see a count, by its id."""
    new_asked = Signal()
    """The owner wants to open another count."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Inventaires"), _tr("Liste des inventaires"), _tr("Nom de l’inventaire")),
            Listing(
                services.core.inventaires,
                inventaire_columns(services.times),
                _tabs(),
                TRI_DEFAUT,
            ),
        )
        self.new_button = Button(self.tr("Nouvel inventaire"), Kind.PRIMARY, "plus")
        self.new_button.clicked.connect(self.new_asked)
        self.board.head.add_action(self.new_button)
        add_key(self, "Ctrl+N", self.new_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.view.row_opened.connect(self.opened)
        services.bridge.inventaires_changed.connect(self._on_boutique_event)

    def filtre(self) -> FiltreInventaires:
        onglet = OngletInventaires(self.board.tabs.value())
        return FiltreInventaires(self.boutique.id, self.board.searched(), onglet)

    def count_tabs(self, filtre: FiltreInventaires) -> Mapping[str, int]:
        counts = self.services.core.inventaires.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        going = counts[OngletInventaires.EN_COURS]
        if not going:
            return self.tr("Aucun inventaire en cours")
        return plural(going, self.tr("{n} en cours"), self.tr("{n} en cours"))

    def totals(self, totaux: Totaux) -> Totals:
        return Totals(plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")))

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="clipboard-list",
            title=self.tr("Aucun inventaire"),
            sentence=self.tr(
                "Comptez la boutique pendant qu’elle vend : les ventes faites avant le comptage "
                "et reçues après ne le faussent pas."
            ),
            button=self.tr("Nouvel inventaire"),
            button_icon="plus",
        )

    def do_empty_action(self) -> None:
        self.new_asked.emit()


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletInventaires.TOUS, _tr("Tous")),
        Choice(OngletInventaires.EN_COURS, _tr("En cours")),
        Choice(OngletInventaires.VALIDES, _tr("Validés")),
        Choice(OngletInventaires.ABANDONNES, _tr("Abandonnés")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("InventairesList", text)
