"""What the check of the book found, in the owner's words."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.verification import RapportVerification
from desktop.formats import Times, plural
from desktop.models.columns import Ink
from desktop.sentences import say_all
from desktop.theme import Style, font, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_WIDTH = 640
_HEIGHT = 200


def tell_livre_juste(rapport: RapportVerification) -> tuple[str, str]:
    """Return title and sentence for a book without a fault."""
    title = plural(
        rapport.mouvements,
        _tr("Livre juste : {n} mouvement"),
        _tr("Livre juste : {n} mouvements"),
    )
    return title, _tr("Chaque stock est la somme de ses mouvements, et aucune vente n’y manque.")


class LivreFauxDialog(Dialog):
    """What is wrong, since when, and a copy of it for whoever helps."""

    def __init__(self, rapport: RapportVerification, times: Times, parent: QWidget) -> None:
        super().__init__(self.tr("Le livre n’est pas juste"), _tell(rapport, times), parent)
        self.setFixedWidth(scaled(_WIDTH))
        self._list = QPlainTextEdit("\n".join(say_all(rapport.problemes)))
        self._list.setReadOnly(True)
        self._list.setFont(font(Style.SMALL))
        self._list.setMinimumHeight(scaled(_HEIGHT))
        self._list.setTabChangesFocus(True)
        self._list.setAccessibleName(self.tr("Ce qui ne va pas"))
        advice = self.tr(
            "Vos ventes continuent. Faites une sauvegarde, puis montrez cette liste à la personne "
            "qui vous aide : rien ne se répare tout seul."
        )
        self.content.addWidget(self._list)
        self.content.addWidget(Label(advice, Style.BODY, Ink.TEXT2, wrap=True))
        copy = self.add_button(self.tr("Copier"))
        close = self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.accept)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._list.toPlainText())


def _tell(rapport: RapportVerification, times: Times) -> str:
    count = len(rapport.problemes)
    found = plural(count, _tr("{n} erreur trouvée"), _tr("{n} erreurs trouvées"))
    if rapport.livre_faux_depuis is None:
        return _tr("{found}.").format(found=found)
    since = times.exact(rapport.livre_faux_depuis)
    return _tr("{found}, la plus ancienne du {since}.").format(found=found, since=since)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Livre", text)
