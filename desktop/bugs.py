"""Tells the owner of a bug and keeps the program alive: one dialog, however many there are."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject
from PySide6.QtWidgets import QWidget

from desktop.dialogs.bogue import BogueDialog
from desktop.excepthook import Bug, ExceptionReporter

_AGAIN_MS = 60_000
"""The same bug is not told again so soon after the owner chose to go on."""


class BugDesk(QObject):
    """Shows what the reporter announces."""

    def __init__(self, reporter: ExceptionReporter, journal: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._window: QWidget | None = None
        self._told: dict[str, QElapsedTimer] = {}
        self._opening = False
        self.dialog: BogueDialog | None = None
        reporter.bug_found.connect(self._on_bug_found)

    def stand_before(self, window: QWidget) -> None:
        """Show further dialogs in front of this window."""
        self._window = window

    def close(self) -> None:
        """Take the dialog away."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _on_bug_found(self, bug: Bug) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.add_bug(bug)
        elif not self._opening and not self._was_told(bug):
            self._open(bug)

    def _open(self, bug: Bug) -> None:
        # Where the dialog itself fails, this stays true: a dialog a bug would never end.
        self._opening = True
        self._told[bug.trace] = QElapsedTimer()
        self._told[bug.trace].start()
        self.close()
        self.dialog = BogueDialog(bug, self._journal, self._window)
        self.dialog.quit_asked.connect(QCoreApplication.quit)
        self.dialog.open()
        self._opening = False

    def _was_told(self, bug: Bug) -> bool:
        told = self._told.get(bug.trace)
        return told is not None and not told.hasExpired(_AGAIN_MS)
