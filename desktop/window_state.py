"""Where the window was, how large, on which page and in which colours, when it was last closed."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QWidget

from desktop.theme.system import Apparence

_GEOMETRY = "geometry"
_PAGE = "page"
_LOOK = "apparence"


class WindowState:
    """Kept in a small file of the data folder: each folder has a window of its own."""

    def __init__(self, data_dir: Path) -> None:
        self._settings = QSettings(str(data_dir / "fenetre.ini"), QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> bool:
        """Put a window where it was, on a screen that exists; False where nothing is known."""
        saved = self._settings.value(_GEOMETRY)
        return isinstance(saved, QByteArray) and window.restoreGeometry(saved)

    def restore_or_fit(self, window: QWidget) -> None:
        """Put a window where it was; the first time, fill a screen that is too small for it."""
        room, wanted = window.screen().availableSize(), window.size()
        small = room.width() < wanted.width() or room.height() < wanted.height()
        if not self.restore(window) and small:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

    def page(self) -> str:
        """Return the name of the page that was at the front, "" where nothing is known."""
        return str(self._settings.value(_PAGE, ""))

    def look(self) -> Apparence | None:
        """Return the look of the last time: what is shown before the file is open wears it."""
        saved = str(self._settings.value(_LOOK, ""))
        return Apparence(saved) if saved in set(Apparence) else None

    def keep(self, window: QWidget, page: str, look: Apparence) -> None:
        """Remember all of it; a folder that cannot be written is no reason to stay open."""
        self._settings.setValue(_GEOMETRY, window.saveGeometry())
        self._settings.setValue(_PAGE, page)
        self._settings.setValue(_LOOK, look.value)
        self._settings.sync()
