"""One child process at work, seen from the window: its progress, its end, and its cancelling."""

import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from core.rapports.fichier import temporary_of
from desktop.impression.option import CHILD_OPTION
from desktop.impression.request import (
    ExportRequest,
    Failed,
    Progress,
    Written,
    decode_message,
)

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[2]
_QUIT_MS = 2_000


class ExportJob(QObject):
    """Ends with exactly one of `written`, `failed` and `cancelled`."""

    progressed = Signal(object)
    """A Progress."""
    written = Signal(object)
    """The count of its rows, as Written."""
    failed = Signal(str)
    """Core's sentence; empty where the child died without a word."""
    cancelled = Signal()

    def __init__(self, request: ExportRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request = request
        self._answer: Written | Failed | None = None
        self._cancelled = False
        # Whatever libraries put aside while they write goes with it when the child is killed.
        self._scratch = TemporaryDirectory(prefix="comptoir-", ignore_cleanup_errors=True)
        self._child = QProcess(self)
        self._child.setProcessEnvironment(_environment(self._scratch.name))
        self._child.readyReadStandardOutput.connect(self._on_output)
        self._child.finished.connect(self._on_finished)
        self._child.errorOccurred.connect(self._on_error)

    @property
    def scratch(self) -> str:
        """The folder of what the child puts aside."""
        return self._scratch.name

    def start(self) -> None:
        """Begin; what follows is told by signals."""
        program, *arguments = _command()
        self._child.start(program, arguments)
        self._child.write(msgspec.json.encode(self.request))
        self._child.closeWriteChannel()

    def cancel(self) -> None:
        """Stop at once, and leave nothing behind."""
        self._cancelled = True
        self._child.kill()

    def is_running(self) -> bool:
        """Tell whether the child is still there."""
        return self._child.state() is not QProcess.ProcessState.NotRunning

    def abandon(self) -> None:
        """Cancel because the program ends: wait until the child is gone."""
        if self.is_running():
            self.cancel()
            self._child.waitForFinished(_QUIT_MS)

    def _on_output(self) -> None:
        while self._child.canReadLine():
            match decode_message(bytes(self._child.readLine().data())):
                case Progress() as progress:
                    self.progressed.emit(progress)
                case Written() | Failed() as answer:
                    self._answer = answer
                case _:
                    pass

    def _on_finished(self) -> None:
        self._on_output()
        self._scratch.cleanup()
        if isinstance(self._answer, Written):
            self.written.emit(self._answer)
            return
        with suppress(OSError):
            temporary_of(Path(self.request.target)).unlink(missing_ok=True)
        if self._cancelled:
            self.cancelled.emit()
            return
        if self._answer is None:
            words = bytes(self._child.readAllStandardError().data()).decode(errors="replace")
            logger.error("the child that writes tables died: %s", words)
        self.failed.emit("" if self._answer is None else self._answer.sentence)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """Note a child that could not be started; one that crashed also finishes."""
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()


def _command() -> Sequence[str]:
    if getattr(sys, "frozen", False):
        return sys.executable, CHILD_OPTION
    return sys.executable, "-P", "-m", "desktop.impression"


def _environment(scratch: str) -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(_ROOT))
    for name in ("TMPDIR", "TEMP", "TMP"):
        environment.insert(name, scratch)
    if sys.platform == "linux":
        # It shows nothing, hence needs no display.
        environment.insert("QT_QPA_PLATFORM", "offscreen")
    return environment
