"""One sale that waits, in full: why, its lines against the stock now, and what can be done."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.audit import Trace
from core.lots import Passage, SortVente
from core.quarantaine import Examen
from core.ventes.demande import ROUTE_REJEU, SortRejeu
from core.ventes.ressemblance import Ressemblance
from core.vocabulaire import EtatEntree, Remede
from desktop.formats import Times, format_day, plural, shorten_numero
from desktop.models.columns import NOTHING, Ink
from desktop.models.raisons import (
    headline_of,
    reasons,
    settled_states,
    short_numero,
    title_of,
)
from desktop.models.remedes import settled_words
from desktop.pages.a_regler_lignes import LignesCard
from desktop.pages.a_regler_remedes import list_remedes
from desktop.pages.a_regler_ressemblances import RessemblanceCard
from desktop.theme import Style, Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Happening, Note, Timeline
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.remede import RemedeButton


@dataclass(frozen=True, slots=True)
class FullEntree:
    """An entry examined, and the requests that carried it."""

    examen: Examen
    passages: tuple[Passage, ...]


class EntreeDetail(QWidget):
    """Built anew for each entry, and whenever something about it changes."""

    remede_asked = Signal(str)
    """The key of the remedy that was pressed."""
    previous_asked = Signal()
    next_asked = Signal()
    number_copied = Signal(str)
    payload_asked = Signal(str, str)
    """Number and content, to be shown as they were sent."""
    vente_asked = Signal(int)
    entree_asked = Signal(int)
    """Another row is wanted in full, by its id."""

    def __init__(self, full: FullEntree, times: Times) -> None:
        super().__init__()
        self.full = full
        self._times = times
        self._entree = full.examen.entree
        self.remedes: dict[str, RemedeButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addWidget(self._make_note())
        self._add_alike(column)
        if full.examen.vente is not None:
            column.addWidget(LignesCard(full.examen.vente, self._entree.montant))
        self._add_remedes(column)
        column.addLayout(self._make_tries_head())
        column.addWidget(Timeline(self._happenings()))
        column.addStretch(1)

    def show_busy(self) -> None:
        """Let nothing be pressed twice while a remedy is at work."""
        for button in self.remedes.values():
            button.setEnabled(False)

    def focused_remede(self) -> str:
        """Return the key of the remedy that has the keyboard, empty where none has."""
        return next((key for key, button in self.remedes.items() if button.hasFocus()), "")

    def _make_head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title_of(self._entree), Style.TITLE, wrap=True))
        facts = ElidedLabel("  ·  ".join(self._facts()), Style.SMALL, Ink.TEXT2, expanding=True)
        words.addWidget(facts)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        if self._entree.numero_facture:
            copy = Button(self.tr("Copier le numéro"), Kind.ICON, "copy")
            copy.clicked.connect(self._on_copy_clicked)
            row.addWidget(copy, 0, top)
        self.previous_button = Button(self.tr("Précédente"), Kind.ICON, "chevron-up")
        self.next_button = Button(self.tr("Suivante"), Kind.ICON, "chevron-down")
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button.clicked.connect(self.next_asked)
        row.addWidget(self.previous_button, 0, top)
        row.addWidget(self.next_button, 0, top)
        return row

    def _facts(self) -> list[str]:
        entree, times = self._entree, self._times
        numero = shorten_numero(entree.numero_facture)
        facts = [
            self.tr("Vente {numero}").format(numero=numero) if numero else short_numero(entree),
            entree.terminal_nom,
        ]
        if entree.date_vente is not None:
            when = times.short(entree.date_vente)
            facts.append(self.tr("vendue {when}").format(when=when))
        facts.append(plural(entree.essais, self.tr("{n} essai"), self.tr("{n} essais")))
        return facts

    def _make_note(self) -> Note:
        """Say who did what, what has not happened, and the likely cause; or what became of it."""
        entree, prevision = self._entree, self.full.examen.prevision
        if entree.etat is not EtatEntree.A_REGLER:
            state = settled_states()[entree.etat]
            return Note(state.tone, self._settled_title(), self._settled_sentence())
        if prevision is not None and prevision.rejeu.sort is SortRejeu.APPLIQUEE:
            return Note(
                Tone.INFO,
                self.tr("Cette vente peut être enregistrée maintenant."),
                self.tr(
                    "Rien n’a encore été retiré du stock : elle ne sera comptée que si vous la "
                    "rejouez."
                ),
            )
        reason = reasons()[entree.raison]
        return Note(reason.state.tone, headline_of(entree), self._cause() or reason.sentence)

    def _cause(self) -> str:
        """Say when the article last came in, unless that was after the refusal."""
        entree, last = self._entree, self.full.examen.derniere_entree
        if entree.manque is None or last is None or last > entree.date_premiere:
            return ""
        return self.tr(
            "Rien n’a été retiré du stock : la vente entière attend votre décision. Cause "
            "probable : la dernière entrée de cet article date du {day}, une livraison n’a "
            "peut-être pas été saisie."
        ).format(day=format_day(self._times.local_day(last)))

    def _settled_title(self) -> str:
        entree = self._entree
        if entree.etat is EtatEntree.CLASSEE:
            return self.tr("Classée : {motif}").format(motif=entree.motif_classement or NOTHING)
        if entree.etat is EtatEntree.REMPLACEE:
            return self.tr("Remplacée par un autre envoi du même numéro.")
        return self.tr("Enregistrée.")

    def _settled_sentence(self) -> str:
        entree = self._entree
        who = entree.classee_par or entree.terminal_nom
        if entree.etat is EtatEntree.CLASSEE:
            return self.tr(
                "Décision de {who}. La vente n’est pas comptée, et son terminal ne l’enverra plus."
            ).format(who=who)
        if entree.etat is EtatEntree.REMPLACEE:
            return self.tr("L’autre contenu est compté, celui-ci ne l’est pas.")
        if entree.remede is not None and entree.classee_par:
            once = self.tr("Elle est comptée une fois.")
            return f"{settled_words(entree.remede, who)} {once}"
        if entree.classee_par:
            return self.tr("Rejouée par {who} : elle est comptée une fois.").format(who=who)
        return self.tr("Renvoyée par {who}, et acceptée : elle est comptée une fois.").format(
            who=who
        )

    def _add_alike(self, column: QVBoxLayout) -> None:
        """Show first what may be the same sale: after a refusal, sellers enter it anew."""
        examen, entree = self.full.examen, self._entree
        if examen.prevision is not None and examen.prevision.ressemblances:
            title = plural(
                len(examen.prevision.ressemblances),
                self.tr("Une vente pareille porte un autre numéro."),
                self.tr("{n} ventes pareilles portent d’autres numéros."),
            )
            sentence = self.tr(
                "Même terminal, mêmes articles : le vendeur a peut-être ressaisi la vente après "
                "le refus. Si c’est la même, la rejouer la compterait deux fois."
            )
            self._add_card(column, (title, sentence), examen.prevision.ressemblances)
        if examen.memes_numeros:
            own = [r for r in examen.memes_numeros if r.vente_id == entree.vente_id]
            title = (
                self.tr("La vente enregistrée")
                if own and entree.vente_id is not None
                else self.tr("Déjà enregistrée sous ce numéro")
            )
            self._add_card(column, (title, ""), examen.memes_numeros)

    def _add_card(
        self, column: QVBoxLayout, words: tuple[str, str], found: tuple[Ressemblance, ...]
    ) -> None:
        card = RessemblanceCard(words, found, self._times)
        card.vente_asked.connect(self.vente_asked)
        card.entree_asked.connect(self.entree_asked)
        column.addWidget(card)

    def _add_remedes(self, column: QVBoxLayout) -> None:
        found = list_remedes(self.full.examen)
        if not found:
            return
        column.addWidget(Label(self.tr("Que faire ?"), Style.H2))
        place = QVBoxLayout()
        place.setSpacing(6)
        for remede in found:
            button = RemedeButton(remede)
            button.clicked.connect(partial(self._on_remede_clicked, remede.key))
            self.remedes[remede.key] = button
            place.addWidget(button)
        column.addLayout(place)

    def _make_tries_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Essais"), Style.H2))
        row.addStretch(1)
        self.payload_button = Button(self.tr("Contenu reçu"), Kind.LINK)
        self.payload_button.clicked.connect(self._on_payload_clicked)
        row.addWidget(self.payload_button)
        return row

    def _happenings(self) -> list[Happening]:
        """Tell each request that carried the sale; where they are forgotten, first and last."""
        entree, times = self._entree, self._times
        told = [self._tell_passage(passage) for passage in self.full.passages]
        if not told:
            told.append(
                self._tell_try(self.tr("Reçue et refusée"), times.told(entree.date_premiere))
            )
            if entree.essais > 1:
                tries = self.tr("Dernier essai, le {n}e").format(n=entree.essais)
                told.append(self._tell_try(tries, times.told(entree.date_derniere)))
        told += [self._tell_trace(trace) for trace in self.full.examen.traces]
        return told

    def _tell_trace(self, trace: Trace) -> Happening:
        """Say who decided, and why where a reason was given."""
        _, _, key = trace.action.partition("REGLER_")
        words = settled_words(Remede(key), trace.utilisateur) if key else trace.action
        return Happening(
            Tone.INFO, "check", words, trace.motif, self._times.told(trace.date_action)
        )

    def _tell_try(self, title: str, when: str) -> Happening:
        return Happening(Tone.WARN, "triangle-alert", title, "", when)

    def _tell_passage(self, passage: Passage) -> Happening:
        lot = passage.lot
        tone, icon, title = {
            SortVente.CREEE: (Tone.OK, "check", self.tr("Enregistrée")),
            SortVente.REJOUEE: (Tone.NEUTRAL, "refresh-cw", self.tr("Déjà connue")),
            SortVente.REFUSEE: (Tone.WARN, "triangle-alert", self.tr("Refusée")),
        }[passage.vente.sort]
        came = (
            self.tr("rejouée dans Comptoir")
            if lot.route == ROUTE_REJEU
            else self.tr("envoi de {address}").format(address=lot.adresse_ip)
        )
        return Happening(tone, icon, title, came, self._times.told(lot.date_reception))

    def _on_remede_clicked(self, key: str) -> None:
        self.remede_asked.emit(key)

    def _on_copy_clicked(self) -> None:
        self.number_copied.emit(self._entree.numero_facture)

    def _on_payload_clicked(self) -> None:
        # Whatever the bytes are, they are shown: what is not UTF-8 appears as U+FFFD.
        content = self.full.examen.charge_utile.decode(errors="replace")
        self.payload_asked.emit(short_numero(self._entree), content)
