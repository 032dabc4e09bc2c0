"""What opens under the server's pill: every address, the code to scan, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.columns import Ink
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Style, scaled
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import ElidedLabel, Label
from desktop.widgets.popup import Popup
from desktop.widgets.qr import QrCode

_WIDTH = 340
_MODULE = 6


class AddressRow(QWidget):
    """One address, with buttons to copy it and to show its code."""

    chosen = Signal(str)

    def __init__(self, address: str, *, several: bool) -> None:
        super().__init__()
        self._address = address
        copy = Button(self.tr("Copier {address}").format(address=address), Kind.ICON, "copy")
        copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(ElidedLabel(address, Style.STRONG), 1)
        if several:
            show = Button(self.tr("QR code"), Kind.LINK)
            show.setAccessibleName(self.tr("QR code de {address}").format(address=address))
            show.clicked.connect(self._on_show_clicked)
            row.addWidget(show)
        row.addWidget(copy)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._address)

    def _on_show_clicked(self) -> None:
        self.chosen.emit(self._address)


class ServerPopover(Popup):
    """Told anew whenever the server changes while it is open."""

    retry_asked = Signal()
    terminaux_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Serveur"), parent)
        self.setFixedWidth(scaled(_WIDTH))
        self.title = Label("", Style.H2)
        self.sentence = Label("", Style.SMALL, Ink.TEXT2, wrap=True)
        self.code = QrCode(module=_MODULE)
        self.code_address = Label("", Style.SMALL, Ink.TEXT3)
        self._addresses = QVBoxLayout()
        self._addresses.setSpacing(2)
        self.retry = Button(self.tr("Réessayer"), Kind.PLAIN, "refresh-cw")
        self.terminaux = Button(self.tr("Voir les terminaux"), Kind.PLAIN, "smartphone")
        self._lay_out()
        self.retry.clicked.connect(self._on_retry_clicked)
        self.terminaux.clicked.connect(self._on_terminaux_clicked)

    def show_status(self, status: ServerStatus) -> None:
        """Tell how the server is; may be called while it is open."""
        reachable = status.state is ServerState.ONLINE and bool(status.addresses)
        self.title.setText(status.word)
        self.sentence.setText(self._explain(status))
        self._show_addresses(status.addresses if reachable else ())
        self.code.setVisible(reachable)
        self.code_address.setVisible(len(status.addresses) > 1)
        self.retry.setVisible(status.state in {ServerState.STOPPED, ServerState.PORT_BUSY})
        self._show_code(status.addresses[0] if reachable else "")
        self.adjustSize()

    def _explain(self, status: ServerStatus) -> str:
        if status.state is not ServerState.ONLINE:
            return status.sentence or self.tr("Le serveur se prépare.")
        if not status.addresses:
            return self.tr(
                "Cet ordinateur n’est relié à aucun réseau : les terminaux ne peuvent pas le "
                "joindre. Connectez-le au Wi-Fi de la boutique."
            )
        return self.tr(
            "Dans l’application du terminal, saisissez cette adresse ou scannez le code. "
            "Le terminal doit être sur le même Wi-Fi."
        )

    def _show_addresses(self, addresses: Sequence[str]) -> None:
        while (item := self._addresses.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for address in addresses:
            row = AddressRow(address, several=len(addresses) > 1)
            row.chosen.connect(self._show_code)
            self._addresses.addWidget(row)

    def _show_code(self, address: str) -> None:
        self.code.show_text(f"http://{address}" if address else "")
        self.code_address.setText(address)

    def _lay_out(self) -> None:
        column = self.content
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addLayout(self._addresses)
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.code_address, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.terminaux)
        column.addLayout(buttons)

    def _on_retry_clicked(self) -> None:
        self.close()
        self.retry_asked.emit()

    def _on_terminaux_clicked(self) -> None:
        self.close()
        self.terminaux_asked.emit()
