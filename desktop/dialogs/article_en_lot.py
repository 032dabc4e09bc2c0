"""Which article was really sold: chosen once for all the sales that name the same wrong one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.catalogue import Catalogue
from core.catalogue.articles import ArticleRow
from core.quarantaine import ArticleEnvoye, Precisions
from desktop.dialogs.choix_article import ArticleEdit
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import format_number, plural
from desktop.theme import Style
from desktop.widgets.choices import Choice
from desktop.widgets.fields import ChoiceBox, Field
from desktop.widgets.labels import ElidedLabel


class ArticleEnLotDialog(ReglementDialog):
    """One article that was sent, and the one that was sold: the same for all that name it."""

    def __init__(
        self,
        sujet: Sujet,
        envoyes: Sequence[ArticleEnvoye],
        source: tuple[Catalogue, int],
        tools: Tools,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._envoyes = {str(envoye.article_id): envoye for envoye in envoyes}
        self._source = source
        self._sold: int | None = None
        super().__init__(sujet, tools, parent)

    def make_fields(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.sent = ChoiceBox([Choice(key, self._describe(e)) for key, e in self._envoyes.items()])
        if len(self._envoyes) > 1:
            column.addWidget(Field(self.tr("Article envoyé"), self.sent))
        else:
            column.addWidget(ElidedLabel(self.sent.currentText(), Style.MEDIUM, expanding=True))
        catalogue, boutique_id = self._source
        self.editor = ArticleEdit(catalogue, self._tasks, boutique_id)
        self._field = Field(self.tr("Article vendu"), self.editor)
        column.addWidget(self._field)
        self.sent.currentIndexChanged.connect(self.foresee)
        self.editor.article_chosen.connect(self._on_chosen)
        self.editor.textEdited.connect(self._on_edited)
        return box

    def precisions(self) -> Precisions | None:
        if self._sold is None:
            return None
        return Precisions(articles={int(self.sent.value()): self._sold})

    def missing_words(self) -> str:
        return self.tr("Choisissez l’article dans la liste proposée.")

    def refuse(self, champ: str, sentence: str) -> bool:
        if champ != f"article_{self.sent.value()}":
            return False
        self._field.show_error(sentence)
        return True

    def _describe(self, envoye: ArticleEnvoye) -> str:
        name = envoye.nom or self.tr("Article n° {n}").format(n=format_number(envoye.article_id))
        count = len(envoye.entrees)
        return " · ".join(
            (
                name,
                plural(count, self.tr("{n} vente"), self.tr("{n} ventes")),
                plural(envoye.pieces, self.tr("{n} pièce"), self.tr("{n} pièces")),
            )
        )

    def _on_chosen(self, row: ArticleRow) -> None:
        self._sold = row.id
        self._field.show_error("")
        self.foresee()

    def _on_edited(self, _text: str) -> None:
        if self._sold is not None:
            self._sold = None
            self.foresee()
