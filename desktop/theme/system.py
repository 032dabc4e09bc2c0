"""The look that is worn: what the owner chose, or what the operating system says."""

import platform
from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.theme import Mode, set_theme

_WINDOWS_ACCESSIBILITY = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"


class Apparence(StrEnum):
    """The three choices of the menu."""

    CLAIR = "CLAIR"
    SOMBRE = "SOMBRE"
    SYSTEME = "SYSTEME"


_MODES = {Apparence.CLAIR: Mode.LIGHT, Apparence.SOMBRE: Mode.DARK}
# Windows paints the title bar in the scheme that is asked for here; X11 does nothing of it.
_SCHEMES = {
    Apparence.CLAIR: Qt.ColorScheme.Light,
    Apparence.SOMBRE: Qt.ColorScheme.Dark,
    Apparence.SYSTEME: Qt.ColorScheme.Unknown,
}


class Look(QObject):
    """Dresses the whole program, at once and whenever choice or system change."""

    changed = Signal()
    """Another choice, or other colours."""

    def __init__(self, parent: QObject | None = None, *, text_scale: float | None = None) -> None:
        """`text_scale` stands for the size of text that the operating system says."""
        super().__init__(parent)
        self._app = _application()
        self._text_scale = text_scale
        self.choice = Apparence.SYSTEME
        self.mode = Mode.LIGHT
        self._worn: tuple[Mode, float] | None = None
        self._app.styleHints().colorSchemeChanged.connect(self._dress)

    def choose(self, choice: Apparence) -> None:
        """Wear this from now on."""
        self.choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._dress()

    def _dress(self) -> None:
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.mode = _MODES.get(self.choice, Mode.DARK if dark else Mode.LIGHT)
        scale = _text_scale() if self._text_scale is None else self._text_scale
        wanted = self.mode, scale
        # Dressing every widget anew takes a tenth of a second: not for colours that are worn.
        if wanted != self._worn:
            self._worn = wanted
            set_theme(self._app, *wanted)
        self.changed.emit()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a look needs a QApplication")
    return app


def _text_scale() -> float:
    """Return the text size chosen in Windows; elsewhere it is part of the scale of the screen."""
    if platform.system() != "Windows":
        return 1.0
    settings = QSettings(_WINDOWS_ACCESSIBILITY, QSettings.Format.NativeFormat)
    percent = settings.value("TextScaleFactor", 100, int)
    return percent / 100 if isinstance(percent, int) else 1.0
