"""Ctrl+K: articles, sales, sales that wait and commands in one list, by keyboard alone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.catalogue.articles import Article
from core.errors import CoreError
from core.recherche import Trouvailles
from desktop.commands import Command, CommandBook
from desktop.formats import format_money, number_of, plural, shorten_numero
from desktop.models.columns import Ink
from desktop.models.hits import Hit, HitModel
from desktop.pages.page import Services
from desktop.sentences import say
from desktop.theme import Style, active, draw_icon, scaled, text_width
from desktop.theme.painting import draw_shadow, draw_text, fill_round, stroke_round
from desktop.widgets.labels import Label
from desktop.widgets.search_field import SearchField

_WIDTH = 600
_SHADOW = 16
_LIST_HEIGHT = 420
_BELOW_ROWS = 4
_PAUSE_MS = 120
_TOP = 76
_PAGE_ROWS = 8

_Index = QModelIndex | QPersistentModelIndex
OpenRow = Callable[[str, int], object]
"""Brings a page to the front and opens one of its rows."""


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        caption = not index.flags()
        return QSize(100, scaled(26 if caption else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        hit = model.hits[index.row()]
        box, state = QRectF(option.rect), option.state
        if hit.run is None:
            words = box.adjusted(14, 6, -14, 0)
            draw_text(painter, words, hit.text, style=Style.TINYS, color=active().text3)
            return
        if state & QStyle.StateFlag.State_Selected:
            fill_round(painter, box.adjusted(6, 1, -6, -1), active().accentsoft, 7)
        mark = QRectF(box.left() + 16, box.center().y() - 8, 16, 16)
        draw_icon(painter, hit.icon, mark, active().text2)
        self._paint_words(painter, box.adjusted(42, 0, -16, 0), hit)

    def _paint_words(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        right = hit.keys or hit.detail
        taken = min(text_width(Style.SMALL, right), int(box.width() * 0.5)) if right else 0
        words = box.adjusted(0, 0, -taken - 12, 0)
        draw_text(painter, words, hit.text, style=Style.BODY, color=active().text)
        place = QRectF(box.right() - taken, box.top(), taken, box.height())
        end = Qt.AlignmentFlag.AlignRight
        draw_text(painter, place, right, style=Style.SMALL, color=active().text3, align=end)


class RecherchePalette(QDialog):
    """Arrows choose, Enter opens, Esc leaves; the questions are asked in a worker."""

    def __init__(
        self, services: Services, book: CommandBook, open_row: OpenRow, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Rechercher"))
        self._services = services
        self._book = book
        self._open_row = open_row
        self._boutique_id = 0
        self._version = 0
        self.is_asking = False
        """Whether core still looks: nothing else is asked meanwhile."""
        self._found = Trouvailles()
        self.field = SearchField(self.tr("Article, vente, numéro, commande…"))
        self.model = HitModel(self)
        self.view = QListView()
        self.nothing = Label(self.tr("Rien ne correspond."), Style.BODY, Ink.TEXT3)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.view.clicked.connect(self._on_clicked)
        self.pause.timeout.connect(self._ask)

    def open_for(self, boutique_id: int) -> None:
        """Begin a search in one boutique."""
        self._boutique_id = boutique_id
        self.field.clear()
        self._on_text_changed()
        window = self.parentWidget()
        if window is not None:
            left = (window.width() - self.width()) // 2
            self.move(window.mapToGlobal(QPoint(left, _TOP - _SHADOW)))
        self.open()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE_ROWS,
            Qt.Key.Key_PageUp: -_PAGE_ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._move(steps[key])
        elif key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, box, 14, _SHADOW - 3)
        fill_round(painter, box, active().surface, 14)
        stroke_round(painter, box, active().border, 14)
        painter.end()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Rows(self.view))
        self.view.setAccessibleName(self.tr("Résultats"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setAutoFillBackground(False)
        self.field.setFixedWidth(scaled(_WIDTH) - 24)
        self.nothing.setContentsMargins(16, 0, 0, 8)
        column = QVBoxLayout(self)
        edge = _SHADOW + 12
        column.setContentsMargins(edge, edge, edge, _SHADOW + 8)
        column.setSpacing(8)
        # As high as what it shows: a list, or the word that there is none.
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.view)

    def _on_text_changed(self) -> None:
        self._version += 1
        self._found = Trouvailles()
        self.pause.start()
        self._rewrite()

    def _ask(self) -> None:
        """Ask for what is typed; while core still looks, its answer asks for what came since."""
        text = self.field.text().strip()
        if text and not self.is_asking:
            self.is_asking = True
            self._services.tasks.run(
                partial(self._services.core.recherche.find, self._boutique_id, text),
                partial(self._on_found, self._version),
                self._on_refused,
            )

    def _on_found(self, version: int, found: Trouvailles) -> None:
        self.is_asking = False
        if version == self._version:
            self._found = found
            self._rewrite()
        elif not self.pause.isActive():
            self._ask()

    def _on_refused(self, error: CoreError) -> None:
        self.is_asking = False
        self.reject()
        self._services.tasks.failed.emit(error)

    def _rewrite(self) -> None:
        commands = [self._command_hit(c) for c in self._book.find(self.field.text())]
        self.model.show_groups(
            (
                (self.tr("Articles"), self._list_articles()),
                (self.tr("Ventes"), self._list_ventes()),
                (self.tr("À régler"), self._list_entrees()),
                (self.tr("Aller à, faire"), commands),
            )
        )
        self.nothing.setVisible(not self.model.hits)
        self.view.setVisible(bool(self.model.hits))
        self._fit_list()
        self._choose(self.model.next_row(-1, 1))

    def _fit_list(self) -> None:
        """Be as high as what was found, up to a height that a low window still holds."""
        rows = sum(self.view.sizeHintForRow(row) for row in range(len(self.model.hits)))
        self.view.setFixedHeight(min(rows + _BELOW_ROWS, scaled(_LIST_HEIGHT)))

    def _list_articles(self) -> Sequence[Hit]:
        return [
            Hit(
                article.nom,
                "  ·  ".join(
                    (
                        self._say_stock(article),
                        format_money(article.prix_vente, article.devise),
                        # Last, where a long one is cut.
                        article.code,
                    )
                ),
                "package",
                partial(self._open_row, "articles", article.id),
            )
            for article in self._found.articles
        ]

    def _say_stock(self, article: Article) -> str:
        if not article.suivi_stock:
            return self.tr("sans suivi")
        return plural(article.quantite_stock, self.tr("{n} pièce"), self.tr("{n} pièces"))

    def _list_ventes(self) -> Sequence[Hit]:
        short = self._services.times.short
        return [
            Hit(
                number_of(vente.numero_facture, vente.rang),
                f"{short(vente.date_reception)}  ·  "
                f"{format_money(vente.montant_total, vente.devise)}",
                "receipt-text",
                partial(self._open_row, "ventes", vente.id),
            )
            for vente in self._found.ventes
        ]

    def _list_entrees(self) -> Sequence[Hit]:
        return [
            Hit(
                shorten_numero(entree.numero_facture),
                say(entree.message),
                "triangle-alert",
                partial(self._open_row, "a_regler", entree.id),
            )
            for entree in self._found.entrees
        ]

    def _command_hit(self, command: Command) -> Hit:
        return Hit(command.text, "", command.icon, command.run, command.keys)

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _move(self, step: int) -> None:
        row = self.view.currentIndex().row()
        direction = 1 if step > 0 else -1
        for _ in range(abs(step)):
            row = self.model.next_row(row, direction)
        self._choose(row)

    def _on_return_pressed(self) -> None:
        self._on_clicked(self.view.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and (run := self.model.hits[index.row()].run) is not None:
            self.accept()
            run()
