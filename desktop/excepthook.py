"""What happens to a bug: a traceback in the log and a word to the owner, never silence."""

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bug:
    """One error that nobody caught: its type, and its traceback for the technician."""

    kind: str
    trace: str


class ExceptionReporter(QObject):
    """Catches what nobody caught, in any thread, and announces it in the UI thread."""

    bug_found = Signal(Bug)
    _reported = Signal(Bug)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reported.connect(self.bug_found, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hooks, which write to a console that nobody sees."""
        sys.excepthook = self.report
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give Python its hooks back: this object is about to go."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the traceback and announce the bug; Ctrl+C keeps its meaning."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.critical("unexpected error", exc_info=(kind, error, trace))
        lines = traceback.format_exception(kind, error, trace)
        self._reported.emit(Bug(kind.__name__, "".join(lines)))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)
