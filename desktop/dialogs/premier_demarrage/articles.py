"""Third step: where the articles come from."""

from functools import partial

from core.application import Core
from core.catalogue.articles import FiltreArticles
from core.demonstration.installation import read_catalogue_without_stock
from core.errors import CoreError
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.premier_demarrage.etape import Contexte, Etape, explain
from desktop.formats import format_number
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.theme import Style
from desktop.widgets.fields import OptionTile
from desktop.widgets.labels import Label

IMPORTER, EXEMPLE, VIDE = "importer", "exemple", "vide"


class EtapeArticles(Etape):
    """A list of the owner's, common articles to begin with, or nothing yet."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(
            contexte,
            self.tr("Articles"),
            self.tr("Vos articles"),
            self.tr("Les terminaux reçoivent cette liste dès qu’ils se connectent."),
        )
        self._count = 0
        self._tiles = (
            OptionTile(
                IMPORTER,
                self.tr("Importer une liste"),
                self.tr(
                    "Un fichier Excel ou CSV avec au moins les colonnes code, nom et prix de vente."
                ),
            ),
            OptionTile(
                EXEMPLE,
                self.tr("Partir d’une liste d’exemple"),
                self.tr(
                    "Plus de 250 articles courants d’une alimentation, sans stock : gardez ceux "
                    "que vous vendez, corrigez les prix."
                ),
            ),
            OptionTile(
                VIDE,
                self.tr("Commencer sans article"),
                self.tr("Vous les ajouterez un à un, ou par une liste, quand vous voudrez."),
            ),
        )
        for tile in self._tiles:
            self.content.addWidget(tile)
        self._tiles[0].setChecked(True)
        self._known = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self._error = Label("", Style.BODY, Ink.DANGER, wrap=True)
        self.content.addWidget(self._known)
        self.content.addWidget(self._error)
        self.content.addStretch(1)
        self.importation: ImportationDialog | None = None
        self._services: Services | None = None

    def show_services(self, services: Services) -> None:
        """Learn what the import of a list works with: that of the window, once there is one."""
        self._services = services

    def enter(self) -> None:
        self._recount()

    def save(self) -> None:
        self._error.setText("")
        chosen = next(tile.value for tile in self._tiles if tile.isChecked())
        if chosen == IMPORTER:
            self._import()
        elif chosen == EXEMPLE:
            self._add_examples()
        else:
            self.saved.emit()

    def summary(self) -> str:
        if not self._count:
            return ""
        return self.tr("{count} articles").format(count=format_number(self._count))

    def show_refusal(self, error: CoreError) -> None:
        self._error.setText(explain(error))

    def _import(self) -> None:
        self.refused.emit()
        if self.boutique is not None and self._services is not None:
            self.importation = ImportationDialog(self.boutique, self._services, self)
            self.importation.imported.connect(self._on_imported)
            self.importation.open()

    def _add_examples(self) -> None:
        if self.boutique is not None:
            work = partial(_add_articles, self.contexte.core, self.boutique.id)
            self.run(work, self._on_added)

    def _recount(self) -> None:
        if self.boutique is not None:
            work = partial(_count_articles, self.contexte.core, self.boutique.id)
            self.run(work, self._on_counted)

    def _on_imported(self, _added: int, _changed: int) -> None:
        self._recount()

    def _on_added(self, count: int) -> None:
        self._on_counted(count)
        self.saved.emit()

    def _on_counted(self, count: int) -> None:
        if count and not self._count:
            self._tiles[-1].setChecked(True)
        self._count = count
        words = self.tr("La boutique a déjà {count} articles : rien n’est effacé.")
        self._known.setText(words.format(count=format_number(count)) if count else "")
        self.summary_changed.emit()


def _add_articles(core: Core, boutique_id: int) -> int:
    """Record the articles that come with the program; return how many there are now."""
    core.catalogue.save_articles(boutique_id, read_catalogue_without_stock())
    return _count_articles(core, boutique_id)


def _count_articles(core: Core, boutique_id: int) -> int:
    return core.catalogue.total(FiltreArticles(boutique_id)).lignes
