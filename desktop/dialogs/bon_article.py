"""Which article was really sold: chosen for each one that a sale names and the shop has not."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.catalogue import Catalogue
from core.catalogue.articles import ArticleRow
from core.quarantaine import Examen, Precisions
from core.quarantaine.examen import LigneExaminee, Verdict
from core.vocabulaire import Remede
from desktop.dialogs.choix_article import ArticleEdit
from desktop.dialogs.reglement import ReglementDialog, Sujet, Tools
from desktop.formats import format_money, format_number
from desktop.models.raisons import short_numero
from desktop.theme import Style
from desktop.widgets.fields import Field
from desktop.widgets.labels import ElidedLabel

_SANS = frozenset({Verdict.INCONNU, Verdict.INACTIF})


class BonArticleDialog(ReglementDialog):
    """Each unknown article must be told; where all are known, at least one."""

    def __init__(
        self, examen: Examen, catalogue: Catalogue, tools: Tools, parent: QWidget | None = None
    ) -> None:
        self._examen = examen
        self._catalogue = catalogue
        self._chosen: dict[int, int] = {}
        self.editors: dict[int, ArticleEdit] = {}
        self._fields: dict[int, Field] = {}
        sujet = Sujet((examen.entree.id,), Remede.ARTICLE, words=short_numero(examen.entree))
        super().__init__(sujet, tools, parent)

    def make_fields(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for ligne in self._asked_lignes():
            sent = ligne.article_id
            boutique_id = self._examen.entree.boutique_id
            editor = ArticleEdit(self._catalogue, self._tasks, boutique_id)
            editor.article_chosen.connect(partial(self._on_chosen, sent))
            editor.textEdited.connect(partial(self._on_edited, sent))
            self.editors[sent] = editor
            self._fields[sent] = Field(self.tr("Article vendu"), editor)
            label = self._label(ligne)
            editor.setAccessibleName(label)
            column.addWidget(ElidedLabel(label, Style.MEDIUM, expanding=True))
            column.addWidget(self._fields[sent])
        return box

    def precisions(self) -> Precisions | None:
        unknown = {x.article_id for x in self._asked_lignes() if x.verdict in _SANS}
        if not self._chosen or unknown - self._chosen.keys():
            return None
        return Precisions(articles=dict(self._chosen))

    def missing_words(self) -> str:
        return self.tr("Choisissez l’article dans la liste proposée.")

    def refuse(self, champ: str, sentence: str) -> bool:
        for sent, field in self._fields.items():
            if champ == f"article_{sent}":
                field.show_error(sentence)
                return True
        return False

    def _asked_lignes(self) -> list[LigneExaminee]:
        """Return a line an article: those that the shop has not, or all where it has them all."""
        lignes = () if self._examen.vente is None else self._examen.vente.lignes
        of_article = {ligne.article_id: ligne for ligne in lignes}
        without = [ligne for ligne in of_article.values() if ligne.verdict in _SANS]
        return without or list(of_article.values())

    def _label(self, ligne: LigneExaminee) -> str:
        vente = self._examen.vente
        name = ligne.article_nom or self.tr("Article n° {n}").format(n=ligne.article_id)
        words = [name, self.tr("vendu {n}").format(n=format_number(ligne.quantite))]
        if ligne.prix is not None and vente is not None:
            words.append(format_money(ligne.prix, vente.devise))
        return " · ".join(words)

    def _on_chosen(self, sent: int, row: ArticleRow) -> None:
        self._chosen[sent] = row.id
        self._fields[sent].show_error("")
        self.foresee()

    def _on_edited(self, sent: int, _text: str) -> None:
        if self._chosen.pop(sent, None) is not None:
            self.foresee()
