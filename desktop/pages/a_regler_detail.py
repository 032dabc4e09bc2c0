"""One sale that waits, in full: the reason, the facts, and what the terminal sent."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.quarantaine import Entree
from desktop.formats import Times, format_number, money_parts, plural
from desktop.models.a_regler import reasons, subject_of
from desktop.models.columns import NOTHING
from desktop.theme import Style, font
from desktop.widgets.detail import BigMontant, Facts, Note, Rule, StatePill
from desktop.widgets.labels import Label

_MARGINS = (20, 4, 20, 20)
_PAYLOAD_HEIGHT = 180


@dataclass(frozen=True, slots=True)
class FullEntree:
    """An entry, and the sale as its terminal sent it."""

    entree: Entree
    charge_utile: str


class EntreeDetail(QWidget):
    """Built anew for each entry."""

    def __init__(self, detail: FullEntree, times: Times) -> None:
        super().__init__()
        entree = detail.entree
        reason = reasons()[entree.code]
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        subject = subject_of(entree)
        title = f"{reason.state.text} · {subject}" if subject else reason.state.text
        column.addWidget(Label(title, Style.H2, wrap=True))
        column.addLayout(self._make_montant(entree))
        column.addWidget(Note(reason.state.tone, self._headline(entree), reason.sentence))
        column.addWidget(Facts(self._facts(entree, times)))
        column.addWidget(Rule())
        column.addWidget(Label(self.tr("Contenu reçu"), Style.H2))
        self.payload = QPlainTextEdit(detail.charge_utile)
        self.payload.setReadOnly(True)
        self.payload.setTabChangesFocus(True)
        self.payload.setFont(font(Style.SMALL))
        self.payload.setMinimumHeight(_PAYLOAD_HEIGHT)
        self.payload.setAccessibleName(self.tr("Contenu reçu"))
        column.addWidget(self.payload, 1)

    def _headline(self, entree: Entree) -> str:
        """Say what is missing, or what core said."""
        if entree.stock_demande is None or entree.stock_disponible is None:
            return entree.message
        return self.tr("Vendu {asked}, en stock {there} : il manque {missing}.").format(
            asked=format_number(entree.stock_demande),
            there=format_number(entree.stock_disponible),
            missing=format_number(entree.stock_demande - entree.stock_disponible),
        )

    def _make_montant(self, entree: Entree) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if entree.montant is not None and entree.devise is not None:
            row.addWidget(BigMontant(money_parts(entree.montant, entree.devise)))
        row.addStretch(1)
        pill = StatePill(reasons()[entree.code].state)
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _facts(self, entree: Entree, times: Times) -> list[tuple[str, str]]:
        facts = [
            (self.tr("Numéro"), entree.numero_facture or NOTHING),
            (self.tr("Terminal"), entree.terminal_nom),
        ]
        if entree.date_vente is not None:
            facts.append((self.tr("Vendue"), times.told(entree.date_vente)))
        facts.append((self.tr("Reçue"), times.told(entree.date_premiere)))
        if entree.essais > 1:
            tries = plural(entree.essais, self.tr("{n} envoi"), self.tr("{n} envois"))
            last = times.told(entree.date_derniere)
            facts.append((self.tr("Essais"), f"{tries}, {last}"))
        if entree.motif_classement:
            facts.append((self.tr("Classée"), entree.motif_classement))
        return facts
