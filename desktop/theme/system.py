"""What the operating system says of the look: dark or light, and how large text is wanted."""

import platform

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop.theme import Mode, set_theme

_WINDOWS_ACCESSIBILITY = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"


def follow_system(app: QApplication) -> None:
    """Dress the program as the system is dressed, now and whenever that changes."""
    dress(app)
    follower = _Follower(app)
    app.styleHints().colorSchemeChanged.connect(follower.on_scheme_changed)


def dress(app: QApplication) -> None:
    """Apply the theme of the moment."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    set_theme(app, Mode.DARK if dark else Mode.LIGHT, _text_scale())


class _Follower(QObject):
    """Lives as long as the program, being a child of it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app

    def on_scheme_changed(self) -> None:
        """Dress anew."""
        dress(self._app)


def _text_scale() -> float:
    """Return the text size chosen in Windows; elsewhere it is part of the scale of the screen."""
    if platform.system() != "Windows":
        return 1.0
    settings = QSettings(_WINDOWS_ACCESSIBILITY, QSettings.Format.NativeFormat)
    percent = settings.value("TextScaleFactor", 100, int)
    return percent / 100 if isinstance(percent, int) else 1.0
