"""Part of a sale comes back: which pieces, in what state, why, and the money that goes out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.limites import TEXTE_MAX
from core.nombres import read_montant
from core.ventes.rendus import RetourVente
from core.ventes.reste import ResteVente
from core.ventes.retour import CommandeRetour, LigneRendue
from desktop.dialogs.reprise_vente import RepriseVenteDialog
from desktop.dialogs.retour_lignes import LignesRetour
from desktop.formats import format_money, format_number, money_parts, read_typed
from desktop.pages.page import Services
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.fields import Field, make_line_edit


class RetourVenteDialog(RepriseVenteDialog):
    """The money follows the pieces until the owner writes another amount."""

    recorded = Signal(RetourVente)

    def __init__(
        self, reste: ResteVente, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Retour de marchandise"), reste, services, parent)
        self._typed = False
        self._make_fields()
        self._lay_out()
        self._show()

    def _make_fields(self) -> None:
        self.lignes = LignesRetour(self._reste)
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
        self.add_devenir()
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

    def _show(self) -> None:
        """Show what follows from what is typed: the stocks, and the price of the pieces."""
        self.lignes.show_effects(restocked=self.is_restocked())
        if not self._typed:
            due = min(self.lignes.montant(), self._reste.montant_reste)
            self.montant.setText(money_parts(due, self._reste.devise)[0])

    def _on_montant_edited(self) -> None:
        self._typed = True

    def show_reste(self) -> None:
        self.lignes.show_reste(self._reste)
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
            partial(self._retours.record_retour_vente, self._command(lignes, montant)),
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
            remettre_en_stock=self.is_restocked(),
            montant_rendu=montant,
        )
