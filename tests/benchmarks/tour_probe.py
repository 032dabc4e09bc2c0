"""Three terminals push and a table is exported again and again while the owner goes his tour."""

import sys
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QWidget

from desktop.pages.exporting import ChooseTarget, Exporter
from desktop.pages.mouvements import MouvementsPage
from desktop.pages.periode import Periode
from desktop.shell import Shell
from tests.benchmarks.stretches import WATCH
from tests.benchmarks.tour import Steps, Tour, rest
from tests.benchmarks.window_watch import Probe
from tests.benchmarks.year import SERIES

_LOT = 10
_PACE = 0.1
"""Seconds between two batches of a terminal, of which a shop has ten sales an hour."""
_SECONDS = 300.0
"""Longer than the tour takes: whoever pushes is stopped at the end."""
_STEP_MS = 200
_YIELDS = 19


class TourProbe(Probe):
    """Plays one step after the other, whatever the window is at."""

    def __init__(self, shell: Shell, port: str) -> None:
        super().__init__(shell.window)
        self._port = port
        self._begun = 0
        self._exports = 0
        self._folder = TemporaryDirectory(prefix="tour-")
        self._exporter: Exporter | None = None
        self._pushers = [self._make_pusher() for _ in SERIES]
        tour = Tour(shell.window, shell.palette)
        self._steps = chain(self._begin_export(tour), tour.walk())
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_step)

    def measure(self) -> None:
        WATCH.begin("pages made ahead")
        for serie, pusher in zip(SERIES, self._pushers, strict=True):
            load = (f"T{serie[-1]}-{id(pusher):x}", str(_SECONDS), str(_LOT), serie, str(_PACE))
            module = ["-P", "-m", "tests.benchmarks.pusher"]
            command = [*_yielding(), sys.executable, *module, self._port, *load]
            pusher.start(command[0], command[1:])

    def _make_pusher(self) -> QProcess:
        pusher = QProcess(self)
        pusher.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        pusher.readyReadStandardOutput.connect(self._on_begun)
        pusher.finished.connect(self._end)
        return pusher

    def _on_begun(self) -> None:
        self._begun += 1
        if self._begun == len(SERIES):
            self._timer.start()

    def _begin_export(self, tour: Tour) -> Steps:
        yield from tour.show_page("mouvements")
        page = self.window.pages["mouvements"]
        assert isinstance(page, MouvementsPage)
        page.periode.choose(Periode.TOUT)
        page.begin_list()
        yield from rest("mouvements: all days")
        choose: ChooseTarget = partial(_choose, Path(self._folder.name) / "mouvements.xlsx")
        self._exporter = Exporter(page, "mouvements", choose)

    def _on_step(self) -> None:
        self._keep_exporting()
        try:
            next(self._steps)
        except StopIteration:
            self._end()

    def _keep_exporting(self) -> None:
        """Have one export under way: the next begins where the last has ended."""
        exporter = self._exporter
        if exporter is None or exporter.job is not None:
            return
        if exporter.dialog is not None:
            exporter.dialog.close_quietly()
        else:
            exporter.export("xlsx")
            self._exports += 1

    def _end(self) -> None:
        """Say what was seen, at the end of the tour or when a terminal has died."""
        self._timer.stop()
        running = QProcess.ProcessState.Running
        pushing = all(pusher.state() is running for pusher in self._pushers)
        for pusher in self._pushers:
            pusher.finished.disconnect(self._end)
            pusher.kill()
        worst = {step: asdict(stretch) for step, stretch in WATCH.worst.items()}
        self.report(worst=worst, pushing=pushing, exports=self._exports)


def _yielding() -> list[str]:
    """Return what begins a command that takes of the processor what all others leave.

    A terminal is a device of its own: it takes nothing from the window.
    """
    nice = which("nice")
    return [nice, "-n", str(_YIELDS)] if nice else []


def _choose(target: Path, _parent: QWidget, _suggestion: Path, chosen: object) -> None:
    """Save where the tour saves, without a dialog of the system."""
    assert callable(chosen)
    chosen(target)
