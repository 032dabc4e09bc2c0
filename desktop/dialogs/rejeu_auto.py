"""Whether what was short of stock is recorded by itself once goods came in, in plain words."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.boutiques import Boutique, Boutiques
from desktop.dialogs.formulaire import Formulaire
from desktop.tasks import Tasks
from desktop.widgets.fields import OptionTile


class RejeuAutoDialog(Formulaire):
    """Two choices, each with what it means; off at first."""

    decided = Signal(bool)

    def __init__(
        self,
        boutique: Boutique,
        services: tuple[Boutiques, Tasks],
        parent: QWidget | None = None,
    ) -> None:
        self._boutiques, tasks = services
        self._boutique = boutique
        super().__init__(self.tr("Rejeu automatique"), boutique.nom, tasks, parent)
        self.manual = OptionTile(
            "non",
            self.tr("C’est moi qui rejoue"),
            self.tr(
                "Une vente refusée faute de stock attend votre décision, même après une entrée."
            ),
        )
        self.automatic = OptionTile(
            "oui",
            self.tr("Rejouer dès que le stock suffit"),
            self.tr(
                "Après une entrée, un retour ou un comptage, les ventes qui manquaient de stock "
                "sont enregistrées d’elles-mêmes, les plus anciennes d’abord. Jamais celles qui "
                "ressemblent à une autre vente : le vendeur l’a peut-être ressaisie."
            ),
        )
        (self.automatic if boutique.rejeu_auto else self.manual).setChecked(True)
        box = QWidget()
        box.setAccessibleName(self.tr("Rejeu automatique"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.manual)
        column.addWidget(self.automatic)
        self.content.addWidget(box)
        self.submit = self.add_foot(self.tr("Enregistrer le choix"), self._on_submit_clicked)

    def _on_submit_clicked(self) -> None:
        actif = self.automatic.isChecked()
        work = partial(self._boutiques.set_rejeu_auto, self._boutique.id, actif=actif)
        self.write(work, self._on_written_choice)

    def _on_written_choice(self, boutique: Boutique) -> None:
        self.decided.emit(boutique.rejeu_auto)
