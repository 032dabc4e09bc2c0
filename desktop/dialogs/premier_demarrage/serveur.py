"""Fourth step: how terminals find this computer, and whether they can."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dialogs.premier_demarrage.etape import Contexte, Etape
from desktop.models.columns import Ink
from desktop.server_status import STARTING, ServerState, ServerStatus
from desktop.theme import Style, Tone, active
from desktop.theme.painting import State, stroke_round
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.detail import StatePill
from desktop.widgets.labels import Label
from desktop.widgets.qr import QrCode

_ROUTE = "/api/v2/simple/status"
_PATIENCE_S = 3
_RADIUS = 10


class EtapeServeur(Etape):
    """The addresses, one as a QR code, and a try of each."""

    server_asked = Signal()

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(
            contexte,
            self.tr("Terminaux"),
            self.tr("Reliez vos terminaux"),
            self.tr(
                "Chaque terminal doit être sur le même Wi-Fi que cet ordinateur. Il n’y a pas "
                "besoin d’Internet."
            ),
        )
        self._status = STARTING
        self._tried: dict[str, bool] = {}
        self.qr = QrCode(module=6)
        self._qr_card = _QrCard(self.qr)
        self._sentence = Label("", Style.BODY, Ink.TEXT2, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._test = Button(self.tr("Tester le réseau"), Kind.PLAIN, "refresh-cw")
        self._retry = Button(self.tr("Réessayer"), Kind.PLAIN, "refresh-cw")
        self._advice = Label("", Style.SMALL, Ink.TEXT3, wrap=True)
        self._test.clicked.connect(self._on_test_clicked)
        self._retry.clicked.connect(self.server_asked)
        self._lay_out()
        self.show_server(STARTING)

    def show_server(self, status: ServerStatus) -> None:
        self._status = status
        self._tried = {}
        online = status.state is ServerState.ONLINE
        self.qr.show_text(f"http://{status.addresses[0]}" if status.addresses else "")
        self._qr_card.setVisible(bool(status.addresses))
        self._test.setVisible(online and bool(status.addresses))
        self._retry.setVisible(status.state in {ServerState.STOPPED, ServerState.PORT_BUSY})
        self._sentence.setText(self._describe(status))
        self._advice.setText("")
        self._show_rows()

    def enter(self) -> None:
        if self._status.state is ServerState.ONLINE:
            self._on_test_clicked()

    def summary(self) -> str:
        return self._status.addresses[0] if self._status.addresses else ""

    def _describe(self, status: ServerStatus) -> str:
        if status.state is ServerState.STARTING:
            return self.tr("Le serveur démarre…")
        if status.state is not ServerState.ONLINE:
            return status.sentence
        if not status.addresses:
            return self.tr(
                "Cet ordinateur n’est relié à aucun réseau : reliez-le au Wi-Fi de la boutique, "
                "puis revenez ici."
            )
        return self.tr(
            "Scannez ce code depuis chaque téléphone, ou tapez l’adresse dans les réglages de "
            "l’application :"
        )

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for address in self._status.addresses:
            row = _AddressRow(address, self._tried.get(address))
            self._rows.addWidget(row)
            row.show()

    def _on_test_clicked(self) -> None:
        self._test.setEnabled(False)
        work = partial(try_addresses, self._status.addresses)
        self.run(work, partial(self._on_tried, self._status))

    def _on_tried(self, status: ServerStatus, answers: dict[str, bool]) -> None:
        self._test.setEnabled(True)
        if status is not self._status:
            return
        self._tried = answers
        self._show_rows()
        silent = not all(answers.values())
        self._advice.setText(
            self.tr(
                "Une adresse ne répond pas. Si c’est le pare-feu de l’ordinateur, autorisez "
                "Comptoir sur les réseaux privés, puis testez de nouveau."
            )
            if silent
            else self.tr(
                "Testé depuis cet ordinateur. Si un téléphone n’y arrive pas, vérifiez qu’il est "
                "sur le même Wi-Fi, et que le pare-feu laisse passer Comptoir."
            )
        )

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._sentence)
        right.addLayout(self._rows)
        buttons = QHBoxLayout()
        buttons.addWidget(self._test)
        buttons.addWidget(self._retry)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self._advice)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._qr_card, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.content.addLayout(row, 1)


class _QrCard(QFrame):
    """The outline without which a white code has no edge on a white dialog."""

    def __init__(self, code: QrCode) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        stroke_round(painter, QRectF(self.rect()), active().border, _RADIUS)
        painter.end()


class _AddressRow(QWidget):
    """An address, whether it answers, and a button that copies it."""

    def __init__(self, address: str, answers: bool | None) -> None:
        super().__init__()
        self._url = f"http://{address}"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        label = Label(self._url, Style.H2)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label)
        row.addStretch(1)
        if answers is not None:
            state = (
                State(self.tr("Répond"), Tone.OK, "circle-check")
                if answers
                else State(self.tr("Ne répond pas"), Tone.DANGER, "circle-alert")
            )
            row.addWidget(StatePill(state))
        copy = Button(self.tr("Copier l’adresse {url}").format(url=self._url), Kind.ICON, "copy")
        copy.clicked.connect(self._on_copy_clicked)
        row.addWidget(copy)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._url)


def try_addresses(addresses: Sequence[str]) -> dict[str, bool]:
    """Ask the server its state at each address; runs in a worker."""
    return {address: _answers(address) for address in addresses}


def _answers(address: str) -> bool:
    connection = HTTPConnection(address, timeout=_PATIENCE_S)
    try:
        connection.request("GET", _ROUTE)
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
