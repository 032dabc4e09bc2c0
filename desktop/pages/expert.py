"""The Expert page: a request is tried out as a terminal would send it, and nothing is recorded."""

from collections.abc import Iterator
from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import CoreError
from core.terminaux import Terminal
from core.ventes.commandes import (
    ResultatVente,
    VenteClassee,
    VenteCreee,
    VenteRefusee,
    VenteRejouee,
)
from core.ventes.essai import Essai, ResultatEssai
from core.vocabulaire import EtatTerminal
from desktop.formats import format_number, plural
from desktop.models.columns import NOTHING, Ink
from desktop.pages.board import MARGIN
from desktop.pages.page import Page, Services
from desktop.theme import Style, Tone, font
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import Note
from desktop.widgets.fields import ChoiceBox, Field
from desktop.widgets.labels import Label
from desktop.widgets.page_head import PageHead

_SHOWN_MAX = 40
"""Outcomes told one by one; the whole of them is in the answer below."""


class ExpertPage(Page):
    """For whoever helps the owner or writes the app of the terminals."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.head = PageHead(_tr("Essayer une requête"))
        self.head.caption.setText(_tr("Ce que le serveur répondrait ; rien n’est enregistré."))
        self.terminal = ChoiceBox(())
        self.terminal_field = Field(_tr("Envoyée par"), self.terminal)
        self.corps = _make_editor(_tr("Contenu de la requête"))
        self.corps.setPlaceholderText(EXEMPLE)
        self.corps_field = Field(
            _tr("Contenu de la requête"),
            self.corps,
            _tr("Le texte JSON que l’application envoie à « ventes/sync »."),
        )
        self.essayer = Button(_tr("Essayer sans écrire"), Kind.PRIMARY)
        self.head.add_action(self.essayer)
        self.reponse = _make_editor(_tr("Réponse du serveur"))
        self.reponse.setReadOnly(True)
        self.reponse.setPlaceholderText(
            _tr("Ce que le terminal recevrait apparaîtra ici, mot pour mot.")
        )
        self._outcome = QVBoxLayout()
        self._lay_out()
        self.essayer.clicked.connect(self._on_essayer_clicked)
        services.bridge.terminaux_changed.connect(self.mark_stale)

    def refresh(self) -> None:
        self.start_refresh()
        load = partial(self.services.core.terminaux.list_terminaux, self.boutique.id)
        self.services.tasks.run(load, self._on_terminaux_loaded, self._on_load_failed)

    def _on_terminaux_loaded(self, terminaux: tuple[Terminal, ...]) -> None:
        self.refreshed()
        chosen = self.terminal.currentData()
        self.terminal.clear()
        for each in terminaux:
            if each.etat is EtatTerminal.ACTIF:
                self.terminal.addItem(each.nom_terminal, each.numero_serie)
        self.terminal.setCurrentIndex(max(0, self.terminal.findData(chosen)))
        there = self.terminal.count() > 0
        self.essayer.setEnabled(there)
        missing = _tr("Aucun terminal n’est encore autorisé dans cette boutique.")
        self.terminal_field.show_error("" if there else missing)

    def _on_load_failed(self, error: CoreError) -> None:
        self.refreshed()
        self.services.tasks.failed.emit(error)

    def _on_essayer_clicked(self) -> None:
        # A lone surrogate that was pasted has no bytes: the server would never get it.
        corps = self.corps.toPlainText().encode(errors="replace")
        if not corps.strip():
            self.corps_field.show_error(_tr("Collez ici le contenu d’une requête."))
            self.corps.setFocus()
            return
        self.corps_field.show_error("")
        self.essayer.setEnabled(False)
        work = partial(self.services.essayer, self.terminal.value(), corps)
        self.services.tasks.run(work, self._on_tried, self._on_failed)

    def _on_tried(self, essai: Essai) -> None:
        self.essayer.setEnabled(True)
        pretty = msgspec.json.format(essai.reponse.encode(), indent=2).decode()
        self.reponse.setPlainText(f"HTTP {essai.status}\n{pretty}")
        self._show_outcome(list(_tell(essai)))

    def _on_failed(self, error: CoreError) -> None:
        self.essayer.setEnabled(True)
        self.services.tasks.failed.emit(error)

    def _show_outcome(self, widgets: list[QWidget]) -> None:
        while (item := self._outcome.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self._outcome.addWidget(widget)
            widget.show()

    def _lay_out(self) -> None:
        asked = QVBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.terminal_field)
        asked.addWidget(self.corps_field, 1)
        told = QVBoxLayout()
        told.setSpacing(12)
        self._outcome.setSpacing(8)
        told.addLayout(self._outcome)
        told.addWidget(Field(_tr("Réponse du serveur"), self.reponse), 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(asked, 1)
        both.addLayout(told, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 18, MARGIN, 18)
        page.setSpacing(16)
        page.addWidget(self.head)
        page.addLayout(both, 1)


EXEMPLE = (
    '[{"numero_facture": "FAC-20261122-001", "lignes": ['
    '{"article_id": 1, "quantite": 2, "prix_unitaire": "25000.00"}]}]'
)


def _make_editor(name: str) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setAccessibleName(name)
    editor.setFont(font(Style.SMALL))
    editor.setTabChangesFocus(True)
    return editor


def _tell(essai: Essai) -> Iterator[QWidget]:
    """Make what is shown above the answer: a verdict, each sale, each stock that would move."""
    if essai.essaye is None:
        refused = _tr("La requête entière serait refusée : aucune vente n’en serait lue.")
        yield Note(Tone.DANGER, _tr("Requête refusée"), refused)
        return
    resultats = essai.essaye.resultat.resultats
    refusees = sum(isinstance(each, VenteRefusee) for each in resultats)
    which = Tone.WARN if refusees else Tone.OK
    yield Note(which, _verdict(len(resultats), refusees), _effects(essai.essaye))
    for resultat in resultats[:_SHOWN_MAX]:
        yield Label(_outcome_words(resultat), Style.SMALL, Ink.TEXT2, wrap=True)


def _verdict(ventes: int, refusees: int) -> str:
    sent = plural(ventes, _tr("{n} vente lue"), _tr("{n} ventes lues"))
    if not refusees:
        return sent
    return f"{sent}, " + plural(refusees, _tr("{n} refusée"), _tr("{n} refusées"))


def _effects(essaye: ResultatEssai) -> str:
    moved = [effet for effet in essaye.effets if effet.avant != effet.apres]
    if not moved:
        return _tr("Aucun stock ne changerait.")
    words = _tr("{article} : {avant} → {apres}")
    return " · ".join(
        words.format(
            article=effet.article_nom,
            avant=format_number(effet.avant),
            apres=format_number(effet.apres),
        )
        for effet in moved
    )


def _outcome_words(resultat: ResultatVente) -> str:
    match resultat:
        case VenteCreee(vente=vente):
            return _tr("{numero} : serait enregistrée").format(numero=vente.numero_facture)
        case VenteRejouee(vente=vente):
            known = _tr("{numero} : déjà enregistrée, rien ne bougerait")
            return known.format(numero=vente.numero_facture)
        case VenteClassee(numero_facture=numero):
            return _tr("{numero} : classée par le propriétaire").format(numero=numero or NOTHING)
        case VenteRefusee(numero_facture=numero, code=code, message=message):
            refused = _tr("{numero} : serait refusée ({code}). {message}")
            return refused.format(numero=numero or NOTHING, code=code, message=message)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExpertPage", text)
