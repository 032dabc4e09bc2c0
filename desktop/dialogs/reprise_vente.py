"""The frame of what takes goods of a sale back: it follows what else happens to the sale."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.events import StockChange, VentesAnnulees, VentesRendues
from core.ventes.reste import ResteVente
from desktop.dialogs.formulaire import Formulaire
from desktop.dialogs.retour_lignes import RAYON, make_devenir
from desktop.pages.page import Services


class RepriseVenteDialog(Formulaire):
    """Knows what is left of the sale, and asks whether it can be sold again."""

    def __init__(
        self, title: str, reste: ResteVente, services: Services, parent: QWidget | None
    ) -> None:
        subject = self.tr("Vente {numero}").format(numero=reste.numero_facture)
        super().__init__(title, subject, services.tasks, parent)
        self._retours = services.core.retours_vente
        self._reste = reste
        self.devenir = make_devenir()
        bridge = services.bridge
        bridge.stock_changed.connect(self._on_stock_changed)
        bridge.ventes_returned.connect(self._on_ventes_changed)
        bridge.ventes_cancelled.connect(self._on_ventes_changed)

    def show_reste(self) -> None:
        """Show what is left of the sale now; what was typed stays."""

    def is_restocked(self) -> bool:
        """Tell whether the goods can be sold again."""
        return self.devenir.value() == RAYON

    def add_devenir(self) -> None:
        """Append the question of what becomes of the goods."""
        row = QHBoxLayout()
        row.addWidget(self.devenir)
        row.addStretch(1)
        self.content.addLayout(row)

    def _on_stock_changed(self, event: StockChange) -> None:
        if {ligne.article_id for ligne in self._reste.lignes} & set(event.article_ids):
            self._reload()

    def _on_ventes_changed(self, event: VentesRendues | VentesAnnulees) -> None:
        if self._reste.id in event.vente_ids:
            self._reload()

    def _reload(self) -> None:
        self.ask(partial(self._retours.get_reste, self._reste.id), self._on_reste_read)

    def _on_reste_read(self, reste: ResteVente) -> None:
        self._reste = reste
        self.show_reste()
