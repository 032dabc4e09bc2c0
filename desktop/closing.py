"""What closing the window means: a question while terminals may send, or a place in the tray."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

from desktop.dialogs.fermeture import FermetureDialog
from desktop.main_window import MainWindow
from desktop.restart import start_again
from desktop.tray import Tray


class Closing(QObject):
    """Asks only where closing would cost something."""

    def __init__(
        self, window: MainWindow, tray: Tray, is_serving: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self.tray = tray
        self._is_serving = is_serving
        self.dialog: FermetureDialog | None = None
        window.may_close = False
        # Later: a window that is being asked to close cannot be closed by its own answer.
        window.closing_asked.connect(self.ask, Qt.ConnectionType.QueuedConnection)
        tray.opened.connect(self.show_window)
        tray.quit_asked.connect(self.ask)
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_session_ending)

    def ask(self) -> None:
        """Close, at once or once the owner has said so."""
        if not self._is_serving():
            self.quit()
            return
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.show_window()
        self.dialog = FermetureDialog(to_tray=self.tray.is_available, parent=self._window)
        self.dialog.accepted.connect(self.quit)
        self.dialog.kept_open.connect(self.hide_window)
        self.dialog.open()

    def quit(self) -> None:
        """End the program."""
        self._window.may_close = True
        self._window.close()
        QCoreApplication.quit()

    def restart(self) -> None:
        """End the program, which opens again by itself: its next start has something to do."""
        start_again()
        self.quit()

    def hide_window(self) -> None:
        """Go on serving without a window; without a tray there would be no way back."""
        if self.tray.is_available:
            QGuiApplication.setQuitOnLastWindowClosed(False)
            self._window.hide()

    def show_window(self) -> None:
        """Bring the window back to the front."""
        QGuiApplication.setQuitOnLastWindowClosed(True)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def let_session_end(self) -> None:
        """Let the system shut down: a question would hold it up."""
        self._window.may_close = True

    def _on_session_ending(self, _session: QSessionManager) -> None:
        self.let_session_end()
