"""Doubles and sales of their own, in bulk: beside each what is recorded already."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.ventes.prevision import Prevision
from core.ventes.ressemblance import Ressemblance
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import Times, format_money, number_of, plural, shorten_numero
from desktop.theme import Tone
from desktop.widgets.detail import Note

_SHOWN_MAX = 5
"""Sales compared one by one; the rest are counted."""


class ComparaisonDialog(ReglementDialog):
    """Shows the recorded sales that those which wait may be, above what would happen."""

    def __init__(
        self, sujet: Sujet, times: Times, tools: Tools, parent: QWidget | None = None
    ) -> None:
        self._times = times
        self.comparison: Note | None = None
        super().__init__(sujet, tools, parent)

    def compare(self, previsions: Sequence[Prevision]) -> None:
        if self.comparison is not None:
            self.content.removeWidget(self.comparison)
            self.comparison.deleteLater()
            self.comparison = None
        pairs = [(p, found) for p in previsions if (found := list_compared(p))]
        if not pairs:
            return
        lines = [self._tell(prevision, found) for prevision, found in pairs[:_SHOWN_MAX]]
        if len(pairs) > _SHOWN_MAX:
            rest = len(pairs) - _SHOWN_MAX
            lines.append(plural(rest, self.tr("… et {n} autre"), self.tr("… et {n} autres")))
        title = plural(
            len(pairs),
            self.tr("À comparer : une vente est déjà enregistrée."),
            self.tr("À comparer : {n} ventes ont leur pareille, déjà enregistrée."),
        )
        self.comparison = Note(Tone.WARN, title, "\n".join(lines))
        self.content.insertWidget(0, self.comparison)
        self.comparison.show()

    def _tell(self, prevision: Prevision, found: Sequence[Ressemblance]) -> str:
        own = shorten_numero(prevision.numero_facture) or self.tr("Sans numéro")
        return f"{own} → {self.tr(' ou ').join(map(self._describe, found))}"

    def _describe(self, found: Ressemblance) -> str:
        words = [number_of(found.numero_facture, found.rang) or self.tr("Sans numéro")]
        if found.montant is not None and found.devise is not None:
            words.append(format_money(found.montant, found.devise))
        if found.terminal_nom:
            words.append(found.terminal_nom)
        when = self._times.relative(found.date_reception)
        return ", ".join((*words, self.tr("reçue {when}").format(when=when)))


def list_compared(prevision: Prevision) -> tuple[Ressemblance, ...]:
    """Return the recorded sales that an entry is to be compared with: its double, if known.

    Those of its number come first.
    """
    known = {
        r.vente_id: r
        for r in (*prevision.memes_numeros, *prevision.ressemblances)
        if r.vente_id is not None
    }
    double = known.get(prevision.rejeu.vente_id or 0)
    return tuple(known.values()) if double is None else (double,)
