"""Asks core what the ticked sales have in common, for the remedies that must be told of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.quarantaine import ArticleEnvoye
from core.vocabulaire import Remede
from desktop.dialogs.article_en_lot import ArticleEnLotDialog
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.dialogs.terminaux_en_lot import (
    Paire,
    TerminauxEnLotDialog,
    list_distincts,
    list_remplacements,
)
from desktop.pages.page import Page, Services
from desktop.theme import Tone

Ids = tuple[int, ...]


class EnLot(QObject):
    """Opens the dialog of a remedy once it is known what may be said in it."""

    opened = Signal(ReglementDialog)
    word_said = Signal(Tone, str, str)

    def __init__(self, page: Page, services: Services) -> None:
        super().__init__(page)
        self._page = page
        self._services = services

    def gather(self, ids: Ids, remede: Remede) -> None:
        """Find what the sales share, and ask what is meant."""
        if remede is Remede.ARTICLE:
            quarantaine, lire = self._services.core.quarantaine, self._services.lire_vente
            work = partial(quarantaine.list_envoyes, ids, lire)
            self._services.tasks.run(work, partial(self._on_envoyes, ids))
        else:
            work_paires = partial(self._find_paires, self._page.boutique.id, ids, remede)
            self._services.tasks.run(work_paires, partial(self._on_paires, ids, remede))

    def _find_paires(self, boutique_id: int, ids: Ids, remede: Remede) -> tuple[Paire, ...]:
        """Ask core; runs in a worker."""
        quarantaine = self._services.core.quarantaine
        found = quarantaine.list_jumelages(ids)
        if remede is Remede.REMPLACEMENT:
            return list_remplacements(found)
        waiting = [
            quarantaine.list_paire(boutique_id, frozenset({j.terminal_id, j.autre_id}))
            for j in found
        ]
        return list_distincts(found, waiting)

    def _on_envoyes(self, ids: Ids, envoyes: tuple[ArticleEnvoye, ...]) -> None:
        if not envoyes:
            self._say_none(self.tr("Aucune de ces ventes ne nomme d’article"))
            return
        source, sujet = (
            (self._services.core.catalogue, self._page.boutique.id),
            Sujet(ids, Remede.ARTICLE),
        )
        dialog = ArticleEnLotDialog(sujet, envoyes, source, self._tools(), parent=self._page)
        self.opened.emit(dialog)

    def _on_paires(self, ids: Ids, remede: Remede, paires: tuple[Paire, ...]) -> None:
        if not paires:
            words = self.tr("Aucune de ces ventes n’est déjà enregistrée par un autre terminal")
            self._say_none(words)
            return
        dialog = TerminauxEnLotDialog(Sujet(ids, remede), paires, self._tools(), self._page)
        self.opened.emit(dialog)

    def _say_none(self, title: str) -> None:
        sentence = self.tr("Ce remède ne les concerne pas : choisissez-en un autre.")
        self.word_said.emit(Tone.WARN, title, sentence)

    def _tools(self) -> Tools:
        services = self._services
        return (services.core.quarantaine, services.tasks, services.lire_vente)
