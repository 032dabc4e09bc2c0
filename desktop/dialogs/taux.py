"""The rate of the day: what one dollar is worth now, and what it was worth before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CoreError
from core.taux import TauxChange
from core.vocabulaire import Devise
from desktop.formats import format_money, money_parts
from desktop.models.columns import Ink
from desktop.pages.page import Services
from desktop.sentences import say
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.montant_chip import read_centimes

_SHOWN = 8
_LONGEST = 20


class TauxDialog(Dialog):
    """Records a rate for one boutique; the earlier ones stay."""

    recorded = Signal(TauxChange)

    def __init__(self, services: Services, boutique_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Taux du jour"),
            self.tr("Il sert à montrer une somme dans l’autre devise. Les ventes gardent la leur."),
            parent,
        )
        self._services = services
        self._boutique_id = boutique_id
        self.editor = make_line_edit(self.tr("Par exemple : 2 850"), _LONGEST)
        self.field = Field(self.tr("1 $ vaut, en francs"), self.editor)
        self.history = QVBoxLayout()
        self.history.setSpacing(4)
        self.content.addWidget(self.field)
        self.content.addLayout(self.history)
        cancel = self.add_button(self.tr("Annuler"))
        self.keep = self.add_button(self.tr("Enregistrer le taux"), Kind.PRIMARY, default=True)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.editor.textChanged.connect(self._on_text_changed)
        services.tasks.run(
            partial(services.core.taux.list_taux, boutique_id, _SHOWN), self._on_listed
        )

    def _on_listed(self, known: Sequence[TauxChange]) -> None:
        """Offer the present rate for correction, unless the owner is typing already."""
        if known and not self.editor.text():
            self.editor.setText(money_parts(known[0].taux, Devise.CDF)[0])
            self.editor.selectAll()
        if known:
            self.history.addWidget(Label(self.tr("Derniers taux"), Style.SMALLM, Ink.TEXT2))
        for each in known:
            self.history.addWidget(self._make_row(each))
        self.adjustSize()

    def _make_row(self, each: TauxChange) -> QWidget:
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(format_money(each.taux, Devise.CDF), Style.MEDIUM))
        row.addWidget(ElidedLabel(self._services.times.short(each.date_effet), ink=Ink.TEXT3))
        row.addStretch(1)
        return host

    def _on_text_changed(self) -> None:
        self.field.show_error("")

    def _on_keep_clicked(self) -> None:
        taux = read_centimes(self.editor.text())
        if not taux:
            self.field.show_error(self.tr("Écrivez ce que vaut 1 $ en francs, par exemple 2 850."))
            self.editor.setFocus()
            return
        self.keep.setEnabled(False)
        work = partial(self._services.core.taux.record_taux, self._boutique_id, taux)
        self._services.tasks.run(work, self._on_recorded, self._on_refused)

    def _on_recorded(self, taux: TauxChange) -> None:
        self.recorded.emit(taux)
        self.accept()

    def _on_refused(self, error: CoreError) -> None:
        self.keep.setEnabled(True)
        self.field.show_error(say(error.message))
