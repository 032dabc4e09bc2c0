"""What watches the real window: how late its timer is, and how it shows a large table."""

import json
import sys
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.boutiques import Boutique
from desktop.app import Desk
from desktop.main_window import MainWindow
from desktop.pages.articles import ArticlesPage
from desktop.pages.mouvements import MouvementsPage
from desktop.shell import Shell
from tests.benchmarks.server import read_resident_mb

PUSH_SECONDS = 5.0
_LOT = 500
TICK_MS = 10
_IDLE_MS = 2_000
_STEP_MS = 40
_STEPS = 60
_PLACES = (0.2, 0.8, 0.4, 0.6, 1)
"""Shares of the table that are jumped to, none of whose rows are there yet."""
_SELF = "self"


class Probe(QObject):
    """Watches one window from its first paint on; `measure` ends with `report`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._painted = False
        window.installEventFilter(self)

    @abstractmethod
    def measure(self) -> None:
        """Begin once window and server are there."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            # One turn of the loop later everything of this paint is on screen.
            QTimer.singleShot(0, partial(say, "painted"))
        return super().eventFilter(watched, event)

    def report(self, **figures: object) -> None:
        """Say the figures and quit."""
        say(json.dumps(figures))
        # Not `quit`, which asks the window first.
        QCoreApplication.exit()


class TimerProbe(Probe):
    """Notes by how much a timer is late while a child process pushes."""

    def __init__(self, window: MainWindow, port: str) -> None:
        super().__init__(window)
        self._port = port
        self._late_ms: list[float] = []
        self._idle_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._pusher = QProcess(self)
        self._pusher.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._pusher.readyReadStandardOutput.connect(self._start_timer)
        self._pusher.finished.connect(self._on_pushed)

    def measure(self) -> None:
        self._start_timer()
        QTimer.singleShot(_IDLE_MS, self._push)

    def _push(self) -> None:
        """Begin the load; until now nothing asked for the processor but the machine's own work."""
        self._timer.stop()
        self._idle_ms, self._late_ms = self._late_ms, []
        module = ["-P", "-m", "tests.benchmarks.pusher"]
        load = (str(PUSH_SECONDS), str(_LOT))
        nom = f"T{perf_counter():.6f}"
        self._pusher.start(sys.executable, [*module, self._port, nom, *load])

    def _start_timer(self) -> None:
        self._last = perf_counter()
        self._timer.start()

    def _on_tick(self) -> None:
        now = perf_counter()
        self._late_ms.append(max(0.0, (now - self._last) * 1_000 - TICK_MS))
        self._last = now

    def _on_pushed(self, status: int) -> None:
        self._timer.stop()
        self.report(status=status, late_ms=self._late_ms, idle_ms=self._idle_ms)


