"""Notices that this computer's address has changed, and asks that the terminals be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer

from core.parametres import Parametres
from desktop.dialogs.qr import QrDialog
from desktop.main_window import MainWindow
from desktop.server_control import ServerControl
from desktop.server_status import ServerState, ServerStatus
from desktop.tasks import Tasks
from desktop.theme import Tone
from desktop.widgets.banners import BannerButton

ADRESSES_CLE = "serveur.adresses"
"""Where the addresses stand that the terminals have been told."""
_BANNER = "adresse"
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Change:
    """An address that terminals know and this computer no longer has, and one that it has."""

    avant: str
    apres: str


class AddressWatch(QObject):
    """Looks every minute; the old address stays the known one until the owner says it is done.

    So a change during a power cut is noticed, and one that was noticed is not forgotten.
    """

    def __init__(
        self, window: MainWindow, control: ServerControl, parametres: Parametres, tasks: Tasks
    ) -> None:
        super().__init__(window)
        self._window = window
        self._control = control
        self._parametres = parametres
        self._tasks = tasks
        self.minute = QTimer(self)
        self.minute.setInterval(_MINUTE_MS)
        self.minute.timeout.connect(control.look_again)
        self.minute.start()
        control.status_changed.connect(self._on_status_changed)
        self._on_status_changed(control.status)

    def _on_status_changed(self, status: ServerStatus) -> None:
        if status.state is ServerState.ONLINE:
            hosts = [address.rpartition(":")[0] for address in status.addresses]
            self._tasks.run(partial(compare, self._parametres, hosts), self._on_compared)

    def _on_compared(self, change: Change | None) -> None:
        if change is None:
            self._window.hide_banner(_BANNER)
            return
        sentence = self.tr(
            "L’adresse de ce PC a changé : {avant} → {apres}. Les terminaux doivent recevoir la "
            "nouvelle adresse."
        )
        self._window.show_banner(
            _BANNER,
            Tone.WARN,
            sentence.format(avant=change.avant, apres=change.apres),
            BannerButton(self.tr("Montrer le QR code"), self._on_code_asked),
            BannerButton(self.tr("C’est fait"), self._on_done),
        )

    def _on_code_asked(self) -> None:
        QrDialog(self._control.status.addresses, self._window).open()

    def _on_done(self) -> None:
        hosts = [address.rpartition(":")[0] for address in self._control.status.addresses]
        self._window.hide_banner(_BANNER)
        self._tasks.run(partial(_write, self._parametres, hosts), _note)


def find_change(known: Sequence[str], present: Sequence[str]) -> Change | None:
    """Return what terminals must be told: a known address has gone and another one has come.

    A cable pulled out, or one more network, is no change for a terminal.
    """
    lost = [address for address in known if address not in present]
    come = [address for address in present if address not in known]
    return Change(lost[0], come[0]) if lost and come else None


def compare(parametres: Parametres, present: Sequence[str]) -> Change | None:
    """Return what has changed since the terminals were told; runs in a worker."""
    raw = parametres.read(ADRESSES_CLE)
    known = [] if raw is None else msgspec.json.decode(raw, type=list[str])
    change = find_change(known, present)
    if change is None and not set(present) <= set(known):
        _write(parametres, [*known, *(each for each in present if each not in known)])
    return change


def _write(parametres: Parametres, hosts: Sequence[str]) -> None:
    parametres.write(ADRESSES_CLE, msgspec.json.encode(list(hosts)).decode())


def _note(_written: None) -> None:
    """Do nothing: the banner is gone already."""
