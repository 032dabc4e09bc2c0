"""Part of a sale comes back: which pieces, in what state, why, and the money that goes out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.events import StockChange, VentesAnnulees, VentesRendues
from core.limites import TEXTE_MAX
from core.nombres import read_montant
from core.ventes.rendus import RetourVente
from core.ventes.reste import ResteVente
from core.ventes.retour import CommandeRetour, LigneRendue
from desktop.dialogs.formulaire import Formulaire
from desktop.dialogs.retour_lignes import RAYON, LignesRetour, make_devenir
from desktop.formats import format_money, format_number, money_parts, read_typed
from desktop.pages.page import Services
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.fields import Field, make_line_edit


class RetourVenteDialog(Formulaire):
    """The money follows the pieces until the owner writes another amount."""

    recorded = Signal(RetourVente)

    def __init__(
        self, reste: ResteVente, services: Services, parent: QWidget | None = None
    ) -> None:
        subject = self.tr("Vente {numero}").format(numero=reste.numero_facture)
        super().__init__(self.tr("Retour de marchandise"), subject, services.tasks, parent)
        self._core = services.core
        self._reste = reste
        self._typed = False
        self._make_fields()
        self._lay_out()
        self._show()
        bridge = services.bridge
        bridge.stock_changed.connect(self._on_stock_changed)
        bridge.ventes_returned.connect(self._on_ventes_changed)
        bridge.ventes_cancelled.connect(self._on_ventes_changed)

    def _make_fields(self) -> None:
        self.lignes = LignesRetour(self._reste)
        self.devenir = make_devenir()
        self.motif = make_line_edit(self.tr("Par exemple : article défectueux"), maximum=TEXTE_MAX)
        self.montant = make_line_edit(maximum=24)
        self.montant.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lignes.changed.connect(self._show)
        self.devenir.chosen.connect(self._show)
        self.montant.textEdited.connect(self._on_montant_edited)

    def _lay_out(self) -> None:
        pieces = Field(self.tr("Pièces rendues et stock de l’article"), self.lignes)
        self.content.addWidget(self.add_field("lignes", pieces, self.lignes))
        self.lignes.changed.connect(partial(pieces.show_error, ""))
        self.all_button = Button(self.tr("Tout rendre"), Kind.LINK)
        self.all_button.clicked.connect(self.lignes.fill)
        self.content.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.devenir)
        row.addStretch(1)
        self.content.addLayout(row)
        _, unit = money_parts(0, self._reste.devise)
        name = self.tr("Montant rendu au client, en {unit}").format(unit=unit)
        self._montant_field = Field(name, self.montant, self._montant_help())
        self.add_field("montant_rendu", self._montant_field, self.montant)
        motif = self.add_field("motif", Field(self.tr("Motif"), self.motif), self.motif)
        self.add_row(self._montant_field, motif)
        self.submit = self.add_foot(self.tr("Enregistrer le retour"), self._on_submit_clicked)
        self.lignes.setFocus()

    def _montant_help(self) -> str:
        left = format_money(self._reste.montant_reste, self._reste.devise)
        return self.tr("Au plus {montant}").format(montant=left)

    def _is_restocked(self) -> bool:
        return self.devenir.value() == RAYON

    def _show(self) -> None:
        """Show what follows from what is typed: the stocks, and the price of the pieces."""
        self.lignes.show_effects(restocked=self._is_restocked())
        if not self._typed:
            due = min(self.lignes.montant(), self._reste.montant_reste)
            self.montant.setText(money_parts(due, self._reste.devise)[0])

    def _on_montant_edited(self) -> None:
        self._typed = True

    def _on_stock_changed(self, event: StockChange) -> None:
        if {ligne.article_id for ligne in self._reste.lignes} & set(event.article_ids):
            self._reload()

    def _on_ventes_changed(self, event: VentesRendues | VentesAnnulees) -> None:
        if self._reste.id in event.vente_ids:
            self._reload()

    def _reload(self) -> None:
        self.ask(partial(self._core.retours_vente.get_reste, self._reste.id), self._on_reste_read)

    def _on_reste_read(self, reste: ResteVente) -> None:
        self._reste = reste
        self.lignes.show_reste(reste)
        self._montant_field.show_help(self._montant_help())
        self._show()

    def _on_submit_clicked(self) -> None:
        if wrong := self.lignes.mark_wrong():
            sentence = self.tr("{nom} : écrivez un nombre de 0 à {n}.").format(
                nom=wrong.ligne.article_nom, n=format_number(wrong.ligne.reste)
            )
            self.refuse("lignes", sentence)
            return
        lignes = self.lignes.read()
        if not lignes:
            self.refuse("lignes", self.tr("Écrivez au moins une pièce rendue, par exemple 1."))
            return
        montant = read_montant(read_typed(self.montant.text()))
        if montant is None or montant > self._reste.montant_reste:
            self.refuse("montant_rendu", self._explain_montant())
            return
        self.write(
            partial(self._core.retours_vente.record_retour_vente, self._command(lignes, montant)),
            self.recorded.emit,
        )

    def _explain_montant(self) -> str:
        left = format_money(self._reste.montant_reste, self._reste.devise)
        return self.tr("Écrivez un montant de 0 à {montant}, par exemple 5 000.").format(
            montant=left
        )

    def _command(self, lignes: tuple[LigneRendue, ...], montant: int) -> CommandeRetour:
        return CommandeRetour(
            vente_id=self._reste.id,
            lignes=lignes,
            motif=self.motif.text(),
            remettre_en_stock=self._is_restocked(),
            montant_rendu=montant,
        )