class TableProbe(Probe):
    """Opens the book of movements, jumps to its end and scrolls back, beside plain repaints."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._figures: dict[str, float | None] = {}
        self._plain_ms: list[float] = []
        self._scroll_ms: list[float] = []
        self._started = 0.0
        self._resident = 0.0
        self._steps = QTimer(self)
        self._steps.setInterval(_STEP_MS)
        self._steps.timeout.connect(self._on_step)

    def measure(self) -> None:
        # The list of the page shown first is loaded by then.
        QTimer.singleShot(3_000, self._open)

    def _open(self) -> None:
        self._resident = resident_mb()
        page = self.window.pages["mouvements"]
        assert isinstance(page, MouvementsPage)
        self._page, self._view = page, page.view
        self._page.model.modelAboutToBeReset.connect(self._on_about_to_open)
        self._page.list_shown.connect(self._on_open)
        self._opened = perf_counter()
        self.window.show_page("mouvements")

    def _on_about_to_open(self) -> None:
        self._started = perf_counter()

    def _on_open(self) -> None:
        self._page.list_shown.disconnect(self._on_open)
        self._view.viewport().repaint()
        self._figures["open_ms"] = (perf_counter() - self._started) * 1_000
        self._figures["list_shown_ms"] = (perf_counter() - self._opened) * 1_000
        self._figures["rows"] = len(self._page.model.ids)
        QTimer.singleShot(500, self._jump)

    def _jump(self) -> None:
        bar, viewport = self._view.verticalScrollBar(), self._view.viewport()
        self._plain_ms += [time_repaint(viewport, _stay) for _ in range(9)]
        # Whatever opens the table paints its total row, its tabs and its caption as well.
        self._figures["page_ms"] = median(time_repaint(self._page, _stay) for _ in range(9))
        *others, end = (partial(bar.setValue, round(place * bar.maximum())) for place in _PLACES)
        jumps = [time_repaint(viewport, jump) for jump in others]
        self._started = perf_counter()
        jumps.append(time_repaint(viewport, end))
        self._figures["jump_ms"], self._figures["jump_worst_ms"] = median(jumps), max(jumps)
        self._page.model.dataChanged.connect(self._on_end_shown)

    def _on_end_shown(self) -> None:
        self._page.model.dataChanged.disconnect(self._on_end_shown)
        self._view.viewport().repaint()
        self._figures["jump_shown_ms"] = (perf_counter() - self._started) * 1_000
        self._steps.start()

    def _on_step(self) -> None:
        bar = self._view.verticalScrollBar()
        self._plain_ms.append(time_repaint(self._view.viewport(), _stay))
        move = partial(bar.setValue, bar.value() - bar.pageStep())
        self._scroll_ms.append(time_repaint(self._view.viewport(), move))
        if len(self._scroll_ms) == _STEPS:
            self._steps.stop()
            self._figures["more_mb"] = resident_mb() - self._resident
            self.report(plain_ms=self._plain_ms, scroll_ms=self._scroll_ms, **self._figures)


class ArticlesProbe(Probe):
    """Opens the list of articles, scrolls through it beside plain repaints, and searches in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._figures: dict[str, float] = {}
        self._plain_ms: list[float] = []
        self._scroll_ms: list[float] = []
        self._started = 0.0
        self._steps = QTimer(self)
        self._steps.setInterval(_STEP_MS)
        self._steps.timeout.connect(self._on_step)

    def measure(self) -> None:
        QTimer.singleShot(3_000, self._open)

    def _open(self) -> None:
        page = self.window.pages["articles"]
        assert isinstance(page, ArticlesPage)
        self._page = page
        page.list_shown.connect(self._on_open)
        self._started = perf_counter()
        self.window.show_page("articles")

    def _on_open(self) -> None:
        self._page.list_shown.disconnect(self._on_open)
        self._page.view.viewport().repaint()
        self._figures["list_shown_ms"] = (perf_counter() - self._started) * 1_000
        self._figures["rows"] = len(self._page.model.ids)
        self._steps.start()

    def _on_step(self) -> None:
        bar = self._page.view.verticalScrollBar()
        self._plain_ms.append(time_repaint(self._page.view.viewport(), _stay))
        move = partial(bar.setValue, bar.value() + bar.pageStep())
        self._scroll_ms.append(time_repaint(self._page.view.viewport(), move))
        if len(self._scroll_ms) == _STEPS:
            self._steps.stop()
            self._page.list_shown.connect(self._on_found)
            self._started = perf_counter()
            self._page.board.search.setText("49")

    def _on_found(self) -> None:
        self._page.view.viewport().repaint()
        self._figures["search_shown_ms"] = (perf_counter() - self._started) * 1_000
        self._figures["found"] = len(self._page.model.ids)
        self.report(plain_ms=self._plain_ms, scroll_ms=self._scroll_ms, **self._figures)


def time_repaint(widget: QWidget, move: Callable[[], object]) -> float:
    """Return what a movement and the whole repaint after it take, in milliseconds."""
    start = perf_counter()
    move()
    widget.repaint()
    return (perf_counter() - start) * 1_000


def _stay() -> None:
    """Move nothing: what follows is a plain repaint."""


class WatchedDesk(Desk):
    """The desk as it is, with a probe on its window."""

    def _show_window(self, boutiques: Sequence[Boutique]) -> None:
        super()._show_window(boutiques)
        assert self.shell is not None
        kind, _, port = sys.argv[1:4]
        probe = _make_probe(kind, self.shell, port)
        self.settled.connect(probe.measure)


def _make_probe(kind: str, shell: Shell, port: str) -> Probe:
    match kind:
        case "table":
            return TableProbe(shell.window)
        case "articles":
            return ArticlesProbe(shell.window)
        case "tour":
            # Only here: the other probes watch a window that has not loaded what it needs.
            from tests.benchmarks.tour_probe import TourProbe  # noqa: PLC0415

            return TourProbe(shell, port)
        case _:
            return TimerProbe(shell.window, port)


def resident_mb() -> float:
    """Return the memory that this process has in RAM, 0 where the system does not tell."""
    return read_resident_mb(_SELF) or 0.0


def say(line: str) -> None:
    """Write one line for the process that waits for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
