"""The tools of the list at the left: its order, its foot, and what is done with the ticked ones."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QMenu, QVBoxLayout

from core.listes import Totaux, Tri
from core.vocabulaire import Devise, Remede
from desktop.formats import format_money, money_parts, plural
from desktop.models.remedes import remede_words
from desktop.theme import Style, active, scaled
from desktop.theme.painting import draw_money
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label
from desktop.widgets.menu_button import MenuButton
from desktop.widgets.mnemonics import plain

_FOOT_SIDE, _FOOT_LINE, _FOOT_PAD = 14, 16, 8


class Ordre(StrEnum):
    """How the entries of a group follow each other."""

    RECENTES = "RECENTES"
    ANCIENNES = "ANCIENNES"
    MONTANT = "MONTANT"


_TRIS = {
    Ordre.RECENTES: Tri("date_derniere", descendant=True),
    Ordre.ANCIENNES: Tri("date_derniere"),
    Ordre.MONTANT: Tri("montant", descendant=True),
}
_EN_LOT = (
    Remede.ENTREE,
    Remede.ARTICLE,
    Remede.NEGATIF,
    Remede.DOUBLON,
    Remede.DISTINCTE,
    Remede.REMPLACEMENT,
    Remede.TOUJOURS_DISTINCTES,
)
"""What makes sense for several at once, beside a replay and a filing."""


class OrdreButton(MenuButton):
    """The latest first, until the owner wants otherwise."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("", "chevrons-up-down")
        self._ordre = Ordre.RECENTES
        self.show_icon_alone(self._name())

    def tri(self) -> Tri:
        """Return what core is to sort by."""
        return _TRIS[self._ordre]

    def fill_menu(self, menu: QMenu) -> None:
        for ordre, text in self._orders().items():
            action = menu.addAction(plain(text))
            action.setCheckable(True)
            action.setChecked(ordre is self._ordre)
            action.triggered.connect(partial(self.choose, ordre))

    def show_tri(self, tri: Tri) -> None:
        """Take an order over without announcing it; the first one for one that is not known."""
        known = (ordre for ordre, own in _TRIS.items() if own == tri)
        self._ordre = next(known, Ordre.RECENTES)
        self.show_icon_alone(self._name())

    def choose(self, ordre: Ordre) -> None:
        """Put the list in another order."""
        self.show_tri(_TRIS[ordre])
        if self.menu_shown is not None and self.menu_shown.isVisible():
            self.menu_shown.close()
        self.chosen.emit()

    def _name(self) -> str:
        return self.tr("Ordre : {ordre}").format(ordre=self._orders()[self._ordre].lower())

    def _orders(self) -> dict[Ordre, str]:
        return {
            Ordre.RECENTES: self.tr("Plus récentes d’abord"),
            Ordre.ANCIENNES: self.tr("Plus anciennes d’abord"),
            Ordre.MONTANT: self.tr("Plus gros montants d’abord"),
        }


class ListFoot(QFrame):
    """How many sales, and what they come to: a line a currency, below the amounts of the list."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__()
        self._view = view
        self._count = Label("", Style.SMALLS)
        self._sums: tuple[tuple[str, str], ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, _FOOT_SIDE, 7)
        row.addWidget(self._count)
        row.addStretch(1)
        view.verticalScrollBar().rangeChanged.connect(self.update)

    def show_totals(self, totaux: Totaux) -> None:
        """Show count and sums of what the list holds."""
        self._count.setText(plural(totaux.lignes, self.tr("{n} vente"), self.tr("{n} ventes")))
        held = [(totaux.montants[d], d) for d in Devise if totaux.montants.get(d)]
        self._sums = tuple(money_parts(*each) for each in held)
        sums = [format_money(*each) for each in held]
        self.setAccessibleName(" ".join((self._count.text(), *sums)))
        self.setMinimumHeight(scaled(_FOOT_LINE) * len(sums) + 2 * _FOOT_PAD)
        self.update()

    def words(self) -> str:
        """Return what is shown."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().sunken)
        painter.fillRect(QRectF(0, 0, self.width(), 1), active().border)
        bar = self._view.verticalScrollBar()
        right = self.width() - _FOOT_SIDE - (bar.width() if bar.isVisible() else 0)
        left = self._count.geometry().right()
        line = float(scaled(_FOOT_LINE))
        top = (self.height() - line * len(self._sums)) / 2
        for position, parts in enumerate(self._sums):
            box = QRectF(left, top + position * line, right - left, line)
            draw_money(painter, box, parts, (Style.STRONG, active().text))
        painter.end()


class AutresRemedes(MenuButton):
    """The remedies for several sales that are asked for less often."""

    asked = Signal(Remede)

    def __init__(self) -> None:
        super().__init__("", "menu")
        self.show_icon_alone(self.tr("Autres remèdes"))

    def fill_menu(self, menu: QMenu) -> None:
        words = remede_words()
        for remede in _EN_LOT:
            action = menu.addAction(plain(f"{words[remede].title}…"))
            action.triggered.connect(partial(self.asked.emit, remede))


class BulkBar(QFrame):
    """What can be done with the ticked entries; hidden while there is none."""

    remede_asked = Signal(Remede)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = Label("", Style.SMALLS)
        self.replay_button = Button(self.tr("Rejouer"), Kind.PLAIN, "refresh-cw")
        self.file_button = Button(self.tr("Classer…"), Kind.PLAIN, "archive")
        self.others = AutresRemedes()
        self.clear_button = Button(self.tr("Ne plus rien choisir"), Kind.ICON, "x")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.replay_button, self.file_button, self.others):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._count)
        column.addLayout(buttons)
        self.replay_button.clicked.connect(partial(self.remede_asked.emit, Remede.REJOUER))
        self.file_button.clicked.connect(partial(self.remede_asked.emit, Remede.CLASSER))
        self.others.asked.connect(self.remede_asked)
        self.clear_button.clicked.connect(self.cleared)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are ticked."""
        self._count.setText(plural(count, self.tr("{n} choisie"), self.tr("{n} choisies")))
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().raised)
        painter.fillRect(QRectF(0, 0, self.width(), 1), active().border)
        painter.end()
