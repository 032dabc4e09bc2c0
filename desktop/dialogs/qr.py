"""Every address of the server as a code: what a terminal is shown to find this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.theme import Style
from desktop.widgets.buttons import Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label
from desktop.widgets.qr import QrCode
from desktop.widgets.server_popover import AddressRow

_MODULE = 8


class QrDialog(Dialog):
    """One code at a time, large enough for a camera at arm's length."""

    def __init__(self, addresses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Adresse du serveur"),
            self.tr(
                "Scannez le code depuis l’application du terminal, ou saisissez l’adresse. Le "
                "terminal doit être sur le même Wi-Fi que cet ordinateur."
            ),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code = QrCode(module=_MODULE)
        self.shown = Label("", Style.H2)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for address in addresses:
            row = AddressRow(address, several=len(addresses) > 1)
            row.chosen.connect(self.show_address)
            rows.addWidget(row)
        self.content.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.content.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignHCenter)
        if len(addresses) > 1:
            sentence = self.tr("Cet ordinateur est sur plusieurs réseaux : une adresse chacun.")
            self.content.addWidget(Label(sentence, Style.SMALL, Ink.TEXT3, wrap=True))
        self.content.addLayout(rows)
        self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True).clicked.connect(self.accept)
        self.show_address(addresses[0])

    def show_address(self, address: str) -> None:
        """Show the code of one address."""
        self.code.show_text(f"http://{address}")
        self.shown.setText(f"http://{address}")
