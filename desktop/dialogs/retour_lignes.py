"""The lines of a sale that come back: how many of each, and what it does to their stock."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from core.nombres import read_entier
from core.ventes.reste import LigneReste, ResteVente
from core.ventes.retour import LigneRendue
from desktop.formats import format_number, plural, read_typed
from desktop.models.columns import Ink
from desktop.theme import Style, scaled, text_width
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.detail import Rule
from desktop.widgets.fields import make_line_edit, mark_wrong
from desktop.widgets.labels import ElidedLabel, Label

_SHOWN = 4
"""Lines in sight at once; the others are scrolled to."""
_ROW = 54
_EDIT, _EFFECT = 64, 96
RAYON, ABIME = "rayon", "abime"


def make_devenir() -> Segmented:
    """Ask whether what comes back can be sold again."""
    return Segmented(
        _tr("Ce que devient la marchandise"),
        (
            Choice(RAYON, _tr("Remise en rayon")),
            Choice(ABIME, _tr("Abîmée : ne revient pas au stock")),
        ),
    )


def effect_words(ligne: LigneReste, back: int) -> str:
    """Write « 12 → 14 », the stock alone where it stays, or that it is not followed."""
    if not ligne.suivi_stock:
        return _tr("sans suivi")
    before = format_number(ligne.quantite_stock)
    if not back:
        return before
    after = format_number(ligne.quantite_stock + back)
    return _tr("{avant} → {apres}").format(avant=before, apres=after)


class LigneRow(QWidget):
    """Name, how many are left to return, how many come back, and the effect."""

    changed = Signal()

    def __init__(self, ligne: LigneReste) -> None:
        super().__init__()
        self.ligne = ligne
        self.quantite = make_line_edit("0", maximum=9)
        self.quantite.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quantite.setFixedWidth(scaled(_EDIT))
        self.quantite.setEnabled(ligne.reste > 0)
        self.quantite.textChanged.connect(self._on_text_changed)
        self._left = ElidedLabel("", Style.SMALL, Ink.TEXT3, expanding=True)
        self.effect = Label("", Style.MEDIUM)
        self.effect.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        name = ElidedLabel(ligne.article_nom, Style.MEDIUM, Ink.TEXT, expanding=True)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self._left, 1, 0)
        grid.addWidget(self.quantite, 0, 1, 2, 1)
        grid.addWidget(self.effect, 0, 2, 2, 1)
        self.show_ligne(ligne)

    def show_ligne(self, ligne: LigneReste) -> None:
        """Take note of what is left of the line now; what was typed stays."""
        self.ligne = ligne
        sold = plural(ligne.quantite, self.tr("{n} vendue"), self.tr("{n} vendues"))
        if ligne.rendue:
            back = plural(ligne.rendue, self.tr("{n} déjà rendue"), self.tr("{n} déjà rendues"))
            sold = f"{sold}, {back}"
        self._left.setText(sold)
        self.quantite.setEnabled(ligne.reste > 0)
        name = self.tr("Pièces rendues de {nom}, sur {n}").format(
            nom=ligne.article_nom, n=format_number(ligne.reste)
        )
        self.quantite.setAccessibleName(name)

    def read(self) -> int | None:
        """Return how many come back; None for what is no number or more than is left."""
        text = self.quantite.text().strip()
        number = read_entier(read_typed(text)) if text else 0
        return None if number is None or number > self.ligne.reste else number

    def _on_text_changed(self) -> None:
        mark_wrong(self.quantite, wrong=False)
        self.changed.emit()


class LignesRetour(QScrollArea):
    """Every line of a sale; a sale of many is scrolled."""

    changed = Signal()

    def __init__(self, reste: ResteVente) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = [LigneRow(ligne) for ligne in reste.lignes]
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for position, row in enumerate(self.rows):
            if position:
                column.addWidget(Rule())
            column.addWidget(row)
            row.changed.connect(self.changed)
        column.addStretch(1)
        self.setWidget(inner)
        self.setFixedHeight(scaled(_ROW) * min(len(self.rows), _SHOWN))
        self._lead_to(self._first_open())

    def show_reste(self, reste: ResteVente) -> None:
        """Take note of what is left now: a sale or a return may have come in meanwhile."""
        for row, ligne in zip(self.rows, reste.lignes, strict=True):
            row.show_ligne(ligne)

    def fill(self) -> None:
        """Return everything that is left."""
        for row in self.rows:
            row.quantite.setText(format_number(row.ligne.reste) if row.ligne.reste else "")

    def read(self) -> tuple[LigneRendue, ...] | None:
        """Return the lines that come back; None where a number is wrong."""
        numbers = [row.read() for row in self.rows]
        if None in numbers:
            return None
        return tuple(
            LigneRendue(row.ligne.position, number)
            for row, number in zip(self.rows, numbers, strict=True)
            if number
        )

    def show_effects(self, *, restocked: bool) -> None:
        """Show the stock that each article would have, its lines together."""
        back = Counter[int]()
        for row in self.rows:
            back[row.ligne.article_id] += (row.read() or 0) if restocked else 0
        widest = scaled(_EFFECT)
        for row in self.rows:
            row.effect.setText(effect_words(row.ligne, back[row.ligne.article_id]))
            widest = max(widest, text_width(Style.MEDIUM, row.effect.text()) + 2)
        for row in self.rows:
            # As wide on each row, so that the fields stand under each other.
            row.effect.setFixedWidth(widest)

    def montant(self) -> int:
        """Return the price of what comes back, in minor units."""
        return sum((row.read() or 0) * row.ligne.prix_unitaire for row in self.rows)

    def mark_wrong(self) -> LigneRow | None:
        """Mark every number that cannot be, and return the first of these lines."""
        wrong = [row for row in self.rows if row.read() is None]
        for row in wrong:
            mark_wrong(row.quantite, wrong=True)
        if wrong:
            self._lead_to(wrong[0].quantite)
            self.ensureWidgetVisible(wrong[0])
        return wrong[0] if wrong else None

    def _first_open(self) -> QLineEdit | None:
        return next((row.quantite for row in self.rows if row.ligne.reste), None)

    def _lead_to(self, editor: QLineEdit | None) -> None:
        if editor is not None:
            self.setFocusProxy(editor)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LignesRetour", text)
