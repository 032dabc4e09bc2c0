"""Which recorded sale an entry doubles: the owner chooses among those that may be it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.quarantaine import Examen, Precisions
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import Remede
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import Times, format_money, number_of
from desktop.models.raisons import short_numero
from desktop.widgets.fields import OptionTile


class QuelleVenteDialog(ReglementDialog):
    """The obvious one is chosen from the start."""

    def __init__(
        self, examen: Examen, times: Times, tools: Tools, parent: QWidget | None = None
    ) -> None:
        self._times = times
        self._candidates = list_candidates(examen)
        self.tiles: dict[int, OptionTile] = {}
        remedes = examen.remedes
        doublon = None if remedes is None else remedes.previsions.get(Remede.DOUBLON)
        self._obvious = None if doublon is None else doublon.rejeu.vente_id
        sujet = Sujet((examen.entree.id,), Remede.DOUBLON, words=short_numero(examen.entree))
        super().__init__(sujet, tools, parent)

    def make_fields(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName(self.tr("Vente déjà enregistrée"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for found in self._candidates:
            vente_id = found.vente_id or 0
            tile = OptionTile(str(vente_id), self._title(found), self._sentence(found))
            tile.setChecked(vente_id == self._obvious)
            tile.toggled.connect(self.foresee)
            self.tiles[vente_id] = tile
            column.addWidget(tile)
        return box

    def precisions(self) -> Precisions | None:
        chosen = [vente_id for vente_id, tile in self.tiles.items() if tile.isChecked()]
        return Precisions(vente_id=chosen[0]) if chosen else None

    def missing_words(self) -> str:
        return self.tr("Choisissez la vente que celle-ci répète.")

    def _title(self, found: Ressemblance) -> str:
        words = [number_of(found.numero_facture, found.rang)]
        if found.montant is not None and found.devise is not None:
            words.append(format_money(found.montant, found.devise))
        return " · ".join(words)

    def _sentence(self, found: Ressemblance) -> str:
        when = self.tr("reçue {when}").format(when=self._times.told(found.date_reception))
        return f"{found.terminal_nom}, {when}" if found.terminal_nom else when


def list_candidates(examen: Examen) -> Sequence[Ressemblance]:
    """Return the recorded sales that an entry may double, those of its number first."""
    alike = () if examen.prevision is None else examen.prevision.ressemblances
    found = {r.vente_id: r for r in (*examen.memes_numeros, *alike) if r.vente_id is not None}
    return list(found.values())
