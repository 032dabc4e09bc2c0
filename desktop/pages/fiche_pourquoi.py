"""« Pourquoi ce stock ? »: a sentence, the rows that add up to it, and what looks odd beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import CoreError
from core.fiche.explication import Explication, LigneExplication
from core.fiche.postes import Poste, Sorte
from core.fiche.suspects import Suspect
from core.listes import Tri
from desktop.formats import format_number, plural
from desktop.models.columns import Ink
from desktop.models.explication import (
    FiltreExplication,
    explication_columns,
    say_counted,
    say_explication,
    say_ligne,
    say_pieces,
)
from desktop.models.ouverture import DANS_LE_LIVRE, option_of_ligne, option_of_sorte
from desktop.models.suspects import suspect_look, suspect_sentence, suspect_title
from desktop.pages.a_regler_chips import ARTICLE
from desktop.pages.export_button import ExportButton
from desktop.pages.page import Page, Services
from desktop.pages.table_keys import add_key
from desktop.theme import Style, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.card import Card, empty
from desktop.widgets.chip import Option, Setting
from desktop.widgets.detail import Rule
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.suspect import SuspectRow

_SUSPECTS_WIDTH = 330
_SUSPECTS_SHARE = 0.36
"""Of a narrow page: the explanation is what the page is for."""
_LINK_SIDE = 4
_MIDDLE, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
_SIDES = (_MIDDLE, _MIDDLE | _RIGHT, _MIDDLE | _RIGHT)


@dataclass(frozen=True, slots=True)
class _Loaded:
    explication: Explication
    suspects: tuple[Suspect, ...]


class PourquoiPage(Page):
    """A tab of the article, made anew with each answer; every figure opens its movements."""

    opened = Signal(Option)
    """The owner wants the movements behind a figure."""
    shown = Signal()
    """What core answered is on screen."""
    export_asked = Signal(str)
    """The owner wants the table as "xlsx", "csv", "pdf" or "print"."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._article_id = 0
        self.nom = ""
        """What an export calls the article."""
        self.export_button = ExportButton()
        self.export_button.asked.connect(self.export_asked)
        self.sentence = Label("", Style.H2, wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows = QVBoxLayout()
        self.suspects = QVBoxLayout()
        self.suspects.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._make_scroll())
        add_key(self, "Ctrl+E", self.export_button.open_menu)
        add_key(self, QKeySequence.StandardKey.Print, self.export_button.ask_print)
        services.bridge.quarantaine_changed.connect(self._on_boutique_event)
        services.bridge.terminaux_changed.connect(self.mark_stale)

    def show_article(self, article_id: int) -> None:
        """Explain the stock of another article."""
        if article_id != self._article_id:
            self._article_id = article_id
            self.begin_list()

    def question(self) -> tuple[FiltreExplication, Tri]:
        """Return what an export holds."""
        return FiltreExplication(self.boutique.id, self._article_id), Tri("")

    def visible_columns(self) -> tuple[int, ...]:
        """Return the columns of an export: all."""
        return tuple(range(len(explication_columns(self.services.times))))

    def narrowed(self) -> Iterator[tuple[str, str]]:
        """Say on paper which article it is, and the sentence."""
        yield self.tr("Article"), self.nom
        yield self.tr("Stock"), self.sentence.text()

    def refresh(self) -> None:
        self.start_refresh()
        article_id = self._article_id
        work = partial(self._load, self.boutique.id, article_id)
        self.services.tasks.run(work, partial(self._on_loaded, article_id), self._on_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(scaled(_SUSPECTS_WIDTH), round(self.width() * _SUSPECTS_SHARE))
        self._beside.setFixedWidth(width)

    def _load(self, boutique_id: int, article_id: int) -> _Loaded:
        """Ask core; runs in a worker."""
        fiches = self.services.core.fiches
        explication = fiches.explain_stock(boutique_id, article_id)
        lire = self.services.lire_vente
        return _Loaded(explication, fiches.list_suspects(boutique_id, explication, lire))

    def _on_loaded(self, article_id: int, loaded: _Loaded) -> None:
        self.refreshed()
        if article_id != self._article_id:
            return
        self.sentence.setText(say_explication(loaded.explication, self.services.times))
        empty(self.rows)
        self.rows.addWidget(self._make_rows(loaded.explication))
        empty(self.suspects)
        for widget in self._make_suspects(loaded):
            self.suspects.addWidget(widget)
        self.shown.emit()

    def _on_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _make_scroll(self) -> QScrollArea:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(head)
        card.column.addLayout(self.rows)
        self._beside = beside = QWidget()
        beside.setLayout(self.suspects)
        self.suspects.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        return scroll

    def _make_rows(self, explication: Explication) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for rank, ligne in enumerate(explication.lignes):
            grid.addWidget(Rule(), 2 * rank, 0, 1, 3)
            for column, widget in enumerate(self._make_row(explication, ligne)):
                grid.addWidget(widget, 2 * rank + 1, column, _SIDES[column])
        last = 2 * len(explication.lignes)
        grid.addWidget(Rule(), last, 0, 1, 3)
        grid.addWidget(Label(self.tr("Stock actuel"), Style.STRONG), last + 1, 0)
        stock = Label(format_number(explication.stock), Style.FIGURE)
        # The figures above are links, which have a pixel or two around their words.
        stock.setContentsMargins(0, 0, _LINK_SIDE, 0)
        grid.addWidget(stock, last + 1, 2, Qt.AlignmentFlag.AlignRight)
        return table

    def _make_row(self, explication: Explication, ligne: LigneExplication) -> tuple[QWidget, ...]:
        times = self.services.times
        name, pieces = say_ligne(ligne, times), say_pieces(ligne)
        count = plural(ligne.nombre, self.tr("{n} mouvement"), self.tr("{n} mouvements"))
        if ligne.groupe.poste is Poste.DEPART:
            count = say_counted(explication.depart)
        what = ElidedLabel(name, Style.BODY, Ink.TEXT, expanding=True)
        if ligne.groupe.poste is Poste.ECART:
            return what, Label(count, Style.SMALL, Ink.TEXT3), Label(pieces, Style.STRONG)
        figure = Button(pieces, Kind.LINK)
        words = self.tr("{name} : {pieces}, voir les mouvements")
        figure.setAccessibleName(words.format(name=name, pieces=pieces))
        option = option_of_ligne(explication.depart, ligne, times)
        figure.clicked.connect(partial(self._on_figure_clicked, option))
        return what, Label(count, Style.SMALL, Ink.TEXT3), figure

    def _make_suspects(self, loaded: _Loaded) -> Iterator[QWidget]:
        yield Label(self.tr("À vérifier"), Style.H2)
        for suspect in loaded.suspects:
            sentence = suspect_sentence(suspect, self.services.times)
            row = SuspectRow(suspect_look(suspect), suspect_title(suspect), sentence)
            row.see_asked.connect(partial(self._on_suspect_clicked, loaded.explication, suspect))
            yield row
        if not loaded.suspects:
            words = self.tr("Rien d’inhabituel : ni vente en attente, ni vente tardive, ni manque.")
            yield Label(words, Style.BODY, Ink.TEXT3, wrap=True)

    def _on_figure_clicked(self, option: Option) -> None:
        self.opened.emit(option)

    def _on_suspect_clicked(self, explication: Explication, suspect: Suspect) -> None:
        if suspect.sorte in DANS_LE_LIVRE:
            self.opened.emit(option_of_sorte(explication.depart, suspect.sorte))
        elif suspect.sorte is Sorte.QUARANTAINE:
            option = Option(str(self._article_id), self.nom)
            self.rows_asked.emit("a_regler", {ARTICLE: Setting((option,))})
        else:
            self.row_asked.emit("terminaux", suspect.ids[0])
