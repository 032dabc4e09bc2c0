"""What the owner does to articles, from the head of their page, its panel or its ticked rows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from core.catalogue.articles import ArticleRow, DetailArticle
from core.stock import EffetMouvement
from core.vocabulaire import TypeMouvement
from desktop.dialogs.activation import ActivationDialog
from desktop.dialogs.article import ArticleDialog
from desktop.dialogs.importation import ImportationDialog
from desktop.dialogs.mouvement import MouvementDialog, words_of
from desktop.formats import format_number, plural
from desktop.pages.correction import Undoing
from desktop.pages.page import Services
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton


class ArticleActions(QObject):
    """Each opens a dialog over the window, on what core says of the article at that moment."""

    word_said = Signal(Tone, str, str)
    deed_said = Signal(Tone, str, str, BannerButton)
    article_saved = Signal(int)

    def __init__(self, services: Services, boutique: Callable[[], Boutique], page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._boutique = boutique
        self._page = page
        self._undoing = Undoing(services, page)
        self._undoing.word_said.connect(self.word_said)

    def add(self) -> None:
        """Ask for a new article."""
        self._open_article(None)

    def edit(self, article_id: int) -> None:
        """Open an article to edit it."""
        work = partial(self._services.core.catalogue.get_detail, self._boutique().id, article_id)
        self._services.tasks.run(work, self._open_article)

    def move(self, kind: TypeMouvement, article_id: int | None) -> None:
        """Ask for a movement, of this article or of one that is still to be chosen."""
        if article_id is None:
            self._open_move(kind, None)
            return
        work = partial(self._services.core.catalogue.get_detail, self._boutique().id, article_id)
        self._services.tasks.run(work, partial(self._on_to_move, kind))

    def switch(self, ids: tuple[int, ...], *, active: bool) -> None:
        """Ask whether these articles are to go off sale, or on sale again."""
        if ids:
            work = partial(self._services.core.catalogue.list_rows, ids)
            self._services.tasks.run(work, partial(self._open_switch, active))

    def load_list(self) -> None:
        """Ask for a file of articles."""
        dialog = ImportationDialog(self._boutique(), self._services, self._page.window())
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _open_article(self, detail: DetailArticle | None) -> None:
        dialog = ArticleDialog(detail, self._boutique(), self._services, self._page.window())
        dialog.saved.connect(partial(self._on_saved, detail is None))
        dialog.open()

    def _on_to_move(self, kind: TypeMouvement, detail: DetailArticle) -> None:
        self._open_move(kind, detail.ligne)

    def _open_move(self, kind: TypeMouvement, row: ArticleRow | None) -> None:
        context = (self._services, self._boutique().id)
        dialog = MouvementDialog(kind, row, context, self._page.window())
        dialog.recorded.connect(partial(self._on_moved, kind))
        dialog.open()

    def _open_switch(self, active: bool, rows: tuple[ArticleRow, ...]) -> None:
        wanted = [row for row in rows if row.article.est_actif is not active]
        if wanted:
            context = (self._services, self._boutique().id)
            dialog = ActivationDialog(wanted, context, self._page.window(), active=active)
            dialog.switched.connect(partial(self._on_switched, active))
            dialog.open()

    def _on_saved(self, new: bool, article_id: int, nom: str) -> None:
        title = self.tr("Article créé") if new else self.tr("Article enregistré")
        self.word_said.emit(Tone.OK, title, nom)
        self.article_saved.emit(article_id)

    def _on_moved(self, kind: TypeMouvement, nom: str, effet: EffetMouvement) -> None:
        if effet.mouvement_id is None:
            sentence = self.tr("{nom} : le livre disait déjà {n}, rien à corriger")
            words = sentence.format(nom=nom, n=format_number(effet.stock_apres))
            self.word_said.emit(Tone.OK, self.tr("Compte juste"), words)
            return
        sentence = self.tr("{nom} : stock {avant} → {apres}").format(
            nom=nom,
            avant=format_number(effet.stock_avant),
            apres=format_number(effet.stock_apres),
        )
        offer = self._undoing.offer(effet.mouvement_id, nom)
        self.deed_said.emit(Tone.OK, words_of(kind).done, sentence, offer)

    def _on_switched(self, active: bool, count: int) -> None:
        if active:
            one, many = self.tr("{n} article réactivé"), self.tr("{n} articles réactivés")
        else:
            one, many = self.tr("{n} article désactivé"), self.tr("{n} articles désactivés")
        sentence = self.tr("Les terminaux l’apprendront à leur prochaine synchronisation.")
        self.word_said.emit(Tone.OK, plural(count, one, many), sentence)

    def _on_imported(self, crees: int, modifies: int) -> None:
        new = plural(crees, self.tr("{n} nouveau"), self.tr("{n} nouveaux"))
        changed = plural(modifies, self.tr("{n} modifié"), self.tr("{n} modifiés"))
        self.word_said.emit(Tone.OK, self.tr("Liste importée"), f"{new}, {changed}")
