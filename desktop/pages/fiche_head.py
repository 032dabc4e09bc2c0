"""The head of an article's own page: its name and state, its neighbours, and what can be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.catalogue.articles import ArticleRow
from core.fiche.chiffres import Chiffres
from core.vocabulaire import TypeMouvement
from desktop.formats import Times, format_money, format_number, plain_tooltip, plural
from desktop.models.articles import etat_states
from desktop.models.columns import NOTHING, Ink
from desktop.pages.table_keys import add_key
from desktop.theme import Style, scaled
from desktop.theme.painting import State
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.card import FigureCard
from desktop.widgets.detail import StatePill
from desktop.widgets.labels import ElidedLabel, Label

_NARROW = 1_000
"""Width of the page below which the rank leaves the head."""


class FicheHead(QWidget):
    """Buttons and their keys; the article's own figures are `FicheFigures`."""

    back_asked = Signal()
    step_asked = Signal(int)
    """-1 for the article before, 1 for the one after."""
    move_asked = Signal(TypeMouvement)
    edit_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.name = ElidedLabel("", Style.TITLE, Ink.TEXT)
        self.caption = ElidedLabel("", Style.BODY, Ink.TEXT3)
        self.rank = Label("", Style.SMALL, Ink.TEXT3)
        self.back_button = self._make_icon(self.tr("Revenir à la liste"), "arrow-left", "Alt+Left")
        self.previous_button = self._make_icon(self.tr("Article précédent"), "chevron-up", "Alt+Up")
        self.next_button = self._make_icon(self.tr("Article suivant"), "chevron-down", "Alt+Down")
        self._pill = QHBoxLayout()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._lay_out()
        self.back_button.clicked.connect(self.back_asked)
        self.previous_button.clicked.connect(partial(self.step_asked.emit, -1))
        self.next_button.clicked.connect(partial(self.step_asked.emit, 1))

    def show_article(self, ligne: ArticleRow) -> None:
        """Show name, code and state."""
        article = ligne.article
        self.name.setText(article.nom)
        words = (article.code, article.categorie_nom, article.code_barre)
        self.caption.setText(" · ".join(word for word in words if word))
        while (item := self._pill.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        state = etat_states()[ligne.etat]
        self._pill.addWidget(StatePill(State(state.text, state.tone, state.icon)))

    def show_rank(self, caption: str, *, first: bool, last: bool) -> None:
        """Say which article of the list this is."""
        self.rank.setText(caption)
        self.previous_button.setEnabled(not first)
        self.next_button.setEnabled(not last)

    def fit(self, width: int) -> None:
        """Show what there is room for."""
        self.rank.setVisible(width >= scaled(_NARROW))

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self.name)
        title.addLayout(self._pill)
        title.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(title)
        words.addWidget(self.caption)
        self.row.addWidget(self.back_button)
        self.row.addLayout(words, 1)
        for widget in (self.rank, self.previous_button, self.next_button):
            self.row.addWidget(widget)
        self._add_move(TypeMouvement.ENTREE, self.tr("Entrée"), "package-plus", "Ctrl+Shift+E")
        self._add_move(TypeMouvement.SORTIE, self.tr("Sortie"), "package-minus", "Ctrl+Shift+S")
        self._add_move(TypeMouvement.AJUSTEMENT, self.tr("Ajuster"), "sliders-horizontal", "Ctrl+J")
        self.edit_button = Button(self.tr("Modifier"), Kind.PRIMARY)
        self.edit_button.clicked.connect(self.edit_asked)
        self.row.addWidget(self.edit_button)

    def _make_icon(self, text: str, icon_name: str, keys: str) -> Button:
        button = Button(text, Kind.ICON, icon_name)
        button.setFixedSize(scaled(30), scaled(30))
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tooltip(f"{text} ({shown})"))
        add_key(self, keys, button.click)
        return button

    def _add_move(self, kind: TypeMouvement, text: str, icon_name: str, keys: str) -> None:
        button = Button(text, icon_name=icon_name)
        ask = partial(self.move_asked.emit, kind)
        button.clicked.connect(ask)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tooltip(shown))
        add_key(self, keys, ask)
        self.row.addWidget(button)


class FicheFigures(QWidget):
    """Stock, threshold, value, and for how long the stock lasts."""

    def __init__(self, times: Times) -> None:
        super().__init__()
        self._times = times
        self.stock = FigureCard(self.tr("Stock"))
        self.seuil = FigureCard(self.tr("Seuil"))
        self.valeur = FigureCard(self.tr("Valeur"))
        self.jours = FigureCard(self.tr("Jours de stock"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in (self.stock, self.seuil, self.valeur, self.jours):
            row.addWidget(card, 1)

    def show_figures(self, chiffres: Chiffres) -> None:
        """Show the figures of another article, or new ones."""
        self._show_stock(chiffres.detail.ligne)
        self._show_valeur(chiffres.detail.ligne)
        self._show_jours(chiffres)

    def _show_stock(self, ligne: ArticleRow) -> None:
        article = ligne.article
        moved = ligne.dernier_mouvement
        told = self.tr("aucun mouvement") if moved is None else self._times.short(moved)
        if article.suivi_stock:
            pieces = plural(article.quantite_stock, self.tr("{n} pièce"), self.tr("{n} pièces"))
        else:
            pieces = self.tr("sans suivi")
        words = told if moved is None else self.tr("dernier mouvement {time}").format(time=told)
        self.stock.show_figure(pieces, words)
        if article.seuil_alerte:
            words = self.tr("alerte à ce stock ou moins")
            self.seuil.show_figure(format_number(article.seuil_alerte), words)
        else:
            self.seuil.show_figure(NOTHING, self.tr("aucun avertissement"))

    def _show_valeur(self, ligne: ArticleRow) -> None:
        article = ligne.article
        if not article.suivi_stock:
            self.valeur.show_figure(NOTHING, self.tr("stock non suivi"))
            return
        if ligne.valeur is None or article.prix_achat is None:
            self.valeur.show_figure(NOTHING, self.tr("coût d’achat inconnu"))
            return
        cost = format_money(article.prix_achat, article.devise)
        self.valeur.show_figure(
            format_money(ligne.valeur, article.devise),
            self.tr("à {cost} la pièce").format(cost=cost),
        )

    def _show_jours(self, chiffres: Chiffres) -> None:
        rythme = chiffres.rythme
        days = plural(rythme.jours, self.tr("{n} jour"), self.tr("{n} jours"))
        if rythme.vendues <= 0:
            self.jours.show_figure(NOTHING, self.tr("aucune vente en {days}").format(days=days))
            return
        left = chiffres.jours_de_stock
        told = NOTHING if left is None else plural(left, self.tr("{n} jour"), self.tr("{n} jours"))
        sold = plural(rythme.vendues, self.tr("{n} vendue en"), self.tr("{n} vendues en"))
        self.jours.show_figure(told, f"{sold} {days}")
