"""The Terminaux page: where to connect, who asks in, and how each terminal is doing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.listes import Totaux, Tri
from core.lots import FiltreLots, TotauxLots
from core.quarantaine import FiltreQuarantaine
from core.suivi import FiltreSuivi, OngletTerminaux, SuiviTerminal
from core.terminaux import Terminal
from core.vocabulaire import EtatTerminal
from desktop.dialogs.qr import QrDialog
from desktop.dialogs.reseau import Reseau, ReseauDialog
from desktop.formats import format_number, plural
from desktop.models.terminaux import COUNT_COLUMNS, terminal_columns
from desktop.pages.board import Wording
from desktop.pages.detail_page import DetailPage
from desktop.pages.page import Services, Surroundings
from desktop.pages.table_page import Listing
from desktop.pages.terminaux_actions import TerminalActions, TerminalFoot
from desktop.pages.terminaux_chips import TerminalChips
from desktop.pages.terminaux_detail import DERNIERS, FullTerminal, TerminalDetail
from desktop.server_status import ServerState
from desktop.theme import Tone
from desktop.widgets.address_card import AddressCard
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals
from desktop.widgets.terminal_rows import TerminalCard, TerminalRow

_TERMINAL = "terminal"
"""What journal and À régler are narrowed by."""


@dataclass(frozen=True, slots=True)
class Known:
    """The terminals that belong to no boutique, and the boutiques they may be let into."""

    strangers: tuple[Terminal, ...]
    boutiques: tuple[Boutique, ...]


class TerminauxPage(DetailPage[FiltreSuivi, SuiviTerminal, FullTerminal]):
    """Those that ask in, of all boutiques, stand above the terminals of the one on screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Terminaux"), _tr("Terminaux"), _tr("Nom, n° de série ou adresse")),
            Listing(
                services.core.suivi,
                terminal_columns(services.times),
                _tabs(),
                Tri("nom_terminal"),
            ),
            panel_name=_tr("Fiche du terminal"),
        )
        self._chips = TerminalChips(self.board.filters, services, self.boutique_id)
        self.addresses = AddressCard()
        self.waiting = TerminalCard(self.tr("À autoriser"))
        self.waiting.hide()
        self.board.add_above(self.addresses, self.waiting)
        self.terminal_actions = TerminalActions(services, self)
        self.foot = TerminalFoot(self.terminal_actions, self.panel)
        self.terminal_actions.word_said.connect(self.word_said)
        self.addresses.retry.clicked.connect(self.server_asked)
        self.addresses.code_asked.connect(self.open_code)
        self.addresses.test_asked.connect(self.open_test)
        services.bridge.terminaux_changed.connect(self.mark_stale)
        for signal in (services.bridge.lot_received, services.bridge.quarantaine_changed):
            signal.connect(self._on_boutique_event)
        self.list_shown.connect(self._load_open)

    def show_surroundings(self, surroundings: Surroundings) -> None:
        super().show_surroundings(surroundings)
        self.addresses.show_status(surroundings.server)
        if self.board.is_empty_shown():
            self.board.show_empty(self.empty_text(), self.empty_fact())

    def refresh(self) -> None:
        super().refresh()
        self.services.tasks.run(self._load_known, self._on_known)

    def tick(self) -> None:
        """Look again: a terminal falls silent without an event."""
        self.mark_stale()

    def open_code(self) -> None:
        """Show the addresses as codes."""
        if self.surroundings.server.addresses:
            QrDialog(self.surroundings.server.addresses, self.window()).open()

    def open_test(self) -> None:
        """Find out whether a phone can reach this computer."""
        services = self.services
        reseau = Reseau(self.surroundings.server, services.tasks, services.bridge)
        ReseauDialog(reseau, self.window()).open()

    def filtre(self) -> FiltreSuivi:
        filtre = FiltreSuivi(
            self.boutique.id, self.board.searched(), OngletTerminaux(self.board.tabs.value())
        )
        return self._chips.narrow(filtre)

    def count_tabs(self, filtre: FiltreSuivi) -> Mapping[str, int]:
        counts = self.services.core.suivi.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        active = counts[OngletTerminaux.TOUS] - counts[OngletTerminaux.INACTIFS]
        words = plural(active, self.tr("{n} terminal actif"), self.tr("{n} terminaux actifs"))
        watched = counts[OngletTerminaux.A_SURVEILLER]
        if watched:
            dont = plural(watched, self.tr("{n} à surveiller"), self.tr("{n} à surveiller"))
            words = f"{words}, {dont}"
        return words

    def totals(self, totaux: Totaux) -> Totals:
        count = plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes"))
        if not isinstance(totaux, TotauxLots):
            return Totals(count)
        figures = (totaux.recues, totaux.creees, totaux.rejouees, totaux.refusees)
        return Totals(
            count,
            self.tr("aujourd’hui : reçues = créées + doublons + refusées"),
            {
                column: ((format_number(figure), ""),)
                for column, figure in zip(COUNT_COLUMNS, figures, strict=True)
            },
        )

    def empty_text(self) -> EmptyText:
        sentence, button = self._invitation()
        title = self.tr("Aucun terminal n’est encore relié à cette boutique")
        return EmptyText(icon="smartphone", title=title, sentence=sentence, button=button)

    def do_empty_action(self) -> None:
        if self.surroundings.server.addresses:
            self.open_code()
        elif self.surroundings.server.state is ServerState.ONLINE:
            self.open_test()
        else:
            self.server_asked.emit()

    def load_detail(self, row_id: int) -> FullTerminal:
        core, here = self.services.core, self.boutique.id
        lots = core.lots.list_ids(FiltreLots(here, terminaux=(row_id,)))[:DERNIERS]
        entrees = core.quarantaine.list_ids(FiltreQuarantaine(here, terminaux=(row_id,)))
        return FullTerminal(
            core.suivi.get_suivi(row_id),
            core.lots.list_rows(lots),
            core.quarantaine.list_rows(entrees[:DERNIERS]),
            tuple(
                paire
                for paire in core.distincts.list_paires(here)
                if row_id in {paire.premier_id, paire.second_id}
            ),
        )

    def make_content(self, detail: FullTerminal) -> QWidget:
        terminal = detail.suivi.terminal
        content = TerminalDetail(detail, self.services.times)
        content.serie_copied.connect(self.terminal_actions.copy_serie)
        forget = partial(self.terminal_actions.forget_paire, self.boutique.id)
        content.paire_forgotten.connect(forget)
        content.lot_asked.connect(partial(self.row_asked.emit, "journal"))
        content.entree_asked.connect(partial(self.row_asked.emit, "a_regler"))
        setting = {_TERMINAL: Setting((Option(str(terminal.id), terminal.nom_terminal),))}
        content.journal_asked.connect(partial(self.rows_asked.emit, "journal", setting))
        content.a_regler_asked.connect(partial(self.rows_asked.emit, "a_regler", setting))
        self.foot.show_terminal(terminal)
        return content

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Terminal {rank} sur {count}").format(rank=rank, count=count)

    def _invitation(self) -> tuple[str, str]:
        """Say how a terminal finds this server, and what the button does about it."""
        server = self.surroundings.server
        if server.addresses:
            sentence = self.tr(
                "Donnez l’adresse de ce serveur à un terminal : dès qu’il se connecte, il "
                "apparaît en haut de cette page et attend votre autorisation."
            )
            return sentence, self.tr("Montrer le QR code")
        if server.state is ServerState.ONLINE:
            sentence = self.tr(
                "Un terminal joint ce serveur par le Wi-Fi, et cet ordinateur n’est relié à "
                "aucun réseau : connectez-le d’abord."
            )
            return sentence, self.tr("Tester le réseau")
        sentence = self.tr(
            "Un terminal ne peut se présenter qu’à un serveur en marche, et celui-ci ne l’est pas."
        )
        return sentence, self.tr("Démarrer le serveur")

    def _load_known(self) -> Known:
        core = self.services.core
        found = core.terminaux.list_terminaux()
        strangers = tuple(t for t in found if t.boutique_id is None)
        return Known(strangers, core.boutiques.list_boutiques())

    def _on_known(self, known: Known) -> None:
        asking = [t for t in known.strangers if t.etat is EtatTerminal.EN_ATTENTE]
        self.terminal_actions.note(asking, known.boutiques)
        self.waiting.show_rows([self._make_row(terminal) for terminal in known.strangers])
        self.waiting.setVisible(bool(known.strangers))

    def _make_row(self, terminal: Terminal) -> TerminalRow:
        row = TerminalRow(terminal, self.services.times)
        row.acted.connect(partial(self.terminal_actions.act, terminal))
        return row


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletTerminaux.TOUS, _tr("Tous")),
        Choice(OngletTerminaux.A_SURVEILLER, _tr("À surveiller"), Tone.WARN),
        Choice(OngletTerminaux.INACTIFS, _tr("Désactivés")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TerminauxPage", text)
