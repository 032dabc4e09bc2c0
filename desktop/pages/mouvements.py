"""The Mouvements page: the whole book, line by line, each with the stock before and after."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.corrections import DetailMouvement
from core.events import StockChange
from core.listes import Totaux, Tri
from core.mouvements import FiltreMouvements, Mouvement
from core.vocabulaire import TypeMouvement
from desktop.dialogs.livre import open_livre
from desktop.formats import format_signed, plain_tooltip, plural
from desktop.models.mouvements import PIECES_COLUMN, mouvement_columns
from desktop.pages.board import Wording
from desktop.pages.correction import Undoing
from desktop.pages.detail_page import DetailPage
from desktop.pages.livre_ligne import LivreLigne
from desktop.pages.mouvements_chips import MouvementChips
from desktop.pages.mouvements_detail import MouvementDetail
from desktop.pages.page import Services
from desktop.pages.period_picker import PeriodPicker
from desktop.pages.periode import Periode
from desktop.pages.table_page import Listing
from desktop.sentences import say
from desktop.theme import Tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.choices import Choice
from desktop.widgets.empty_state import EmptyText
from desktop.widgets.table.total_row import Totals

_ALL = "TOUS"
_PERIODES = (Periode.AUJOURDHUI, Periode.SEPT_JOURS, Periode.TRENTE_JOURS, Periode.TOUT)


class MouvementsPage(DetailPage[FiltreMouvements, Mouvement, DetailMouvement]):
    """Thirty days at first, so that a large book opens at once."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services,
            Wording(_tr("Mouvements"), _tr("Livre des mouvements"), _tr("Article ou référence")),
            Listing(
                services.core.mouvements,
                mouvement_columns(services.times),
                _tabs(),
                Tri("seq", descendant=True),
                services.core.mouvements.list_ids,
            ),
            panel_name=_tr("Détail du mouvement"),
        )
        self._line = LivreLigne(services, self)
        self._line.changed.connect(self.board.head.caption.setText)
        self._chips = MouvementChips(self.board.filters, services, self.boutique_id)
        self.periode = PeriodPicker(self.tr("Période"), _PERIODES, services.times)
        self.periode.choose(Periode.TRENTE_JOURS)
        self.board.add_period(self.periode)
        self.state.note_original()
        self.verify_button = Button(self.tr("Vérifier le livre"), Kind.PLAIN, "shield-check")
        self.verify_button.clicked.connect(self._on_verify_clicked)
        self.board.head.add_action(self.verify_button)
        self.undoing = Undoing(services, self)
        self.undoing.word_said.connect(self.word_said)
        self.undoing.ended.connect(self._load_open)
        self.undo_button = Button(self.tr("Annuler ce mouvement"), Kind.DANGER, "undo-2")
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.panel.show_foot(harmful=self.undo_button)
        services.bridge.stock_changed.connect(self._on_stock_changed)

    def filtre(self) -> FiltreMouvements:
        times = self.services.times
        first, last = self.periode.bounds()
        tab = self.board.tabs.value()
        filtre = FiltreMouvements(
            boutique_id=self.boutique.id,
            recherche=self.board.searched(),
            type_mouvement=None if tab == _ALL else TypeMouvement(tab),
            date_debut=None if first is None else times.midnight(first),
            date_fin=None if last is None else times.midnight(last + timedelta(days=1)),
        )
        return self._chips.narrow(filtre)

    def count_tabs(self, filtre: FiltreMouvements) -> Mapping[str, int]:
        counts = self.services.core.mouvements.count_types(filtre)
        return {_ALL: sum(counts.values()), **{kind.value: n for kind, n in counts.items()}}

    def caption(self, counts: Mapping[str, int]) -> str:
        if counts[_ALL] == 0:
            return self._line.count(self.tr("Aucun mouvement sur la période"))
        words = plural(counts[_ALL], self.tr("{n} mouvement"), self.tr("{n} mouvements"))
        return self._line.count(words)

    def tick(self) -> None:
        super().tick()
        self._line.tell()

    def totals(self, totaux: Totaux) -> Totals:
        moved = tuple(
            (format_signed(pieces), "") for pieces in (totaux.entrees, totaux.sorties) if pieces
        )
        return Totals(
            plural(totaux.lignes, self.tr("{n} ligne"), self.tr("{n} lignes")),
            self.tr("pièces entrées et sorties"),
            {PIECES_COLUMN: moved},
        )

    def empty_text(self) -> EmptyText:
        everything = self._shows_everything()
        return EmptyText(
            icon="arrow-left-right",
            title=self.tr(
                "Aucun mouvement pour l’instant"
                if everything
                else "Aucun mouvement sur cette période"
            ),
            sentence=self.tr(
                "Chaque vente, entrée, sortie ou ajustement s’écrit ici, "
                "avec le stock avant et après."
            ),
            button=self.tr("Voir les articles" if everything else "Voir tous les mouvements"),
            filtered=not everything,
        )

    def do_empty_action(self) -> None:
        if self._shows_everything():
            self.page_asked.emit("articles")
        else:
            self.widen()
            self.begin_list()

    def widen(self) -> None:
        self.periode.choose(Periode.TOUT)

    def load_detail(self, row_id: int) -> DetailMouvement:
        return self.services.core.corrections.get_detail(row_id)

    def make_content(self, detail: DetailMouvement) -> QWidget:
        content = MouvementDetail(detail, self.services.times)
        content.vente_asked.connect(partial(self.row_asked.emit, "ventes"))
        content.article_asked.connect(partial(self.row_asked.emit, "articles"))
        content.mouvement_asked.connect(self.open_row)
        content.reference_copied.connect(self._on_reference_copied)
        why = say(detail.obstacle)
        self.undo_button.setEnabled(not why)
        self.undo_button.setToolTip(plain_tooltip(why))
        self.undo_button.setAccessibleDescription(why)
        return content

    def rank_text(self, rank: str, count: str) -> str:
        return self.tr("Mouvement {rank} sur {count}").format(rank=rank, count=count)

    def _on_stock_changed(self, event: StockChange) -> None:
        self._on_rows_added(event)
        content = self.panel.content()
        if isinstance(content, MouvementDetail):
            article_id = content.detail.mouvement.article_id
            if article_id in event.article_ids:
                self._load_open()

    def _on_undo_clicked(self) -> None:
        content = self.panel.content()
        if isinstance(content, MouvementDetail):
            moved = content.detail.mouvement
            self.undo_button.setEnabled(False)
            self.undoing.undo(moved.id, moved.article_nom)

    def _on_reference_copied(self, reference: str) -> None:
        QGuiApplication.clipboard().setText(reference)
        self.word_said.emit(Tone.OK, self.tr("Référence copiée"), reference)

    def _on_verify_clicked(self) -> None:
        open_livre(self.services, self.boutique, self.window(), check=True)

    def _shows_everything(self) -> bool:
        return Periode(self.periode.value()) is Periode.TOUT


def _tabs() -> tuple[Choice, ...]:
    return (
        Choice(_ALL, _tr("Tous")),
        Choice(TypeMouvement.VENTE, _tr("Ventes")),
        Choice(TypeMouvement.ENTREE, _tr("Entrées")),
        Choice(TypeMouvement.SORTIE, _tr("Sorties")),
        Choice(TypeMouvement.AJUSTEMENT, _tr("Ajustements")),
        Choice(TypeMouvement.RETOUR, _tr("Retours")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MouvementsPage", text)
