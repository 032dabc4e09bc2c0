"""The Sauvegardes page: every copy with its proof, the second place, and the way back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.application import Core
from core.dossier_externe import EtatExterne
from core.errors import CoreError
from core.restauration import Preparation
from core.sauvegarde import Etape, Lieu, Sauvegarde
from desktop.dialogs.attente import AttenteDialog
from desktop.dialogs.restauration import RestaurationDialog
from desktop.folders import open_folder
from desktop.models.sauvegardes import tell_contenu
from desktop.pages.board import MARGIN
from desktop.pages.page import Page, Services
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.empty_state import EmptyState, EmptyText
from desktop.widgets.page_head import PageHead
from desktop.widgets.sauvegarde_rows import SauvegardesCard
from desktop.widgets.second_dossier import SecondDossier


@dataclass(frozen=True, slots=True)
class Vue:
    """What the page shows."""

    copies: tuple[Sauvegarde, ...]
    externe: EtatExterne | None


def load_vue(core: Core) -> Vue:
    """Ask core, in a worker: every copy is opened."""
    return Vue(core.sauvegardes.list_toutes(), core.sauvegardes.externe.read_etat())


class SauvegardesPage(Page):
    """The copies are those of the whole installation, whichever boutique is on screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.head = PageHead(_tr("Sauvegardes"))
        self.folder_button = Button(_tr("Ouvrir le dossier"), Kind.PLAIN, "folder-open")
        self.make_button = Button(_tr("Sauvegarder maintenant"), Kind.PRIMARY, "archive")
        self.head.add_action(self.folder_button)
        self.head.add_action(self.make_button)
        self.second = SecondDossier()
        self.copies = SauvegardesCard(_tr("Copies"))
        self.empty = EmptyState()
        self._places = QStackedWidget()
        self.waiting: AttenteDialog | None = None
        self.dialog: RestaurationDialog | None = None
        self._lay_out()
        self.make_button.clicked.connect(self.make_copy)
        self.empty.pressed.connect(self.make_copy)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.second.chosen.connect(self._remember)
        self.copies.restore_asked.connect(self.prepare)

    def refresh(self) -> None:
        self.start_refresh()
        work = partial(load_vue, self.services.core)
        self.services.tasks.run(work, self._on_loaded, self._on_load_failed)

    def tick(self) -> None:
        self.mark_stale()

    def make_copy(self) -> None:
        """Make a copy now, in a worker that can be stopped."""
        dialog = self._wait_for(_tr("Sauvegarde en cours"), len(Etape))
        work = partial(
            self.services.core.sauvegardes.make,
            dialog.is_given_up,
            partial(_announce, dialog),
        )
        self.services.tasks.run(work, self._on_made, self._on_make_failed)

    def prepare(self, copie: Sauvegarde) -> None:
        """Make a copy ready to go back to, then show what that would change."""
        dialog = self._wait_for(_tr("Préparation de la sauvegarde"), 1)
        dialog.step_reached.emit(
            0, _tr("La copie est vérifiée, puis comparée avec vos données d’aujourd’hui.")
        )
        work = partial(self.services.core.restauration.prepare, copie.chemin, dialog.is_given_up)
        self.services.tasks.run(work, self._on_prepared, self._on_prepare_failed)

    def _wait_for(self, title: str, steps: int) -> AttenteDialog:
        self.waiting = dialog = AttenteDialog(title, steps, self)
        dialog.open()
        return dialog

    def _end_waiting(self) -> bool:
        """Close the dialog; tell whether the owner gave the work up."""
        dialog, self.waiting = self.waiting, None
        if dialog is None:
            return True
        dialog.finish()
        return dialog.is_given_up()

    def _on_made(self, copie: Sauvegarde) -> None:
        self._end_waiting()
        contenu = tell_contenu(copie.ventes, copie.mouvements)
        self.word_said.emit(Tone.OK, _tr("Sauvegarde faite et vérifiée"), contenu)
        self.mark_stale()

    def _on_make_failed(self, error: CoreError) -> None:
        if self._end_waiting():
            words = _tr("Les sauvegardes précédentes sont gardées.")
            self.word_said.emit(Tone.NEUTRAL, _tr("Sauvegarde arrêtée"), words)
            return
        self.services.tasks.failed.emit(error)

    def _on_prepared(self, preparation: Preparation) -> None:
        if self._end_waiting():
            self._abandon()
            return
        self.dialog = RestaurationDialog(preparation, self.services.times, self)
        self.dialog.confirmed.connect(partial(self._on_confirmed, preparation))
        self.dialog.rejected.connect(self._abandon)
        self.dialog.open()

    def _on_prepare_failed(self, error: CoreError) -> None:
        if not self._end_waiting():
            self.services.tasks.failed.emit(error)
        self._abandon()

    def _on_confirmed(self, preparation: Preparation) -> None:
        est_abime = not preparation.difference.est_lisible
        confirm = self.services.core.restauration.confirm
        work = partial(confirm, preparation, est_abime=est_abime)
        self.services.tasks.run(work, self._on_asked)

    def _on_asked(self, _kept: Path) -> None:
        self.restart_asked.emit()

    def _abandon(self) -> None:
        self.services.tasks.run(self.services.core.restauration.abandon, _ignore)

    def _on_folder_clicked(self) -> None:
        folder = self.services.core.settings.sauvegardes
        open_folder(folder if folder.exists() else folder.parent)

    def _remember(self, folder: Path | None) -> None:
        work = partial(self.services.core.sauvegardes.externe.choose, folder)
        self.services.tasks.run(work, self._on_remembered)

    def _on_remembered(self, _nothing: None) -> None:
        self.mark_stale()

    def _on_loaded(self, vue: Vue) -> None:
        self.refreshed()
        times = self.services.times
        self.second.show_etat(vue.externe, times)
        self.copies.show_copies(vue.copies, times)
        daily = [copie for copie in vue.copies if copie.lieu is Lieu.ICI]
        words = _tr("Dernière copie {when}, vérifiée ; une par jour, sept gardées.")
        none = _tr("Une copie par jour, vérifiée ; sept gardées.")
        self.head.caption.setText(words.format(when=times.told(daily[0].date)) if daily else none)
        self.make_button.setVisible(bool(vue.copies))
        self._places.setCurrentIndex(0 if vue.copies else 1)

    def _on_load_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _lay_out(self) -> None:
        self.empty.show_text(
            EmptyText(
                icon="archive",
                title=_tr("Pas encore de sauvegarde"),
                sentence=_tr("Comptoir en fait une par jour ; la première peut se faire ici."),
                button=_tr("Sauvegarder maintenant"),
                button_icon="archive",
            )
        )
        self._places.addWidget(_make_scroll(self.copies))
        self._places.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 18, MARGIN, 18)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addWidget(self.second)
        page.addWidget(self._places, 1)


def _make_scroll(content: QWidget) -> QScrollArea:
    holder = QWidget()
    holder.setObjectName("scrolled")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area


def _announce(dialog: AttenteDialog, etape: Etape) -> None:
    """Tell the dialog, from the worker, which step begins."""
    words = {
        Etape.COPIE: _tr("Copie des données ; les ventes continuent."),
        Etape.VERIFICATION: _tr("La copie est relue et vérifiée en entier."),
        Etape.SECONDE: _tr("Copie dans le second dossier."),
    }
    dialog.step_reached.emit(list(Etape).index(etape), words[etape])


def _ignore(_nothing: None) -> None:
    """Nothing more is to be done."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("SauvegardesPage", text)
