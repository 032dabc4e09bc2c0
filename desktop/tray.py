"""The icon beside the clock: Comptoir goes on serving there, and tells what happens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.theme import app_icon


class Tray(QObject):
    """Where the system has no such place, `is_available` is false and nothing is shown."""

    opened = Signal()
    """The owner wants the window."""
    quit_asked = Signal()
    notification_pressed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        has_place: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        if has_place():
            self._icon = self._make_icon()

    @property
    def is_available(self) -> bool:
        """Whether the icon is there."""
        return self._icon is not None

    @property
    def menu(self) -> QMenu:
        """What a press of the right button opens."""
        return self._menu

    def show_message(self, title: str, sentence: str) -> None:
        """Let the system tell it in its own way."""
        if self._icon is not None:
            self._icon.showMessage(title, sentence, app_icon())

    def show_state(self, words: str) -> None:
        """Say how the server is when the mouse rests on the icon."""
        if self._icon is not None:
            self._icon.setToolTip(words)

    def close(self) -> None:
        """Leave no icon behind."""
        if self._icon is not None:
            self._icon.hide()

    def _make_icon(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(app_icon(), self)
        self._menu.addAction(self.tr("Ouvrir Comptoir")).triggered.connect(self._on_open)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quitter Comptoir")).triggered.connect(self._on_quit)
        made.setContextMenu(self._menu)
        made.activated.connect(self._on_activated)
        made.messageClicked.connect(self.notification_pressed)
        made.show()
        return made

    def _on_open(self) -> None:
        self.opened.emit()

    def _on_quit(self) -> None:
        self.quit_asked.emit()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
