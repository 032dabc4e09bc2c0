"""A field that finds an article: by its name, its code, or a barcode that is scanned into it."""

from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from core.catalogue import Catalogue
from core.catalogue.articles import ArticleRow, FiltreArticles
from core.limites import TEXTE_MAX
from desktop.tasks import Tasks

_SHOWN = 20


class ArticleEdit(QLineEdit):
    """Offers the articles on sale that match what is typed."""

    article_chosen = Signal(ArticleRow)

    def __init__(
        self, catalogue: Catalogue, tasks: Tasks, boutique_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._tasks = tasks
        self._boutique_id = boutique_id
        self._found: tuple[ArticleRow, ...] = ()
        self._asked = ""
        self._answered = ""
        self._entered = False
        self._chosen = False
        self.setMaxLength(TEXTE_MAX)
        self.setPlaceholderText(self.tr("Nom, code ou code-barres"))
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._on_activated)
        self.textEdited.connect(self._on_text_edited)

    def completions(self) -> QCompleter:
        """Return what is offered."""
        return self._completer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which a scanner sends, for the choice that is still missing."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not self._chosen:
            event.accept()
            self._choose_exact()
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        self._chosen = self._entered = False
        self._asked = text
        if text.strip():
            self._tasks.run(partial(self._search, text), partial(self._on_found, text))

    def _search(self, text: str) -> tuple[ArticleRow, ...]:
        """Ask core; runs in a worker."""
        ids = self._catalogue.list_ids(FiltreArticles(self._boutique_id, text))
        return self._catalogue.list_rows(ids[:_SHOWN])

    def _on_found(self, text: str, found: tuple[ArticleRow, ...]) -> None:
        if text != self._asked or self._chosen:
            return
        self._found, self._answered = found, text
        if self._entered:
            self._choose_exact()
            return
        self._words.setStringList([_describe(row) for row in found])
        if found and self.hasFocus():
            self._completer.complete()
        else:
            self._hide_words()

    def _choose_exact(self) -> None:
        """Choose the only article that matches, or the one of exactly this code.

        A scanner is quicker than the search: the choice is then made when the answer is there.
        """
        if self._answered != self._asked:
            self._entered = True
            return
        text = self.text().strip()
        exact = [r for r in self._found if text in {r.article.code, r.article.code_barre}]
        found = exact or list(self._found)
        if len(found) == 1:
            self._choose(found[0])

    def _on_activated(self, text: str) -> None:
        self._choose(next(row for row in self._found if _describe(row) == text))

    def _hide_words(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _choose(self, row: ArticleRow) -> None:
        self._chosen = True
        self._hide_words()
        self.setText(_describe(row))
        self.article_chosen.emit(row)


def _describe(row: ArticleRow) -> str:
    return f"{row.article.code} · {row.article.nom}"
