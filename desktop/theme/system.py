"""What the operating system says of the look: dark or light, and how large text is wanted."""

import platform
from functools import partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop.theme import Mode, set_theme

_WINDOWS_ACCESSIBILITY = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"


def follow_system(app: QApplication) -> None:
    """Dress the program as the system is dressed, now and whenever that changes."""
    dress(app)
    app.styleHints().colorSchemeChanged.connect(partial(_on_scheme_changed, app))


def dress(app: QApplication) -> None:
    """Apply the theme of the moment."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    set_theme(app, Mode.DARK if dark else Mode.LIGHT, _text_scale())


def _on_scheme_changed(app: QApplication, scheme: Qt.ColorScheme) -> None:
    dress(app)


def _text_scale() -> float:
    """Return the text size chosen in Windows; elsewhere it is part of the scale of the screen."""
    if platform.system() != "Windows":
        return 1.0
    settings = QSettings(_WINDOWS_ACCESSIBILITY, QSettings.Format.NativeFormat)
    return float(settings.value("TextScaleFactor", 100, int)) / 100
