"""« Mon téléphone voit-il ce PC ? »: what can be checked from here, then the phone itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.events import EtatDemande
from desktop.bridge import EventBridge
from desktop.dialogs.premier_demarrage.serveur import try_addresses
from desktop.models.columns import Ink
from desktop.reseau import (
    Verdict,
    judge_answers,
    judge_firewall,
    judge_network,
    judge_server,
)
from desktop.server_status import ServerState, ServerStatus
from desktop.tasks import Tasks
from desktop.theme import Style, Tone, draw_icon, tone
from desktop.widgets.buttons import Button, Kind
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import Label
from desktop.widgets.qr import QrCode

PATIENCE_MS = 60_000
"""After so long without a phone the likely reasons are told."""
_ROUTE = "/api/v2/simple/status"
_ICON = 18
_SIDES = 48
_MODULE = 4
_ICONS = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.DANGER: "circle-alert",
    Tone.NEUTRAL: "hourglass",
}


@dataclass(frozen=True, slots=True)
class Reseau:
    """What a test needs to know."""

    status: ServerStatus
    tasks: Tasks
    bridge: EventBridge


class VerdictRow(QWidget):
    """An icon, a title, and what it means or what to do."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._title = Label("", Style.MEDIUM, wrap=True)
        self._sentence = Label("", Style.SMALL, Ink.TEXT2, wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(_ICON + 12, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        self.show_verdict(verdict)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another outcome."""
        self.verdict = verdict
        self._title.setText(verdict.title)
        self._sentence.setText(verdict.sentence)
        self._sentence.setVisible(bool(verdict.sentence))
        mark = {Tone.OK: "✓", Tone.WARN: "!", Tone.DANGER: "✗"}.get(verdict.tone, "…")
        self.setAccessibleName(f"{mark} {verdict.title}")
        self.update()

    def fit(self, width: int) -> None:
        """Be as high as the wrapped lines are at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(max(layout.totalHeightForWidth(width), _ICON + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        which = self.verdict.tone
        draw_icon(painter, _ICONS[which], QRectF(0, 1, _ICON, _ICON), tone(which).text)
        painter.end()


class ReseauDialog(Dialog):
    """The checks first, then it waits for any device but this computer."""

    def __init__(self, reseau: Reseau, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Mon téléphone voit-il ce PC ?"),
            self.tr("Prenez le téléphone d’un vendeur, relié au Wi-Fi de la boutique."),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reseau = reseau
        self._own = {address.rpartition(":")[0] for address in reseau.status.addresses}
        self._said: list[VerdictRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.content.addLayout(self._rows)
        self.phone: VerdictRow | None = None
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(self._on_patience_over)
        self.add_button(self.tr("Fermer"), Kind.PRIMARY, default=True).clicked.connect(self.accept)
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def verdicts(self) -> list[Verdict]:
        """Return what is said, from top to bottom."""
        return [row.verdict for row in self._said]

    def _check(self) -> None:
        status = self._reseau.status
        self._add(judge_server(status))
        if status.state is not ServerState.ONLINE:
            return
        self._add(judge_network(status.addresses))
        if not status.addresses:
            return
        self._answers = self._add(Verdict(Tone.NEUTRAL, self.tr("Essai de chaque adresse…")))
        self._add(judge_firewall(int(status.addresses[0].rpartition(":")[2])))
        self.phone = self._add(
            Verdict(
                Tone.NEUTRAL,
                self.tr("En attente du téléphone…"),
                self.tr(
                    "Scannez ce code, ou ouvrez cette adresse dans le navigateur du téléphone."
                ),
            )
        )
        self._show_codes(status.addresses)
        self._reseau.bridge.state_asked.connect(self._on_state_asked)
        self.patience.start()
        work = partial(try_addresses, status.addresses)
        self._reseau.tasks.run(work, self._on_tried)

    def _add(self, verdict: Verdict) -> VerdictRow:
        row = VerdictRow(verdict)
        self._said.append(row)
        self._rows.addWidget(row)
        return row

    def _show_codes(self, addresses: Sequence[str]) -> None:
        self.code = QrCode(module=_MODULE)
        self.url = Label("", Style.SMALL, Ink.TEXT2)
        self.url.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.content.addWidget(self.url, 0, Qt.AlignmentFlag.AlignHCenter)
        choices = QHBoxLayout()
        choices.addStretch(1)
        for address in addresses if len(addresses) > 1 else ():
            button = Button(address, Kind.LINK)
            button.clicked.connect(partial(self._show_code, address))
            choices.addWidget(button)
        choices.addStretch(1)
        self.content.addLayout(choices)
        self._show_code(addresses[0])

    def _show_code(self, address: str) -> None:
        url = f"http://{address}{_ROUTE}"
        self.code.show_text(url)
        self.url.setText(url)

    def _on_tried(self, answers: dict[str, bool]) -> None:
        self._answers.show_verdict(judge_answers(answers))
        self._fit()

    def _on_state_asked(self, event: EtatDemande) -> None:
        if event.adresse_ip in self._own or event.adresse_ip.startswith("127."):
            return
        self._reseau.bridge.state_asked.disconnect(self._on_state_asked)
        self.patience.stop()
        words = self.tr("L’appareil {adresse} a joint ce PC : le réseau laisse passer.")
        self._tell(
            Verdict(
                Tone.OK, self.tr("Le téléphone voit ce PC"), words.format(adresse=event.adresse_ip)
            )
        )

    def _on_patience_over(self) -> None:
        self._tell(
            Verdict(
                Tone.WARN,
                self.tr("Aucun téléphone n’est arrivé"),
                self.tr(
                    "Vérifiez que le téléphone est sur le même Wi-Fi, et pas sur ses données "
                    "mobiles. Si c’est le cas, la box ou le répéteur empêche peut-être les "
                    "appareils de se voir : cherchez « isolation des clients » (ou « AP "
                    "isolation », « réseau invité ») dans ses réglages et désactivez-la. Le test "
                    "continue d’attendre."
                ),
            )
        )

    def _tell(self, verdict: Verdict) -> None:
        if self.phone is not None:
            self.phone.show_verdict(verdict)
        self._fit()

    def _fit(self) -> None:
        """Give every wrapped line its height, which a layout within a layout does not ask for."""
        for row in self._said:
            row.fit(self.contentsRect().width() - _SIDES)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.sizeHint().height())
