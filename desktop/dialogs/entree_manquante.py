"""An entry for what was short, and the sales that wait recorded with it, in one go."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.nombres import read_entier
from core.quarantaine import Demande, Precisions
from core.ventes.prevision import EffetStock, Prevision
from desktop.dialogs.reglement import ReglementDialog
from desktop.formats import format_number, plural, read_typed
from desktop.theme import Style
from desktop.widgets.dialog import MARGIN
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import ElidedLabel

_ROWS_MAX = 3
"""Articles in sight at once where the screen has room; the others are scrolled to."""
_FRAME = 48
"""What the system puts around a window."""


class _Rows(QScrollArea):
    """Is as high as its first rows, whatever their sentences take."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QWidget] = []
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(16)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(self.column)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def add_row(self, row: QWidget) -> None:
        """Append a row."""
        self.rows.append(row)
        self.column.addWidget(row)

    def fit(self, width: int, count: int) -> None:
        """Take the height of the first `count` rows once they are `width` wide."""
        shown = self.rows[:count]
        width -= self.column.contentsMargins().right() + self.verticalScrollBar().sizeHint().width()
        heights = [row.heightForWidth(width) for row in shown]
        self.setFixedHeight(sum(heights) + self.column.spacing() * max(0, len(shown) - 1))
        self.setVisible(bool(shown))


class EntreeManquanteDialog(ReglementDialog):
    """Asks how many pieces came in of each article; at least what lacks."""

    manques_found = Signal(object)
    """What lacks: a tuple of EffetStock, told by the worker."""

    def make_fields(self) -> QWidget:
        self._fields: dict[int, Field] = {}
        self._editors: dict[int, QLineEdit] = {}
        self._touched: set[int] = set()
        self.place = _Rows()
        self.place.hide()
        self.manques_found.connect(self._show_manques)
        return self.place

    def fit_height(self, least: int = 0) -> None:
        """Show as many articles as the screen has room for, the others a scroll away."""
        width = self.contentsRect().width() - 2 * MARGIN
        room = self.screen().availableGeometry().height() - _FRAME
        for count in range(_ROWS_MAX, 0, -1):
            self.place.fit(width, count)
            super().fit_height(least)
            if self.height() <= room:
                break

    def precisions(self) -> Precisions | None:
        typed = {key: read_entier(read_typed(e.text())) for key, e in self._editors.items()}
        numbers = {key: n for key, n in typed.items() if n is not None}
        if len(numbers) < len(typed):
            return None
        return Precisions(quantites={key: numbers[key] for key in self._touched})

    def missing_words(self) -> str:
        for key, editor in self._editors.items():
            if read_entier(read_typed(editor.text())) is None:
                self._fields[key].show_error(
                    self.tr("Écrivez un nombre de pièces, par exemple 12.")
                )
        return self.tr("Combien de pièces sont arrivées ?")

    def look(self, demande: Demande) -> tuple[Prevision, ...]:
        self.manques_found.emit(self._quarantaine.list_manques(demande))
        return super().look(demande)

    def refuse(self, champ: str, sentence: str) -> bool:
        for key, field in self._fields.items():
            if champ == f"quantite_{key}":
                field.show_error(sentence)
                self._editors[key].setFocus()
                self.fit_height()
                return True
        return False

    def _show_manques(self, manques: tuple[EffetStock, ...]) -> None:
        """Make a field for each article that lacks; what the owner typed stays."""
        for manque in manques:
            if manque.article_id not in self._editors:
                self._add_field(manque)
            key, lacking = manque.article_id, -manque.apres
            words = plural(
                lacking, self.tr("Il manque {n} pièce."), self.tr("Il manque {n} pièces.")
            )
            self._fields[key].show_help(words)
            if key not in self._touched:
                self._editors[key].setText(format_number(lacking))
        self.fit_height()

    def _add_field(self, manque: EffetStock) -> None:
        editor = make_line_edit(maximum=20)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        field = Field(self.tr("Pièces reçues"), editor)
        editor.setAccessibleName(
            self.tr("{article} : pièces reçues").format(article=manque.article_nom)
        )
        # The name of an article may be long: it is cut, never the figure.
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(ElidedLabel(manque.article_nom, Style.MEDIUM, expanding=True))
        column.addWidget(field)
        self.place.add_row(row)
        editor.textEdited.connect(partial(self._on_edited, manque.article_id))
        self._fields[manque.article_id], self._editors[manque.article_id] = field, editor
        if len(self._editors) == 1:
            editor.setFocus()
            editor.selectAll()

    def _on_edited(self, article_id: int, _text: str) -> None:
        self._touched.add(article_id)
        self._fields[article_id].show_error("")
        self.foresee()

    def editor_of(self, article_id: int) -> QLineEdit:
        """Return where the pieces of an article are typed."""
        return self._editors[article_id]
