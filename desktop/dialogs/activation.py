"""Taking articles off sale, or putting them on again: what terminals will do is said first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.catalogue.articles import ArticleRow
from desktop.dialogs.formulaire import Formulaire
from desktop.formats import plural
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.theme import Style
from desktop.widgets.labels import Label


class ActivationDialog(Formulaire):
    """All the articles, or none."""

    switched = Signal(int)
    """How many articles were not so before."""

    def __init__(
        self,
        articles: Sequence[ArticleRow],
        context: tuple[Services, int],
        parent: QWidget | None = None,
        *,
        active: bool,
    ) -> None:
        services, self._boutique_id = context
        self._ids = [row.id for row in articles]
        self._active = active
        self._catalogue = services.core.catalogue
        count = len(articles)
        one, many = self._titles()
        subject = articles[0].article.nom if count == 1 else ""
        super().__init__(plural(count, one, many), subject, services.tasks, parent)
        self.content.addWidget(Label(self._explain(), Style.BODY, Ink.TEXT2, wrap=True))
        verb = self.tr("Réactiver") if active else self.tr("Désactiver")
        self.submit = self.add_foot(verb, self._on_submit_clicked)

    def _titles(self) -> tuple[str, str]:
        if self._active:
            return self.tr("Réactiver l’article ?"), self.tr("Réactiver {n} articles ?")
        return self.tr("Désactiver l’article ?"), self.tr("Désactiver {n} articles ?")

    def _explain(self) -> str:
        one = len(self._ids) == 1
        if self._active:
            again = self.tr("dès leur prochaine synchronisation, avec le stock d’avant.")
            what = (
                self.tr("Les terminaux le proposeront à nouveau")
                if one
                else self.tr("Les terminaux les proposeront à nouveau")
            )
            return f"{what} {again}"
        what = (
            self.tr("Les terminaux ne le proposeront plus")
            if one
            else self.tr("Les terminaux ne les proposeront plus")
        )
        after = self.tr(
            "après leur prochaine synchronisation. Une vente envoyée entre-temps attendra dans "
            "« À régler ». Le stock et les mouvements sont gardés, et tout peut être réactivé."
        )
        return f"{what} {after}"

    def _on_submit_clicked(self) -> None:
        catalogue = self._catalogue
        switch = catalogue.reactivate_articles if self._active else catalogue.deactivate_articles
        self.write(partial(switch, self._boutique_id, self._ids), self.switched.emit)
