"""The chip that keeps amounts between two bounds, in one currency at a time."""

from decimal import Decimal
from re import fullmatch, sub

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.montants import CENTIMES
from core.vocabulaire import Devise
from desktop.formats import format_money, money_parts, read_typed
from desktop.theme import scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.chip import Chip, Option, Setting
from desktop.widgets.choices import Choice, Segmented
from desktop.widgets.fields import Field, make_line_edit
from desktop.widgets.popup import Popup

_WIDTH = 320
_DIGITS_MAX = 13


def read_centimes(text: str) -> int | None:
    """Return the minor units of « 25 000,50 »; None where it is no amount."""
    plain = sub(r"\s", "", read_typed(text)).replace(",", ".")
    if not fullmatch(rf"\d{{1,{_DIGITS_MAX}}}(\.\d{{1,2}})?", plain):
        return None
    return int(Decimal(plain) * CENTIMES)


class MontantPopup(Popup):
    """Two bounds, each of which may be left empty."""

    chosen = Signal(Setting)

    def __init__(self, name: str, setting: Setting, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.devise = Segmented(
            self.tr("Devise"), [Choice(d, money_parts(0, d)[1]) for d in Devise]
        )
        for value in setting.values:
            self.devise.choose(value)
        self.least, least = self._make_field(self.tr("Au moins"), setting.least)
        self.most, most = self._make_field(self.tr("Au plus"), setting.most)
        self.apply_button = Button(self.tr("Appliquer"), Kind.PRIMARY)
        self.apply_button.clicked.connect(self._on_apply)
        bounds = QHBoxLayout()
        bounds.setSpacing(8)
        bounds.addWidget(least, 1, Qt.AlignmentFlag.AlignTop)
        bounds.addWidget(most, 1, Qt.AlignmentFlag.AlignTop)
        self._fields = {self.least: least, self.most: most}
        foot = QHBoxLayout()
        foot.addWidget(self.devise)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        self.content.addLayout(bounds)
        self.content.addLayout(foot)
        self.setFixedWidth(scaled(_WIDTH))

    def _make_field(self, name: str, centimes: int | None) -> tuple[QLineEdit, Field]:
        editor = make_line_edit(self.tr("sans limite"), 20)
        if centimes is not None:
            devise = Devise(self.devise.value())
            editor.setText(money_parts(centimes, devise)[0])
        editor.returnPressed.connect(self._on_apply)
        return editor, Field(name, editor)

    def _on_apply(self) -> None:
        bounds = [self._read(editor) for editor in (self.least, self.most)]
        if any(field.error() for field in self._fields.values()):
            return
        least, most = bounds
        if least is not None and most is not None and least > most:
            self._fields[self.most].show_error(self.tr("Écrivez un montant plus grand."))
            return
        devise = Devise(self.devise.value())
        unit = money_parts(0, devise)[1]
        unset = least is None and most is None
        self.chosen.emit(Setting(() if unset else (Option(devise, unit),), least, most))
        self.close()

    def _read(self, editor: QLineEdit) -> int | None:
        centimes = read_centimes(editor.text())
        wrong = centimes is None and bool(editor.text().strip())
        sentence = self.tr("Écrivez un montant, par exemple 25 000.") if wrong else ""
        self._fields[editor].show_error(sentence)
        self.adjustSize()
        return centimes


class MontantChip(Chip):
    """Set to a currency with one bound or two."""

    popup: MontantPopup | None = None

    def words(self) -> str:
        least, most = self.setting().least, self.setting().most
        devise = Devise(self.setting().values[0])
        if least is None:
            return self.tr("jusqu’à {most}").format(most=format_money(most or 0, devise))
        if most is None:
            return self.tr("dès {least}").format(least=format_money(least, devise))
        words = self.tr("{least} à {most}")
        return words.format(least=money_parts(least, devise)[0], most=format_money(most, devise))

    def open_popup(self) -> None:
        self.popup = MontantPopup(self.name, self.setting(), self)
        self.popup.chosen.connect(self.choose)
        self.popup.gone.connect(self._on_gone)
        self.popup.show_below(self if self.isVisible() else self.parentWidget() or self)
        self.popup.least.setFocus()

    def _on_gone(self) -> None:
        self.popup = None
