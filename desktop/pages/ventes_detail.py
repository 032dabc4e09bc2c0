"""One sale in full: amount, facts, lines with what they did to the stock, and its way here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.lots import LotSync, Passage, SortVente
from core.ventes.consultation import VenteRow
from core.ventes.demande import ROUTE_REJEU
from core.ventes.detail import DetailVente, LigneDetail
from desktop.formats import (
    Times,
    format_money,
    format_number,
    money_parts,
    number_with_rank,
    plural,
    tell_received,
)
from desktop.models.columns import Ink
from desktop.models.mouvements import stock_words
from desktop.models.ventes import mode_told, paiement_state, vente_state
from desktop.pages.ventes_suite import (
    make_compensations,
    make_notes,
    make_reprises,
    make_retours,
)
from desktop.theme import Style, Tone
from desktop.theme.painting import State
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import BigMontant, Facts, Happening, Rule, StatePill, Timeline, TwoLines
from desktop.widgets.labels import ElidedLabel, Label

_MARGINS = (20, 4, 20, 20)


@dataclass(frozen=True, slots=True)
class FullVente:
    """A sale, the batch that brought it, and its bytes; None once these are forgotten.

    `passages` are the requests that carried its number, in order; that batch is among them.
    """

    detail: DetailVente
    lot: LotSync | None
    passages: tuple[Passage, ...]
    charge_utile: bytes | None


class VenteDetail(QWidget):
    """Built anew for each sale."""

    number_copied = Signal(str)
    payload_asked = Signal(str, str)
    """Number and content, to be shown as they were sent."""
    mouvement_asked = Signal(int)
    inventaire_asked = Signal(int)
    """A movement or a count is wanted in full, by its id."""

    def __init__(self, full: FullVente, times: Times) -> None:
        super().__init__()
        self._full = full
        self._times = times
        vente = full.detail.vente
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(10)
        column.addLayout(self._make_number(vente))
        column.addLayout(_make_montant(vente))
        column.addWidget(Facts(self._facts(vente)))
        self.notes = list(make_notes(full.detail, times))
        for note in self.notes:
            column.addWidget(note)
        column.addWidget(Rule())
        column.addLayout(self._make_articles_head(vente))
        self.lines = [self._make_line(ligne) for ligne in full.detail.lignes]
        column.addLayout(_stack(self.lines))
        self._add_compensations(column)
        self._add_suite(column)
        column.addLayout(self._make_sync_head())
        column.addWidget(Timeline(self._happenings(vente)))
        column.addStretch(1)

    def _make_number(self, vente: VenteRow) -> QHBoxLayout:
        row = QHBoxLayout()
        numero = number_with_rank(vente.numero_facture, vente.rang)
        row.addWidget(ElidedLabel(numero, Style.STRONG, expanding=True))
        self.copy_button = Button(self.tr("Copier le numéro"), Kind.ICON, "copy")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        row.addWidget(self.copy_button)
        return row

    def _facts(self, vente: VenteRow) -> list[tuple[str, str]]:
        times = self._times
        facts = [(self.tr("Terminal"), vente.terminal_nom)]
        if vente.date_vente is None:
            facts.append((self.tr("Vendue"), self.tr("date non communiquée")))
        else:
            facts.append((self.tr("Vendue"), times.told(vente.date_vente)))
        received = tell_received(times, vente.date_affichee, vente.date_reception)
        facts.append((self.tr("Reçue"), received))
        facts.append((self.tr("Paiement"), mode_told(vente.mode_paiement)))
        if vente.montant_declare is not None and vente.montant_declare != vente.montant_total:
            declared = format_money(vente.montant_declare, vente.devise)
            facts.append((self.tr("Total envoyé"), declared))
        if vente.montant_rendu:
            rendu = format_money(vente.montant_rendu, vente.devise)
            facts.append((self.tr("Rendu"), rendu))
            net = vente.montant_total - vente.montant_rendu
            if not vente.est_annulee:
                facts.append((self.tr("Net"), format_money(net, vente.devise)))
        return facts

    def _make_articles_head(self, vente: VenteRow) -> QHBoxLayout:
        lines = plural(vente.nombre_lignes, self.tr("{n} ligne"), self.tr("{n} lignes"))
        pieces = plural(vente.pieces, self.tr("{n} pièce"), self.tr("{n} pièces"))
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Articles"), Style.H2))
        row.addStretch(1)
        row.addWidget(Label(f"{lines}, {pieces}", Style.SMALL, Ink.TEXT3))
        return row

    def _make_line(self, ligne: LigneDetail) -> TwoLines:
        devise = self._full.detail.vente.devise
        each = format_money(ligne.prix_unitaire, devise)
        return TwoLines(
            (ligne.article_nom, f"{format_number(ligne.quantite)} × {each}"),
            (format_money(ligne.sous_total, devise), stock_words(ligne)),
        )

    def _add_compensations(self, column: QVBoxLayout) -> None:
        """Append what a count put back, each movement a press away, and the counts themselves."""
        found = self._full.detail.compensations
        if found:
            column.addWidget(Label(self.tr("Remis par un inventaire"), Style.H2))
        lines = make_compensations(found, self._times)
        for compensation, line in zip(found, lines, strict=True):
            line.asked.connect(partial(self.mouvement_asked.emit, compensation.mouvement.id))
            column.addWidget(line)
        for key, nom in {c.inventaire_id: c.inventaire for c in found}.items():
            button = Button(self.tr("Voir l’inventaire « {nom} »").format(nom=nom), Kind.LINK)
            button.clicked.connect(partial(self.inventaire_asked.emit, key))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_suite(self, column: QVBoxLayout) -> None:
        """Append what came back since, return by return and movement by movement."""
        detail = self._full.detail
        self.retours = list(make_retours(detail.retours, self._times))
        self.reprises = list(make_reprises(detail.reprises, self._times))
        if self.retours:
            column.addWidget(Label(self.tr("Retours"), Style.H2))
            column.addLayout(_stack(self.retours))
        if self.reprises:
            column.addWidget(Label(self.tr("Ce que cela a fait au stock"), Style.H2))
            column.addLayout(_stack(self.reprises))

    def _make_sync_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Synchronisation"), Style.H2))
        row.addStretch(1)
        self.payload_button = Button(self.tr("Contenu reçu"), Kind.LINK)
        self.payload_button.setVisible(self._full.charge_utile is not None)
        self.payload_button.clicked.connect(self._on_payload_clicked)
        row.addWidget(self.payload_button)
        return row

    def _happenings(self, vente: VenteRow) -> list[Happening]:
        times = self._times
        happened = []
        if vente.date_vente is not None:
            title = self.tr("Enregistrée sur le terminal")
            at = times.precise_time(vente.date_vente)
            happened.append(Happening(Tone.OK, "check", title, "", at))
        # A request that created this number otherwise created another sale of it.
        others = [
            p
            for p in self._full.passages
            if p.lot.id != vente.lot_id and p.vente.sort is not SortVente.CREEE
        ]
        earlier = [p for p in others if p.lot.id < (vente.lot_id or 0)]
        happened += [self._tell_passage(passage) for passage in earlier]
        title = plural(
            vente.nombre_lignes,
            self.tr("Reçue, {n} mouvement écrit"),
            self.tr("Reçue, {n} mouvements écrits"),
        )
        at = times.precise_time(vente.date_reception)
        happened.append(Happening(Tone.OK, "check", title, self._lot_text(self._full.lot), at))
        happened += [self._tell_passage(p) for p in others if p not in earlier]
        return happened

    def _tell_passage(self, passage: Passage) -> Happening:
        """Say what a request did with the number that did not write this sale."""
        at = self._times.precise_time(passage.lot.date_reception)
        lot = self._lot_text(passage.lot)
        if passage.vente.sort is SortVente.REFUSEE:
            title = self.tr("Refusée, gardée dans À régler")
            return Happening(Tone.WARN, "triangle-alert", title, lot, at)
        title = self.tr("Renvoyée par le terminal")
        if passage.lot.terminal_id != self._full.detail.vente.terminal_id:
            # It took the place of the terminal of this sale.
            title = (
                self.tr("Reconnue dans À régler, reçue de {terminal}")
                if passage.lot.route == ROUTE_REJEU
                else self.tr("Renvoyée par {terminal}")
            ).replace("{terminal}", passage.lot.terminal_nom)
        known = self.tr("déjà connue : rien n’a bougé, {lot}").format(lot=lot)
        return Happening(Tone.NEUTRAL, "refresh-cw", title, known, at)

    def _lot_text(self, lot: LotSync | None) -> str:
        if lot is None:
            return ""
        facts = [self.tr("lot n° {n}").format(n=format_number(lot.id)), lot.adresse_ip]
        return ", ".join(fact for fact in facts if fact)

    def _on_copy_clicked(self) -> None:
        self.number_copied.emit(self._full.detail.vente.numero_facture)

    def _on_payload_clicked(self) -> None:
        # Whatever the bytes are, they are shown: what is not UTF-8 appears as U+FFFD.
        content = (self._full.charge_utile or b"").decode(errors="replace")
        self.payload_asked.emit(self._full.detail.vente.numero_facture, content)


def _stack(lines: Sequence[QWidget]) -> QVBoxLayout:
    """Put lines under each other, with a rule between."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for position, line in enumerate(lines):
        if position:
            column.addWidget(Rule())
        column.addWidget(line)
    return column


def _make_montant(vente: VenteRow) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(BigMontant(money_parts(vente.montant_total, vente.devise)))
    row.addStretch(1)
    for state in (paiement_state(vente), vente_state(vente)):
        # Beside the amount both stand as pills: here they are what is looked for.
        pill = StatePill(State(state.text, state.tone, state.icon))
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
