"""One count: what is expected and found of each article, and where it is typed."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout

from core.boutiques import Boutique
from core.inventaires import TRI_LIGNES
from core.inventaires.commandes import (
    FiltreLignes,
    Inventaire,
    LigneInventaire,
    OngletLignes,
    TerminalAttendu,
    TotauxLignes,
)
from core.listes import Totaux
from desktop.formats import format_signed, money_parts, plural
from desktop.models.inventaires import (
    ATTENDU_COLUMN,
    ECART_COLUMN,
    VALEUR_COLUMN,
    ligne_columns,
)
from desktop.models.inventaires_lignes import LignesSource
from desktop.pages.board import Wording
from desktop.pages.comptage_feuille import Feuille
from desktop.pages.comptage_gestes import ComptageGestes
from desktop.pages.comptage_mots import describe, word_end, word_terminals
from desktop.pages.comptage_saisie import SaisieBar
from desktop.pages.mouvements_chips import ARTICLE
from desktop.pages.page import Services
from desktop.pages.table_keys import add_key_within
from desktop.pages.table_page import Listing, TablePage
from desktop.theme import Tone
from desktop.widgets.banners import BannerStrip
from desktop.widgets.chip import Option, Setting
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_TERMINAUX, _CLOS = "terminaux", "clos"
_CHIFFRES = "0123456789"
_SECRET = frozenset({ATTENDU_COLUMN, ECART_COLUMN, VALEUR_COLUMN})
"""What whoever counts blindly must not see."""


class ComptagePage(TablePage[FiltreLignes, LigneInventaire]):
    """What arrives live refreshes the list, and never what is being typed."""

    left = Signal()
    """The owner wants the list of counts."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Inventaire"), _tr("Articles à compter"), _tr("Nom, code ou code-barres")),
            Listing(
                LignesSource(services.core.inventaires.lignes),
                ligne_columns(services.times),
                _tabs(),
                TRI_LIGNES,
            ),
        )
        self._inventaire: Inventaire | None = None
        self._inventaire_id = 0
        self._counts: Mapping[str, int] = {}
        self.saisie = SaisieBar(services)
        self.banners = BannerStrip()
        self.feuille = Feuille(self)
        self.gestes = ComptageGestes(services, self)
        for button in self.gestes.buttons():
            self.board.head.add_action(button)
        self.gestes.left.connect(self.left)
        self.gestes.sheet_asked.connect(self.feuille.print_sheet)
        self.gestes.word_said.connect(self.word_said)
        self.board.add_above(self.saisie, self.banners)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.saisie.counted.connect(self._on_counted)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.row_opened.connect(self._on_row_opened)
        self.list_shown.connect(self._on_list_shown)
        for chiffre in _CHIFFRES:
            add_key_within(self.view, chiffre, partial(self._on_digit, chiffre))
        for signal in (services.bridge.inventaires_changed, services.bridge.stock_changed):
            signal.connect(self._on_boutique_event)
        services.bridge.lot_received.connect(self._on_boutique_event)

    def show_inventaire(self, inventaire_id: int) -> None:
        """Show another count, all of its articles."""
        self._inventaire_id, self._inventaire = inventaire_id, None
        self.saisie.show_inventaire(inventaire_id)
        self.board.show_filters(OngletLignes.TOUT, "", {})
        self.view.clear_choice()
        self.model.forget()
        self.begin_list()

    def show_boutique(self, boutique: Boutique) -> None:
        self._inventaire_id, self._inventaire = 0, None
        super().show_boutique(boutique)

    def refresh(self) -> None:
        if not self._inventaire_id:
            self.start_refresh()
            self.refreshed()
            return
        super().refresh()
        core = self.services.core.inventaires
        wanted = self._inventaire_id
        self.services.tasks.run(
            lambda: (core.get_inventaire(wanted), core.list_attendus(wanted)),
            partial(self._on_inventaire_read, wanted),
        )

    def filtre(self) -> FiltreLignes:
        onglet = OngletLignes(self.board.tabs.value())
        return FiltreLignes(self._inventaire_id, self.board.searched(), onglet)

    def count_tabs(self, filtre: FiltreLignes) -> Mapping[str, int]:
        counts = self.services.core.inventaires.lignes.count_onglets(filtre)
        return {onglet.value: count for onglet, count in counts.items()}

    def caption(self, counts: Mapping[str, int]) -> str:
        self._counts = counts
        return describe(self._inventaire, counts)

    def totals(self, totaux: Totaux) -> Totals:
        count = plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes"))
        if not isinstance(totaux, TotauxLignes):
            return Totals(count)
        pieces = tuple(
            (format_signed(each), "") for each in (totaux.pieces_plus, -totaux.pieces_moins) if each
        )
        values = tuple(money_parts(each, devise) for devise, each in totaux.montants.items())
        return Totals(
            count,
            self.tr("écarts, et leur valeur au coût d’achat") if pieces else "",
            {ECART_COLUMN: pieces, VALEUR_COLUMN: values},
        )

    def empty_text(self) -> EmptyText:
        return EmptyText(
            icon="clipboard-list",
            title=self.tr("Rien à compter"),
            sentence=self.tr("Aucun article actif avec suivi de stock n’est de cet inventaire."),
            button=self.tr("Voir les inventaires"),
            filtered=True,
        )

    def do_empty_action(self) -> None:
        self.left.emit()

    def narrowed(self) -> Iterator[tuple[str, str]]:
        if self._inventaire is not None:
            yield self.tr("Nom"), self._inventaire.nom
        yield from super().narrowed()

    def is_blind(self) -> bool:
        """Tell whether what is expected must not be seen."""
        return self._inventaire is not None and self._inventaire.cache_attendu

    def _on_inventaire_read(
        self, wanted: int, read: tuple[Inventaire, tuple[TerminalAttendu, ...]]
    ) -> None:
        if wanted != self._inventaire_id:
            return
        self._inventaire, attendus = read
        going = self._inventaire.est_en_cours
        self.saisie.setVisible(going)
        self.gestes.show_inventaire(self._inventaire)
        hidden = self._inventaire.cache_attendu
        self.board.tabs.buttons[OngletLignes.ECARTS].setVisible(not hidden)
        self.view.arrangement.withhold(_SECRET if hidden else frozenset())
        self.board.head.caption.setText(describe(self._inventaire, self._counts))
        self._show_banners(attendus if going else ())

    def _show_banners(self, attendus: tuple[TerminalAttendu, ...]) -> None:
        if attendus:
            self.banners.show_banner(
                _TERMINAUX, Tone.WARN, word_terminals(attendus, self.services.times)
            )
        else:
            self.banners.hide_banner(_TERMINAUX)
        shown = self._inventaire
        if shown is None or shown.est_en_cours:
            self.banners.hide_banner(_CLOS)
        else:
            self.banners.show_banner(_CLOS, Tone.INFO, word_end(shown, self.services.times))

    def _on_row_chosen(self, row_id: int) -> None:
        position = self.model.position_of(row_id)
        self.saisie.show_article(None if position is None else self.model.row_at(position))

    def _on_digit(self, chiffre: str) -> None:
        """Begin the quantity of the row that the keyboard is on."""
        current = self.view.currentIndex()
        if current.isValid() and self.saisie.isVisible():
            self.saisie.show_article(self.model.row_at(current.row()))
            self.saisie.begin_quantite(chiffre)

    def _on_list_shown(self) -> None:
        """Know the chosen article as it is by now."""
        article_id = self.saisie.article_id()
        position = None if article_id is None else self.model.position_of(article_id)
        ligne = None if position is None else self.model.row_at(position)
        if ligne is not None:
            self.saisie.show_article(ligne)

    def _on_row_opened(self, row_id: int) -> None:
        position = self.model.position_of(row_id)
        ligne = None if position is None else self.model.row_at(position)
        if ligne is None or self._inventaire is None:
            return
        if self._inventaire.est_en_cours:
            self.saisie.show_article(ligne)
            self.saisie.begin_quantite()
        else:
            option = Option(str(ligne.article_id), ligne.article_nom)
            self.rows_asked.emit("mouvements", {ARTICLE: Setting((option,))})

    def _on_counted(self, row_id: int) -> None:
        """Go on with the next article, wherever a refresh will put this one."""
        position = self.model.position_of(row_id)
        if position is not None and position + 1 < len(self.model.ids):
            self.view.choose(self.model.id_at(position + 1))
            self.saisie.begin_quantite()


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(OngletLignes.TOUT, _tr("Tout")),
        Choice(OngletLignes.COMPTES, _tr("Comptés")),
        Choice(OngletLignes.NON_COMPTES, _tr("Non comptés")),
        Choice(OngletLignes.ECARTS, _tr("Écarts"), Tone.WARN),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ComptagePage", text)
