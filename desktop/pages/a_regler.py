"""The À régler page: every sale that could not be applied, its reason, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from core.boutiques import Boutique
from core.errors import CoreError
from core.listes import Totaux, Tri
from core.quarantaine import FiltreQuarantaine, OngletQuarantaine
from core.vocabulaire import Devise
from desktop.formats import format_money, plural
from desktop.models.a_regler import entree_columns
from desktop.models.a_regler_liste import GroupModel, GroupSource, Ligne
from desktop.models.table import PAGE, Snapshot, load_snapshot
from desktop.pages.a_regler_actions import EntreeActions
from desktop.pages.a_regler_board import AReglerBoard
from desktop.pages.a_regler_chips import EntreeChips
from desktop.pages.a_regler_copie import EntreeCopier
from desktop.pages.a_regler_detail import EntreeDetail
from desktop.pages.a_regler_etat import Regles, ReglesBoutique
from desktop.pages.a_regler_liste import EntreeList
from desktop.pages.a_regler_ouverte import OpenEntree
from desktop.pages.a_regler_vues import EntreeViews
from desktop.pages.exportable import list_narrowed
from desktop.pages.page import Page, Services
from desktop.pages.table_keys import add_key, add_key_within
from desktop.pages.views_button import ViewsButton
from desktop.theme import Tone
from desktop.widgets.chip import Setting
from desktop.widgets.empty_state import EmptyText

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class _Loaded:
    snapshot: Snapshot[Ligne]
    counts: Mapping[OngletQuarantaine, int]
    regles: Regles
    entrees: tuple[int, ...] | None


class AReglerPage(Page):
    """A list in groups, and beside it the entry that is current."""

    list_shown = Signal()
    """What core answered is on screen."""
    export_asked = Signal(str)
    """The owner wants the list as "xlsx", "csv", "pdf" or "print"."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.source = GroupSource(services.core.quarantaine)
        self.model = GroupModel(self.source, services.tasks, self)
        self.view = EntreeList(self.model, services.times)
        self.board = AReglerBoard(self.view)
        self.narrowed = partial(list_narrowed, self.board)
        self.chips = EntreeChips(self.board.filters, services, self.boutique_id)
        self.deeds = EntreeActions(self, services, self.board, self.model)
        self.opened = OpenEntree(self.board, self.model, services)
        self.regles = ReglesBoutique(self.board, services)
        self.copier = EntreeCopier(self.view, self.model, services)
        self.state = EntreeViews(type(self).__name__, self.board, services.preferences)
        views = ViewsButton(self.state)
        self.board.tools.addWidget(views)
        self.board.order_tabs(views)
        self._version = 0
        self._shown_version = -1
        self._awaited: int | None = None
        self._entrees: tuple[int, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.regles.banners)
        column.addWidget(self.board, 1)
        self._connect()

    def boutique_id(self) -> int:
        """Return the id of the boutique on screen; may be called in a worker."""
        return self.boutique.id

    def filtre(self) -> FiltreQuarantaine:
        """Return what core is to be asked, from what the owner chose."""
        return self.chips.narrow(
            FiltreQuarantaine(
                boutique_id=self.boutique.id,
                recherche=self.board.searched(),
                onglet=OngletQuarantaine(self.board.tabs.value()),
                # Those that the list on screen was narrowed to.
                entrees=self._entrees if self.chips.articles() else None,
            )
        )

    def question(self) -> tuple[FiltreQuarantaine, Tri]:
        """Return what the list shows, in the order that the owner chose."""
        return self.filtre(), self.board.card.ordre.tri()

    def visible_columns(self) -> tuple[int, ...]:
        """Return the columns of an export: all."""
        return tuple(range(len(entree_columns(self.services.times))))

    def open_row(self, row_id: int) -> None:
        """Show one entry in full, whatever the list is narrowed to."""
        if self.view.choose(row_id):
            return
        self._awaited = row_id
        self.board.clear_filters(OngletQuarantaine.TOUTES)

    def show_boutique(self, boutique: Boutique) -> None:
        # Terminals and entries of the one boutique are none of the other.
        self.board.filters.show_settings({})
        self.opened.forget()
        super().show_boutique(boutique)

    def show_narrowed(self, settings: Mapping[str, Setting]) -> None:
        self.board.show_filters(OngletQuarantaine.A_REGLER, "", settings)
        self.begin_list()

    def begin_list(self) -> None:
        """Load another list: from its top, and without waiting for the last one."""
        self._version += 1
        self.view.look.ticks.clear()
        self.opened.forget()
        super().begin_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take back first what is searched, then what is ticked."""
        ticks = self.view.look.ticks
        if event.key() != Qt.Key.Key_Escape or not (self.board.searched() or len(ticks)):
            super().keyPressEvent(event)
        elif self.board.searched():
            self.board.search.empty()
        else:
            ticks.clear()

    def refresh(self) -> None:
        self.start_refresh()
        live = self._version == self._shown_version
        shown = self.model.ids if live else None
        seen = self.view.seen() if live else range(PAGE)
        self.services.tasks.run(
            partial(self._load, self.question(), self.chips.articles(), shown, seen=seen),
            partial(self._on_loaded, self._version),
            self._on_failed,
        )

    def _connect(self) -> None:
        bridge = self.services.bridge
        bridge.quarantaine_changed.connect(self._on_boutique_event)
        # What a replay would do depends on the stock.
        bridge.stock_changed.connect(self._on_boutique_event)
        bridge.boutiques_changed.connect(self.mark_stale)
        self.board.changed.connect(self.begin_list)
        self.state.changed.connect(self.begin_list)
        self.board.empty.pressed.connect(self._on_empty_pressed)
        self.board.export_button.asked.connect(self.export_asked)
        self.opened.shown.connect(self._on_detail_shown)
        self.deeds.word_said.connect(self.word_said)
        self.deeds.settled.connect(self.opened.move_on)
        self.deeds.failed.connect(self.opened.restore)
        self.regles.word_said.connect(self.word_said)
        self.regles.replay_asked.connect(self.deeds.replay_all)
        self.regles.changed.connect(self.mark_stale)
        self.copier.copied.connect(self._on_copied)
        keys, export = QKeySequence.StandardKey, self.board.export_button
        add_key(self, keys.Find, self.board.focus_search)
        add_key(self, keys.Refresh, self.mark_stale)
        add_key(self, "Ctrl+E", export.open_menu)
        add_key(self, keys.Print, export.ask_print)
        add_key_within(self.view, keys.Copy, self.copier.copy_chosen)

    def _on_detail_shown(self, detail: EntreeDetail) -> None:
        self.deeds.connect_detail(detail)
        detail.entree_asked.connect(self.open_row)
        detail.vente_asked.connect(partial(self.row_asked.emit, "ventes"))

    def _on_copied(self, words: str) -> None:
        self.word_said.emit(Tone.OK, words, self.tr("Collez-les où vous voulez, par Ctrl+V."))

    def _load(
        self,
        question: tuple[FiltreQuarantaine, Tri],
        articles: tuple[int, ...],
        shown: "array[int] | None",
        *,
        seen: range,
    ) -> _Loaded:
        """Ask core for list, counts and rules; runs in a worker."""
        filtre, tri = question
        core, lire = self.services.core, self.services.lire_vente
        if articles:
            entrees = core.fiches.list_entrees(filtre.boutique_id, articles, lire)
            filtre = replace(filtre, entrees=entrees)
        snapshot = load_snapshot(self.source, (filtre, tri), shown, seen)
        counts = core.quarantaine.count_onglets(filtre)
        return _Loaded(snapshot, counts, self.regles.load(filtre.boutique_id), filtre.entrees)

    def _on_loaded(self, version: int, loaded: _Loaded) -> None:
        self.refreshed()
        if version != self._version:
            return
        self._entrees = loaded.entrees
        self.model.show_snapshot(loaded.snapshot)
        if version != self._shown_version:
            self._shown_version = version
            self.view.scrollToTop()
        self._show_words(loaded)
        if self._awaited is not None:
            self.view.choose(self._awaited)
            self._awaited = None
        self.opened.settle_in()
        self.list_shown.emit()

    def _show_words(self, loaded: _Loaded) -> None:
        counts, totaux = loaded.counts, loaded.snapshot.totaux
        self.board.tabs.show_counts({key.value: count for key, count in counts.items()})
        self.board.head.caption.setText(self._caption(counts, totaux))
        self.board.card.foot.show_totals(totaux)
        self.regles.show_rules(loaded.regles, counts[OngletQuarantaine.A_REGLER])
        waiting = self.board.tabs.value() == OngletQuarantaine.A_REGLER and totaux.lignes > 0
        self.board.replay_all.setVisible(waiting)
        words = plural(
            totaux.lignes, self.tr("Rejouer la vente"), self.tr("Rejouer les {n} ventes")
        )
        self.board.replay_all.setText(f" {words}")
        self.board.replay_all.setAccessibleName(words)
        if loaded.snapshot.ids:
            self.board.show_list()
        else:
            self.board.show_empty(_empty_text())

    def _caption(self, counts: Mapping[OngletQuarantaine, int], totaux: Totaux) -> str:
        if self.board.tabs.value() == OngletQuarantaine.A_REGLER:
            if counts[OngletQuarantaine.A_REGLER] == 0:
                narrowed = self.board.is_narrowed()
                return self.tr("Rien ne correspond" if narrowed else "Aucune vente en attente")
            waiting = self.tr("{words} en attente")
            words = plural(
                totaux.lignes,
                self.tr("{n} vente reçue et gardée"),
                self.tr("{n} ventes reçues et gardées"),
            )
        else:
            waiting = "{words}"
            words = plural(totaux.lignes, self.tr("{n} vente"), self.tr("{n} ventes"))
        sums = [format_money(totaux.montants[d], d) for d in Devise if totaux.montants.get(d)]
        told = ", ".join((words, self.tr(" et ").join(sums))) if sums else words
        return waiting.format(words=told)

    def _on_empty_pressed(self) -> None:
        if self.board.is_narrowed():
            self.board.clear_filters()
        else:
            self.page_asked.emit("ventes")

    def _on_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)


def _empty_text() -> EmptyText:
    return EmptyText(
        icon="circle-check",
        title=_tr("Rien à régler"),
        sentence=_tr(
            "Toutes les ventes reçues ont été enregistrées. Une vente que le stock ou le "
            "catalogue ne permet pas d’enregistrer attendrait ici."
        ),
        button=_tr("Voir les ventes"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("AReglerPage", text)
