"""Going back to a copy: what comes back, what is to be done again, and a box to tick first."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from core.restauration import Preparation
from desktop.dialogs.coupure import make_list
from desktop.formats import Times, plural
from desktop.models.columns import Ink
from desktop.models.sauvegardes import Recit, shorten, tell_contenu, tell_difference
from desktop.theme import Style, Tone, scaled
from desktop.widgets.buttons import Kind
from desktop.widgets.check import Check
from desktop.widgets.detail import Note
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label

_WIDTH = 640


class RestaurationDialog(Dialog):
    """Nothing is changed before its last button."""

    confirmed = Signal()

    def __init__(
        self,
        preparation: Preparation,
        times: Times,
        parent: QWidget | None = None,
        *,
        est_abime: bool = False,
    ) -> None:
        super().__init__(
            _tr("Revenir à cette sauvegarde ?"), _tell_copie(preparation, times), parent
        )
        self.setFixedWidth(scaled(_WIDTH))
        self.recit = tell_difference(preparation.difference, times)
        if est_abime or not preparation.difference.est_lisible:
            self._add_damaged()
        self._add_reprise(self.recit, journal_abime=preparation.difference.journal_abime)
        self._add_perdus(self.recit)
        kept = _tr(
            "Le fichier d’aujourd’hui n’est pas effacé : il reste à côté, sous un autre nom, et "
            "vous pourrez y revenir. Comptoir se ferme et se rouvre."
        )
        self.content.addWidget(Label(kept, Style.SMALL, Ink.TEXT3, wrap=True))
        self.check = Check(_tr("J’ai lu ce qui change, je veux revenir à cette sauvegarde"))
        self.content.addWidget(self.check)
        cancel = self.add_button(_tr("Annuler"), default=True)
        self.restore_button = self.add_button(_tr("Restaurer et rouvrir"), Kind.DANGER)
        self.restore_button.setEnabled(False)
        self.check.toggled.connect(self.restore_button.setEnabled)
        cancel.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._on_restore_clicked)

    def _on_restore_clicked(self) -> None:
        self.confirmed.emit()
        self.accept()

    def _add_damaged(self) -> None:
        self.content.addWidget(
            Note(
                Tone.DANGER,
                _tr("Le fichier d’aujourd’hui est abîmé"),
                _tr(
                    "Ce qu’il avait de plus que la copie ne peut pas être lu en entier. Il est mis "
                    "de côté tel quel, pour la personne qui vous aide."
                ),
            )
        )

    def _add_reprise(self, recit: Recit, *, journal_abime: bool) -> None:
        self.content.addWidget(Label(_tr("Ce qui revient tout seul"), Style.H2))
        nothing = _tr("Aucun terminal n’a rien envoyé depuis cette sauvegarde.")
        words = "\n".join(recit.reviennent) or nothing
        self.content.addWidget(Label(words, Style.BODY, Ink.TEXT2, wrap=True))
        if journal_abime:
            sentence = _tr(
                "Une partie du journal des envois est illisible : ce qui y manque est compté "
                "ci-dessous, et les terminaux peuvent le renvoyer."
            )
            self.content.addWidget(Label(sentence, Style.SMALL, Ink.DANGER, wrap=True))

    def _add_perdus(self, recit: Recit) -> None:
        count = len(recit.perdus)
        title = plural(count, _tr("À refaire à la main : {n}"), _tr("À refaire à la main : {n}"))
        self.content.addWidget(Label(title, Style.H2))
        if not count:
            nothing = _tr("Rien : la sauvegarde et les envois des terminaux ont tout.")
            self.content.addWidget(Label(nothing, Style.BODY, Ink.TEXT2, wrap=True))
            return
        self.liste = make_list(shorten(recit.perdus), _tr("Ce qui est à refaire à la main"))
        self.content.addWidget(self.liste)


def _tell_copie(preparation: Preparation, times: Times) -> str:
    words = _tr("Copie du {when}, vérifiée : {contenu}.")
    contenu = tell_contenu(preparation.ventes, preparation.mouvements)
    return words.format(when=times.exact(preparation.date), contenu=contenu)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RestaurationDialog", text)
