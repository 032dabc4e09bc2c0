"""What the owner does to a recorded sale, from its panel: takes goods back, or cancels it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.ventes.annulation import ResultatAnnulation
from core.ventes.consultation import VenteRow
from core.ventes.rendus import RetourVente
from core.ventes.reste import ResteVente
from desktop.dialogs.annulation_vente import AnnulationVenteDialog
from desktop.dialogs.retour_vente import RetourVenteDialog
from desktop.formats import format_money, plain_tooltip, plural, shorten_numero
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.side_panel import SidePanel


class VenteActions(QObject):
    """Two buttons below the panel; each opens a dialog on what core says at that moment."""

    word_said = Signal(Tone, str, str)

    def __init__(self, services: Services, panel: SidePanel, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._vente: VenteRow | None = None
        self.return_button = Button(self.tr("Retour…"), icon_name="undo-2")
        self.cancel_button = Button(self.tr("Annuler la vente…"), Kind.DANGER)
        self.return_button.clicked.connect(self._on_return_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        panel.show_foot(self.return_button, harmful=self.cancel_button)

    def show_vente(self, vente: VenteRow) -> None:
        """Take note of the open sale, and say why what is impossible is."""
        self._vente = vente
        cancelled = self.tr("Cette vente est annulée.") if vente.est_annulee else ""
        whole = vente.pieces_rendues == vente.pieces
        returned = self.tr("Tout ce que cette vente contenait est déjà revenu.") if whole else ""
        _forbid(self.return_button, cancelled or returned)
        _forbid(self.cancel_button, cancelled)

    def _on_return_clicked(self) -> None:
        self._ask(self._open_return)

    def _on_cancel_clicked(self) -> None:
        self._ask(self._open_cancellation)

    def _ask(self, slot: Callable[[VenteRow, ResteVente], None]) -> None:
        if self._vente is not None:
            work = partial(self._services.core.retours_vente.get_reste, self._vente.id)
            self._services.tasks.run(work, partial(slot, self._vente))

    def _open_return(self, vente: VenteRow, reste: ResteVente) -> None:
        dialog = RetourVenteDialog(reste, self._services, self._page.window())
        dialog.recorded.connect(partial(self._on_returned, vente))
        dialog.open()

    def _open_cancellation(self, vente: VenteRow, reste: ResteVente) -> None:
        dialog = AnnulationVenteDialog(vente, reste, self._services, self._page.window())
        dialog.cancelled.connect(self._on_cancelled)
        dialog.open()

    def _on_returned(self, vente: VenteRow, retour: RetourVente) -> None:
        pieces = sum(ligne.quantite for ligne in retour.lignes)
        if retour.est_remis_en_stock:
            words = plural(pieces, self.tr("{n} pièce en rayon"), self.tr("{n} pièces en rayon"))
        else:
            words = plural(pieces, self.tr("{n} pièce abîmée"), self.tr("{n} pièces abîmées"))
        money = format_money(retour.montant_rendu, retour.devise)
        sentence = self.tr("{pieces}, {montant} rendus, vente {numero}").format(
            pieces=words, montant=money, numero=shorten_numero(vente.numero_facture)
        )
        self.word_said.emit(Tone.OK, self.tr("Retour enregistré"), sentence)

    def _on_cancelled(self, resultat: ResultatAnnulation) -> None:
        pieces = sum(stock.quantite for stock in resultat.stocks)
        back = plural(
            pieces, self.tr("{n} pièce revenue en stock"), self.tr("{n} pièces revenues en stock")
        )
        sentence = self.tr("{what}, vente {numero}").format(
            what=back if pieces else self.tr("Le stock ne bouge pas"),
            numero=shorten_numero(resultat.vente.numero_facture),
        )
        self.word_said.emit(Tone.OK, self.tr("Vente annulée"), sentence)


def _forbid(button: Button, why: str) -> None:
    """Put a button out of reach and say why; nothing to say leaves it in reach."""
    button.setEnabled(not why)
    button.setToolTip(plain_tooltip(why))
    button.setAccessibleDescription(why)
