"""Where the terminals find this computer; or why they cannot."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.models.columns import Ink
from desktop.server_status import ServerState, ServerStatus
from desktop.theme import Style, active
from desktop.theme.painting import fill_round, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.labels import Label


class AddressCard(QFrame):
    """One line: the addresses, their code, and a test of the way to them."""

    code_asked = Signal()
    test_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Label("", Style.SMALL, Ink.TEXT2, wrap=True)
        self.addresses = Label("", Style.H2)
        self.addresses.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = Button(self.tr("Réessayer"), Kind.PLAIN, "refresh-cw")
        self.test = Button(self.tr("Tester le réseau"), Kind.PLAIN, "shield-check")
        self.code = Button(self.tr("QR code"), Kind.PLAIN, "smartphone")
        self.test.clicked.connect(self.test_asked)
        self.code.clicked.connect(self.code_asked)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.addresses)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.retry, self.test, self.code):
            row.addWidget(button)

    def show_status(self, status: ServerStatus) -> None:
        """Show the addresses, or the reason why there are none."""
        online = status.state is ServerState.ONLINE
        reachable = online and bool(status.addresses)
        self.retry.setVisible(status.state in {ServerState.STOPPED, ServerState.PORT_BUSY})
        self.test.setVisible(online)
        self.code.setVisible(reachable)
        self.addresses.setText("   ".join(status.addresses))
        self.addresses.setVisible(reachable)
        self._sentence.setText(self._explain(status, reachable=reachable))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill_round(painter, box, active().surface, 10)
        stroke_round(painter, box, active().border, 10)
        painter.end()

    def _explain(self, status: ServerStatus, *, reachable: bool) -> str:
        if reachable:
            return self.tr(
                "Adresse du serveur à saisir dans chaque terminal, sur le même Wi-Fi que cet "
                "ordinateur. Un nouveau terminal apparaît ici et attend votre autorisation."
            )
        if status.state is ServerState.ONLINE:
            return self.tr(
                "Cet ordinateur n’est relié à aucun réseau : les terminaux ne peuvent pas "
                "le joindre. Connectez-le au Wi-Fi de la boutique."
            )
        return status.sentence or status.word
